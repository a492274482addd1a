"""Workbooks and packed files as other programs make them, for tests of what comes in."""

from __future__ import annotations

import io
import zipfile

import xlsxwriter

HIDDEN = "hidden"


def workbook(sheets):
    """Give an .xlsx: rows by the name of their sheet; one whose name begins with "hidden" has a hidden tab."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"strings_to_formulas": False, "strings_to_urls": False})
    for name, rows in sheets.items():
        page = book.add_worksheet(name)
        for at, row in enumerate(rows):
            page.write_row(at, 0, row)
        if name.startswith(HIDDEN):
            page.hide()
    book.close()
    return target.getvalue()


def packed(members):
    """Give a .zip of contents by name."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return target.getvalue()


LDIF = """version: 1

# from Thunderbird
dn: cn=Amina Yusuf,mail=amina@example.org
objectclass: top
objectclass: person
givenName: Amina
sn: Yusuf
cn: Amina Yusuf
mozillaNickname: Mina
mail: amina@example.org
mozillaSecondEmail: a@home.example
telephoneNumber: 020 123 4567
mozillaHomeStreet: Dam 1
mozillaHomeLocalityName: Amsterdam
mozillaHomePostalCode: 1012 AB
street: Werkstraat 5
l: Utrecht
o: Buurthuis
description:: U3BlYWtzIFNvbWFsaQ==
modifytimestamp: 1300000000

cn: Nobody

dn: cn=Bo
changetype: delete
"""
