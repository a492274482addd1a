"""The one error a person may meet: a code, perhaps a field, and the numbers behind it."""

from __future__ import annotations


class SuideskError(Exception):
    """An expected failure, shown where it happened; its text is found by `wording` from the code.

    `field` names the record's field at fault (for the form), `params` fill the text's places.
    """

    def __init__(self, code: str, *, field: str | None = None, **params: object) -> None:
        """Keep the code, the field and the parameters; none of them is a sentence."""
        super().__init__(code)
        self.code = code
        self.field = field
        self.params = params

    def __str__(self) -> str:
        """Give the code and parameters, for logs and tests; never shown to a person."""
        where = f" at {self.field}" if self.field else ""
        return f"{self.code}{where} {self.params}" if self.params else f"{self.code}{where}"


class Invalid(SuideskError):
    """A record's field holds what the domain does not allow."""
