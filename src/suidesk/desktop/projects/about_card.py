"""The card About of a project: its summary, who leads it and how long it runs."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from suidesk.desktop.involvement.strut import Strut
from suidesk.desktop.kit.buttons import Button
from suidesk.desktop.kit.facts import Fact, FactsCard
from suidesk.desktop.kit.labels import PlainLabel
from suidesk.domain.kinds import Kind
from suidesk.wording.formats import day_in_words
from suidesk.wording.projects import stage_hint, stage_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from datetime import date

    from suidesk.desktop.page import Host
    from suidesk.queries.project_sheet import Around

LONGEST_IN_HEADER: Final = 160
"""Letters of a summary that the header shows."""


class AboutCard(FactsCard):
    """Says what the project is."""

    def __init__(self, host: Host, edit: Callable[[], object]) -> None:
        """Call `edit` for the form."""
        super().__init__(host.theme, translate("Projects", "About"))
        self._host = host
        self.add_action(Strut(host.theme))
        verb = Button(host.theme, translate("Projects", "Edit"), edit, kind="quiet", icon="pencil")
        verb.setAccessibleName(translate("Projects", "Edit project"))
        self.add_action(verb)
        self.summary = PlainLabel("", wrap=True, selectable=True)
        self.body.insertWidget(0, self.summary)

    def set_sheet(self, sheet: Around) -> None:
        """Show the project."""
        project = sheet.about.project
        self.summary.setText(project.summary)
        self.summary.setVisible(len(project.summary) > LONGEST_IN_HEADER)
        lead = partial(self._host.open_record, Kind.CONTACT, project.lead_id) if project.lead_id else None
        stage = f"{stage_text(project.stage)}. {stage_hint(project.stage)}"
        self.set(
            [
                Fact("user", translate("Projects", "Led by"), sheet.about.lead or "", lead),
                Fact("milestone", translate("Projects", "Stage"), stage),
                Fact("calendar", translate("Projects", "Starts"), _day(project.starts_on)),
                Fact("flag", translate("Projects", "Ends"), _day(project.ends_on)),
            ]
        )


def _day(day: date | None) -> str:
    return day_in_words(day) if day else ""
