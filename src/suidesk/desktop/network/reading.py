"""How picture and table are read, and what an empty web says, in sentences."""

from __future__ import annotations

from typing import Final

from suidesk.queries.network import WebBasis
from suidesk.wording.translate import translate

PICTURE: Final = "picture"
FINDINGS: Final = "findings"
TABLE: Final = "table"
"""The views of the page."""


def legend(view: str, note: str) -> str:
    """Say how the picture is read, or what the columns mean."""
    if view == PICTURE:
        said = translate(
            "Network",
            "Round: a person; square: an organisation; letters and colour: the sector; dashed: a tie between two "
            "sectors; thicker: closer. You are left out, as you are tied to everybody.",
        )
    elif view == TABLE:
        said = translate(
            "Network",
            "On ways: of the shortest ways between two others, the share that leads through a contact. Constraint "
            "(Burt): low where ties lead to separate circles, high where they lead back to each other. Both describe "
            "the ties that were noted, nobody's worth. A heading, or S on a column, sorts.",
        )
    else:
        said = ""
    return f"{note} {said}".strip()


def empty_sentence(basis: WebBasis) -> str:
    """Say what to do first, where nobody is tied to anybody but the user."""
    if basis.web.ties:
        return translate(
            "Network",
            "So far everybody is tied to you alone. Note who knows whom among them: two or three are a start.",
        )
    return translate(
        "Network", "Note who knows whom, who works where and who funds whom. The web draws itself from that."
    )
