"""The form of a handover: who leaves, and when the last day is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QWidget

from suidesk.commands.handovers import ChangeHandover, PlanHandover
from suidesk.desktop.kit.date_field import DateField
from suidesk.desktop.kit.form import FormDialog
from suidesk.desktop.kit.picker_field import Found, PickerField
from suidesk.desktop.records import picking, save
from suidesk.domain.handovers import SHORT_NOTICE, TIMELINE
from suidesk.domain.kinds import Kind
from suidesk.queries.people import ContactPage
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from suidesk.desktop.page import Host
    from suidesk.queries.handovers import HandoverAbout
    from suidesk.queries.people import ContactAbout


class HandoverForm(FormDialog):
    """Plans a handover, or moves its last day; open it from anywhere with the id of who leaves."""

    def __init__(
        self,
        host: Host,
        person_id: str | None = None,
        *,
        leaving_on: date | None = None,
        about: HandoverAbout | None = None,
        saved: Callable[[str], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Be the form of a new handover (of that person, on that day), or of `about`; `saved` gets the new id.

        Without `saved` the page of the new handover is opened.
        """
        title = translate("Handovers", "Change the last day") if about else translate("Handovers", "Plan a handover")
        verb = translate("Handovers", "Save day") if about else translate("Handovers", "Plan it")
        super().__init__(host.theme, title, verb, parent or QApplication.activeWindow())
        self._host, self._about, self._saved = host, about, saved
        self._add_fields(host)
        if about is not None:
            self.leaver.hide()
            self.leaver.set_value(Found(about.handover.leaver_id, about.leaver))
            leaving_on = about.handover.leaving_on
        elif person_id is not None:
            host.bridge.fetch(ContactPage(person_id), self._show_leaver, owner=self, failed=host.tell)
        self.leaving_on.set_value(leaving_on)
        self._hint()
        self.leaving_on.changed.connect(self._hint)
        self.submitted.connect(self._save)
        self.finished.connect(self.deleteLater)

    def _add_fields(self, host: Host) -> None:
        people = picking(host.bridge, self, Kind.CONTACT, contact_kind="person")
        self.leaver = PickerField(host.theme, translate("Handovers", "Who leaves"), people, is_required=True)
        self.leaving_on = DateField(host.theme, translate("Handovers", "Last day"), host.now().date(), is_required=True)
        self.add("leaver_id", self.leaver)
        self.add("leaving_on", self.leaving_on)

    def _show_leaver(self, about: ContactAbout) -> None:
        self.leaver.set_value(Found(about.contact.id, about.contact.display_name))

    def _hint(self) -> None:
        """Say what the day means for the timeline."""
        day, today = self.leaving_on.value(), self._host.now().date()
        whole = timedelta(weeks=-min(TIMELINE.values()))
        if day is None:
            text = translate("Handovers", "Eight weeks ahead leave time for every step; less is fine too.")
        elif day - today < SHORT_NOTICE:
            text = translate(
                "Handovers",
                "Little time is left: a successor, contacts, where passwords are kept, deadlines and keys come first.",
            )
        elif day - today < whole:
            text = translate("Handovers", "Steps whose day is past begin today.")
        else:
            text = translate("Handovers", "Time for every step: who follows, notes, going along, keys.")
        self.leaving_on.set_hint(text)

    def _save(self) -> None:
        day = self.leaving_on.value()
        if day is None:
            return
        if self._about is not None:
            save(self._host.bridge, self, ChangeHandover(id=self._about.handover.id, leaving_on=day))
            return
        plan = PlanHandover(leaver_id=self.leaver.value() or "", leaving_on=day)
        save(self._host.bridge, self, plan, self._saved or self._open)

    def _open(self, ref: str) -> None:
        self._host.open_record(Kind.HANDOVER, ref)
