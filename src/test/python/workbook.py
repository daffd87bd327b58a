"""Reads a workbook with openpyxl and prints it as JSON; with a second argument, fills in a register first."""
import datetime
import json
import sys
import warnings

import openpyxl

warnings.simplefilter("ignore")  # openpyxl warns of a workbook without named styles
book = openpyxl.load_workbook(sys.argv[1])
if len(sys.argv) > 2:
    sheet = book["Register"]
    columns = {cell.value: cell.column for cell in sheet[1]}
    sheet.cell(2, columns["Likelihood"], "4 Likely")
    sheet.cell(2, columns["Notes"], "Ärger über 優化")
    last = sheet.max_column
    sheet.cell(1, last + 1, "Review by")
    sheet.cell(2, last + 1, datetime.date(2027, 3, 1)).number_format = "yyyy-mm-dd"
    sheet.append(["OWN-1", "A risk of our own"])
    book.save(sys.argv[2])
print(json.dumps({
    sheet.title: {
        "rows": [[str(cell.value) if cell.value is not None else "" for cell in row] for row in sheet.iter_rows()],
        "types": sorted({cell.data_type for row in sheet.iter_rows() for cell in row}),
        "frozen": sheet.freeze_panes,
        "filter": sheet.auto_filter.ref,
        "wrapped": sheet["B2"].alignment.wrap_text,
        "widths": [sheet.column_dimensions[cell.column_letter].width for cell in sheet[1]],
        "choices": [rule.formula1 for rule in sheet.data_validations.dataValidation],
    } for sheet in book}))
