#!/usr/bin/env python3
"""OFD documents made of PDFs, to see that both are read alike.

usage: ofd.py FOLDER FILE.pdf…
       cargo run --example grids --all-features -- FILE.pdf… FOLDER/FILE.ofd… | ofd.py --compare
The second form fails where a PDF and the document made of it have different tables. The first writes FOLDER/FILE.ofd for each. PyMuPDF says what the pages show: each run of text becomes a text
object, each drawing a path object, in the order in which they are painted, in millimetres, in the
form in which converters write OFD (steps as `DeltaX`, runs of equal steps as `g n v`)."""
import json
import os
import sys
import zipfile
from xml.sax.saxutils import escape

MM = 25.4 / 72
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
SPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'


def number(value):
    return f"{value:.4f}".rstrip("0").rstrip(".") or "0"


def numbers(*values):
    return " ".join(number(value) for value in values)


def deltas(steps):
    """Steps, runs of more than two equal ones in short."""
    words, at = [], 0
    texts = [number(step) for step in steps]
    while at < len(texts):
        end = at
        while end < len(texts) and texts[end] == texts[at]:
            end += 1
        if end - at > 2:
            words += ["g", str(end - at), texts[at]]
        else:
            words += texts[at:end]
        at = end
    return " ".join(words)


def color(name, channels):
    if channels is None:
        return ""
    if isinstance(channels, (int, float)):
        channels = [channels]
    if len(channels) == 1:
        channels = list(channels) * 3
    if len(channels) == 4:
        black = channels[3]
        channels = [(1 - ink) * (1 - black) for ink in channels[:3]]
    value = " ".join(str(round(channel * 255)) for channel in channels)
    return f'<ofd:{name} Value="{value}"/>'


def text_object(span, number_of):
    """A run of text; one that is not level gets a matrix."""
    if span["type"] == 3 or not span["chars"]:
        return ""
    (cos, sin), size = span["dir"], span["size"] * MM
    chars = span["chars"]
    origins = [(char[2][0] * MM, char[2][1] * MM) for char in chars]
    first = origins[0]
    # Along the line and across it.
    along = [(x - first[0]) * cos + (y - first[1]) * sin for x, y in origins]
    across = [-(x - first[0]) * sin + (y - first[1]) * cos for x, y in origins]
    steps = [b - a for a, b in zip(along, along[1:])]
    downs = [b - a for a, b in zip(across, across[1:])]
    x0, y0, x1, y1 = (side * MM for side in span["bbox"])
    x0, y0 = min(x0, first[0]), min(y0, first[1] - 0.9 * size)
    boundary = numbers(x0, y0, max(x1 - x0, 0.1), max(y1 - y0, 1.2 * size))
    is_level = abs(sin) < 1e-6 and cos > 0
    start = (first[0] - x0, first[1] - y0)
    ctm = "" if is_level else f' CTM="{numbers(cos, sin, -sin, cos, *start)}"'
    x, y = start if is_level else (0, 0)
    delta = f' DeltaX="{deltas(steps)}"' if steps else ""
    if any(abs(down) > 1e-3 for down in downs):
        delta += f' DeltaY="{deltas(downs)}"'
    text = escape("".join(chr(char[0]) for char in chars))
    alpha = f' Alpha="{round(span["opacity"] * 255)}"' if span["opacity"] < 1 else ""
    return (f'<ofd:TextObject ID="{number_of()}" Boundary="{boundary}" Font="3" '
            f'Size="{number(size)}"{ctm}{alpha}>{color("FillColor", span["color"])}'
            f'<ofd:TextCode X="{number(x)}" Y="{number(y)}"{delta}>{text}</ofd:TextCode>'
            "</ofd:TextObject>")


