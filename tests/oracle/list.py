#!/usr/bin/env python3
"""Opens the list of problems with openpyxl, and with LibreOffice where it is installed: pip install openpyxl.

    list.py PROGRAM FOLDER FILE...

PROGRAM is the built example `list`. Beside the files it gets reports with texts that would harm a careless spreadsheet. Compared are: the first
sheet of the workbook and the CSV have the same rows; numbers are numbers; no cell is a formula and none is a link; every sheet has what a printer
needs. LibreOffice turns the workbook into CSV and PDF; its CSV has the same rows. The result is 1 if anything differs.
"""

import csv
import pathlib
import shutil
import subprocess
import sys

import openpyxl

EVIL = ["=cmd|' /C calc'!A0", "+1+1", "@SUM(A1)", "＝1+1", "<b>&amp;\"，", "https://example.com/", "_x0041_"]


def evil(folder, shipped):
    """Reports with such a text for a label, each under such a name."""
    files = []
    for number, text in enumerate(EVIL):
        file = folder / f"={number}.txt"
        file.write_text(shipped.replace("1. 本机关不掌握相关信息", f"{text}本机关不掌握相关信息"), encoding="utf8")
        files.append(str(file))
    return files


def plain(text):
    """A CSV has a blank before what would be a formula; workbooks have no carriage returns, and openpyxl leaves the escape of an escape."""
    text = "" if text is None else str(text)
    return text.removeprefix(" ").replace("\r", "").replace("_x005F_", "_")


def compare(csv_file, workbook_file, wrong):
    with open(csv_file, encoding="utf-8-sig", newline="") as file:
        rows = [[plain(field) for field in row] for row in csv.reader(file)]
    book = openpyxl.load_workbook(workbook_file)
    sheet = book.worksheets[0]
    read = [[plain(cell.value) for cell in row] for row in sheet.iter_rows()]
    wrong += [f"{workbook_file}: row {at}: {a} {b}" for at, (a, b) in enumerate(zip(rows, read), 1) if a != b]
    if len(rows) != len(read):
        wrong.append(f"{workbook_file}: {len(read)} rows, the CSV has {len(rows)}")
    for one in book.worksheets:
        for cell in (cell for row in one.iter_rows() for cell in row):
            if cell.data_type == "f" or cell.hyperlink is not None:
                wrong.append(f"{workbook_file}: {one.title}!{cell.coordinate}: {cell.value}")
        if one.page_setup.paperSize != 9 or not one.sheet_properties.pageSetUpPr.fitToPage:
            wrong.append(f"{workbook_file}: {one.title} is not made for A4")
    for one in book.worksheets[:3]:
        if not one.auto_filter.ref or one.freeze_panes != "A2" or one.print_title_rows != "$1:$1":
            wrong.append(f"{workbook_file}: {one.title} has no filter, or its head does not stay")
    numbers = [cell for row in sheet.iter_rows(min_row=2) for cell in row if cell.column_letter in "ACPQR" and cell.value is not None]
    wrong += [f"{workbook_file}: {cell.coordinate} is no number" for cell in numbers if cell.data_type != "n"]
    return rows


def libreoffice(program, folder, workbook_file, rows, wrong):
    """LibreOffice's CSV of the first sheet, and a PDF of all."""
    profile = f"-env:UserInstallation=file://{folder.resolve()}/profile"
    for form in ["csv:Text - txt - csv (StarCalc):44,34,76,1", "pdf"]:
        subprocess.run([program, profile, "--headless", "--convert-to", form, "--outdir", str(folder / "office"), str(workbook_file)],
                       check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=300)
    made = folder / "office" / workbook_file.with_suffix(".csv").name
    with open(made, encoding="utf8", newline="") as file:
        read = [[plain(field) for field in row] for row in csv.reader(file)]
    wrong += [f"LibreOffice: row {at}: {a} {b}" for at, (a, b) in enumerate(zip(rows, read), 1) if a != b]
    if len(rows) != len(read) or not (folder / "office" / workbook_file.with_suffix(".pdf").name).exists():
        wrong.append("LibreOffice: rows or the PDF are missing")


def main():
    program, folder, files = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3:]
    folder.mkdir(parents=True, exist_ok=True)
    shipped = pathlib.Path("examples/data/xingqing-2020.txt").read_text(encoding="utf8")
    subprocess.run([program, str(folder), *files, *evil(folder, shipped)], check=True)
    wrong = []
    for name in ["problems", "problems.en"]:
        rows = compare(folder / f"{name}.csv", folder / f"{name}.xlsx", wrong)
        office = shutil.which("soffice")
        if office and name == "problems":
            libreoffice(office, folder, folder / f"{name}.xlsx", rows, wrong)
        print(f"{name}: {len(rows) - 1} problems{', also by LibreOffice' if office and name == 'problems' else ''}")
    print("\n".join(wrong[:20]) or "the list is the same in all")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
