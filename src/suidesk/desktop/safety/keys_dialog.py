"""Passphrase and recovery: the ways into the desk, what each is for, and how to change it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from suidesk.desktop.kit.buttons import Button
from suidesk.desktop.kit.card import Card
from suidesk.desktop.kit.choice_field import CheckField
from suidesk.desktop.kit.form import FormDialog
from suidesk.desktop.kit.layouts import column, row
from suidesk.desktop.safety.closing import only_close
from suidesk.desktop.safety.passphrase_form import PassphraseForm
from suidesk.desktop.safety.recovery_dialog import RecoveryDialog
from suidesk.domain.errors import SuideskError
from suidesk.vault.slots import SlotKind
from suidesk.wording.errors import error_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from suidesk.desktop.window import Window

_WIDTH: Final = 560


class KeysDialog(FormDialog):
    """One card for each way in; every change is made at once."""

    def __init__(self, window: Window) -> None:
        """Show the ways into the window's desk."""
        theme = window.theme
        super().__init__(theme, translate("Keys", "Passphrase and recovery"), "", window, width=_WIDTH)
        self._window, self._safety = window, window.require_safety()
        self.change = Button(theme, translate("Keys", "Change passphrase…"), self._change, icon="key-round")
        self.renew = Button(theme, translate("Keys", "New recovery sheet…"), self._renew, icon="file-text")
        self.keychain = CheckField(theme, translate("Keys", "Open without asking on this computer"))
        self.keychain.changed.connect(self._switch_keychain)
        only_close(self)
        self._sheet = self._card(
            translate("Keys", "Recovery sheet"),
            translate(
                "Keys",
                "A code on paper, for the day the passphrase is forgotten. Keep it apart from this computer.",
            ),
            self.renew,
        )
        self._fill()
        self._describe()

    def _fill(self) -> None:
        passphrase = self._card(
            translate("Keys", "Passphrase"),
            translate("Keys", "Opens the desk and its backups, on any computer. Only you know it."),
            self.change,
        )
        computer = self._card(
            translate("Keys", "This computer"),
            translate("Keys", "Its keychain opens the desk while you are logged in. Copies and backups stay locked."),
            self.keychain,
        )
        for card in (passphrase, self._sheet, computer):
            self.add_note(card)

    def _card(self, title: str, note: str, part: QWidget) -> Card:
        card = Card(title, note)
        line = row(part, None) if isinstance(part, Button) else column(part)
        card.add(line)
        return card

    def _describe(self) -> None:
        try:
            found = self._safety.keys.describe()
        except SuideskError as error:
            self.message.show_message(error_text(error))
            return
        kinds = {slot.kind: slot for slot in found.slots}
        self.keychain.set_value(SlotKind.KEYCHAIN in kinds)
        sheet = kinds.get(SlotKind.RECOVERY)
        self._sheet.set_chip(translate("Keys", "Sheet {0} is valid").format(sheet.mark) if sheet else "", "ok")
        if found.is_from_copy:
            self.message.show_message(
                translate("Keys", "The file with the keys is damaged; its copy serves. Write it anew from the copy."),
                "warn",
                action=translate("Keys", "Repair"),
                then=self._repair,
            )

    def _change(self) -> None:
        form = PassphraseForm(self._window, self._safety, self)
        form.accepted.connect(partial(self._say, translate("Keys", "The passphrase is changed.")))
        form.open()

    def _renew(self) -> None:
        dialog = RecoveryDialog(self._window, self._safety, self)
        dialog.accepted.connect(partial(self._say, translate("Keys", "The new sheet is valid. Tear up the old one.")))
        dialog.begin()

    def _switch_keychain(self) -> None:
        safety = self._safety
        self.keychain.setEnabled(False)
        if self.keychain.value():
            said = translate("Keys", "From now on this computer opens the desk without asking.")
            job = partial(safety.keys.add_keychain, safety.key)
        else:
            said = translate("Keys", "From now on the desk asks for the passphrase.")
            job = partial(safety.keys.remove_keychain)
        safety.jobs.run(job, lambda _: self._switched(said), self._switch_failed, self, must_finish=True)

    def _switched(self, said: str) -> None:
        self.keychain.setEnabled(True)
        self.keychain.error("")
        self._say(said)

    def _switch_failed(self, error: SuideskError) -> None:
        self.keychain.setEnabled(True)
        self._describe()
        self.keychain.error(error_text(error))

    def _repair(self) -> None:
        said = translate("Keys", "The file with the keys is whole again.")
        self._safety.jobs.run(self._safety.keys.repair, lambda _: self._say(said), self._tell, self, must_finish=True)

    def _say(self, text: str) -> None:
        self.message.show_message(text, "ok")
        self._describe()

    def _tell(self, error: SuideskError) -> None:
        self.message.show_message(error_text(error))
