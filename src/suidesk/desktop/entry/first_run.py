"""The first run: one window, four steps, and nothing on the disk before the last."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget

from suidesk.desktop.entry.dots import Dots
from suidesk.desktop.entry.entrance import Advice, Arrival, Entrance
from suidesk.desktop.entry.frame import EntryFrame
from suidesk.desktop.entry.owner_step import OwnerStep
from suidesk.desktop.entry.passphrase_step import PassphraseStep
from suidesk.desktop.entry.recovery_step import RecoveryStep
from suidesk.desktop.entry.step import Step
from suidesk.desktop.entry.welcome import EXAMPLE, LIST, WelcomeStep
from suidesk.desktop.kit.buttons import Button
from suidesk.domain.errors import SuideskError
from suidesk.services.example import folder as example
from suidesk.services.keys import NewKeys
from suidesk.services.opening import Owner, StoreFolder
from suidesk.vault.sheet import recovery_groups_to_retype
from suidesk.wording.errors import error_text
from suidesk.wording.translate import translate

WELCOME, OWNER, PASSPHRASE, RECOVERY = range(4)
PROBE: Final = "suidesk:probe:first-run"
"""An account that no keychain has: asking for it tells whether the keychain answers."""
_WIDTH, _HEIGHT = 720, 680


class FirstRun(EntryFrame):
    """Ends with `arrived` (an `Arrival`), `found` (the `Path` of a desk that is there already) or `restore_asked`."""

    arrived = Signal(object)
    found = Signal(object)
    restore_asked = Signal()

    def __init__(self, entrance: Entrance, folder: StoreFolder) -> None:
        """Offer to keep the desk in that folder."""
        super().__init__(entrance.theme, width=_WIDTH, height=_HEIGHT)
        self._entrance = entrance
        self._folder = folder
        self._way = ""
        self._new: NewKeys | None = None
        self._prepared_for = ""
        self._has_probed = False
        theme = entrance.theme
        self.welcome = WelcomeStep(theme)
        self.owner = OwnerStep(theme, entrance.country_currency)
        self.passphrase = PassphraseStep(theme)
        self.recovery = RecoveryStep(theme)
        self._steps: list[Step] = [self.welcome, self.owner, self.passphrase, self.recovery]
        self._stack = QStackedWidget()
        self._dots = Dots(theme, len(self._steps))
        self._build()
        self.place(folder.folder)
        self.go_to(WELCOME)

    def _build(self) -> None:
        for step in self._steps:
            self._stack.addWidget(step)
        self.head.addWidget(self._dots)
        self.body.addWidget(self._stack, 1)
        theme = self._entrance.theme
        self.back = Button(theme, translate("FirstRun", "Back"), self._go_back)
        self.restore = Button(theme, translate("FirstRun", "I have a backup…"), self.restore_asked.emit, icon="archive")
        self.next = Button(theme, "", self.go_on, kind="primary")
        self.verbs.addWidget(self.back)
        self.verbs.addWidget(self.restore)
        self.verbs.addStretch(1)
        self.verbs.addWidget(self.next)
        self.welcome.way_chosen.connect(self._begin)
        self.welcome.folder_chosen.connect(self._choose_folder)

    @property
    def folder(self) -> StoreFolder:
        """Where the desk will be kept."""
        return self._folder

    @property
    def step(self) -> int:
        """The step that is shown: WELCOME, OWNER, PASSPHRASE or RECOVERY."""
        return self._stack.currentIndex()

    def go_to(self, step: int) -> None:
        """Show that step."""
        self.message.hide()
        self._stack.setCurrentIndex(step)
        self._dots.set(step)
        self.back.setVisible(step != WELCOME)
        self.restore.setVisible(step == WELCOME)
        self.next.setVisible(step != WELCOME)
        is_last = step == RECOVERY
        self.next.set_text(translate("FirstRun", "Open the desk") if is_last else translate("FirstRun", "Continue"))
        self.scroll_up()
        self._steps[step].entered()

    def go_on(self) -> None:
        """Go on from the step that is shown, once it is right."""
        if self.is_busy:
            return
        if not self._steps[self.step].check():
            self.reveal_focus()
            return
        {OWNER: self._to_passphrase, PASSPHRASE: self._prepare, RECOVERY: self._make}[self.step]()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter in a field go on."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.step != WELCOME:
            self.go_on()
            return
        super().keyPressEvent(event)

    def place(self, folder: Path) -> None:
        """Keep the desk in that folder, unless it is not safe there."""
        self._folder = self._entrance.folder_at(folder)
        reason = self._entrance.unsafe_place(folder)
        problem = SuideskError("unsafe_place", folder=str(folder), kind=reason) if reason else None
        self.welcome.show_folder(folder, error_text(problem) if problem else "")

    def _go_back(self) -> None:
        self.go_to(self.step - 1)

    def _begin(self, way: str) -> None:
        self._way = way
        if way == EXAMPLE:
            self._open_example()
        else:
            self.go_to(OWNER)

    def _choose_folder(self, chosen: Path) -> None:
        if self._entrance.folder_at(chosen).has_store:
            self.found.emit(chosen)
            return
        # A folder with other things in it stays tidy: the desk gets its own within.
        is_used = chosen.is_dir() and any(chosen.iterdir())
        self.place(chosen / "suidesk" if is_used else chosen)

    def _to_passphrase(self) -> None:
        self.go_to(PASSPHRASE)
        if not self._has_probed:
            self._has_probed = True
            keychain = self._entrance.keychain
            self._entrance.jobs.run(
                lambda: keychain.get(PROBE), lambda _: self.passphrase.offer_keychain(), lambda _: None, self
            )

    def _prepare(self) -> None:
        passphrase = self.passphrase.fields.value()
        if self._new is not None and passphrase == self._prepared_for:
            self.go_to(RECOVERY)
            return
        self._prepared_for = passphrase
        self.set_busy(translate("FirstRun", "Making your keys…"))
        self._entrance.jobs.run(lambda: self._folder.keys.prepare(passphrase), self._show_keys, self._failed, self)

    def _show_keys(self, new: NewKeys) -> None:
        self._new = new
        self.set_busy()
        owner = self.owner.owner()
        groups = recovery_groups_to_retype(self._entrance.random)
        self.recovery.show_keys(new, f"{owner.given} {owner.family}".strip(), groups)
        self.go_to(RECOVERY)

    def _make(self) -> None:
        new, owner, wants_keychain = self._new, self.owner.owner(), self.passphrase.wants_keychain()
        if new is None:
            return
        self.set_busy(translate("FirstRun", "Setting up your desk…"))
        self._entrance.jobs.run(
            lambda: _made(self._folder, new, owner, wants_keychain=wants_keychain),
            self._arrive,
            self._failed,
            self,
            must_finish=True,
        )

    def _open_example(self) -> None:
        self.set_busy(translate("FirstRun", "Inventing a neighbourhood…"))
        place = self._folder.folder / example.FOLDER
        ports, currency = self._entrance, self.owner.owner().currency
        self._entrance.jobs.run(
            lambda: Arrival(opened=example.open_example(ports.folder_at, place, ports.clock, ports.random, currency)),
            self._arrive,
            self._failed,
            self,
            must_finish=True,
        )

    def _arrive(self, arrival: Arrival) -> None:
        self.set_busy()
        act = "import" if self._way == LIST else ""
        self.arrived.emit(Arrival(opened=arrival.opened, advice=arrival.advice, act=act))

    def _failed(self, error: SuideskError) -> None:
        self.set_busy()
        field = {"given": self.owner.given, "family": self.owner.family}.get(error.field or "")
        if field is not None:
            self.go_to(OWNER)
            field.error(error_text(error))
        else:
            self.message.show_message(error_text(error))


def _made(folder: StoreFolder, new: NewKeys, owner: Owner, *, wants_keychain: bool) -> Arrival:
    store = folder.make(new, owner)
    advice = None
    if wants_keychain:
        try:
            folder.keys.add_keychain(new.key)
        except SuideskError:
            # The desk is made and opens with its passphrase; that the keychain does not serve is said once inside.
            advice = Advice.NO_KEYCHAIN
    return Arrival(opened=folder.opened(store), advice=advice)
