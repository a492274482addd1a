"""A form that has nothing to submit: what it shows acts by itself, and Close is all that is left."""

from __future__ import annotations

from suidesk.desktop.kit.form import FormDialog
from suidesk.wording.translate import translate


def only_close(form: FormDialog) -> None:
    """Leave the form one verb, Close."""
    form.verb.setEnabled(False)
    form.verb.hide()
    form.cancel.set_text(translate("Form", "Close"))
