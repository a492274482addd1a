"""A list that comes back edited: the cells that were changed there and here, each to be settled."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from suidesk.desktop.kit.buttons import Button
from suidesk.desktop.kit.card import Card
from suidesk.desktop.kit.choice_field import ChoiceField
from suidesk.desktop.kit.flow import FlowLayout
from suidesk.desktop.kit.labels import PlainLabel, cut
from suidesk.desktop.kit.layouts import clear, column
from suidesk.desktop.kit.lines import Line, LinesCard
from suidesk.desktop.lists.steps import StepView
from suidesk.interchange.coming_back.comparing import Answers
from suidesk.services.coming_back import BackPreview
from suidesk.wording.coming_back import came_back_text, cell_text, cells_text, conflicts_text
from suidesk.wording.formats import day_in_words
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from suidesk.desktop.design.theme import Theme
    from suidesk.interchange.coming_back.comparing import Key
    from suidesk.services.coming_back import ConflictSeen
    from suidesk.services.import_report import Preview

SHOWN: Final = 40
"""Cells asked one by one; the rest follows what is said for all."""
LETTERS: Final = 80
"""Letters of a cell that a choice shows."""
MOST_CHANGES: Final = 20
"""Changes that are named one by one before they are made."""
OURS, THEIRS = "ours", "theirs"


class BackStep(StepView):
    """Asks of each cell whether what is here stays, or what the file says is taken; at first all stay."""

    def __init__(self, theme: Theme) -> None:
        """Ask nothing yet."""
        super().__init__(
            translate("Import", "Changed there and here"),
            translate("Import", "These cells were changed in the file, and differently here since the list went out."),
        )
        self._theme = theme
        self._is_theirs = False
        self.choices: dict[Key, ChoiceField[str]] = {}
        keep, take = partial(self.settle_all, is_theirs=False), partial(self.settle_all, is_theirs=True)
        self.all_ours = Button(theme, translate("Import", "Keep all of ours"), keep)
        self.all_theirs = Button(theme, translate("Import", "Take all of theirs"), take)
        flow = FlowLayout(gap=8)
        flow.addWidget(self.all_ours)
        flow.addWidget(self.all_theirs)
        self.box.addLayout(flow)
        self._card = Card(translate("Import", "Cells"))
        self._fields = column(gap=14)
        self._card.add(self._fields)
        self.rest = PlainLabel("", "small", wrap=True)
        self._card.add(self.rest)
        self.box.addWidget(self._card)
        self.box.addStretch(1)

    def show_conflicts(self, preview: BackPreview) -> None:
        """Ask about the cells of a list; what was said before of a cell stays said."""
        answers, found = preview.back.answers, preview.back.conflicts
        self._is_theirs = answers.otherwise
        clear(self._fields)
        self.choices = {}
        for one in found[:SHOWN]:
            field = self._field(one)
            field.set_value(THEIRS if answers.takes_theirs(one.conflict.key) else OURS)
            self.choices[one.conflict.key] = field
            self._fields.addWidget(field)
        more = len(found) - len(self.choices)
        self._card.set_title(conflicts_text(len(found)))
        self.rest.setText(translate("Import", "And %n more, for which the buttons above count.", more))
        self.rest.setVisible(more > 0)

    def _field(self, one: ConflictSeen) -> ChoiceField[str]:
        said = one.conflict
        label = translate("Import", "{0}: {1}").format(one.name, said.column)
        ours = translate("Import", "Here: {0}").format(cut(cell_text(said.ours), LETTERS))
        theirs = translate("Import", "In the file: {0}").format(cut(cell_text(said.theirs), LETTERS))
        field = ChoiceField(self._theme, label, [(OURS, ours), (THEIRS, theirs)])
        all_three = translate("Import", "It went out as {0}; here it is {1}, in the file {2} (line {3}).")
        texts = (cut(cell_text(text), LETTERS) for text in (said.sent, said.ours, said.theirs))
        field.set_hint(all_three.format(*texts, one.line))
        return field

    def settle_all(self, *, is_theirs: bool) -> None:
        """Say the same of all cells, also of those that aren't shown."""
        self._is_theirs = is_theirs
        for field in self.choices.values():
            field.set_value(THEIRS if is_theirs else OURS)

    def forget(self) -> None:
        """Begin anew, for another file."""
        clear(self._fields)
        self.choices, self._is_theirs = {}, False

    def answers(self) -> Answers:
        """Give what was said."""
        given = {key: field.value() == THEIRS for key, field in self.choices.items()}
        return Answers(given, self._is_theirs)


class BackCard(LinesCard):
    """What a list that came back brings together; hidden for any other list."""

    def __init__(self, theme: Theme) -> None:
        """Show nothing yet."""
        super().__init__(theme, translate("Import", "A list of yours, edited"))
        self.hide()

    def show_preview(self, preview: Preview) -> None:
        """Show it of a preview."""
        self.setVisible(isinstance(preview, BackPreview))
        if not isinstance(preview, BackPreview):
            return
        back = preview.back
        lines = [
            Line("file-down", came_back_text(back.export.file, day_in_words(back.export.at.date()))),
            Line("check", cells_text(back.taken, back.kept, back.missing)),
        ]
        if back.conflicts:
            theirs = sum(back.answers.takes_theirs(one.conflict.key) for one in back.conflicts)
            ours = len(back.conflicts) - theirs
            second = translate("Import", "Ours stays in {0}, theirs is taken in {1}.").format(ours, theirs)
            lines.append(Line("arrow-left-right", conflicts_text(len(back.conflicts)), second, role="warn"))
        for one in back.changes[:MOST_CHANGES]:
            who = translate("Import", "{0}: {1}").format(one.name, one.column)
            texts = (cut(cell_text(text), LETTERS) for text in (one.here, one.theirs))
            lines.append(Line("pencil", who, translate("Import", "{0} → {1}").format(*texts), role="muted"))
        if back.taken > MOST_CHANGES:
            lines.append(Line("ellipsis", translate("Import", "and %n more", back.taken - MOST_CHANGES)))
        self.set(lines)
