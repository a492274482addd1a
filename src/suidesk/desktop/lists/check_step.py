"""The third step: what would happen, in numbers, problems and a look at the first rows."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal

from suidesk.desktop.kit.card import Card
from suidesk.desktop.kit.choice_field import ChoiceField
from suidesk.desktop.kit.data_table import Cell, Column, DataTable, TableModel
from suidesk.desktop.kit.labels import PlainLabel
from suidesk.desktop.kit.lines import Line, LinesCard
from suidesk.desktop.lists.back_step import BackCard
from suidesk.desktop.lists.counts_view import CountsView
from suidesk.desktop.lists.rejected_button import RejectedButton
from suidesk.desktop.lists.steps import StepView
from suidesk.domain.people import PointKind
from suidesk.interchange.list_kinds import OF_CONTACTS, ListKind
from suidesk.interchange.policies import Policy, policies_for
from suidesk.interchange.problems import Severity
from suidesk.interchange.sheets.places import Place
from suidesk.interchange.sheets.rows import SheetRow
from suidesk.wording.lists import fate_text, made_text, place_text, policy_text, reason_text
from suidesk.wording.problems import problem_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from suidesk.desktop.design.theme import Theme
    from suidesk.services.import_report import Counts, Preview, ProblemGroup, SampleRow

MOST_LINES: Final = 12
MOST_COLUMNS: Final = 3
FATE_LEVELS: Final = {"created": "ok", "updated": "accent", "rejected": "danger", "skipped": "warn", "unchanged": ""}
ICONS: Final = {
    Severity.ERROR: ("circle-x", "danger"),
    Severity.WARNING: ("triangle-alert", "warn"),
    Severity.QUESTION: ("circle-help", "info"),
    Severity.NOTE: ("info", "muted"),
}


class CheckStep(StepView):
    """Sends `policy_changed` when file and desk are to be brought together in another way.

    `save_rejected(path)` asks for the rows that can't be used as a file.
    """

    policy_changed = Signal()
    save_rejected = Signal(Path)

    def __init__(self, theme: Theme) -> None:
        """Show no preview yet."""
        super().__init__(translate("Import", "What would happen"), translate("Import", "Nothing has been written yet."))
        self.counts = CountsView(theme)
        self.back = BackCard(theme)
        self.policy = ChoiceField(
            theme,
            translate("Import", "What is here already"),
            [(policy, policy_text(policy)) for policy in Policy],
        )
        self.policy.changed.connect(self.policy_changed)
        self.problems = LinesCard(
            theme, translate("Import", "Worth knowing"), empty=translate("Import", "No problems were found.")
        )
        self.rejected = RejectedButton(theme)
        self.rejected.chosen.connect(self.save_rejected)
        self.problems.add_action(self.rejected)
        self.possible = LinesCard(theme, translate("Import", "New, but they resemble somebody here"))
        self.made = PlainLabel("", "small", wrap=True)
        self._model = TableModel(theme, _columns(ListKind.PEOPLE))
        self.table = DataTable(theme, translate("Import", "The first rows"), self._model)
        self.table.setMinimumHeight(theme.px(240))
        self._sample = Card(translate("Import", "The first rows"))
        self._sample.add(self.table, 1)
        for widget in (self.counts, self.back, self.made, self.policy, self.problems, self.possible, self._sample):
            self.box.addWidget(widget)
        self.box.addStretch(1)

    def show_preview(self, preview: Preview) -> None:
        """Show what an import would do."""
        are_cards = preview.looked.cards is not None
        self.policy.set_choices([(policy, policy_text(policy)) for policy in policies_for(preview.looked.kind)])
        self.policy.set_value(preview.policy)
        self.counts.set(preview.counts, are_cards=are_cards)
        self.sentence.setText(_sentence(preview.counts, are_cards=are_cards))
        self.rejected.set_count(len(preview.rejected), are_cards=are_cards)
        groups = preview.groups
        self.problems.set([_problem_line(group) for group in groups[:MOST_LINES]])
        lines = [
            Line(
                "user-check",
                translate("Import", "{0} (line {1}) {2}: {3}").format(
                    match.name, match.line, reason_text(match.reason), match.known_name
                ),
            )
            for match in preview.possible[:MOST_LINES]
        ]
        rest = len(preview.possible) - len(lines)
        if rest > 0:
            lines.append(Line("ellipsis", translate("Import", "and %n more", rest)))
        self.possible.set(lines)
        self.possible.setVisible(bool(lines))
        self.policy.setVisible(
            preview.counts.updated + preview.counts.unchanged > 0 or self.policy.value() is Policy.OVERWRITE
        )
        cards = translate("Import", "The first cards")
        self._sample.set_title(cards if are_cards else translate("Import", "The first rows"))
        self._model.set_columns(_columns(preview.looked.kind))
        self._model.set_rows([_cells(sample) for sample in preview.samples])
        self.made.setText(made_text(preview.made) if preview.made else "")
        self.made.setVisible(bool(preview.made))
        self.back.show_preview(preview)
        self._sample.setVisible(self.back.isHidden())
        if not self.back.isHidden():
            self.policy.hide()


def _sentence(counts: Counts, *, are_cards: bool) -> str:
    if counts.changes:
        return translate("Import", "Nothing has been written yet.")
    if not counts.read:
        return translate("Import", "There are headings, but no rows below them.")
    if counts.rejected == counts.read and are_cards:
        return translate(
            "Import", "No card can be used as it is: see why below, mend the file, or save the cards to mend."
        )
    if counts.rejected == counts.read:
        return translate(
            "Import", "No row can be used as it is: see why below, mend the file, or save the rows to mend."
        )
    return translate("Import", "What this list tells is here already: bringing it in would change nothing.")


def _problem_line(group: ProblemGroup) -> Line:
    icon, role = ICONS[group.severity]
    where = translate("Import", "%n time(s)", group.count)
    if group.columns:
        where += " · " + ", ".join(place_text(name) for name in group.columns[:MOST_COLUMNS])
    lines = ", ".join(str(line) for line in group.lines) + (" …" if group.count > len(group.lines) else "")
    second = translate("Import", "{0} · line(s) {1}", group.count).format(where, lines)
    return Line(icon, problem_text(group.example), second, role=role)


def _columns(kind: ListKind) -> list[Column]:
    """Give the columns of the first rows: what tells most of a contact, or the cells of a record."""
    line = Column(translate("Import", "Line"), 60, is_number=True)
    fate = Column(translate("Import", "Becomes"), 180)
    if kind in OF_CONTACTS:
        name = Column(translate("Import", "Name"), 180)
        return [line, name, Column(translate("Import", "E-mail")), Column(translate("Import", "Phone"), 140), fate]
    who, about = translate("Import", "Who or what"), translate("Import", "The rest of the row")
    return [line, Column(who, 200), Column(about), fate]


def _cells(sample: SampleRow) -> list[Cell]:
    one = sample.incoming
    if isinstance(one, SheetRow):
        shown = [text for place, text in one.cells.items() if place is not Place.ID]
        first, rest = shown[:1], shown[1:]
        if Place.PERSON in one.cells:
            first = [one.cells[Place.PERSON]]
            rest = [text for place, text in one.cells.items() if place not in {Place.PERSON, Place.ID}]
        fate = Cell(fate_text(sample.fate), FATE_LEVELS.get(sample.fate.value, ""))
        return [Cell(str(sample.line)), Cell("".join(first)), Cell(" · ".join(rest)), fate]
    points = {point.kind: point.raw for point in reversed(one.points)}
    return [
        Cell(str(sample.line)),
        Cell(one.name),
        Cell(points.get(PointKind.EMAIL, "")),
        Cell(points.get(PointKind.PHONE, "")),
        Cell(fate_text(sample.fate), FATE_LEVELS.get(sample.fate.value, "")),
    ]
