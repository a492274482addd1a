"""The rooms of the desk and what can be done from anywhere; a room's code is imported when it is first shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from suidesk.desktop.window import Act, PageSpec
from suidesk.domain.kinds import Kind
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from suidesk.desktop.kit.lines import Verb
    from suidesk.desktop.page import Page
    from suidesk.desktop.window import Window
    from suidesk.queries.reminders import ReminderRow


def pages() -> list[PageSpec]:
    """Give the pages of the side, in order."""
    return [
        PageSpec("today", translate("Window", "Today"), "inbox", _today, (), "suidesk.desktop.today.page"),
        PageSpec(
            "people",
            translate("Window", "People"),
            "users",
            _people,
            (Kind.CONTACT, Kind.INTERACTION, Kind.SAVED_LIST),
            "suidesk.desktop.people.page",
        ),
        PageSpec(
            "volunteers",
            translate("Window", "Volunteers"),
            "handshake",
            _volunteers,
            (Kind.VOLUNTEER,),
            "suidesk.desktop.volunteers.page",
        ),
        PageSpec(
            "projects",
            translate("Window", "Projects"),
            "folder-kanban",
            _projects,
            (Kind.PROJECT, Kind.ROLE, Kind.ASSET, Kind.NEED),
            "suidesk.desktop.projects.page",
        ),
        PageSpec(
            "funding",
            translate("Window", "Funding"),
            "hand-coins",
            _funding,
            (Kind.GRANT, Kind.RESERVE, Kind.SPEND),
            "suidesk.desktop.funding.page",
        ),
        PageSpec(
            "handovers",
            translate("Window", "Handovers"),
            "arrow-left-right",
            _handovers,
            (Kind.HANDOVER,),
            "suidesk.desktop.handovers.page",
        ),
        PageSpec(
            "workload",
            translate("Window", "Workload"),
            "gauge",
            _workload,
            (),
            "suidesk.desktop.workload.page",
        ),
        PageSpec(
            "network",
            translate("Window", "Network"),
            "share-2",
            _network,
            (),
            "suidesk.desktop.network.page",
        ),
        PageSpec(
            "settings",
            translate("Window", "Settings"),
            "settings",
            _settings,
            (),
            "suidesk.desktop.settings.page",
        ),
    ]


def acts() -> dict[str, Act]:
    """Give what can be done from anywhere, by name."""
    return {
        "log_conversation": Act(
            translate("Window", "Log a conversation…"), "message-circle", _log_conversation, "Ctrl+L"
        ),
        "log_time": Act(translate("Window", "Note hours…"), "timer", _log_time, "Ctrl+H"),
        "follow_up": Act(translate("Window", "New follow-up…"), "bell-ring", _follow_up, "Ctrl+T"),
        "import": Act(translate("Window", "Bring in a list…"), "file-up", _import, "Ctrl+I"),
        "export": Act(translate("Window", "Export a list…"), "file-down", _export, "Ctrl+E"),
        "everything": Act(translate("Window", "Everything in one file…"), "package", _everything),
        "exports": Act(translate("Window", "Lists that went out…"), "file-down", _exports),
        "calendar": Act(translate("Window", "Dates as a calendar file…"), "calendar", _calendar),
        "backup": Act(translate("Window", "Back up now…"), "hard-drive", _backup),
        "security": Act(translate("Window", "Passphrase and recovery…"), "key-round", _security),
    }


def answers(window: Window, row: ReminderRow) -> Sequence[Verb]:
    """Give what can be done about a reminder."""
    from suidesk.desktop.answering.table import offered

    return offered(window, row)


def _today(window: Window) -> Page:
    from suidesk.desktop.today.page import TodayPage

    return TodayPage(window)


def _people(window: Window) -> Page:
    from suidesk.desktop.people.page import PeoplePage

    return PeoplePage(window)


def _volunteers(window: Window) -> Page:
    from suidesk.desktop.volunteers.page import VolunteersPage

    return VolunteersPage(window)


def _projects(window: Window) -> Page:
    from suidesk.desktop.projects.page import ProjectsPage

    return ProjectsPage(window)


def _funding(window: Window) -> Page:
    from suidesk.desktop.funding.page import FundingPage

    return FundingPage(window)


def _settings(window: Window) -> Page:
    from suidesk.desktop.settings.page import SettingsPage

    return SettingsPage(window)


def _log_conversation(window: Window) -> None:
    from suidesk.desktop.conversations.opening import log_conversation

    log_conversation(window, window, window.current.record())


def _network(window: Window) -> Page:
    from suidesk.desktop.network.page import NetworkPage

    return NetworkPage(window)


def _workload(window: Window) -> Page:
    from suidesk.desktop.workload.page import WorkloadPage

    return WorkloadPage(window)


def _handovers(window: Window) -> Page:
    from suidesk.desktop.handovers.page import HandoversPage

    return HandoversPage(window)


def _log_time(window: Window) -> None:
    from suidesk.desktop.workload.hours_form import HoursForm

    HoursForm(window).open()


def _follow_up(window: Window) -> None:
    from suidesk.desktop.follow_up_form import FollowUpForm

    FollowUpForm(window).open()


def _import(window: Window) -> None:
    from suidesk.desktop.lists.import_dialog import ImportDialog

    ImportDialog(window).open()


def _export(window: Window) -> None:
    from suidesk.desktop.lists.export_dialog import ExportDialog

    ExportDialog(window).open()


def _everything(window: Window) -> None:
    from suidesk.desktop.lists.everything_dialog import EverythingDialog

    EverythingDialog(window).open()


def _exports(window: Window) -> None:
    from suidesk.desktop.lists.sent_dialog import SentDialog

    SentDialog(window, window).open()


def _calendar(window: Window) -> None:
    from suidesk.desktop.lists.calendar_dialog import CalendarDialog

    CalendarDialog(window).open()


def _backup(window: Window) -> None:
    from suidesk.desktop.safety.backup_dialog import BackupDialog

    BackupDialog(window).open()


def _security(window: Window) -> None:
    from suidesk.desktop.safety.keys_dialog import KeysDialog

    KeysDialog(window).open()
