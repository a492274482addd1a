"""Bad input on every form: a message at the field, or kept as it was typed and shown as plain text."""

from __future__ import annotations

import contextlib
import json
from collections import Counter

import pytest
import shiboken6
from PySide6.QtCore import QEvent
from PySide6.QtGui import QGuiApplication, QKeyEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from suidesk.desktop.kit.amount_fields import MinutesField, MoneyField, NumberField
from suidesk.desktop.kit.date_field import DateField
from suidesk.desktop.kit.field import Field
from suidesk.desktop.kit.form import FormDialog
from suidesk.desktop.kit.picker_field import PickerField, PickManyField
from suidesk.desktop.kit.tags_field import TagsField
from suidesk.desktop.kit.text_fields import LineField
from suidesk.desktop.kit.time_field import TimeField
from suidesk.desktop.people.many_forms import ManyForm
from suidesk.desktop.people.merge_dialog import MergeDialog
from suidesk.desktop.volunteers.hours_field import HoursField
from suidesk.domain.text import tidy
from suidesk.store.journal import AS_IT_LIES, as_they_lie
from tests.desktop.clipping import left_cut
from tests.desktop.whole.forms import FORMS, Sample, all_forms

HTML = '<b>bold</b> <img src="x.png"> &amp; <a href="https://example.org">here</a>'
LONG = "x" * 10_000
MOST = "W" * 500
"""As long as a name may be, in one word of the widest letter."""
TEXTS = (
    HTML,
    "'; DROP TABLE contacts; --",
    "🌻👩‍👩‍👧 Åsa",
    "مرحبا بالعالم",
    "\u202eabc",
    "%n {0} {name}",
    "-5",
    LONG,
    MOST,
)
NO_NUMBER = (HTML, "1e99", "99999999999999999999", "🌻", "--5", LONG)
REFUSED: list[tuple[type[Field], tuple[str, ...]]] = [
    (
        DateField,
        ("31/02/2027", "31.02.2027", "0000-01-01", "0/0/0000", "9999-12-31", "1/1/9999", "-5y99", HTML, "🌻", LONG),
    ),
    (MoneyField, NO_NUMBER),
    (MinutesField, (*NO_NUMBER, "-1", "2:75")),
    (NumberField, (*NO_NUMBER, "-5", "2.5")),
    (TimeField, (*NO_NUMBER, "25:00", "-1", "12:60")),
    (HoursField, (HTML, "25-26", "18-9", "9", "-1", LONG)),
    (PickerField, (HTML, "'; DROP TABLE contacts; --", "xyzzy", LONG)),
    (PickManyField, (HTML, "'; DROP TABLE contacts; --", LONG)),
]
"""What a field of a kind never takes."""
ORDERED = (
    ("from_on", "until_on"),
    ("starts_on", "ends_on"),
    ("started_on", "left_on"),
    ("since", "until"),
    ("seen_on", "review_on"),
)
PATIENCE, QUICK = 3_000, 400
COUNTING = "Counting…"
CASES = [
    pytest.param(one, id=f"{one.__module__.split('.')[-1]}.{form.__name__}{number or ''}")
    for form, openers in FORMS.items()
    for number, one in enumerate(openers)
]


def test_every_form_is_tried():
    assert all_forms() == set(FORMS)


