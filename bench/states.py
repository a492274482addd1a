"""The states in which pages are drawn: what is done to the window before each picture."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QScrollArea

from bench.open_window import settle, settle_window
from suidesk.desktop.clock_question import ClockQuestion
from suidesk.desktop.funding.back_plan_opening import open_plan
from suidesk.desktop.funding.switch import Way
from suidesk.desktop.lists.export_dialog import ExportDialog
from suidesk.desktop.lists.import_dialog import ImportDialog
from suidesk.desktop.network.reading import FINDINGS, PICTURE, TABLE
from suidesk.desktop.projects.page import ASSETS, PROJECTS
from suidesk.desktop.volunteers.views import View
from suidesk.domain.kinds import Kind
from suidesk.domain.people import ContactKind
from suidesk.interchange.books_out import FileFormat
from suidesk.queries.back_plan import BackPlansOf
from suidesk.queries.help_wanted import HelpWanted
from suidesk.queries.people import PeopleMatching
from suidesk.queries.people_listed import Among
from suidesk.queries.reminders import RemindersOpen
from suidesk.queries.tuning import RulesToday
from suidesk.rules.clock_doubt import Doubt

if TYPE_CHECKING:
    from suidesk.desktop.window import Window

Do = Callable[["Window"], object]
EVENING, NIGHT = 18 * 60, 21 * 60
LIST = """\
Given name,Family name,E-mail,Phone,Town,Colour
Amina,Yusuf,amina.yusuf@example.org,+44 7700 900412,Northbank,green
Mounir,Zerouali,mounir.zerouali@example.org,+44 7700 900101,Northbank,blue
Lotte,Bakker,lotte.bakker.example.org,+31 20 555 0142,Amsterdam,red
Søren,Kjær,soren.kjaer@example.org,+45 00 12 34 56,Aarhus,
Freja,Mølgaard,,+45 00 65 43 21,Aarhus,yellow
"""
"""One who may be there already, and one whose address lacks its @."""
ALIKE = """\
Given name,Family name,E-mail,Phone
Mounir,Zeroualli,,+44 7700 900101
Anneke,De Witt,anneke@example.org,
Anneke,de Wit,anneke@example.org,+31 20 555 0199
"""
"""A name misspelt, and somebody twice."""
CARDS = """\
BEGIN:VCARD
VERSION:3.0
N:Yusuf;Amina;;;
FN:Amina Yusuf
EMAIL:amina.yusuf@example.org
X-TEA:green
END:VCARD
BEGIN:VCARD
VERSION:3.0
NOTE:Who was this?
END:VCARD
BEGIN:VCARD
VERSION:4.0
KIND:group
FN:Choir
MEMBER:mailto:amina.yusuf@example.org
END:VCARD
"""
"""Somebody, a card that names nobody, and a group."""
FINDINGS_ROUNDS = 20


@dataclass(frozen=True)
class State:
    """A state of a page: its name (empty for the page as it opens), and what is done to get there.

    `is_form` states draw the dialog that was opened; `of_full` ones exist only where there are records.
    """

    page: str
    name: str
    reach: Do
    is_form: bool = False
    of_full: bool = False

    @property
    def key(self) -> str:
        """The name of its pictures, without the variant."""
        return f"{self.page}-{self.name}" if self.name else self.page


def states() -> list[State]:
    """Give every page in its main states, then its forms."""
    return [
        *_today(), *_people(), *_volunteers(), *_projects(), *_funding(), *_handovers(), *_workload(), *_network(),
        *_settings(),
    ]  # fmt: skip


def _today() -> list[State]:
    return [
        State("today", "", lambda window: window.go_to("today")),
        State("today", "clock", _wrong_clock, of_full=True),
        State("today", "palette", lambda window: (window.go_to("today"), window.open_palette())),
        _form("today", "follow-up", lambda window: window.act("follow_up")),
        _form("today", "log-conversation", lambda window: window.act("log_conversation")),
        _form("today", "import", lambda window: window.act("import")),
        _form("today", "import-columns", _import),
        _form("today", "import-check", lambda window: (_import(window), _next_step(window))),
        _form("today", "import-doubles", lambda window: (_import(window, ALIKE), _next_step(window))),
        _form("today", "import-cards", partial(_import, pasted=CARDS)),
        _form("today", "export", lambda window: window.act("export")),
        _form("today", "exports", lambda window: window.act("exports")),
        _form("today", "calendar", lambda window: window.act("calendar")),
        _form("today", "everything", lambda window: window.act("everything")),
        _form("today", "export-cards", _export_cards),
    ]


def _people() -> list[State]:
    return [
        State("people", "", _list_of("people")),
        State("people", "person", _person, of_full=True),
        State("people", "talks", _somebody_to_ring, of_full=True),
        State("people", "organisation", _organisation, of_full=True),
        State("people", "lower", lambda window: (_person(window), _scroll_down(window)), of_full=True),
        State("people", "many", _many, of_full=True),
        _form("people", "mail", lambda window: (_many(window), _list_verbs(window).write_to_them())),
        _form("people", "labels", lambda window: (_many(window), _list_verbs(window).print_labels())),
        _form("people", "phones", lambda window: (_many(window), _list_verbs(window).print_numbers())),
        _form("people", "person", lambda window: _page(window, "people").new()),
        _form("people", "organisation", lambda window: _page(window, "people").new_organisation()),
        _form("people", "filter", lambda window: _page(window, "people").listing.narrowing.open_filter()),
        _form("people", "promise", _verb("people", Kind.CONTACT, "add_promise")),
        _form("people", "role", _verb("people", Kind.CONTACT, "add_role")),
    ]


def _volunteers() -> list[State]:
    def view(wanted: View, window: Window) -> None:
        _list_of("volunteers")(window)
        _page(window, "volunteers").listing.show_view(wanted)

    def help_(window: Window) -> None:
        _list_of("volunteers")(window)
        today = window.now().date()
        wanted = HelpWanted(today=today, weekday=1, from_min=EVENING, to_min=NIGHT)
        listing = _page(window, "volunteers").listing
        listing.look_for(wanted)
        settle_window(window)
        listing.list.select(0)
        listing.list.scrollToTop()

    def volunteer(window: Window) -> None:
        view(View.ALL, window)
        found = _telling_person(window)
        if found:
            window.open_record(Kind.VOLUNTEER, found[0])
            _scroll(window, 0.0)

    return [
        State("volunteers", "", partial(view, View.ALL)),
        State("volunteers", "open", volunteer, of_full=True),
        State("volunteers", "help", help_),
        State("volunteers", "checks", partial(view, View.CHECKS)),
        State("volunteers", "away", partial(view, View.AWAY)),
        State("volunteers", "turn", partial(view, View.TURN)),
        _form("volunteers", "new", lambda window: (view(View.ALL, window), _page(window, "volunteers").new())),
        _form("volunteers", "finder", lambda window: _page(window, "volunteers").listing.say_who_is_needed()),
        _form("volunteers", "rota", lambda window: _page(window, "volunteers").make_rota()),
        _form("volunteers", "one-page", lambda window: _page(window, "volunteers").make_list()),
        _form("volunteers", "pause", _verb("volunteers", Kind.VOLUNTEER, "plan_pause")),
        _form("volunteers", "week", _verb("volunteers", Kind.VOLUNTEER, "type_hours")),
    ]


def _projects() -> list[State]:
    def part(wanted: str, window: Window) -> None:
        _list_of("projects")(window)
        page = _page(window, "projects")
        page.show_part(wanted)
        if wanted == ASSETS:
            page.assets.go_back()
            page.assets.panes.show_list()

    def asset(window: Window) -> None:
        part(ASSETS, window)
        page = _page(window, "projects").assets
        page.listing.list.select(0)
        page.panes.show_detail()

    return [
        State("projects", "", partial(part, PROJECTS)),
        State("projects", "open", lambda window: (part(PROJECTS, window), _open(window, Kind.PROJECT)), of_full=True),
        State("projects", "lower", lambda window: (_open(window, Kind.PROJECT), _scroll_down(window)), of_full=True),
        State("projects", "needs", _needs(part)),
        State("projects", "asset", asset, of_full=True),
        _form("projects", "new", lambda window: (part(PROJECTS, window), _page(window, "projects").new())),
        _form("projects", "need", lambda window: _page(window, "projects").assets.new_need()),
        _form("projects", "asset", lambda window: _page(window, "projects").assets.new()),
        _form("projects", "sign-in", _verb("projects", Kind.PROJECT, "print_sheet")),
    ]


def _needs(part: Callable[[str, Window], None]) -> Do:
    def reach(window: Window) -> None:
        part(ASSETS, window)
        _page(window, "projects").assets.go_back()

    return reach


def _funding() -> list[State]:
    def way(wanted: Way, window: Window) -> None:
        window.go_to("funding")
        page = _page(window, "funding")
        page.show_overview()
        page.panes.show_list()
        page.listing.list.scrollToTop()
        page.show_way(wanted)
        _scroll(window, 0.0)

    def grant(window: Window) -> None:
        way(Way.LIST, window)
        _open(window, Kind.GRANT)

    return [
        State("funding", "board", partial(way, Way.BOARD)),
        State("funding", "list", partial(way, Way.LIST)),
        State("funding", "ahead", lambda window: (way(Way.LIST, window), _page(window, "funding").show_overview())),
        State("funding", "open", grant, of_full=True),
        State("funding", "timeline", partial(way, Way.TIMELINE)),
        State("funding", "money", partial(way, Way.MONEY)),
        State("funding", "money-lower", lambda window: (way(Way.MONEY, window), _scroll_down(window)), of_full=True),
        _form("funding", "new", lambda window: (way(Way.LIST, window), _page(window, "funding").new())),
        _form("funding", "back-plan", _back_plan),
        _form("funding", "spend", lambda window: _page(window, "funding").money.note_spending()),
        _form("funding", "reserve", lambda window: _page(window, "funding").money.note_reserves()),
    ]


def _handovers() -> list[State]:
    def uncovered(window: Window) -> None:
        window.go_to("handovers")
        _page(window, "handovers").show_uncovered()
        _scroll(window, 0.0)

    def stopped(window: Window) -> None:
        window.go_to("handovers")
        page = _page(window, "handovers")
        found = _telling_person(window)
        if found:
            page.ask_about(*found)
        else:
            page.show_stopped()

    def handover(window: Window) -> None:
        uncovered(window)
        page = _page(window, "handovers")
        page.listing.list.select(0)
        page.panes.show_detail()
        _scroll(window, 0.0)

    return [
        State("handovers", "", lambda window: (uncovered(window), _page(window, "handovers").panes.show_list())),
        State("handovers", "uncovered", uncovered),
        State("handovers", "stopped", stopped),
        State("handovers", "open", handover, of_full=True),
        State("handovers", "lower", lambda window: (handover(window), _scroll_down(window)), of_full=True),
        _form("handovers", "new", lambda window: _page(window, "handovers").new()),
        _form("handovers", "successor", lambda window: _page(window, "handovers").view.verbs.name_successor()),
    ]


def _workload() -> list[State]:
    def whole(window: Window) -> None:
        window.go_to("workload")
        _page(window, "workload").close_person()
        _scroll(window, 0.0)

    def person(window: Window) -> None:
        whole(window)
        found = _telling_person(window)
        if found:
            _page(window, "workload").show_person(found[0])

    return [
        State("workload", "", whole),
        State("workload", "lower", lambda window: (whole(window), _scroll_down(window)), of_full=True),
        State("workload", "person", person, of_full=True),
        _form("workload", "hours", lambda window: (whole(window), window.act("log_time"))),
    ]


def _network() -> list[State]:
    def view(wanted: str, window: Window) -> None:
        window.go_to("network")
        page = _page(window, "network")
        page.picture.select("")
        page.show_view(wanted)
        _await_findings(window)

    def chosen(window: Window) -> None:
        view(PICTURE, window)
        found = _telling_person(window)
        if found:
            _page(window, "network").picture.select(found[0])

    return [
        State("network", "", partial(view, PICTURE)),
        State("network", "chosen", chosen, of_full=True),
        State("network", "tells", partial(view, FINDINGS), of_full=True),
        State("network", "table", partial(view, TABLE), of_full=True),
        _form("network", "connection", lambda window: _page(window, "network").add_connection()),
    ]


def _settings() -> list[State]:
    def lower(share: float, window: Window) -> None:
        window.go_to("settings")
        _scroll(window, share)

    def rule(window: Window) -> None:
        said = window.bridge.ask(RulesToday(window.now()))
        _page(window, "settings").rules.tune(said[0])

    return [
        State("settings", "", partial(lower, 0.0)),
        State("settings", "middle", partial(lower, 0.5)),
        State("settings", "lower", partial(lower, 1.0)),
        _form("settings", "desk", lambda window: _page(window, "settings").change_desk()),
        _form("settings", "hours", lambda window: _page(window, "settings").change_hours()),
        _form("settings", "rule", rule),
        _form("settings", "backup", lambda window: window.act("backup")),
        _form("settings", "keys", lambda window: window.act("security")),
    ]


# --- how they are reached ---


def _form(page: str, name: str, reach: Do) -> State:
    def go_and_open(window: Window) -> None:
        window.go_to(page)
        settle_window(window)
        reach(window)

    return State(page, f"form-{name}", go_and_open, is_form=True, of_full=True)


def _import(window: Window, pasted: str = LIST) -> None:
    """Paste a list into the import, as far as its columns, or what would happen where it has none."""
    window.act("import")
    window.findChildren(ImportDialog)[-1].read_pasted(pasted)
    settle()


def _export_cards(window: Window) -> None:
    """Choose to export cards, as far as what they can't hold."""
    window.act("export")
    dialog = window.findChildren(ExportDialog)[-1]
    dialog.format.set_value(FileFormat.VCARD4)
    dialog.format.changed.emit()
    settle()


