"""The fourth step: the recovery code, put on paper and shown to be readable."""

from __future__ import annotations

from suidesk.desktop.design.theme import Theme
from suidesk.desktop.entry.step import Step
from suidesk.desktop.kit.labels import PlainLabel
from suidesk.desktop.safety.recovery_code_view import RecoveryCodeView
from suidesk.desktop.safety.retyped_groups import RetypedGroups
from suidesk.services.keys import NewKeys
from suidesk.vault.sheet import recovery_sheet
from suidesk.wording.translate import translate


class RecoveryStep(Step):
    """Shows the code of the keys that were prepared."""

    def __init__(self, theme: Theme) -> None:
        """Show nothing until `show_keys`."""
        super().__init__(
            translate("RecoveryStep", "Put your recovery code on paper"),
            translate(
                "RecoveryStep",
                "If you forget your passphrase, this code is the only way in. Print it or write it down, and keep it "
                "apart from this computer.",
            ),
        )
        self.code = RecoveryCodeView(theme)
        self.typed = RetypedGroups(theme)
        self.box.addWidget(self.code)
        self.box.addSpacing(8)
        self.box.addWidget(
            PlainLabel(translate("RecoveryStep", "Then type two groups from your sheet"), "h2", wrap=True)
        )
        self.box.addWidget(self.typed)
        self.box.addStretch(1)

    def show_keys(self, new: NewKeys, owner: str, groups: tuple[int, int]) -> None:
        """Show the sheet of these keys, and ask for two of its groups."""
        self.code.show_sheet(recovery_sheet(new.code, new.mark), owner)
        self.typed.ask(new.code, groups)

    def check(self) -> bool:
        """Want both groups right."""
        return self.typed.check()

    def entered(self) -> None:
        """Begin at the verbs of the code."""
        self.code.save.setFocus()