class Tried:
    """One form at a time: opened, typed into, sent; and what the store says of it."""

    def __init__(self, it, opener, desk, qtbot):
        self.it, self._opener, self._qtbot = it, opener, qtbot
        self._db = desk._connection
        self.form: FormDialog | None = None

    def open(self) -> FormDialog:
        self.close()
        self.form = form = self._opener(self.it)
        if not form.isVisible():
            form.open()
        self._qtbot.waitUntil(form.isVisible, timeout=PATIENCE)
        self._wait_for_verb()
        return form

    def _wait_for_verb(self) -> None:
        """Give the form time to offer its verb; what has counted and found nothing will not offer it later."""

        def is_settled() -> bool:
            form = self.form
            has_counted = isinstance(form, ManyForm) and not form._pause.isActive() and form.said.text() != COUNTING
            return form.verb.isEnabled() or has_counted

        with contextlib.suppress(self._qtbot.TimeoutError):
            self._qtbot.waitUntil(is_settled, timeout=QUICK)

    def close(self) -> None:
        for one in QApplication.topLevelWidgets():
            if isinstance(one, QDialog) and one.isVisible():
                one.reject() if isinstance(one, QFileDialog) else one.close()
        QApplication.processEvents()

    def inputs(self) -> list[QWidget]:
        """The lines and texts that a person can type into now."""
        found = [*self.form.findChildren(QLineEdit), *self.form.findChildren(QPlainTextEdit)]
        return [one for one in found if one.isVisibleTo(self.form) and one.isEnabled() and not one.isReadOnly()]

    def type(self, at: int, text: str) -> Field:
        """Type or paste over what is there, as a person does."""
        edit = self.inputs()[at]
        edit.setFocus()
        edit.selectAll()
        if len(text) > 30 or not text.isprintable():
            QGuiApplication.clipboard().setText(text)
            edit.paste()
        else:
            for letter in text:
                event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
                QApplication.sendEvent(edit, event)
        field = field_of(edit)
        if isinstance(field, TagsField):
            QTest.keyClick(edit, Qt.Key.Key_Return)
        return field

    def send(self) -> bool:
        """Press the verb and wait for what comes of it; tell whether anything does."""
        verb = self.form.verb
        self._wait_for_verb()
        if not verb.isEnabled() and not self.said() and isinstance(self.form, MergeDialog | ManyForm):
            # It counts first, and offers nothing where nothing would change.
            return True
        verb.click()
        with contextlib.suppress(self._qtbot.TimeoutError):
            self._qtbot.waitUntil(lambda: not self.is_open() or bool(self.said() or file_dialogs()), timeout=PATIENCE)
            return True
        return False

    def is_open(self) -> bool:
        return shiboken6.isValid(self.form) and self.form.isVisible()

    def said(self) -> list[str]:
        """What the form says is wrong."""
        errors = [one.error_text() for one in self.form.findChildren(Field) if one.isVisible() and one.error_text()]
        return errors + ([self.form.message.text()] if self.form.message.isVisible() else [])

    def mark(self) -> int:
        return self._db.execute("SELECT coalesce(max(seq), 0) FROM journal").fetchone()[0]

    def kept(self, mark: int) -> list[object]:
        """Every value that was written since."""
        lines = self._db.execute("SELECT tbl, row_id, after FROM journal WHERE seq > ?", (mark,)).fetchall()
        values = [value for _, _, after in lines if after for value in json.loads(after).values()]
        new = as_they_lie(self._db.execute, ((table, ref) for table, ref, after in lines if after == AS_IT_LIES))
        values += [value for row in new.values() for value in row.values()]
        # A word that is known already is kept by its number.
        return values and [*values, *(name for (name,) in self._db.execute("SELECT name FROM tags"))]


def file_dialogs() -> list[QFileDialog]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, QFileDialog) and one.isVisible()]


def field_of(edit: QWidget) -> Field | None:
    """The outermost field that the line belongs to."""
    field, around = None, edit.parentWidget()
    while around is not None:
        field = around if isinstance(around, Field) else field
        around = around.parentWidget()
    return field


def refused_by(field: Field | None) -> tuple[str, ...]:
    never = next((bad for kind, bad in REFUSED if isinstance(field, kind)), ())
    # Some numbers of rules count days afterwards, below zero.
    return tuple(one for one in never if one != "-5" or not isinstance(field, NumberField) or field._least > -5)


def bad_for(field: Field | None) -> tuple[str, ...]:
    return refused_by(field) or TEXTS


@pytest.fixture
def tried(full, desk, qtbot, request):
    made = Tried(Sample(full, desk), request.param, desk, qtbot)
    yield made
    made.close()


