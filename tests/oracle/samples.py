#!/usr/bin/env python3
"""Writes random documents and workbooks with other people's libraries, for oracle.py.

    samples.py FOLDER [NUMBER [SEED]]

NUMBER files of each kind: .docx by python-docx, .xlsx by openpyxl, .xls by xlwt, .ods by odfpy, and pages of tags that are often left open.
Each has random cells, merged regions and values of every kind. Beside them report-*: the table of cases with a wrong total and a sentence that
contradicts it, some with a comment already, for mark.py, as PDF (by reportlab), too.
"""

import datetime
import html
import random
import sys
from pathlib import Path

LABELS = ["本年制发件数", "行政规范性文件", "（一）予以公开", "第一行\n第二行", "<&\">", "总计", "a b", "合同：金额（万元）"]
FORMATS = ["General", "0.00", "#,##0", "0.0%", "yyyy-mm-dd", '0"件"', "[Red]0"]


def value(chance):
    kind = chance.randrange(8)
    if kind < 2:
        return chance.randrange(100_000)
    if kind == 2:
        return chance.randrange(10_000_000) / 100
    if kind == 3:
        return None
    if kind == 4:
        return chance.choice([True, False, datetime.date(2024, 1, chance.randrange(1, 29)), -chance.randrange(1000), 0.1 + 0.2, 1e-5, 123456789012])
    return chance.choice(LABELS)


def layout(chance, rows, columns):
    """Rectangles that fill the grid: (row, column, rows, columns)."""
    taken, found = set(), []
    for row in range(rows):
        for column in range(columns):
            if (row, column) in taken:
                continue
            down, across = (chance.choice([1, 1, 1, 2, 3]) for _ in range(2))
            down = min(down, rows - row)
            while column + across > columns or any((row, column + c) in taken for c in range(across)):
                across -= 1
            taken |= {(row + r, column + c) for r in range(down) for c in range(across)}
            found.append((row, column, down, across))
    return found


def write_docx(path, chance):
    import docx

    document = docx.Document()
    for _ in range(chance.randrange(1, 4)):
        document.add_paragraph(chance.choice(LABELS))
        fill_word_table(document.add_table(*(size := (chance.randrange(1, 8), chance.randrange(1, 9)))), size, chance, 0)
    document.save(path)


def fill_word_table(table, size, chance, depth):
    for row, column, down, across in layout(chance, *size):
        cell = table.cell(row, column)
        if (down, across) != (1, 1):
            cell = cell.merge(table.cell(row + down - 1, column + across - 1))
        content = value(chance)
        cell.text = "" if content is None else str(content)
        if depth < 2 and chance.random() < 0.05:
            inner = (chance.randrange(1, 4), chance.randrange(1, 4))
            fill_word_table(cell.add_table(*inner), inner, chance, depth + 1)


def write_xlsx(path, chance):
    import openpyxl

    book = openpyxl.Workbook()
    book.remove(book.active)
    for number in range(chance.randrange(1, 4)):
        sheet = book.create_sheet(f"表{number}")
        top, left = chance.randrange(4), chance.randrange(4)
        for row, column, down, across in layout(chance, 8, 8):
            cell = sheet.cell(top + row + 1, left + column + 1, value(chance))
            if isinstance(cell.value, (int, float)) and not isinstance(cell.value, bool):
                cell.number_format = chance.choice(FORMATS[:4] + FORMATS[5:])
            if (down, across) != (1, 1):
                sheet.merge_cells(start_row=cell.row, start_column=cell.column, end_row=cell.row + down - 1, end_column=cell.column + across - 1)
    book.save(path)


def write_xls(path, chance):
    import xlwt

    book = xlwt.Workbook(encoding="utf-8")
    for number in range(chance.randrange(1, 4)):
        sheet = book.add_sheet(f"表{number}")
        for row, column, down, across in layout(chance, 8, 8):
            content = value(chance)
            style = xlwt.XFStyle()
            style.num_format_str = "yyyy-mm-dd" if isinstance(content, datetime.date) else chance.choice(FORMATS[:4])
            sheet.write_merge(row, row + down - 1, column, column + across - 1, content, style)
        if chance.random() < 0.3:
            for row in range(20, 20 + chance.randrange(300)):
                sheet.write(row, 0, chance.choice(LABELS) * 30 + str(row))
    book.save(str(path))


