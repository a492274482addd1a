"""The form that takes a merge apart, also long after it: who comes back, what goes along and what stays."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from suidesk.commands.unmerging import UnmergeContacts
from suidesk.desktop.kit.choice_field import CheckField, ChoiceField
from suidesk.desktop.kit.form import FormDialog
from suidesk.desktop.kit.labels import PlainLabel
from suidesk.desktop.records import save
from suidesk.queries.merges import MergesInto, Parting, PartingPreview
from suidesk.wording.errors import error_text
from suidesk.wording.formats import day_in_words
from suidesk.wording.removals import counts_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from suidesk.desktop.kit.picker_field import Found
    from suidesk.desktop.page import Host
    from suidesk.domain.errors import SuideskError
    from suidesk.queries.merges import Merge


class UnmergeForm(FormDialog):
    """Offers the merges into `kept`, the newest first, and says what would become of everything."""

    def __init__(self, host: Host, parent: QWidget, kept: Found, merges: Sequence[Merge], batch: str = "") -> None:
        """Ask which of the merges; `batch` is chosen beforehand."""
        title = translate("People", "Take a merge into {0} apart").format(kept.title)
        super().__init__(host.theme, title, translate("People", "Take apart"), parent)
        self._host, self._kept = host, kept
        self.merge: ChoiceField[str] = ChoiceField(
            host.theme,
            translate("People", "Who becomes an entry of its own again"),
            [(one.batch, self._text(one)) for one in merges],
        )
        if batch:
            self.merge.set_value(batch)
        self.add("batch", self.merge)
        self.apart = CheckField(host.theme, translate("People", "They are two: do not propose it again"))
        self.apart.set_value(True)
        self.add("tell_apart", self.apart)
        self.said = PlainLabel("", wrap=True)
        self.add_note(self.said)
        self.merge.changed.connect(self._ask)
        self.submitted.connect(self._save)
        self._ask()

    def _text(self, one: Merge) -> str:
        day = datetime.fromisoformat(one.at).astimezone(self._host.now().tzinfo).date()
        return translate("People", "{0}, merged on {1}").format(one.other_name, day_in_words(day))

    def _ask(self) -> None:
        batch = self.merge.value() or ""
        self.set_busy(is_busy=True)
        query = PartingPreview(self._kept.id, batch)
        self._host.bridge.fetch(query, partial(self._show, batch), owner=self, failed=self._refused)

    def _show(self, batch: str, found: Parting) -> None:
        if batch != self.merge.value():
            return
        back, stays = counts_text(found.back), counts_text(found.stays)
        parts = [
            translate("People", "{0} gets back: {1}.").format(found.other_name, back)
            if back
            else translate("People", "{0} comes back; nothing else hung on that entry.").format(found.other_name),
            translate("People", "Stays where it was passed on to since: {0}.").format(stays) if stays else "",
            translate("People", "What was changed or added since the merge stays with {0}.").format(found.kept_name),
        ]
        self.said.setText(" ".join(filter(None, parts)))
        self.set_busy(is_busy=False)
        self.grow()

    def _refused(self, error: SuideskError) -> None:
        self.show_error("batch", error_text(error))
        self.set_busy(is_busy=True)

    def _save(self) -> None:
        command = UnmergeContacts(
            kept_id=self._kept.id, batch=self.merge.value() or "", tell_apart=bool(self.apart.value())
        )
        save(self._host.bridge, self, command)


def open_unmerge(host: Host, parent: QWidget, kept: Found) -> None:
    """Open the form where there is a merge to take apart, else say that there is none."""

    def then(merges: list[Merge]) -> None:
        if merges:
            UnmergeForm(host, parent, kept, merges).open()
        else:
            host.say(translate("People", "Nobody was merged into {0}, or it was taken back.").format(kept.title))

    host.bridge.fetch(MergesInto(kept.id), then, owner=parent, failed=host.tell)
