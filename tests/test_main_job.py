"""The whole job on the screen, from a fresh laptop to an export and back, by mouse and keyboard alone.

A community intermediary brings in a contact list, enters a project, who does what for it, what was promised, the hours
and a grant with its deadlines; is reminded in time of a funding deadline, of a volunteer who is leaving and of too much
work; acts on a reminder; takes back a mistake; exports the list; closes the lid, comes back, and everything is there.
"""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QDialog, QLabel, QLineEdit, QWidget

from suidesk.app.program import build
from suidesk.desktop.entry.first_run import FirstRun
from suidesk.desktop.entry.unlock import UnlockWindow
from suidesk.desktop.funding.back_plan_form import BackPlanForm
from suidesk.desktop.kit.form import FormDialog
from suidesk.desktop.kit.reminder_card import ReminderCard
from suidesk.desktop.kit.suggest import SuggestEdit
from suidesk.desktop.lists.export_dialog import ExportDialog
from suidesk.desktop.lists.import_dialog import ImportDialog
from tests.desktop.lists.conftest import type_name
from tests.desktop.pressing import button, buttons, choose, click
from tests.fakes import FakeClock
from tests.test_app import Machine

PASSPHRASE = "by the harbour wall"
# As a spreadsheet of a Dutch neighbourhood house saves it, with Danish and English neighbours in it.
PEOPLE = """Ledenlijst Buurthuis De Brug;;;;;;
Voornaam;Tussenvoegsel;Achternaam;E-mail;Mobiel;Talen;Sinds
Fatima;;Ørsted;fatima.orsted@example.org;06 1234 5601;Arabisch, Deens;2019
Grace;;Okonkwo;grace.okonkwo@example.org;06 1234 5602;Engels;2021
Jan;van der;Berg;jan.berg@example.org;06 1234 5603;Nederlands;2008
Zoë;;Żukowska;zoe@example.org;;Pools;2023
Mehmet;;Yıldız;;+31 6 1234 5605;Turks;2020
;;;;;;
Aoife;;Ní Bhriain;aoife@example.org;6.12E+09;Iers;2024
Søren;;Kjær;geen;+45 20 12 34 56;Deens;2022
"""
NAMES = ("Fatima", "Ørsted", "Okonkwo", "van der Berg", "Żukowska", "Yıldız", "Kjær", "Vestergård", "Winterwarmte")
IN = ("Fatima Ørsted", "Grace Okonkwo", "Jan van der Berg", "Zoë Żukowska", "Mehmet Yıldız", "Søren Kjær")