def _next_step(window: Window) -> None:
    """Press what goes on."""
    window.findChildren(ImportDialog)[-1].next.click()
    settle()


def _await_findings(window: Window) -> None:
    """Wait until the web is worked out, which is done on a thread of its own."""
    settle_window(window)
    page = _page(window, "network")
    for _ in range(FINDINGS_ROUNDS):
        if page.body.is_empty or page.findings.bridges.sentences():
            return
        settle()


def _wrong_clock(window: Window) -> None:
    """Ask whether a clock is right that is half a year ahead."""
    window.go_to("today")
    now = window.now()
    ticking: Any = SimpleNamespace(believe_clock=lambda: None)
    ClockQuestion(window, ticking).set(Doubt(now, now - timedelta(days=190)))


def _back_plan(window: Window) -> None:
    """Plan the first application that is still to come back from its deadline."""
    now, page = window.now(), _page(window, "funding")
    rows = (row for row in window.bridge.ask(RemindersOpen(now)) if row.rule == "funding.obligation" and row.opens)
    plans = (plan for row in rows for plan in window.bridge.ask(BackPlansOf(row.opens[1], now)))
    ref = next(plan.obligation.id for plan in plans if plan.obligation.due_on > now.date())
    open_plan(window, page, ref)


def _page(window: Window, key: str) -> Any:
    """Give a page, by what it has beyond every page."""
    return window.page(key)


