#!/usr/bin/env python3
"""Reads the tables of documents with other people's libraries, and compares them with ours.

    oracle.py FILES                    prints every cell as a JSON line: file, table, row, column, rows, columns, text
    oracle.py --compare OURS FILES     compares with such lines of ours (OURS may be - for standard input)

    cargo run --example grids --features docx,xlsx -- FILES | tests/oracle/oracle.py --compare - FILES

Word documents by python-docx, workbooks by openpyxl (.xlsx), xlrd (.xls) and lxml (.ods), web pages by html5lib. Needs those of them that
the files call for: pip install python-docx openpyxl lxml xlrd html5lib. Rows and columns count from 0. Compared are place, spans and text, white
space at the ends left out; blank cells too in documents, but not in workbooks, where each library keeps others. The result is 1 if
anything differs.
"""

import json
import re
import sys
from pathlib import Path

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"


def docx_tables(path):
    """python-docx knows nothing of content controls and tracked changes: the tree is freed of them first."""
    import docx
    from docx.table import Table

    document = docx.Document(path)
    body = document.element.body
    plain(body)
    # Tables in the order in which they begin, those within cells included.
    for element in body.iter(W + "tbl"):
        yield list(docx_cells(Table(element, document)))


def plain(body):
    """Takes away what does not count and unwraps what is transparent."""
    for name in ("del", "moveFrom", "sectPr"):
        for element in list(body.iter(W + name)):
            parent = element.getparent()
            if name == "del" and parent.tag == W + "trPr":
                row = parent.getparent()
                row.getparent().remove(row)
            elif parent is not None and parent.tag != W + "rPr":
                parent.remove(element)
    for element in list(body.iter(MC + "AlternateContent")):
        chosen = element.find(MC + "Choice")
        chosen = element.find(MC + "Fallback") if chosen is None else chosen
        replace(element, [] if chosen is None else list(chosen))
    for element in list(body.iter(W + "sdt")):
        replace(element, list(element.find(W + "sdtContent")))
    for name in ("ins", "moveTo", "smartTag", "customXml", "hyperlink"):
        for element in list(body.iter(W + name)):
            if element.getparent().tag not in (W + "trPr", W + "rPr"):
                replace(element, list(element))


def replace(element, others):
    parent = element.getparent()
    at = parent.index(element)
    parent.remove(element)
    for other in reversed(others):
        parent.insert(at, other)


def docx_cells(table):
    for number, row in enumerate(table._tbl.tr_lst):
        column = row.grid_before
        for cell in row.tc_lst:
            if cell.vMerge != "continue" or number == 0:
                text = "\n".join(paragraph_text(paragraph) for paragraph in cell.p_lst)
                rows = 1
                if cell.vMerge is not None:
                    while continues(table, number + rows, column, cell.grid_span):
                        rows += 1
                yield {"row": number, "column": column, "rows": rows, "columns": cell.grid_span, "text": text}
            column += cell.grid_span


def continues(table, number, column, span):
    if number >= len(table._tbl.tr_lst):
        return False
    row = table._tbl.tr_lst[number]
    at = row.grid_before
    for cell in row.tc_lst:
        if at == column:
            return cell.vMerge == "continue" and cell.grid_span == span
        at += cell.grid_span
    return False


def paragraph_text(paragraph):
    from docx.text.paragraph import Paragraph

    return Paragraph(paragraph, None).text


def xlsx_tables(path):
    import openpyxl

    values = openpyxl.load_workbook(path, data_only=True)
    formulas = openpyxl.load_workbook(path)
    for sheet in values.worksheets:
        spans = {}
        for region in sheet.merged_cells.ranges:
            spans[(region.min_row, region.min_col)] = (region.max_row - region.min_row + 1, region.max_col - region.min_col + 1)
        found = []
        for row in sheet.iter_rows():
            for cell in row:
                text = excel_text(cell)
                if cell.value is None and isinstance(formulas[sheet.title][cell.coordinate].value, str):
                    text = formulas[sheet.title][cell.coordinate].value
                rows, columns = spans.get((cell.row, cell.column), (1, 1))
                found.append({"row": cell.row - 1, "column": cell.column - 1, "rows": rows, "columns": columns, "text": text})
        if any(cell["text"] for cell in found):
            yield cut(found)