class Person:
    """Somebody at the keyboard: sees what is visible, finds things by the names that a screen reader says."""

    def __init__(self, qtbot, qapp, machine):
        self.qtbot, self.machine = qtbot, machine
        self.program = build(qapp, machine.ports(), machine.place)
        self.ends = []
        self.program.ended.connect(self.ends.append)
        self.program.start()

    def leave(self):
        """Close whatever is still open."""
        if not self.ends:
            self.program.leave()
            self.qtbot.waitUntil(lambda: bool(self.ends))

    # --- where she is ---

    def at(self, kind):
        """Wait for that window, and turn to it."""
        self.qtbot.waitUntil(lambda: bool(self._visible(kind)))
        found = self._visible(kind)[-1]
        self.turn_to(found)
        return found

    def turn_to(self, window):
        """Put it in front, as a window manager does by itself when the one before closes."""
        window.activateWindow()
        self.qtbot.waitUntil(window.isActiveWindow)

    @property
    def desk(self):
        return self.program.desk.window

    @staticmethod
    def _visible(kind):
        return [one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()]

    # --- what she does ---

    def keys(self, keys, on=None):
        """Press a key or a shortcut."""
        combination = QKeySequence(keys)[0]
        target = on or self.desk.focusWidget() or self.desk
        self.qtbot.keyClick(target, combination.key(), combination.keyboardModifiers())

    def shortcut(self, keys):
        """Press a shortcut of the desk."""
        self.turn_to(self.desk)
        self.keys(keys, self.desk)

    def press(self, name, on=None):
        click(self.qtbot, on or self.desk, name)

    def checks(self, form):
        """The names of the boxes that can be ticked."""
        return [one.accessibleName() for one in form.findChildren(QCheckBox) if one.isVisible()]

    def menu(self, name, text, on=None):
        """Choose in the menu of the button whose name begins so."""
        inside = on or self.desk
        found = button(inside, next(one for one in buttons(inside) if one.startswith(name))).menu()
        found.aboutToShow.emit()
        choose(found, text)

    def field(self, form, name, kind=QWidget):
        """The visible field of that name."""
        found = [one for one in form.findChildren(kind) if one.isVisible() and one.accessibleName() == name]
        assert found, f"no field {name!r}"
        return found[-1]

    def type(self, form, name, text):
        """Type into the line of that name, in place of what stands there."""
        line = self.field(form, name, QLineEdit)
        line.setFocus()
        line.selectAll()
        self.qtbot.keyClicks(line, text)

    def tick(self, form, name):
        self.qtbot.keyClick(self.field(form, name, QCheckBox), Qt.Key.Key_Space)

    def select(self, form, name, text):
        """Go with the arrows to a choice."""
        box = self.field(form, name, QComboBox)
        goal = box.findText(text)
        assert goal >= 0, [box.itemText(at) for at in range(box.count())]
        while box.currentIndex() != goal:
            self.qtbot.keyClick(box, Qt.Key.Key_Down if box.currentIndex() < goal else Qt.Key.Key_Up)

    def pick(self, form, name, typed):
        """Type part of a record's name and take the first that is offered."""
        line = self.field(form, name, SuggestEdit)
        self.turn_to(form)
        line.setFocus()
        self.qtbot.keyClicks(line, typed)
        self.qtbot.waitUntil(line.is_suggesting)
        self.qtbot.keyClick(line, Qt.Key.Key_Return)

    def save(self, form):
        """Save a form by its shortcut, and see it close."""
        self.turn_to(form)
        self.keys("Ctrl+Return", form)
        self.qtbot.waitUntil(lambda: form not in self._visible(QDialog))
        self.turn_to(self.desk)

    def find(self, page, text, name):
        """Go to a page by its shortcut, search its list and open the one that is found."""
        self.shortcut(page)
        self.keys("Ctrl+F")
        search = self.desk.focusWidget()
        search.selectAll()
        self.qtbot.keyClicks(search, text)
        rows = self.desk.current.listing.list

        def look():
            listed = [rows.model().row(at) for at in range(rows.model().rowCount())]
            assert [row and row.title for row in listed] == [name]

        self.qtbot.waitUntil(look)
        self.keys("Down", search)
        self.keys("Return", rows)
        self.is_open(name)

    # --- what she sees ---

    def sees(self, text, on=None):
        """Wait until a text is on the screen."""

        def look():
            assert text in self.screen(on)

        self.qtbot.waitUntil(look)

    def is_open(self, name):
        """Wait until a record is shown under its name."""

        def look():
            titles = [one for one in self.desk.findChildren(QLabel) if one.isVisible() and one.property("role") == "h1"]
            assert name in [one.text() for one in titles]

        self.qtbot.waitUntil(look)

    def not_seen(self, text):
        """Wait until a text is no longer on the screen."""

        def look():
            assert text not in self.screen()

        self.qtbot.waitUntil(look)

    def gone(self, text):
        """Wait until no reminder speaks of that."""

        def look():
            assert not [said for said in self.cards().values() if text in said]

        self.qtbot.waitUntil(look)

    def screen(self, on=None):
        return "\n".join(label.text() for label in (on or self.desk).findChildren(QLabel) if label.isVisible())

    def cards(self):
        """The reminders on Today: what each says, by its card."""
        return {card: card.accessibleName() for card in self.desk.findChildren(ReminderCard) if card.isVisible()}

    def card(self, *texts):
        """The reminder that says all that, once it is there."""

        def found():
            return [card for card, said in self.cards().items() if all(text in said for text in texts)]

        def look():
            assert found(), list(self.cards().values())

        self.qtbot.waitUntil(look)
        return found()[0]