def write_ods(path, chance):
    from odf.opendocument import OpenDocumentSpreadsheet
    from odf.table import CoveredTableCell, Table, TableCell, TableRow
    from odf.text import P

    book = OpenDocumentSpreadsheet()
    for number in range(chance.randrange(1, 4)):
        sheet = Table(name=f"表{number}")
        cells = {(row, column): (down, across) for row, column, down, across in layout(chance, 8, 8)}
        for row in range(8):
            line = TableRow(numberrowsrepeated=chance.choice([1, 1, 3])) if all((row, c) in cells and cells[row, c][0] == 1 for c in range(8)) else TableRow()
            for column in range(8):
                if (row, column) not in cells:
                    line.addElement(CoveredTableCell())
                    continue
                down, across = cells[row, column]
                content = value(chance)
                spans = {"numberrowsspanned": down, "numbercolumnsspanned": across}
                if isinstance(content, (int, float)) and not isinstance(content, bool):
                    cell = TableCell(valuetype="float", value=repr(content), **spans)
                else:
                    cell = TableCell(valuetype="string", **spans) if content is not None else TableCell(**spans)
                for text in [] if content is None else str(content).split("\n"):
                    cell.addElement(P(text=text))
                line.addElement(cell)
            sheet.addElement(line)
        book.spreadsheet.addElement(sheet)
    book.save(str(path))


GROUPS = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
CASES = "四、政府信息公开行政复议、行政诉讼情况"


def cases(chance):
    """The rows of the table of cases, with their spans: (row, column, rows, columns, content); and a sentence."""
    figures = []
    for _ in range(3):
        parts = [chance.choice([0, 0, 0, 1, 2, 17]) for _ in range(4)]
        figures += parts + [sum(parts)]
    wrong = chance.choice([4, 9, 14])
    figures[wrong] += chance.choice([1, 3, 10])
    heads = [(0, 0, 2, 5, "行政复议"), (0, 5, 1, 10, "行政诉讼"), (1, 5, 1, 5, "未经复议直接起诉"), (1, 10, 1, 5, "复议后起诉")]
    heads += [(2, column, 1, 1, GROUPS[column % 5]) for column in range(15)]
    rows = heads + [(3, column, 1, 1, figure) for column, figure in enumerate(figures)]
    return rows, f"本年度因政府信息公开引发行政复议{figures[4] + chance.choice([0, 2])}件。"


def report_docx(path, chance):
    import docx

    rows, sentence = cases(chance)
    document = docx.Document()
    document.add_paragraph("一、总体情况")
    paragraph = document.add_paragraph(style=chance.choice(["Normal", "List Bullet"]))
    cut = chance.randrange(len(sentence))
    runs = [paragraph.add_run("经研究，" + sentence[:cut]), paragraph.add_run(sentence[cut:] + "余无。")]
    runs[1].bold = chance.random() < 0.5
    if chance.random() < 0.5:
        document.add_comment(runs, text="已阅 <b>", author="甲")
    document.add_paragraph(CASES)
    table = document.add_table(4, 15)
    for row, column, down, across, content in rows:
        cell = table.cell(row, column).merge(table.cell(row + down - 1, column + across - 1))
        cell.text = str(content)
    document.save(path)


def report_xlsx(path, chance):
    import openpyxl
    from openpyxl.comments import Comment
    from openpyxl.styles import Alignment, Border, Font, Side

    rows, sentence = cases(chance)
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "表<四>"
    sheet["A1"], sheet["A2"], sheet["A3"] = "一、总体情况", sentence, CASES
    for row, column, down, across, content in rows:
        cell = sheet.cell(row + 4, column + 1, content)
        cell.font, cell.alignment = Font(bold=chance.random() < 0.3), Alignment(horizontal="center")
        cell.border = Border(left=Side("thin"), top=Side("thin"))
        if row == 3 and chance.random() < 0.2:
            cell.comment = Comment("已阅", "甲")
        if (down, across) != (1, 1):
            sheet.merge_cells(start_row=row + 4, start_column=column + 1, end_row=row + 3 + down, end_column=column + across)
    book.save(path)


