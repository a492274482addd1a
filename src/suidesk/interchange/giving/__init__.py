"""Grants in the 360Giving format: JSON packages, and the headings of its spreadsheets."""