@pytest.fixture
def machine(tmp_path):
    """A fresh laptop on a Monday in March."""
    made = Machine(tmp_path)
    made.clock = FakeClock(datetime(2026, 3, 2, 9, 0, tzinfo=UTC), "Europe/Amsterdam")
    return made


@pytest.fixture
def starts(qtbot, qapp, machine):
    """Starts the program on that laptop."""
    begun = []

    def start():
        begun.append(Person(qtbot, qapp, machine))
        return begun[-1]

    yield start
    for one in begun:
        one.leave()
        one.program.deleteLater()


def test_the_main_job(starts, machine, tmp_path):
    person = starts()
    set_up(person)
    bring_a_list_in(person, tmp_path / "leden.csv")
    enter_a_project(person)
    enter_who_volunteers(person)
    note_hours_of_the_team(person)
    enter_a_grant(person)

    person.shortcut("Ctrl+1")
    person.sees("Nothing needs you now")

    # Two weeks go by.
    machine.clock.advance(timedelta(days=15))
    person.program.desk.come_forward()
    person.desk.watch_day()
    act_on_what_is_told(person)
    take_back_a_mistake(person)
    export_the_list(person, tmp_path / "uit.csv")
    close_the_lid(person)
    assert_secret(machine.root, apart=(tmp_path / "leden.csv", tmp_path / "uit.csv"))

    again = starts()
    come_back(again)
    close_the_lid(again)
    assert_secret(machine.root, apart=(tmp_path / "leden.csv", tmp_path / "uit.csv"))


def set_up(person):
    """The first run: a name, a passphrase, two groups of the recovery code from the paper."""
    first = person.at(FirstRun)
    person.press("Bring a list", first)
    person.type(first, "First name", "Ada")
    person.type(first, "Last name", "Vestergård")
    person.select(first, "Currency", "EUR · Euro")
    person.press("Continue", first)
    person.type(first, "Passphrase", PASSPHRASE)
    person.type(first, "The same once more", PASSPHRASE)
    person.qtbot.waitUntil(lambda: "Open without asking on this computer" in person.checks(first))
    person.tick(first, "Open without asking on this computer")
    person.press("Continue", first)
    person.qtbot.waitUntil(lambda: "Open the desk" in buttons(first))
    paper = {label.accessibleName(): label.text() for label in first.findChildren(QLabel)}
    for line in [one for one in first.findChildren(QLineEdit) if one.accessibleName().startswith("Group ")]:
        person.type(first, line.accessibleName(), paper[line.accessibleName()].lower())
    person.press("Open the desk", first)
    person.qtbot.waitUntil(lambda: person.program.desk is not None)


def bring_a_list_in(person, path):
    """A real contact list, with what real lists have: a title above, an empty row, a rounded number."""
    path.write_text(PEOPLE, encoding="utf-8-sig")
    bringing = person.at(ImportDialog)
    person.press("Choose a file…", bringing)
    type_name(person.qtbot, path)
    person.sees("has 7 columns", bringing)
    person.press("See what would happen", bringing)
    person.sees("7 rows read", bringing)
    assert "“geen” is no e-mail address" in person.screen(bringing)
    assert "rounded a number to 6.12E+09. The row is left out" in person.screen(bringing)
    person.press("Bring in 6 contacts", bringing)
    person.sees("6 contacts came in", bringing)
    person.press("Done", bringing)