def excel_text(cell):
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, (int, float)):
        return number(value * 100) + "%" if "%" in cell.number_format else number(value)
    if hasattr(value, "isoformat"):
        return value.isoformat(sep=" ").removesuffix(" 00:00:00") if hasattr(value, "hour") and hasattr(value, "year") else value.isoformat()
    return str(value)


def number(value):
    from decimal import Decimal

    text = format(Decimal(f"{value:.15g}"), "f")
    return re.sub(r"\.?0+$", "", text) if "." in text else text


def xls_tables(path):
    import xlrd

    book = xlrd.open_workbook(path, formatting_info=True)
    for sheet in book.sheets():
        spans = {(first, left): (last - first, right - left) for first, last, left, right in sheet.merged_cells}
        covered = {
            (row, column)
            for first, last, left, right in sheet.merged_cells
            for row in range(first, last)
            for column in range(left, right)
            if (row, column) != (first, left)
        }
        found = []
        for row in range(sheet.nrows):
            for column in range(sheet.ncols):
                if (row, column) in covered:
                    continue
                rows, columns = spans.get((row, column), (1, 1))
                found.append({"row": row, "column": column, "rows": rows, "columns": columns, "text": xls_text(book, sheet, row, column)})
        if any(cell["text"] for cell in found):
            yield cut(found)


def xls_text(book, sheet, row, column):
    import xlrd

    cell = sheet.cell(row, column)
    if cell.ctype == xlrd.XL_CELL_NUMBER:
        format_key = book.xf_list[cell.xf_index].format_key
        return number(cell.value * 100) + "%" if "%" in book.format_map[format_key].format_str else number(cell.value)
    if cell.ctype == xlrd.XL_CELL_DATE:
        return xlrd.xldate_as_datetime(cell.value, book.datemode).isoformat(sep=" ").removesuffix(" 00:00:00")
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return "TRUE" if cell.value else "FALSE"
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return xlrd.error_text_from_code[cell.value]
    return str(cell.value)


def ods_tables(path):
    import zipfile

    from lxml import etree

    office, table, text = (f"{{urn:oasis:names:tc:opendocument:xmlns:{name}:1.0}}" for name in ("office", "table", "text"))
    tree = etree.fromstring(zipfile.ZipFile(path).read("content.xml"))
    for sheet in tree.find(f".//{office}spreadsheet").findall(f"{table}table"):
        found, row = [], 0
        for line in sheet.iter(f"{table}table-row"):
            column, here = 0, []
            for cell in line:
                repeat = int(cell.get(f"{table}number-columns-repeated", 1))
                if cell.tag == f"{table}table-cell":
                    shown = "\n".join("".join(paragraph.itertext()) for paragraph in cell.findall(f"{text}p"))
                    value = cell.get(f"{office}value")
                    kind = cell.get(f"{office}value-type")
                    content = number(float(value)) if kind in ("float", "currency") and value else shown
                    rows, columns = (int(cell.get(f"{table}number-{name}-spanned", 1)) for name in ("rows", "columns"))
                    if content:
                        here += [(column + offset, rows, columns, content) for offset in range(repeat)]
                column += repeat
            repeat = int(line.get(f"{table}number-rows-repeated", 1))
            for at in range(row, row + repeat if here else row):
                found += [{"row": at, "column": c, "rows": r, "columns": s, "text": t} for c, r, s, t in here]
            row += repeat
        if found:
            yield cut(found)