def report_html(path, chance):
    rows, sentence = cases(chance)
    lines = []
    for number in range(4):
        cells = [(down, across, content) for row, _, down, across, content in rows if row == number]
        lines.append("<tr>" + "".join(f"<td rowspan={down} colspan={across}><p>{content}</p></td>" for down, across, content in cells) + "</tr>")
    sentence = sentence.replace("行政复议", "行政<b>复议</b>")
    page = f"<!DOCTYPE html><html><head><meta charset=gbk><title>年报</title></head><body><p>一、总体情况</p><p>{sentence}</p><p>{CASES}</p><table>{''.join(lines)}</table></body></html>"
    path.write_bytes(page.encode("gbk"))


def report_pdf(path, chance):
    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    rows, sentence = cases(chance)
    cells, spans = [[""] * 15 for _ in range(4)], []
    for row, column, down, across, content in rows:
        cells[row][column] = str(content)
        spans.append(("SPAN", (column, row), (column + across - 1, row + down - 1)))
    look = [("GRID", (0, 0), (-1, -1), 0.5, "black"), ("FONT", (0, 0), (-1, -1), "STSong-Light", 8)]
    style = ParagraphStyle("text", fontName="STSong-Light", fontSize=11, leading=16)
    document = SimpleDocTemplate(str(path), pagesize=landscape(A4), rotation=chance.choice([0, 0, 180]))
    document.build([Paragraph(text, style) for text in ("一、总体情况", sentence, CASES)] + [Table(cells, style=look + spans)])


def write_html(path, chance):
    """Pages as Word, WPS and editors write them: end tags left out, upper case, comments, groups of rows, spans down to the end."""
    page = ["<!DOCTYPE html><meta charset=utf-8>"]
    for _ in range(chance.randrange(1, 4)):
        upper = chance.random() < 0.3
        closes = chance.random() < 0.6
        page.append("<p>" + html.escape(chance.choice(LABELS)) + "</p>")
        tags = ["<table border=1 style='width:100%'>"]
        for group in chance.choice([["tbody"], ["thead", "tbody"], ["", "tbody"], ["tbody", "tbody", "tfoot"]]):
            height, width = chance.randrange(1, 6), chance.randrange(1, 8)
            tags.append(f"<{group}>" if group else "")
            cells = {(row, column): (down, across) for row, column, down, across in layout(chance, height, width)}
            for row in range(height):
                tags.append("<tr>")
                for column in range(width):
                    if (row, column) in cells:
                        tags.append(html_cell(chance, row, height, *cells[row, column], closes))
                tags.append("</tr>" if closes or chance.random() < 0.5 else "")
            tags.append(f"</{group}>" if group and closes else "")
        tags.append("</table>")
        page += [tag.upper() if upper and "&" not in tag and tag.isascii() else tag for tag in tags]
    path.write_text("\n".join(page), encoding="utf-8")


def html_cell(chance, row, height, down, across, closes):
    name = chance.choice(["td", "td", "td", "th"])
    # Zero stands for all rows that are left.
    rows = 0 if row + down == height and chance.random() < 0.3 else down
    spans = (f" rowspan={rows}" if rows != 1 else "") + (f' colspan="{across}"' if across != 1 else "")
    content = value(chance)
    text = "" if content is None else html.escape(str(content)).replace("\n", "<br>")
    text = chance.choice(["{}", "<p>{}</p>", "<span style='color:red'>{}</span>", "<!--[if x]>1<![endif]-->{}", "<p><b>{}", "{}&nbsp;"]).format(text)
    return f"<{name}{spans}>{text}" + (f"</{name}>" if closes else "")


def main(folder, number="20", seed="1"):
    chance = random.Random(int(seed))
    Path(folder).mkdir(parents=True, exist_ok=True)
    for at in range(int(number)):
        for kind, write in {"docx": write_docx, "xlsx": write_xlsx, "xls": write_xls, "ods": write_ods, "html": write_html}.items():
            write(Path(folder) / f"{at:03}.{kind}", chance)
    # A chance of their own, so that the others stay what they were.
    chance = random.Random(int(seed))
    for at in range(int(number)):
        for kind, write in {"docx": report_docx, "xlsx": report_xlsx, "html": report_html, "pdf": report_pdf}.items():
            write(Path(folder) / f"report-{at:03}.{kind}", chance)


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(*sys.argv[1:])