def path_object(drawing, number_of):
    rect = drawing["rect"]
    x0, y0 = rect.x0 * MM, rect.y0 * MM
    point = lambda p: numbers(p.x * MM - x0, p.y * MM - y0)
    data, last = [], None
    for item in drawing["items"]:
        kind = item[0]
        if kind == "re":
            r = item[1]
            corners = [r.tl, r.tr, r.br, r.bl]
            corners = corners if item[2] > 0 else corners[::-1]
            data.append("M " + " L ".join(point(p) for p in corners) + " C")
            last = None
        elif kind == "qu":
            q = item[1]
            data.append("M " + " L ".join(point(p) for p in (q.ul, q.ur, q.lr, q.ll)) + " C")
            last = None
        else:
            if last != item[1]:
                data.append("M " + point(item[1]))
            if kind == "l":
                data.append("L " + point(item[2]))
            else:
                data.append("B " + " ".join(point(p) for p in item[2:]))
            last = item[-1]
    if drawing.get("closePath"):
        data.append("C")
    kind = drawing["type"]
    width = number((drawing.get("width") or 0) * MM)
    rule = ' Rule="Even-Odd"' if drawing.get("even_odd") else ""
    opacity = drawing.get("fill_opacity") if "f" in kind else drawing.get("stroke_opacity")
    alpha = f' Alpha="{round(opacity * 255)}"' if opacity is not None and opacity < 1 else ""
    return (f'<ofd:PathObject ID="{number_of()}" '
            f'Boundary="{numbers(x0, y0, rect.width * MM, rect.height * MM)}" '
            f'LineWidth="{width}" Stroke="{"true" if "s" in kind else "false"}" '
            f'Fill="{"true" if "f" in kind else "false"}"{rule}{alpha}>'
            f'{color("FillColor", drawing.get("fill"))}{color("StrokeColor", drawing.get("color"))}'
            f'<ofd:AbbreviatedData>{" ".join(data)}</ofd:AbbreviatedData></ofd:PathObject>')


def page(of, number_of):
    things = [(span["seqno"], text_object(span, number_of)) for span in of.get_texttrace()]
    things += [(own["seqno"], path_object(own, number_of)) for own in of.get_drawings()]
    things.sort(key=lambda thing: thing[0])
    box = numbers(0, 0, of.rect.width * MM, of.rect.height * MM)
    return (f'{HEAD}<ofd:Page {SPACE}><ofd:Area><ofd:PhysicalBox>{box}</ofd:PhysicalBox></ofd:Area>'
            f'<ofd:Content><ofd:Layer ID="{number_of()}" Type="Body">'
            f'{"".join(thing for _, thing in things)}</ofd:Layer></ofd:Content></ofd:Page>')


def convert(pdf, ofd):
    count = [10]

    def number_of():
        count[0] += 1
        return count[0]

    import pymupdf

    document = pymupdf.open(pdf)
    for own in document:
        own.set_rotation(0)
    pages = [page(own, number_of) for own in document]
    listed = "".join(f'<ofd:Page ID="{4 + at}" BaseLoc="Pages/Page_{at}/Content.xml"/>'
                     for at in range(len(pages)))
    parts = {
        "OFD.xml": f'{HEAD}<ofd:OFD {SPACE} DocType="OFD" Version="1.0"><ofd:DocBody><ofd:DocInfo>'
                   "<ofd:DocID>00000000000000000000000000000000</ofd:DocID></ofd:DocInfo>"
                   "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f'{HEAD}<ofd:Document {SPACE}><ofd:CommonData>'
                              f"<ofd:MaxUnitID>{count[0]}</ofd:MaxUnitID><ofd:PageArea>"
                              "<ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>"
                              "<ofd:PublicRes>PublicRes.xml</ofd:PublicRes></ofd:CommonData>"
                              f"<ofd:Pages>{listed}</ofd:Pages></ofd:Document>",
        "Doc_0/PublicRes.xml": f'{HEAD}<ofd:Res {SPACE} BaseLoc="Res"><ofd:Fonts><ofd:Font ID="3" '
                               'FontName="宋体" FamilyName="宋体"/></ofd:Fonts></ofd:Res>',
    }
    for at, own in enumerate(pages):
        parts[f"Doc_0/Pages/Page_{at}/Content.xml"] = own
    with zipfile.ZipFile(ofd, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name), text, zipfile.ZIP_DEFLATED)


def compare(lines):
    """Whether each file has the same cells in both formats."""
    cells = {}
    for line in lines:
        cell = json.loads(line)
        name, kind = os.path.splitext(os.path.basename(cell.pop("file")))
        cells.setdefault(name, {}).setdefault(kind, []).append(cell)
    failed = [name for name, own in cells.items() if own.get(".pdf") != own.get(".ofd")]
    print(f"{len(cells)} files, {len(failed)} differ: {failed}")
    return 1 if failed or not cells else 0


def main():
    if sys.argv[1] == "--compare":
        sys.exit(compare(sys.stdin))
    folder, *files = sys.argv[1:]
    os.makedirs(folder, exist_ok=True)
    for file in files:
        name = os.path.splitext(os.path.basename(file))[0]
        convert(file, os.path.join(folder, name + ".ofd"))


if __name__ == "__main__":
    main()
