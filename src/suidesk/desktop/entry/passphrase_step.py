"""The third step: the passphrase, and whether this computer may open the desk by itself."""

from __future__ import annotations

from PySide6.QtCore import Qt

from suidesk.desktop.design.theme import Theme
from suidesk.desktop.entry.step import Step
from suidesk.desktop.kit.choice_field import CheckField
from suidesk.desktop.safety.passphrase_fields import PassphraseFields
from suidesk.wording.translate import translate


class PassphraseStep(Step):
    """A passphrase typed twice; the keychain is offered once it is known to answer."""

    def __init__(self, theme: Theme) -> None:
        """Offer no keychain yet."""
        super().__init__(
            translate("PassphraseStep", "Choose a passphrase"),
            translate(
                "PassphraseStep",
                "It locks the desk, so that a lost laptop tells nobody anything. There is no way around it, for us "
                "neither: the next step gives you a recovery code for the day you forget it.",
            ),
        )
        self.fields = PassphraseFields(theme, translate("PassphraseStep", "Passphrase"))
        self.keychain = CheckField(
            theme,
            translate("PassphraseStep", "Open without asking on this computer"),
            hint=translate(
                "PassphraseStep",
                "Your system's keychain opens the desk while you are logged in. You can change this later.",
            ),
        )
        self.keychain.hide()
        self.box.addWidget(self.fields)
        self.box.addSpacing(6)
        self.box.addWidget(self.keychain)
        self.box.addStretch(1)

    def offer_keychain(self) -> None:
        """Let the user choose the keychain, since this computer has one that answers."""
        if self.keychain.isHidden():
            self.keychain.set_value(True)
            self.keychain.show()

    def wants_keychain(self) -> bool:
        """Tell whether the keychain shall open the desk."""
        return not self.keychain.isHidden() and self.keychain.value()

    def check(self) -> bool:
        """Want a passphrase that is long enough, twice the same."""
        return self.fields.check()

    def entered(self) -> None:
        """Begin at the passphrase."""
        self.fields.first.setFocus(Qt.FocusReason.OtherFocusReason)
