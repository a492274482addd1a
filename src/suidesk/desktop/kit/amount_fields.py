"""Fields for numbers with a unit: a duration, an amount of money, a count."""

from __future__ import annotations

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QLineEdit

from suidesk.desktop.design.theme import Theme
from suidesk.desktop.kit.field import Field
from suidesk.desktop.kit.reading import read_minutes, read_money, write_minutes, write_money
from suidesk.domain.funding import MOST_MINOR
from suidesk.wording.translate import translate


class TypedField(Field):
    """A line that is tidied when the user leaves it."""

    def __init__(self, theme: Theme, label: str, *, hint: str, placeholder: str, is_required: bool) -> None:
        """Be empty; a subclass reads and writes the number."""
        super().__init__(theme, label, hint=hint, is_required=is_required)
        self.edit = QLineEdit()
        self.edit.setPlaceholderText(placeholder)
        self.put(self.edit)
        self.edit.textEdited.connect(self._edited)
        self.edit.editingFinished.connect(self._tidy)

    def has_input(self) -> bool:
        """Tell whether anything is typed."""
        return bool(self.edit.text().strip())

    def value(self) -> int | None:
        """Give the number."""
        raise NotImplementedError

    def set_value(self, value: int | None) -> None:
        """Show `value`."""
        raise NotImplementedError

    def _tidy(self) -> None:
        if self.has_input() and self.check():
            self.set_value(self.value())


class MinutesField(TypedField):
    """A duration, typed as '3', '3h', '2:30', '90m' or '1,5'; a bare number is hours."""

    def __init__(
        self, theme: Theme, label: str, *, hint: str = "", placeholder: str = "", is_required: bool = False
    ) -> None:
        """Be empty."""
        super().__init__(theme, label, hint=hint, placeholder=placeholder, is_required=is_required)

    def value(self) -> int | None:
        """Give minutes, `None` when empty or unreadable."""
        return read_minutes(self.edit.text())

    def set_value(self, value: int | None) -> None:
        """Show `value` minutes."""
        self.edit.setText("" if value is None else write_minutes(value))

    def problem(self) -> str:
        """Say how a duration is typed."""
        if self.has_input() and self.value() is None:
            return translate("Field", "This is not a duration. Type 3 for three hours, 2:30 or 90m.")
        return ""


class MoneyField(TypedField):
    """An amount in the minor units of `currency`, typed as the language writes it."""

    def __init__(
        self,
        theme: Theme,
        label: str,
        currency: str,
        *,
        hint: str = "",
        digits: int = 2,
        is_required: bool = False,
        allows_negative: bool = False,
    ) -> None:
        """Show the code of `currency` in front; it has `digits` decimals."""
        super().__init__(theme, label, hint=hint, placeholder="", is_required=is_required)
        self._digits = digits
        self._allows_negative = allows_negative
        self._currency = ""
        self.set_currency(currency)

    def set_currency(self, currency: str, digits: int | None = None) -> None:
        """Count in another currency, perhaps with other decimals."""
        self._currency = currency
        self._digits = self._digits if digits is None else digits
        self.edit.setPlaceholderText(currency)
        self._label.setText(f"{self._name} ({currency})" if currency else self._name)
        self.edit.setAccessibleName(self._label.full_text())

    def value(self) -> int | None:
        """Give minor units, `None` when empty or unreadable."""
        return read_money(self.edit.text(), self.locale(), self._digits)

    def set_value(self, value: int | None) -> None:
        """Show `value` minor units."""
        self.edit.setText("" if value is None else write_money(value, self.locale(), self._digits))

    def problem(self) -> str:
        """Say how an amount is typed."""
        if not self.has_input():
            return ""
        value = self.value()
        if value is None:
            example = write_money(123450, self.locale(), self._digits)
            return translate("Field", "This is not an amount. Type it as {0}.").format(example)
        if value < 0 and not self._allows_negative:
            return translate("Field", "The amount cannot be below zero.")
        if abs(value) > MOST_MINOR:
            return translate("Field", "This amount is far too large. Check for a digit too many.")
        return ""


class NumberField(TypedField):
    """A whole number within limits."""

    def __init__(
        self,
        theme: Theme,
        label: str,
        *,
        least: int = 0,
        most: int = 1_000_000,
        hint: str = "",
        is_required: bool = False,
    ) -> None:
        """Take `least` to `most`."""
        super().__init__(theme, label, hint=hint, placeholder="", is_required=is_required)
        self._least, self._most = least, most

    def value(self) -> int | None:
        """Give the number, `None` when empty, unreadable or outside the limits."""
        number, is_number = self.locale().toInt(self.edit.text().strip())
        return number if is_number and self._least <= number <= self._most else None

    def set_value(self, value: int | None) -> None:
        """Show `value`."""
        self.edit.setText("" if value is None else QLocale.toString(self.locale(), value))

    def problem(self) -> str:
        """Say which numbers are taken."""
        if self.has_input() and self.value() is None:
            locale = self.locale()
            return translate("Field", "Type a whole number from {0} to {1}.").format(
                locale.toString(self._least), locale.toString(self._most)
            )
        return ""
