#!/usr/bin/env python3
"""Reads marked documents with other people's libraries.

    cargo run --example mark --features docx,xlsx,gbk,pdf -- MARKED FILES | tests/oracle/mark.py MARKED - FILES

Each file of the folder MARKED must say what the original says, and have its comments, and those that the lines of the example tell and no others,
at the cells and words that they tell. .docx by python-docx, .xlsx by openpyxl, pages by html5lib, PDFs by pypdf; where soffice is installed,
LibreOffice must open documents and workbooks as well. The result is 1 where something differs.
"""

import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def commented(document):
    """The comments of a Word document: what each says, and the text that it stands around."""
    texts, open_ = {}, set()
    for element in document.element.body.iter():
        if element.tag == WORD + "commentRangeStart":
            open_.add(element.get(WORD + "id"))
            texts[element.get(WORD + "id")] = ""
        elif element.tag == WORD + "commentRangeEnd":
            open_.discard(element.get(WORD + "id"))
        elif element.tag == WORD + "t":
            for comment in open_:
                texts[comment] += element.text or ""
    assert not open_, "a comment does not end"
    return [(comment.text, texts[str(comment.comment_id)]) for comment in document.comments]


def docx(original, marked, marks):
    import docx

    before, after = docx.Document(original), docx.Document(marked)
    paragraphs = lambda document: [paragraph.text for paragraph in document.paragraphs]
    cells = lambda document: [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]
    assert paragraphs(before) == paragraphs(after) and cells(before) == cells(after), "the texts differ"
    new = Counter(commented(after)) - Counter(commented(before))
    assert not Counter(commented(before)) - Counter(commented(after)), "a comment is lost"
    assert Counter(said for said, _ in new) == Counter(mark["message"] for mark in marks), f"other comments: {new}"
    for said, around in new:
        mark = next(mark for mark in marks if mark["message"] == said)
        wanted = mark["phrase"] or re.search(r"现为 (\d*)", said).group(1)
        assert "".join(around.split()) == wanted, f"{around!r} is not {wanted!r}"


def xlsx(original, marked, marks):
    import openpyxl

    def read(path):
        found = {}
        for sheet in openpyxl.load_workbook(path):
            for cell in (cell for row in sheet.iter_rows() for cell in row):
                look = (cell.font.b, cell.number_format, cell.alignment.horizontal, cell.border.left.style)
                found[f"{sheet.title}!{cell.coordinate}"] = (cell.value, look, cell.comment and cell.comment.text, cell.fill.fgColor.rgb)
        return found

    before, after = read(original), read(marked)
    wanted = {}
    for mark in marks:
        wanted[mark["position"]] = "\n".join(filter(None, [wanted.get(mark["position"]), mark["message"]]))
    assert before.keys() == after.keys(), "other cells"
    for place, (value, look, comment, fill) in before.items():
        comment = "\n".join(filter(None, [comment, wanted.get(place)])) or None
        assert after[place][:3] == (value, look, comment), f"{place}: {after[place]}"
        assert (after[place][3] != fill) == (place in wanted), f"{place}: fill {after[place][3]}"


def html(original, marked, marks):
    import html5lib

    def parse(path, strict=False):
        return html5lib.HTMLParser(strict=strict, namespaceHTMLElements=False).parse(path.read_bytes())

    before, after = parse(original), parse(marked)
    notes = [frame for frame in after.iter("iframe") if frame.get("class") == "gouji-notes"]
    items = [item for frame in notes for item in html5lib.parse(frame.get("srcdoc"), namespaceHTMLElements=False).iter("li")]
    assert ["".join(item.itertext()) for item in items] == [mark["message"] for mark in marks], "other notes"
    text = lambda page: "".join(page.find("body").itertext())
    assert text(before) == text(after), "the texts differ"
    pieces = {}
    for element in after.iter("mark"):
        pieces[element.get("title")] = pieces.get(element.get("title"), "") + "".join(element.itertext())
    for mark in marks:
        wanted = mark["phrase"] or re.search(r"现为 (\d*)", mark["message"]).group(1)
        assert pieces[mark["message"].replace("\n", " ")] == wanted, f"{pieces} has no {wanted!r}"
    numbers = [element.get("data-gouji") for element in after.iter("mark") if element.get("data-gouji")]
    assert sorted(map(int, numbers)) == [mark["number"] for mark in marks], f"numbers {numbers}"


def pdf(original, marked, marks):
    import pypdf

    bytes_ = original.read_bytes()
    assert marked.read_bytes().startswith(bytes_), "the file is not the beginning"
    before, after = pypdf.PdfReader(original), pypdf.PdfReader(marked, strict=True)
    text = lambda file: [page.extract_text() for page in file.pages]
    assert text(before) == text(after), "the texts differ"
    notes = []
    for page in after.pages:
        for note in (note.get_object() for note in page.get("/Annots", [])):
            # What stands on the highlighted area: no more than a note on a cell may have.
            x0, y0, x1, y1 = map(float, note["/Rect"])
            found = []

            def visit(text, _, matrix, *__):
                if text.strip() and x0 <= matrix[4] <= x1 and y0 <= matrix[5] <= y1:
                    found.append(text)

            page.extract_text(visitor_text=lambda text, cm, tm, *rest: visit(text, cm, multiply(tm, cm)))
            notes.append((note["/Contents"], "".join("".join(found).split())))
    assert Counter(said for said, _ in notes) == Counter(mark["message"] for mark in marks), f"other notes: {notes}"
    for said, around in notes:
        mark = next(mark for mark in marks if mark["message"] == said)
        if mark["phrase"]:
            assert mark["phrase"] in around, f"{around!r} has no {mark['phrase']!r}"
        else:
            assert around == re.search(r"现为 (\d*)", said).group(1), f"{around!r}: {said}"


def multiply(one, other):
    a, b, c, d, e, f = one
    k, l, m, n, o, p = other
    return [a * k + b * m, a * l + b * n, c * k + d * m, c * l + d * n, e * k + f * m + o, e * l + f * n + p]


def opened(paths):
    """LibreOffice makes a PDF of each."""
    office = shutil.which("soffice")
    if not office or not paths:
        return print("not run: LibreOffice is not installed")
    with tempfile.TemporaryDirectory() as folder:
        profile = f"-env:UserInstallation=file://{folder}/profile"
        subprocess.run([office, profile, "--headless", "--convert-to", "pdf", "--outdir", folder, *map(str, paths)], check=True, capture_output=True, timeout=600)
        for path in paths:
            assert (Path(folder) / f"{path.stem}.pdf").stat().st_size > 1000, f"LibreOffice does not open {path}"
    print(f"LibreOffice opens {len(paths)} files")


def main(folder, lines, *files):
    marks = {}
    for line in sys.stdin if lines == "-" else open(lines, encoding="utf8"):
        mark = json.loads(line)
        assert "error" not in mark, mark
        marks.setdefault(mark["file"], []).append(mark)
    wrong = 0
    for file in map(Path, files):
        try:
            {".docx": docx, ".xlsx": xlsx, ".html": html, ".pdf": pdf}[file.suffix](file, Path(folder) / file.name, marks.get(str(file), []))
        except AssertionError as error:
            wrong += 1
            print(f"{file}: {error}")
    print(f"{len(files)} files with {sum(map(len, marks.values()))} marks, {wrong} wrong")
    # Names differ by their endings alone, and LibreOffice would write one PDF for all of a stem.
    for kind in ".docx", ".xlsx":
        opened([Path(folder) / file.name for file in map(Path, files) if file.suffix == kind])
    return min(wrong, 1)


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