def enter_a_project(person):
    """The project, its roles, who has them, and what one of them promised."""
    person.shortcut("Ctrl+4")
    person.press("New project")
    form = person.at(FormDialog)
    person.type(form, "Name", "Winterwarmte")
    person.pick(form, "Led by", "vester")
    person.save(form)
    person.sees("Led by Ada Vestergård")
    for role, who, is_critical in (("Key holder", "ørsted", True), ("Cook", "okonk", False)):
        person.press("Add a role")
        form = person.at(FormDialog)
        person.type(form, "Name of the role", role)
        if is_critical:
            person.tick(form, "Must never be empty")
        person.save(form)
        person.sees(role)
        person.menu(f"Actions for {role}", "Give to…")
        form = person.at(FormDialog)
        person.pick(form, "Who", who)
        person.save(form)
    person.sees("Fatima Ørsted")
    person.press("Promise")
    form = person.at(FormDialog)
    person.pick(form, "Who promised", "okonk")
    person.type(form, "Each week", "5 h")
    person.type(form, "From", "16 March 2026")
    person.save(form)
    person.sees("A promise of Grace Okonkwo was noted")


def enter_who_volunteers(person):
    """What one can give, and that another leaves in ten weeks."""
    for text, name, fields in (
        ("okonk", "Grace Okonkwo", {"Possible each week": "4 h"}),
        ("orsted", "Fatima Ørsted", {"Leaving on": "11 May 2026"}),
    ):
        person.find("Ctrl+2", text, name)
        person.keys("E")
        form = person.at(FormDialog)
        person.tick(form, "Volunteers with us")
        for field, value in fields.items():
            person.type(form, field, value)
        person.save(form)


def note_hours_of_the_team(person):
    """Saturday's team, three hours each, in one go."""
    person.shortcut("Ctrl+H")
    form = person.at(FormDialog)
    person.pick(form, "Project", "winter")
    person.qtbot.waitUntil(lambda: "Grace Okonkwo" in person.checks(form))
    person.type(form, "Hours each", "3")
    person.pick(form, "Somebody else", "berg")
    person.press("Everyone", form)
    person.sees("4 people", form)
    person.save(form)
    person.sees("Hours of 4 people were noted")


def enter_a_grant(person):
    """A grant with its deadlines, far enough away to be silent today."""
    person.shortcut("Ctrl+5")
    person.press("New grant")
    form = person.at(FormDialog)
    person.type(form, "Title", "Fonds Warme Buurt")
    person.select(form, "Stage", "Drafting")
    person.type(form, "Asked for (EUR)", "12000")
    person.type(form, "Application deadline", "21 April 2026")
    person.type(form, "Report due", "1 February 2027")
    person.pick(form, "Projects", "winter")
    person.turn_to(form)
    person.keys("Ctrl+Return", form)
    # The way back from the deadline is proposed; this person has one of her own.
    person.press("No plan", person.at(BackPlanForm))
    person.turn_to(person.desk)
    person.sees("Fonds Warme Buurt")


def act_on_what_is_told(person):
    """Five cards on Today: one is done, one is put off, one is opened."""
    person.shortcut("Ctrl+1")
    deadline = person.card("Application for Fonds Warme Buurt is due in 35 days")
    too_much = person.card("Grace Okonkwo has promised 5 h a week and can give 4 h")
    leaving = person.card("Fatima Ørsted leaves in 55 days", "not taken over: 1 role")
    told = [shown.title + shown.body for shown in person.machine.notifier.shown]
    assert any("Fonds Warme Buurt" in text for text in told)
    one_carries = person.card("100 % of Winterwarmte rests on Grace Okonkwo")
    no_deputy = person.card("Key holder of Winterwarmte has no deputy")
    assert {deadline, too_much, leaving, one_carries, no_deputy} == set(person.cards())

    deadline.setFocus()
    person.keys("D", deadline)
    person.sees("The reminder about “Fonds Warme Buurt” was answered")
    person.gone("Fonds Warme Buurt")
    person.menu("Later", "Tomorrow", person.card("Grace Okonkwo has promised"))
    person.gone("Grace Okonkwo has promised")
    person.sees("Comes back Wed 18 March 2026")
    person.card("Fatima Ørsted").setFocus()
    person.keys("O", person.card("Fatima Ørsted"))
    person.is_open("Fatima Ørsted")