def html_tables(path):
    """Lays out cells as a browser does."""
    import html5lib

    content = Path(path).read_bytes()
    try:
        content.decode("utf-8")
        charset = "utf-8"
    except UnicodeDecodeError:
        # Whatever the page says that it is.
        charset = None
    tree = html5lib.parse(content, treebuilder="lxml", namespaceHTMLElements=False, override_encoding=charset)
    for table in tree.iter("table"):
        found, taken = [], set()
        rows = [row for row in table.iter("tr") if next(row.iterancestors("table")) is table]
        for number_, row in enumerate(rows):
            column = 0
            # No cell reaches beyond its group of rows.
            end = max(at for at, other in enumerate(rows) if other.getparent() is row.getparent()) + 1
            for cell in row:
                if cell.tag not in ("td", "th"):
                    continue
                while (number_, column) in taken:
                    column += 1
                down, across = span(cell, "rowspan"), span(cell, "colspan")
                down = end - number_ if down == 0 else min(down, end - number_)
                across = max(across, 1)
                taken |= {(number_ + r, column + c) for r in range(down) for c in range(across)}
                found.append({"row": number_, "column": column, "rows": down, "columns": across, "text": html_text(cell)})
                column += across
        if any(cell["text"].strip() for cell in found):
            yield found


def span(cell, name):
    match = re.match(r"\s*(\d+)", cell.get(name, "1"))
    return int(match[1]) if match else 1


def html_text(cell):
    pieces = [cell.text or ""]
    for child in cell:
        if not isinstance(child.tag, str) or child.tag in ("table", "script", "style"):
            pieces.append(child.tail or "")
            continue
        pieces += ["\n" if child.tag in ("br", "p", "div") else "", html_text(child), child.tail or ""]
    return "".join(pieces)


def cut(cells):
    """Spans end with the last row that has text, as ours do."""
    last = max(cell["row"] for cell in cells if cell["text"])
    return [dict(cell, rows=min(cell["rows"], last + 1 - cell["row"])) for cell in cells if cell["row"] <= last]


READERS = {".docx": docx_tables, ".xlsx": xlsx_tables, ".xls": xls_tables, ".ods": ods_tables, ".html": html_tables, ".htm": html_tables}


def cells(path):
    for table, found in enumerate(READERS[Path(path).suffix.lower()](path)):
        for cell in found:
            yield dict(cell, file=str(path), table=table)


def key(cell):
    """What is compared of a cell."""
    text = re.sub(r"\s+", " ", cell["text"].replace("\ufffc", "").replace("\u0336", "")).strip()
    return (cell["table"], cell["row"], cell["column"], cell["rows"], cell["columns"], text)


def compare(ours, paths):
    by_file = {}
    for line in ours:
        cell = json.loads(line)
        by_file.setdefault(cell["file"], []).append(cell)
    differing = compared = 0
    for path in paths:
        all_ours = by_file.get(str(path), [])
        errors = [cell["error"] for cell in all_ours if "error" in cell]
        with_blanks = Path(path).suffix.lower() not in (".xlsx", ".xls", ".ods")
        wanted = {key(cell) for cell in cells(path) if with_blanks or cell["text"].strip()}
        found = {key(cell) for cell in all_ours if "error" not in cell and (with_blanks or cell["text"].strip())}
        compared += len(wanted)
        if errors or wanted != found:
            differing += 1
            print(f"{path}: {len(wanted - found)} cells only theirs, {len(found - wanted)} only ours {errors}")
            for cell in sorted(wanted - found)[:5]:
                print("   theirs", cell)
            for cell in sorted(found - wanted)[:5]:
                print("   ours  ", cell)
    print(f"{len(paths)} files, {compared} cells compared, {differing} files differ")
    return 1 if differing else 0


def main(arguments):
    if not arguments or arguments[0] in ("-h", "--help"):
        print(__doc__)
        return 2
    if arguments[0] == "--compare":
        with sys.stdin if arguments[1] == "-" else open(arguments[1], encoding="utf-8") as ours:
            return compare(list(ours), arguments[2:])
    for path in arguments:
        for cell in cells(path):
            print(json.dumps(cell, ensure_ascii=False, sort_keys=True))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
