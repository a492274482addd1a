"""The bin: what was removed, with the verbs to bring it back or to erase it for good."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Final

from suidesk.commands.erasing import EraseForGood
from suidesk.desktop.kit.lines import Line, LinesCard, Verb
from suidesk.domain.kinds import Kind
from suidesk.queries.bin import BinCount, BinNow, Removed
from suidesk.wording.formats import clock_time, when_in_words
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from suidesk.desktop.kit.message_bar import MessageBar
    from suidesk.desktop.page import Host

FEW: Final = 6
ICONS: Final = {
    Kind.CONTACT: "user",
    Kind.PROJECT: "folder-kanban",
    Kind.ROLE: "briefcase",
    Kind.GRANT: "hand-coins",
    Kind.INTERACTION: "message-circle",
    Kind.FOLLOW_UP: "bell-ring",
    Kind.HANDOVER: "arrow-left-right",
    Kind.SAVED_LIST: "list",
}


class BinCard(LinesCard):
    """Shows what was removed last; all of it can come back with one press."""

    def __init__(self, host: Host, message: MessageBar) -> None:
        """Ask when the page is shown; `message` asks before anything is erased for good."""
        super().__init__(
            host.theme,
            translate("Settings", "Bin"),
            empty=translate("Settings", "Empty. What you remove waits here and can come back."),
            few=FEW,
        )
        self._host, self._message = host, message

    def ask(self) -> None:
        """Ask what is in the bin."""
        self._host.bridge.fetch(BinNow(), self._fill, owner=self)
        self._host.bridge.fetch(BinCount(), self._count, owner=self)

    def _count(self, count: int) -> None:
        self.set_chip(translate("Settings", "%n record(s)", count) if count else "")

    def _fill(self, found: list[Removed]) -> None:
        self.set([self._line(one) for one in found])

    def _line(self, one: Removed) -> Line:
        now = self._host.now()
        at = datetime.fromisoformat(one.at).astimezone(now.tzinfo)
        when = translate("Settings", "removed {0}, {1}").format(when_in_words(at.date(), now.date()), clock_time(at))
        if one.together > 1:
            when = translate("Settings", "{0}, with %n record(s) that belong to it", one.together - 1).format(when)
        back = Verb(translate("Settings", "Bring back"), partial(self._host.bridge.undo, one.batch), "undo-2")
        erase = Verb(translate("Settings", "Erase for good…"), partial(self._ask_erase, one), "trash-2")
        return Line(ICONS.get(one.kind, "archive"), one.name, when, verbs=(back, erase), role="muted")

    def _ask_erase(self, one: Removed) -> None:
        """The one step of the desk that can't be taken back says so first."""
        text = translate(
            "Settings",
            "Erase “{0}” for good? It leaves the history too and can't come back. Backups made before still hold it.",
        )
        self._message.show_message(
            text.format(one.name),
            "warn",
            action=translate("Settings", "Erase for good"),
            then=partial(self._erase, one),
        )

    def _erase(self, one: Removed) -> None:
        self._message.hide()
        self._host.bridge.run(EraseForGood(kind=one.kind, ref_id=one.id), self._erased, owner=self)

    def _erased(self, _: object) -> None:
        self._host.say(translate("Settings", "Erased for good"))
        self.ask()
