"""The form of an organisation."""

from __future__ import annotations

from suidesk.desktop.people.organisation_form import OrganisationForm
from suidesk.domain.people import PointKind, Reach, Sector
from suidesk.queries.people import ContactPage, PeopleMatching
from tests.desktop.people.conftest import TODAY, form
from tests.desktop.record_pages import show


def test_add_one(people, desk, qtbot):
    people.new_organisation()
    made = form(qtbot, OrganisationForm)
    made.submit()
    assert made.title.error_text()
    qtbot.keyClicks(made.title.edit, "Canal Side Housing")
    made.sector.set_value(Sector.PUBLIC)
    made.reach.set_value(Reach.CITY)
    qtbot.keyClicks(made.points[PointKind.URL].rows[0].raw, "canal.example.org")
    made.submit()
    qtbot.waitUntil(lambda: people.view.title.full_text() == "Canal Side Housing")
    found = desk.ask(PeopleMatching(TODAY, "canal"))[0]
    contact = desk.ask(ContactPage(found.id)).contact
    assert (contact.sector, contact.reach) == (Sector.PUBLIC, Reach.CITY)


def test_change_one(people, hood, desk, qtbot):
    show(qtbot, people, hood["Fund"])
    people.view.verbs.edit()
    made = form(qtbot, OrganisationForm)
    assert (made.title.value(), made.sector.value()) == ("Winter Fund", Sector.PRIVATE)
    made.title.set_value("Winter and Spring Fund")
    made.sector.set_value(None)
    made.submit()
    qtbot.waitUntil(lambda: people.view.title.full_text() == "Winter and Spring Fund")
    assert desk.ask(ContactPage(hood["Fund"])).contact.sector is None


def test_the_same_name_is_already_here(people, qtbot):
    people.new_organisation()
    made = form(qtbot, OrganisationForm)
    qtbot.keyClicks(made.title.edit, "Winter Fond")
    qtbot.waitUntil(made.hint.isVisible)
    assert made.hint.buttons[0].text().strip() == "Winter Fund · Private"
    made.reject()
