"""The card of how much rests on few, and of what is promised against what is possible."""

from __future__ import annotations

from typing import TYPE_CHECKING

from suidesk.desktop.design.share_bar import Share, ShareBar
from suidesk.desktop.design.tips import plain_tip
from suidesk.desktop.kit.card import Card
from suidesk.desktop.kit.labels import PlainLabel
from suidesk.wording.formats import minutes_in_words
from suidesk.wording.translate import translate
from suidesk.wording.workload import concentration_detail, concentration_text, room_details, room_text

if TYPE_CHECKING:
    from suidesk.desktop.design.theme import Theme
    from suidesk.domain.workload import Concentrated, Room


class ConcentrationCard(Card):
    """How few people gave half of the hours; it names nobody."""

    def __init__(self, theme: Theme) -> None:
        """Say nothing yet."""
        super().__init__(translate("Workload", "On how many it rests"))
        self._bar = ShareBar(theme, translate("Workload", "Hours of those who gave half"))
        self.sentence = PlainLabel("", "strong", wrap=True)
        self._detail = PlainLabel("", "small", wrap=True)
        for widget in (self.sentence, self._bar, self._detail):
            self.add(widget)
        self.fill_below()

    def set(self, found: Concentrated, note: str) -> None:
        """Say it of the hours that `note` names."""
        text = concentration_text(found)
        self.sentence.setText(text or translate("Workload", "No such hours were noted."))
        self.set_note(note)
        few = translate("Workload", "%n person(s)", found.fewest)
        rest = translate("Workload", "%n other(s)", found.people - found.fewest)
        shares = [Share(few, found.minutes), Share(rest, found.whole - found.minutes, "control")]
        self._bar.set(shares, found.whole, words=lambda minutes: minutes_in_words(round(minutes)))
        self._bar.setVisible(found.people > 1)
        self._detail.setText(
            translate("Workload", "If they stopped, half would be missing. Whom could you ask to share it?")
        )
        self._detail.setVisible(found.people > 1)
        self._bar.setToolTip(plain_tip(concentration_detail(found)) if text else "")


class RoomCard(Card):
    """What is promised a week, of what volunteers said they can give."""

    def __init__(self, theme: Theme) -> None:
        """Say nothing yet."""
        super().__init__(translate("Workload", "Promised and possible"))
        self._bar = ShareBar(theme, translate("Workload", "Promised of what is possible"))
        self.sentence = PlainLabel("", "strong", wrap=True)
        self.details = PlainLabel("", "small", wrap=True)
        for widget in (self.sentence, self._bar, self.details):
            self.add(widget)
        self.fill_below()

    def set(self, room: Room, project: str) -> None:
        """Show it, of all, or of those who promised something to a project."""
        self.sentence.setText(room_text(room))
        note = translate("Workload", "All promises of those who promised something to {0}").format(project)
        self.set_note(note if project else translate("Workload", "Volunteers who are active and not away today"))
        free = max(0, room.capacity - room.promised)
        shares = [
            Share(
                translate("Workload", "Promised"), room.promised, "warn" if room.promised > room.capacity else "accent"
            ),
            *([Share(translate("Workload", "Free"), free, "control")] if free else []),
        ]
        self._bar.set(shares, room.capacity, words=lambda minutes: minutes_in_words(round(minutes)))
        self._bar.setVisible(bool(room.people))
        text = room_details(room)
        self.details.setText(text)
        self.details.setVisible(bool(text))
