"""What the end of a grant exposes: the sum in a sentence, what would follow, and links to all that hangs on it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from suidesk.desktop.funding.levels import end_level
from suidesk.desktop.kit.buttons import Button
from suidesk.desktop.kit.labels import PlainLabel
from suidesk.desktop.kit.layouts import column, row
from suidesk.desktop.kit.lines import Line, LinesCard, Verb
from suidesk.domain.funding import IN_HAND, Grant
from suidesk.domain.kinds import Kind
from suidesk.rules.renewal import start_of
from suidesk.rules.thresholds import Settings
from suidesk.wording.formats import capital, day_in_words, when_in_words
from suidesk.wording.funding import ending_text, exposed_text, following_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from suidesk.desktop.page import Host
    from suidesk.queries.exposure import ExposedParts, NamedPart

FEW: Final = 6
_ICONS: Final = {Kind.PROJECT: "folder-kanban", Kind.ROLE: "user-check", Kind.CONTACT: "user"}


class ExposureCard(LinesCard):
    """Filled with the grant that is shown."""

    def __init__(self, host: Host) -> None:
        """Show nothing yet."""
        super().__init__(
            host.theme,
            translate("Funding", "What its end exposes"),
            empty=translate("Funding", "Nothing hangs on it yet: edit the grant and say what it pays for."),
            few=FEW,
        )
        self._host, self._next = host, ""
        self.sentence = PlainLabel("", "strong", wrap=True)
        self.after = PlainLabel("", "small", wrap=True)
        self.follow = Button(host.theme, "", self._open_next, kind="small", icon="chevron-right")
        self.body.insertLayout(0, column(self.sentence, self.after, row(self.follow, None), gap=6))

    def set_exposed(self, grant: Grant, found: ExposedParts, today: date) -> None:
        """Show what hangs on the grant, as things stand today."""
        counts = found.counts
        hanging = exposed_text(counts.projects, counts.roles, counts.people, counts.minutes)
        ends = found.ends_on
        self.sentence.setText(ending_text(ends, hanging, today) if ends else capital(hanging))
        self.sentence.setVisible(bool(ends or hanging))
        is_ahead = ends is not None and ends >= today and grant.stage in IN_HAND
        self.set_chip(capital(when_in_words(ends, today)) if ends and is_ahead else "", end_level(ends or today, today))
        after = _after(grant, found, today, self._host.rules.settings()) if is_ahead else ""
        self.after.setText(after)
        self.after.setVisible(bool(after))
        self._next = found.following.id
        self.follow.setVisible(bool(self._next))
        if self._next:
            text = translate("Funding", "Open what follows")
            self.follow.set_text(text, translate("Funding", "{0}: {1}").format(text, found.following.title))
        self.set([self._line(part) for part in (*found.projects, *found.roles, *found.people)])

    def _line(self, part: NamedPart) -> Line:
        open_it = Verb(
            translate("Funding", "Open"), partial(self._host.open_record, part.kind, part.id), "chevron-right"
        )
        chip = translate("Funding", "Critical") if part.is_critical else ""
        return Line(_ICONS[part.kind], part.name, _second(part), chip, "plain", (open_it,))

    def _open_next(self) -> None:
        self._host.open_record(Kind.GRANT, self._next)


def _second(part: NamedPart) -> str:
    kinds = {
        Kind.PROJECT: translate("Funding", "Project"),
        Kind.ROLE: translate("Funding", "Role"),
        Kind.CONTACT: translate("Funding", "Holds a role or promised time"),
    }
    texts: Sequence[str] = [
        kinds[part.kind],
        *([part.note] if part.note else []),
        *([translate("Funding", "also paid by {0}, for longer").format(part.other)] if part.other else []),
    ]
    return " · ".join(texts)


def _after(grant: Grant, found: ExposedParts, today: date, settings: Settings) -> str:
    following = found.following
    said = following_text(following.title, following.stage, is_applied=following.is_applied)
    start = start_of(grant, settings)
    if following.is_applied or start is None:
        return said
    begin = (
        translate("Funding", "Begin to renew it by {0}.")
        if start >= today
        else translate("Funding", "Renewing it was to begin on {0}.")
    )
    return f"{said} {begin.format(day_in_words(start))}"
