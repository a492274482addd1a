"""Workbooks of spreadsheet programs, in and out: .xlsx, .ods, .xls."""
