"""What is written is told by the ending of a name."""

from __future__ import annotations

from pathlib import Path

import pytest

from suidesk.interchange.books_out import FileFormat, format_of


@pytest.mark.parametrize(
    ("name", "otherwise", "expected"),
    [
        ("a.xlsx", FileFormat.CSV, FileFormat.XLSX),
        ("a.XLSX", FileFormat.CSV, FileFormat.XLSX),
        ("a.csv", FileFormat.XLSX, FileFormat.CSV),
        ("a.list", FileFormat.XLSX, FileFormat.XLSX),
        ("a", FileFormat.CSV, FileFormat.CSV),
        ("a.VCF", FileFormat.CSV, FileFormat.VCARD3),
        ("a.vcf", FileFormat.VCARD4, FileFormat.VCARD4),
        ("a.csv", FileFormat.VCARD4, FileFormat.CSV),
        ("a.list", FileFormat.VCARD4, FileFormat.VCARD4),
    ],
)
def test_the_ending_decides_where_it_says_anything(name, otherwise, expected):
    assert format_of(Path(name), otherwise) is expected
