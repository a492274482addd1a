"""The lines of a volunteer's cards that no other page has: checks and asks, each with its verbs."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from suidesk.commands.checks import RemoveCheck
from suidesk.desktop.conversations.opening import open_conversation
from suidesk.desktop.involvement.check_form import CheckForm
from suidesk.desktop.kit.lines import Line, Verb
from suidesk.domain.kinds import Kind
from suidesk.rules.thresholds import CHECK_REVIEW
from suidesk.wording.formats import capital
from suidesk.wording.people import day_near
from suidesk.wording.translate import translate
from suidesk.wording.volunteers import check_chip, check_kind_text, seen_text

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from suidesk.desktop.kit.picker_field import Found
    from suidesk.desktop.page import Host
    from suidesk.queries.asking import AskRow
    from suidesk.queries.checks import CheckRow


class VolunteerLines:
    """Makes lines for the cards of `view`."""

    def __init__(self, host: Host, view: QWidget) -> None:
        """Open forms over the window of `view`."""
        self._host, self._view = host, view

    def check(self, row: CheckRow, person: Found, today: date) -> Line:
        """Give the line of a check; one that is due has seeing it anew as its first verb."""
        one = row.check
        within = self._host.rules.settings().value(CHECK_REVIEW[0])
        chip, level = check_chip(one, today, is_current=row.is_current, within=within)
        verbs = [
            Verb(translate("Volunteers", "Change…"), partial(self._open, row, person), "pencil"),
            Verb(translate("Volunteers", "Remove"), partial(self._host.bridge.run, RemoveCheck(id=one.id)), "trash-2"),
        ]
        if row.is_current:
            anew = partial(self._open, row, person, is_anew=True)
            verbs.insert(0, Verb(translate("Volunteers", "Seen anew…"), anew, "refresh-cw"))
        second = f"{check_kind_text(one.kind)} · {seen_text(one, row.seen_by, today)}"
        role = "muted" if not row.is_current else "danger" if level == "danger" else "accent"
        return Line("shield-check", one.scheme, second, chip, level, tuple(verbs), role)

    def ask(self, row: AskRow, today: date) -> Line:
        """Give the line of an ask."""
        one = row.interaction
        changed = partial(open_conversation, self._host, self._view.window(), one.id)
        verbs = [Verb(translate("Volunteers", "Open conversation…"), changed, "pencil")]
        if one.project_id is not None:
            opened = partial(self._host.open_record, Kind.PROJECT, one.project_id)
            verbs.append(Verb(translate("Volunteers", "Open project"), opened, "chevron-right"))
        day = capital(day_near(one.day, today))
        text = translate("Volunteers", "{day}: {what}").format(day=day, what=one.summary) if one.summary else day
        by = translate("Volunteers", "noted by {0}").format(row.by) if row.by else ""
        second = " · ".join(part for part in (row.project, by) if part)
        return Line("message-circle", text, second, verbs=tuple(verbs))

    def _open(self, row: CheckRow, person: Found, *, is_anew: bool = False) -> None:
        CheckForm(self._host, self._view.window(), person, row, is_anew=is_anew).open()
