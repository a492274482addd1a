"""The headings that our own exports write, so that what comes back is known again."""

from __future__ import annotations

from typing import Final

ID_HEADING: Final = "Suidesk id"
"""Stands in lossless exports only: rows with it update the record they came from, and cells are exact."""
EXPORT_HEADING: Final = "Suidesk export"
"""Stands over the mark of an export and the id of the row, so that the file is known when it comes back edited."""
FIELD_PREFIX: Final = "Field: "
"""Before the name of a custom field that would otherwise be taken for something else."""
REJECTED_LINE, REJECTED_REASON, REJECTED_TEXT = "Line (suidesk)", "Reason (suidesk)", "Text (suidesk)"
REJECTED_HEADINGS: Final = frozenset({REJECTED_LINE, REJECTED_REASON, REJECTED_TEXT})
"""What the file of rejected rows adds; left out when the mended file is read again."""
EMPLOYER_FIELD: Final = "Organisation"
"""The custom field for the organisation that a person's row names."""
