"""The form of a grant: everything typed is saved, nothing is lost by a change, errors stand at their field."""

from __future__ import annotations

from datetime import date

import pytest

from suidesk.commands.desk import ChangeDesk
from suidesk.desktop.funding.grant_form import GrantForm
from suidesk.domain.funding import Grant, GrantStage, GrantUse, Obligation, ObligationKind, UseKind
from suidesk.queries.desk import DeskPage
from tests.desktop.clipping import clipped
from tests.desktop.naming import unnamed
from tests.desktop.pressing import dialog, pick


@pytest.fixture
def form(page, qtbot):
    page.new()
    return dialog(qtbot, GrantForm)


def grant_called(desk, title):
    return next((one for one in desk._reading.where(Grant) if one.title == title), None)


def test_everything_typed_is_saved_and_shown(page, form, desk, grants, qtbot):
    qtbot.keyClicks(form.title.edit, "Language for everyone")
    pick(qtbot, form.funder, "ærø")
    form.stage.set_value(GrantStage.APPLIED)
    qtbot.keyClicks(form.requested.edit, "24000.50")
    form.restricted.set_value(False)
    form.starts.set_value(date(2026, 9, 1))
    form.ends.set_value(date(2027, 8, 31))
    form.duties[ObligationKind.DECISION].set_value(date(2026, 7, 1))
    form.duties[ObligationKind.REPORT].set_value(date(2027, 9, 30))
    qtbot.keyClicks(form.decision.edit, "10")
    pick(qtbot, form.projects, "repair")
    pick(qtbot, form.roles, "host")
    pick(qtbot, form.follows, "tools")
    form.submit()
    qtbot.waitUntil(lambda: grant_called(desk, "Language for everyone") is not None)
    made = grant_called(desk, "Language for everyone")
    assert (made.funder_id, made.stage, made.requested_minor) == (grants.funder, GrantStage.APPLIED, 2_400_050)
    assert (made.currency, made.is_restricted, made.decision_weeks) == ("GBP", False, 10)
    assert (made.starts_on, made.ends_on) == (date(2026, 9, 1), date(2027, 8, 31))
    assert (made.predecessor_id, made.owner_id) == (grants.active, desk.ask(DeskPage()).settings.me_id)
    duties = [one for one in desk._reading.where(Obligation) if one.grant_id == made.id]
    assert {one.kind: one.due_on for one in duties} == {
        ObligationKind.DECISION: date(2026, 7, 1),
        ObligationKind.REPORT: date(2027, 9, 30),
    }
    uses = [one for one in desk._reading.where(GrantUse) if one.grant_id == made.id]
    assert {(one.kind, one.ref_id) for one in uses} == {
        (UseKind.PROJECT, grants.project),
        (UseKind.ROLE, grants.role),
    }
    qtbot.waitUntil(lambda: page.view.sheet is not None and page.view.sheet.grant.id == made.id)
    qtbot.waitUntil(lambda: page.listing.list.current_id() == made.id)


def test_saved_unchanged_it_changes_nothing(page, desk, grants, qtbot):
    page.show_record(grants.active)
    qtbot.waitUntil(lambda: page.view.sheet is not None)
    before = desk._reading.get(Grant, grants.active), desk._reading.where(GrantUse), desk._reading.where(Obligation)
    page.view.edit()
    form = dialog(qtbot, GrantForm)
    assert form.duties == {}
    with qtbot.waitSignal(form.accepted):
        form.submit()
    after = desk._reading.get(Grant, grants.active), desk._reading.where(GrantUse), desk._reading.where(Obligation)
    assert after == before


def test_what_is_wrong_is_said_at_its_field(form, desk, qtbot):
    form.submit()
    assert form.title.error_text()
    form.title.set_value("x" * 10_000)
    form.submit()
    qtbot.waitUntil(lambda: "500" in form.title.error_text())
    form.title.set_value("Short")
    form.starts.set_value(date(2027, 1, 1))
    form.ends.set_value(date(2026, 1, 1))
    form.submit()
    qtbot.waitUntil(lambda: bool(form.ends.error_text()))
    assert form.isVisible()
    assert form.verb.isEnabled()
    assert grant_called(desk, "Short") is None


def test_the_stage_explains_itself(form):
    assert form.stage._message.full_text() == "Worth looking into; nothing written yet."
    form.stage.set_value(GrantStage.REPORTING)
    form.stage.changed.emit()
    assert "reports are owed" in form.stage._message.full_text()


def test_money_is_in_the_currency_of_the_desk(page, desk, qtbot):
    desk.run(ChangeDesk(currency="DKK"))
    page.new()
    form = dialog(qtbot, GrantForm)
    assert "DKK" in form.requested._label.full_text()
    form.title.set_value("Kroner")
    qtbot.keyClicks(form.requested.edit, "100")
    form.submit()
    qtbot.waitUntil(lambda: grant_called(desk, "Kroner") is not None)
    assert (grant_called(desk, "Kroner").currency, grant_called(desk, "Kroner").requested_minor) == ("DKK", 10_000)


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_is_cut_off_or_without_a_name(form, theme, scale, qtbot):
    theme.set_scale(scale)
    form.resize(form.sizeHint())
    qtbot.wait(20)
    assert clipped(form) == []
    assert unnamed(form) == []
