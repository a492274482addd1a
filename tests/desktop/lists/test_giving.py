"""Published grants on the screen: where their columns go, what comes in, and what the grant's page then shows."""

from __future__ import annotations

from suidesk.desktop.kit.labels import PlainLabel
from suidesk.domain.funding import Grant
from suidesk.domain.kinds import Kind
from suidesk.interchange.list_kinds import ListKind
from suidesk.interchange.sheets.places import Place
from suidesk.services.exporting import WantedCount
from suidesk.services.exporting_records import WantedRecords
from tests.desktop.clipping import clipped
from tests.desktop.lists.test_look import looked_at, sized
from tests.services.test_importing_giving import CAFE, GARDEN, package

__all__ = ["sized"]


def grants_here(bringing):
    return bringing.desk.ask(WantedCount(WantedRecords(kind=ListKind.GRANTS)))


def test_published_grants_come_in_and_their_page_shows_what_has_no_place(sized, bringing, file):
    bringing.columns(file(package(GARDEN, CAFE), "grants.json"))
    columns = bringing.made.columns
    assert "is kept with the grant" in columns.sentence.full_text()
    places = {name: columns.choices[name].target.value() for name in ("Identifier", "Amount Awarded", "Description")}
    assert places == {"Identifier": Place.IDENTIFIER, "Amount Awarded": Place.AWARDED, "Description": Place.DETAIL}
    looked_at(bringing.made)
    columns.create_missing.set_value(True)
    bringing.press("See what would happen")
    bringing.at(bringing.made.check)
    assert bringing.counts() == (2, 0, 0, 0, 0)
    looked_at(bringing.made)
    bringing.press("Bring in 2 rows")
    bringing.at(bringing.made.report)
    assert grants_here(bringing) == 2
    bringing.made.close()
    garden = next(one for one in bringing.desk._reading.where(Grant) if one.awarded_minor == 1_250_050)
    sized.window.open_record(Kind.GRANT, garden.id)
    view = sized.window.page("funding").view
    bringing.qtbot.waitUntil(lambda: view.sheet is not None and view.sheet.grant.id == garden.id)
    assert view.details.isVisible()
    names = {label.accessibleName() for label in view.details.findChildren(PlainLabel)}
    assert "Recipient Org:Postal Code: 0123" in names
    bringing.qtbot.waitUntil(lambda: clipped(view) == [])
    looked_at(view)
