"""The step between file and columns for folders and packed files: which of their lists is to come in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from suidesk.desktop.kit.choice_field import ChoiceField
from suidesk.desktop.kit.lines import Line, LinesCard
from suidesk.desktop.lists.steps import StepView
from suidesk.wording.archives import left_out_text, size_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from suidesk.desktop.design.theme import Theme
    from suidesk.services.list_sources import ListSource

MOST_LINES: Final = 12


class MemberStep(StepView):
    """Offers the lists of a folder or packed file; what else is in there is named with the reason."""

    def __init__(self, theme: Theme) -> None:
        """Show no file yet."""
        super().__init__(translate("Import", "Which list?"), "")
        self.member: ChoiceField[str] = ChoiceField(theme, translate("Import", "List"))
        self.left_out = LinesCard(theme, translate("Import", "Not offered"))
        for widget in (self.member, self.left_out):
            self.box.addWidget(widget)
        self.box.addStretch(1)

    def show_source(self, source: ListSource) -> None:
        """Show what is inside; the first list is chosen."""
        self.sentence.setText(
            translate("Import", "%n list(s) in {0}. Bring them in one after another.", len(source.members)).format(
                source.name
            )
        )
        text = translate("Import", "{0} ({1})")
        self.member.set_choices([(one.name, text.format(one.name, size_text(one.size))) for one in source.members])
        self.member.set_value(source.members[0].name)
        lines = [Line("file-text", one.name, left_out_text(one.code)) for one in source.left_out[:MOST_LINES]]
        rest = len(source.left_out) - len(lines)
        if rest > 0:
            lines.append(Line("ellipsis", translate("Import", "and %n more", rest)))
        self.left_out.set(lines)
        self.left_out.setVisible(bool(lines))