def _list_of(key: str) -> Do:
    def reach(window: Window) -> None:
        window.go_to(key)
        page = _page(window, key)
        if key == "people":
            page.listing.selection.drop()
        page.panes.show_list()
        page.listing.list.select(0)
        page.listing.list.scrollToTop()
        _scroll(window, 0.0)

    return reach


def _open(window: Window, kind: Kind) -> None:
    """Open the record of that kind that a reminder is about, else the first of its list."""
    rows = window.bridge.ask(RemindersOpen(window.now()))
    found = next((row.opens for row in rows if row.opens is not None and row.opens[0] is kind), None)
    if found is not None:
        window.open_record(*found)
        _scroll(window, 0.0)
        return
    page: Any = window.current
    page.listing.list.select(0)
    page.panes.show_detail()
    _scroll(window, 0.0)


def _telling_person(window: Window) -> tuple[str, str] | None:
    """Give id and name of somebody of whom there is something to say."""
    rows = window.bridge.ask(RemindersOpen(window.now()))
    said = (row.opens[1] for row in rows if row.rule.startswith("workload") and row.opens is not None)
    ref = next(said, None)
    people = window.bridge.ask(PeopleMatching(window.now().date(), "", Among.VOLUNTEERS))
    return next(((one.id, one.name) for one in people if ref in {None, one.id}), None)