def take_back_a_mistake(person):
    """Fatima is removed with all that hangs on her, and comes back with all of it."""
    person.menu("More actions", "Remove")
    person.sees("Other records depend on this: a volunteering profile")
    person.press("Remove all of it")
    person.sees("Fatima Ørsted was removed")
    person.shortcut("Ctrl+4")
    person.find("Ctrl+4", "winter", "Winterwarmte")
    person.sees("1 critical role vacant")
    person.shortcut("Ctrl+Z")
    person.sees("Undone: Fatima Ørsted was removed")
    person.not_seen("critical role vacant")
    person.find("Ctrl+2", "orsted", "Fatima Ørsted")
    person.sees("Key holder")


def export_the_list(person, path):
    """All names leave as a file for a spreadsheet."""
    person.shortcut("Ctrl+E")
    form = person.at(ExportDialog)
    person.sees("7 contacts will be in the file", form)
    person.press("Choose where to save…", form)
    type_name(person.qtbot, path)
    person.qtbot.waitUntil(path.exists)
    person.sees("7 contacts were saved in uit.csv")
    rows = {row["Name"]: row for row in csv.DictReader(io.StringIO(path.read_text("utf-8-sig")))}
    assert set(rows) == {*IN, "Ada Vestergård"}
    assert rows["Jan van der Berg"]["E-mail"] == "jan.berg@example.org"
    assert rows["Mehmet Yıldız"]["Phone"] == "'+31 6 1234 5605"


def close_the_lid(person):
    """The window is closed, and with it the program."""
    person.desk.close()
    person.qtbot.waitUntil(lambda: person.ends == [0])


def come_back(person):
    """The passphrase opens; everything is there, and what was put off comes back in time."""
    unlock = person.at(UnlockWindow)
    person.type(unlock, "Passphrase", PASSPHRASE)
    person.press("Open", unlock)
    person.qtbot.waitUntil(lambda: person.program.desk is not None)
    person.card("Fatima Ørsted leaves in 55 days")
    person.sees("Comes back Wed 18 March 2026")
    assert len(person.cards()) == 3

    person.find("Ctrl+4", "winter", "Winterwarmte")
    for text in ("Led by Ada Vestergård", "Key holder", "Fatima Ørsted", "Cook", "5 h a week promised"):
        person.sees(text)
    for name in ("Ada Vestergård", "Fatima Ørsted", "Grace Okonkwo", "Jan van der Berg"):
        person.sees(f"{name}: 3 h")
    person.find("Ctrl+5", "warme", "Fonds Warme Buurt")
    person.sees("Done on Tue 17 March 2026")
    person.sees("Report due")
    person.shortcut("Ctrl+2")
    person.keys("Ctrl+F")
    person.qtbot.waitUntil(lambda: person.desk.current.listing.list.model().rowCount() == len(IN) + 1)

    person.machine.clock.advance(timedelta(days=1))
    person.program.desk.come_forward()
    person.desk.watch_day()
    person.shortcut("Ctrl+1")
    person.card("Grace Okonkwo has promised 5 h a week")


def assert_secret(root, apart):
    """No name stands readable in any file of the desk, its backups, its log and its settings."""
    files = [path for path in root.rglob("*") if path.is_file() and path not in apart]
    assert {"suidesk.db", "keys.json", "window.ini"} <= {path.name for path in files}
    assert any(path.suffix == ".suidesk-backup" for path in files)
    for path in files:
        content = path.read_bytes()
        found = [name for name in NAMES if name.encode() in content or name.encode("utf-16-le") in content]
        assert found == [], path.name
