"""What a vCard can't hold as it is, said before the file is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from suidesk.wording.lists import column_text, place_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from collections.abc import Sequence

_OF_PLACES: Final = frozenset({"label", "url"})


class LossCount(Protocol):
    """One kind of thing that other programs won't see, and of how many contacts."""

    @property
    def fate(self) -> str:
        """moved, changed or left_out."""

    @property
    def what(self) -> str:
        """A column of an export, labels or kept_line."""

    @property
    def count(self) -> int:
        """Of how many contacts."""

    @property
    def details(self) -> Sequence[str]:
        """The first few of several such things."""


def losses_text(losses: Sequence[LossCount]) -> list[str]:
    """Say in a sentence for each fate what becomes of what, and of how many contacts."""
    texts = {
        "moved": translate("Lists", "Few other programs read these, suidesk does: {0}."),
        "changed": translate("Lists", "Other programs see these without some of their signs: {0}."),
        "left_out": translate("Lists", "Left out, as this file is to be sent: {0}."),
    }
    said = {fate: ", ".join(_text(loss) for loss in losses if loss.fate == fate) for fate in texts}
    return [texts[fate].format(some) for fate, some in said.items() if some]


def _text(loss: LossCount) -> str:
    names = {
        "labels": translate("Lists", "Labels"),
        "kept_line": translate("Lists", "Lines kept from a card"),
    }
    name = names.get(loss.what) or (place_text if loss.what in _OF_PLACES else column_text)(loss.what)
    if loss.details and loss.what != "languages":
        name = translate("Lists", "{0} such as {1}").format(name, ", ".join(loss.details))
    return translate("Lists", "{0} ({1})").format(name, loss.count)