def _person(window: Window) -> None:
    found = _telling_person(window)
    if found:
        window.open_record(Kind.CONTACT, found[0])
        _scroll(window, 0.0)


def _somebody_to_ring(window: Window) -> None:
    """Open a person of whom a follow-up is waiting: there is something to read in the timeline."""
    rows = window.bridge.ask(RemindersOpen(window.now()))
    said = (row.opens for row in rows if row.rule == "follow_up.due" and row.opens is not None)
    found = next((opens for opens in said if opens[0] is Kind.CONTACT), None)
    if found is not None:
        window.open_record(*found)
        _scroll(window, 0.0)


def _organisation(window: Window) -> None:
    window.go_to("people")
    found = window.bridge.ask(PeopleMatching(window.now().date(), "", Among.ORGANISATIONS))
    ref = next(one.id for one in found if one.kind is ContactKind.ORGANISATION)
    window.open_record(Kind.CONTACT, ref)
    _scroll(window, 0.0)


def _many(window: Window) -> None:
    _list_of("people")(window)
    _page(window, "people").select_all()


def _list_verbs(window: Window) -> Any:
    return _page(window, "people").listing.verbs


def _verb(key: str, kind: Kind, verb: str) -> Do:
    """Open a record and do what its menu offers."""

    def reach(window: Window) -> None:
        _open(window, kind)
        settle_window(window)
        getattr(_page(window, key).view.verbs, verb)()

    return reach


def _scroll_down(window: Window) -> None:
    _scroll(window, 1.0)


def _scroll(window: Window, share: float) -> None:
    """Scroll the page's panes to that share of their height, once they are filled."""
    settle_window(window)
    for area in window.current.findChildren(QScrollArea):
        bar = area.verticalScrollBar()
        if area.isVisible():
            bar.setValue(int(bar.maximum() * share))
