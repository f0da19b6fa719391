#!/usr/bin/env python3
"""Compares the figures that we read in the tables of PDFs with those that pdfplumber reads, and makes our fixtures.

    cargo run --example grids --features docx,xlsx,html,pdf -- FILES | tests/oracle/pdf.py - FILES
    tests/oracle/pdf.py --fixtures FOLDER
    tests/oracle/pdf.py --speed CHECK FILES

A figure is a cell of digits alone. pdfplumber reads fewer tables than we do (none without rules, no rows that the end of a page tore): each
figure of its tables must be ours too, in the same order; the result is 1 if one is not, or differs. `--speed` gives milliseconds of the example
`check` on a PDF, beside `pdftotext -layout` and `check` on its text, both as processes, and of pdfplumber. Needs pdfplumber; the fixtures need
pymupdf, xhtml2pdf and the program qpdf, the speed pdftotext.
"""

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

GROUPS = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
FIGURES = [3, 1, 0, 2, 6, 4, 0, 1, 0, 5, 2, 0, 0, 1, 3]
TITLE = "某局2023年政府信息公开工作年度报告"
HEADING = "四、政府信息公开行政复议、行政诉讼情况"


def figure(text):
    text = "".join((text or "").split())
    return text if text.isascii() and text.isdigit() else None


def theirs(path):
    import pdfplumber

    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            for table in page.extract_tables():
                for row in table:
                    yield from filter(None, map(figure, row))


def ours(lines):
    found = {}
    for line in lines:
        cell = json.loads(line)
        own = found.setdefault(cell["file"], [])
        if "error" not in cell and figure(cell["text"]):
            own.append(figure(cell["text"]))
    return found


def missing(own, other):
    """The first figure of the other reader that ours lacks, in order."""
    rest = iter(own)
    return next((at for at, wanted in enumerate(other) if wanted not in rest), None)


def compare(lines, files):
    own, failed = ours(lines), False
    for path in files:
        other = list(theirs(path))
        at = missing(own.get(path, []), other)
        failed |= at is not None
        verdict = "as pdfplumber" if at is None else f"figure {at + 1} of pdfplumber, {other[at]}, is not ours"
        print(f"{path}: {len(own.get(path, []))} figures, pdfplumber {len(other)}: {verdict}")
    return 1 if failed else 0


def cells():
    """The header and figures of the table: column, row, columns, rows, text."""
    yield from [(0, 0, 5, 1, "行政复议"), (5, 0, 10, 1, "行政诉讼"), (5, 1, 5, 1, "未经复议直接起诉"), (10, 1, 5, 1, "复议后起诉")]
    for at, name in enumerate(GROUPS):
        yield from [(at, 1, 1, 2, name), (5 + at, 2, 1, 1, name), (10 + at, 2, 1, 1, name)]
    for at, number in enumerate(FIGURES):
        yield at, 3, 1, 1, str(number)


def by_mupdf(path):
    import pymupdf

    document = pymupdf.open()
    page = document.new_page(width=595, height=400)

    def write(x, y, text, size=9):
        page.insert_text((x, y), text, fontname="china-s", fontsize=size)

    write(40, 40, TITLE, 14)
    write(40, 70, HEADING, 11)
    for column, row, columns, rows, text in cells():
        x, y, right, bottom = 40 + 34 * column, 80 + 22 * row, 40 + 34 * (column + columns), 80 + 22 * (row + rows)
        page.draw_rect(pymupdf.Rect(x, y, right, bottom), width=0.5)
        middle = (y + bottom) / 2 + 3
        if len(text) > 3 and columns == 1:
            write(x + 3, middle - 5, text[:2])
            write(x + 3, middle + 6, text[2:])
        else:
            write(x + 3, middle, text)
    document.subset_fonts()
    document.save(path, garbage=4, deflate=True, clean=True)


def by_xhtml2pdf(path):
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from xhtml2pdf import pisa

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    rows = [""] * 4
    for column, row, columns, height, text in sorted(cells(), key=lambda cell: (cell[1], cell[0])):
        rows[row] += f'<td colspan="{columns}" rowspan="{height}">{text}</td>'
    style = "@page{size:a4 landscape} body{font-family:STSong-Light;font-size:8pt} td{border:0.5pt solid black;padding:2pt}"
    table = "".join(f"<tr>{row}</tr>" for row in rows)
    page = f"<html><head><style>{style}</style></head><body><h1>{TITLE}</h1><p>{HEADING}</p><table>{table}</table></body></html>"
    with open(path, "wb") as out:
        pisa.CreatePDF(page, dest=out, encoding="utf8")


def fixtures(folder):
    by_mupdf(folder / "mupdf.pdf")
    by_xhtml2pdf(folder / "xhtml2pdf.pdf")
    encrypt = ["qpdf", "--object-streams=generate", "--encrypt"]
    subprocess.run([*encrypt, "", "owner", "256", "--", folder / "mupdf.pdf", folder / "protected.pdf"], check=True)
    subprocess.run([*encrypt, "secret", "owner", "256", "--", folder / "xhtml2pdf.pdf", folder / "locked.pdf"], check=True)


def milliseconds(times, run):
    start = time.perf_counter()
    for _ in range(times):
        run()
    return (time.perf_counter() - start) / times * 1000


def speed(check, files):
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with tempfile.NamedTemporaryFile(suffix=".txt") as text:

        def ours_alone():
            subprocess.run([check, path], **quiet)

        def by_text():
            subprocess.run(["pdftotext", "-layout", path, text.name], **quiet)
            subprocess.run([check, text.name], **quiet)

        for path in files:
            own, other = milliseconds(10, ours_alone), milliseconds(10, by_text)
            plumber = milliseconds(1, lambda: list(theirs(path)))
            print(f"{path}: {own:.1f} ms, pdftotext and text {other:.1f} ms ({other / own:.1f} x), pdfplumber {plumber:.0f} ms")


if __name__ == "__main__":
    if sys.argv[1] == "--speed":
        speed(sys.argv[2], sys.argv[3:])
    elif sys.argv[1] == "--fixtures":
        fixtures(Path(sys.argv[2]))
    else:
        given = sys.stdin if sys.argv[1] == "-" else open(sys.argv[1], encoding="utf8")
        sys.exit(compare(given, sys.argv[2:]))