def stands_at(tried: Tried, field: Field) -> None:
    """The message is at the field, the keys are there, and a screen reader hears it."""
    inner = [field, *field.findChildren(Field)]
    assert any(one.error_text() for one in inner), tried.said()
    focus = tried.form.focusWidget()
    assert focus is not None
    assert field.isAncestorOf(focus)
    assert focus.accessibleDescription()


def kept_as_typed(values: list[object], text: str) -> bool:
    wanted = {text, text.strip(), tidy(text)}
    return any(isinstance(value, str) and (value in wanted or json.dumps(text)[1:-1] in value) for value in values)


@pytest.mark.timeout(300)
@pytest.mark.parametrize("tried", CASES, indirect=True)
def test_bad_input_is_refused_at_its_field_or_kept_as_typed(tried, full, qtbot):
    # First, while the dates are those of the example.
    refuses_an_end_before_its_start(tried)
    tried.open()
    fields = [field_of(one) for one in tried.inputs()]
    seen = Counter(type(field) for field in fields)
    cases = []
    for at, field in reversed(list(enumerate(fields))):
        seen[type(field)] -= 1
        # Fields of a kind share their code: the first gets everything, the others the two that differ most.
        texts = bad_for(field) if seen[type(field)] == 0 else (bad_for(field)[0], bad_for(field)[-1])
        cases += [(at, text, bool(refused_by(field))) for text in texts]
    del fields
    told, has_kept = [], False
    for at, text, must_refuse in cases:
        complaints, is_kept = outcome(tried, at, text, must_refuse=must_refuse)
        told += complaints
        has_kept |= is_kept
    assert not told, "\n".join(told)
    if has_kept and tried.it.shown:
        full.open_record(*tried.it.shown)
        qtbot.wait(200)
        assert left_cut(full.current, qtbot) == []
    assert markup(full) == []


def outcome(tried: Tried, at: int, text: str, *, must_refuse: bool) -> tuple[list[str], bool]:
    """Type that, press the verb, and say what went wrong; and whether anything was kept."""
    tried.open()
    mark, field = tried.mark(), tried.type(at, text)
    name = f"{type(field).__name__} {field.label() if field else ''!r}: {text[:40]!r}"
    is_secret_now = is_secret(field)
    if not tried.send():
        return [f"{name}: nothing happened"], False
    values = tried.kept(mark)
    told = []
    if tried.is_open() and not file_dialogs():
        told = [f"{tried.said()}, and yet kept {values!r:.100}"] if values else []
        try:
            if tried.form.verb.isEnabled() and not is_secret_now:
                stands_at(tried, field)
        except AssertionError as error:
            told.append(f"the message is elsewhere: {error}")
        values = []
    elif must_refuse:
        told.append(f"was taken: {values!r:.100}")
    elif values and not kept_as_typed(values, text) and not is_secret_now:
        told.append(f"was kept as {values!r:.200}")
    tried.close()
    return [f"{name}: {one}" for one in told], bool(values)


def is_secret(field: Field | None) -> bool:
    return isinstance(field, LineField) and field.edit.echoMode() == QLineEdit.EchoMode.Password


def markup(window: QWidget) -> list[str]:
    """Labels and tool tips that would read HTML."""
    labels = [one for one in window.findChildren(QLabel) if one.text() and one.textFormat() != Qt.TextFormat.PlainText]
    tips = [one for one in window.findChildren(QWidget) if "<b>bold" in one.toolTip()]
    return [f"{type(one).__name__} {one.text()!r}" for one in labels] + [f"tip {one.toolTip()!r}" for one in tips]


def refuses_an_end_before_its_start(tried: Tried) -> None:
    """See that each period of the form is refused at its end."""
    form = tried.open()
    pairs = [pair for pair in ORDERED if all(name in form._fields for name in pair)]
    for first, last in [pair for pair in pairs if not form.field(pair[1]).isHidden()]:
        form, mark = tried.open(), tried.mark()
        edits = tried.inputs()
        tried.type(edits.index(form.field(first).edit), "10/05/2026")
        tried.type(edits.index(form.field(last).edit), "09/05/2026")
        tried.send()
        assert tried.mark() == mark
        stands_at(tried, form.field(last))
