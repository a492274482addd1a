"""The page of settings: what is set is shown, changed, tried before it is kept, and taken back."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from suidesk.commands.funding import AddGrant, Duty
from suidesk.commands.people import AddPerson, RemoveContact
from suidesk.desktop.kit.labels import PlainLabel
from suidesk.desktop.rule_dialog import RuleDialog
from suidesk.desktop.settings.desk_form import DeskForm, QuietForm
from suidesk.desktop.settings.rule_form import RuleForm
from suidesk.domain.funding import GrantStage, ObligationKind
from suidesk.domain.people import Contact
from suidesk.domain.tuning import Mute, RuleSetting
from suidesk.rules.thresholds import REPORT, TELL_UNTIL
from suidesk.services.reminding import Reminding
from tests.desktop.clipping import see_whole
from tests.desktop.naming import unnamed
from tests.desktop.pressing import choose, click, dialog, pick

DUTY = "funding.obligation"


@pytest.fixture
def first_page():
    return "settings"


@pytest.fixture
def page(desk, clock, desk_window, qtbot):
    """The page over a desk with one report that is due in 40 days."""
    duty = Duty(ObligationKind.REPORT, clock.now().date() + timedelta(days=40))
    desk_window.run(AddGrant(title="Winter Fund", stage=GrantStage.ACTIVE, duties=(duty,)))
    shown = desk_window.window.current
    qtbot.waitUntil(lambda: "Dates of grants" in words(shown))
    return shown


def words(widget) -> str:
    return "\n".join(one.full_text() for one in widget.findChildren(PlainLabel) if one.isVisibleTo(widget))


def settings(desk):
    return {one.rule: (one.is_muted, json.loads(one.tuned)) for one in desk._reading.where(RuleSetting)}


def test_it_shows_whose_desk_it_is_and_what_each_rule_says(page):
    said = words(page)
    for text in ("Hanne Visser", "Europe/London", "GBP", "Reminders pop up from 09:00 until 21:00", "Version "):
        assert text in said
    assert "Nothing to say today" in said


def test_a_number_is_tried_before_it_is_kept(page, desk, qtbot):
    click(qtbot, page.rules.families["funding"], "Tune…: Dates of grants")
    form = dialog(qtbot, RuleForm)
    assert form.now.full_text() == "Nothing just now."
    field = form.numbers[REPORT[0].key]
    field.edit.selectAll()
    qtbot.keyClicks(field.edit, "45")
    qtbot.waitUntil(lambda: "Report on Winter Fund" in form.now.full_text())
    assert "a report 45," in form.explained.full_text()
    assert settings(desk) == {}
    click(qtbot, form, "Save rule")
    qtbot.waitUntil(lambda: settings(desk) == {DUTY: (False, {REPORT[0].key: 45})})
    qtbot.waitUntil(lambda: "Says: Report on Winter Fund" in words(page))
    page.host.bridge.undo()
    qtbot.waitUntil(lambda: settings(desk) == {})


def test_a_number_out_of_bounds_is_refused_at_its_field(page, desk, qtbot):
    click(qtbot, page.rules.families["funding"], "Tune…: Dates of grants")
    form = dialog(qtbot, RuleForm)
    field = form.numbers[REPORT[0].key]
    field.edit.selectAll()
    qtbot.keyClicks(field.edit, "4000")
    click(qtbot, form, "Save rule")
    assert "from -365 to 365" in field.error_text()
    click(qtbot, form, "Usual numbers")
    assert field.value() == REPORT[0].default
    assert settings(desk) == {}


def test_a_rule_is_muted_and_speaks_again(page, desk, qtbot):
    card = page.rules.families["funding"]
    click(qtbot, card, "Mute: Dates of grants")
    qtbot.waitUntil(lambda: settings(desk) == {DUTY: (True, {})})
    qtbot.waitUntil(lambda: "muted" in words(card))
    click(qtbot, card, "Let it speak: Dates of grants")
    qtbot.waitUntil(lambda: settings(desk) == {})


def test_the_desk_itself_is_changed(page, desk, desk_window, qtbot):
    desk_window.run(AddPerson(given="Åsa", family="Kjær"))
    page.change_desk()
    form = dialog(qtbot, DeskForm)
    form.field("language").set_value("da")
    form.field("currency").set_value("pounds")
    click(qtbot, form, "Save")
    qtbot.waitUntil(lambda: bool(form.field("currency").error_text()))
    form.field("currency").set_value("dkk")
    form.field("me_id").set_value(None)
    pick(qtbot, form.field("me_id"), "åsa")
    click(qtbot, form, "Save")
    qtbot.waitUntil(lambda: (desk._reading.desk().language, desk._reading.desk().currency) == ("da", "DKK"))
    assert desk._reading.get(Contact, desk._reading.desk().me_id).given == "Åsa"
    qtbot.waitUntil(lambda: "Dansk" in words(page))


def test_quiet_hours(page, desk, qtbot):
    page.change_hours()
    form = dialog(qtbot, QuietForm)
    form.field(TELL_UNTIL.key).set_value(8 * 60)
    click(qtbot, form, "Save")
    qtbot.waitUntil(lambda: bool(form.field(TELL_UNTIL.key).error_text()))
    form.field(TELL_UNTIL.key).set_value(18 * 60)
    click(qtbot, form, "Save")
    qtbot.waitUntil(lambda: "until 18:00" in words(page))
    assert settings(desk) == {"delivery": (False, {TELL_UNTIL.key: 18 * 60})}


def test_what_was_removed_comes_back_or_is_erased_for_good(page, desk, desk_window, qtbot):
    refs = [desk_window.run(AddPerson(given=name)) for name in ("Back", "Gone")]
    for ref in refs:
        desk_window.run(RemoveContact(id=ref))
    qtbot.waitUntil(lambda: "Gone" in words(page.bin) and "Back" in words(page.bin))
    click(qtbot, page.bin, "Bring back: Back")
    qtbot.waitUntil(lambda: desk._reading.find(Contact, refs[0]) is not None)
    qtbot.waitUntil(lambda: "Back" not in words(page.bin))
    click(qtbot, page.bin, "Erase for good…: Gone")
    assert "can't come back" in words(page.pane.message)
    click(qtbot, page.pane.message, "Erase for good")
    qtbot.waitUntil(lambda: "Empty." in words(page.bin))
    journal = desk._reading.rows("SELECT before, after FROM journal WHERE row_id = ?", (refs[1],))
    assert set(journal) == {(None, None)}


def test_a_reminder_leads_to_silence_about_it_and_to_its_rule(page, desk, clock, desk_window, qtbot):
    clock.advance(timedelta(days=20))
    (row,) = Reminding(desk, desk, None).tick(clock.now()).open
    RuleDialog(desk_window.window, desk_window.window, row).open()
    about = dialog(qtbot, RuleDialog)
    choose(about.silence.menu(), "For a month")
    qtbot.waitUntil(lambda: len(desk._reading.where(Mute)) == 1)
    assert desk._reading.where(Mute)[0].until_on == clock.now().date() + timedelta(days=30)
    qtbot.waitUntil(lambda: "Report on Winter Fund" in words(page.rules.silent))
    click(qtbot, page.rules.silent, "Let it speak: Report on Winter Fund")
    qtbot.waitUntil(lambda: desk._reading.where(Mute) == [])
    RuleDialog(desk_window.window, desk_window.window, row).open()
    click(qtbot, dialog(qtbot, RuleDialog), "Tune…")
    assert dialog(qtbot, RuleForm).numbers


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_is_cut_off_and_all_has_a_name(page, theme, scale, qtbot):
    theme.set_scale(scale)
    page.window().resize(1280, 720)
    see_whole(qtbot, page)
    assert unnamed(page) == []
