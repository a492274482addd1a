"""Lines of a card that nothing here understands, as a contact's page shows them: verbatim, long ones cut."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from suidesk.desktop.kit.lines import LONGEST, Line
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from suidesk.domain.people import KeptCardLine

FEW: Final = 5
"""Lines that are shown at first."""


def kept_line(line: KeptCardLine) -> Line:
    """Give the line; of a picture no more than its beginning."""
    # An ellipsis takes the place of the last letter shown.
    more = len(line.text) - LONGEST + 1
    second = translate("People", "%n more letter(s), all of them kept", more) if more > 1 else ""
    return Line("file-text", line.text, second, role="muted")
