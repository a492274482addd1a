"""One contact: what is said about it, and every verb on its lines, down to the rows of the store."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication

from suidesk.commands.follow_ups import AddFollowUp
from suidesk.commands.importing import ImportContacts
from suidesk.commands.people import ChangeContact, RemoveContact
from suidesk.commands.projects import AddAssignment
from suidesk.commands.volunteers import ChangeVolunteer
from suidesk.commands.workload import AddCommitment, LogTime
from suidesk.desktop.follow_up_form import FollowUpForm
from suidesk.desktop.handovers.handover_form import HandoverForm
from suidesk.desktop.history.dialog import HistoryDialog
from suidesk.desktop.involvement.absence_form import AbsenceForm
from suidesk.desktop.involvement.assignment_form import AssignmentForm
from suidesk.desktop.involvement.entry_form import EntryForm
from suidesk.desktop.involvement.post_form import PostForm
from suidesk.desktop.involvement.promise_form import PromiseForm
from suidesk.desktop.workload.hours_form import HoursForm
from suidesk.domain.ids import ReminderId
from suidesk.domain.kinds import Kind
from suidesk.domain.people import ContactKind
from suidesk.domain.reminders import Outcome, Reminder, Severity
from suidesk.domain.volunteers import VolunteerStatus
from suidesk.domain.workload import CommitmentKind, CommitmentState
from suidesk.interchange.incoming import Incoming, IncomingLine
from suidesk.queries.contact_sheet import ContactSheet
from suidesk.queries.handovers import HandoverOf
from suidesk.store.writing import Writer
from tests.desktop.people.conftest import TODAY, form, verb
from tests.desktop.pressing import dialog
from tests.desktop.record_pages import show


def chips(page):
    return [chip.full_text() for chip in page.view._chips if not chip.isHidden()]


def sheet(desk, ref):
    return desk.ask(ContactSheet(ref, TODAY))


def facts(page):
    return [
        (row.label.full_text(), row.link.text() if not row.link.isHidden() else row.value.full_text())
        for row in page.view.about._rows
        if not row.label.isHidden()
    ]


class TestPerson:
    def test_the_top_says_who_it_is(self, amina):
        assert amina.view.title.full_text() == "Amina Yusuf"
        assert chips(amina) == ["Volunteer", "Repair Café", "Speaks Dutch, Somali", "cooking"]

    def test_what_must_be_known_first_stands_first(self, amina, hood, desk_window, qtbot):
        desk_window.run(ChangeContact(id=hood["Amina"], do_not_contact=True, archived_on=TODAY, died_on=TODAY))
        desk_window.run(ChangeVolunteer(id=hood["Amina"], status=VolunteerStatus.PAUSED, is_minor=True))
        qtbot.waitUntil(lambda: "Volunteer, paused" in chips(amina))
        assert chips(amina)[:5] == [
            "Died on 11 May",
            "Do not contact",
            "In the archive since 11 May",
            "Volunteer, paused",
            "Under 18",
        ]

    def test_the_user_is_told_apart(self, people, qtbot):
        people.listing.list.select(1)
        qtbot.waitUntil(lambda: people.view.title.full_text() == "Hanne Visser")
        assert chips(people) == ["You"]

    def test_about_lists_ways_to_reach_words_and_notes(self, amina):
        assert facts(amina) == [
            ("E-mail", "amina@example.org"),
            ("Mobile", "+31 20 555 01 23"),
            ("Languages", "Dutch, Somali"),
            ("Tags", "cooking"),
            ("Possible", "4 h a week"),
        ]
        assert amina.view.about._text.full_text() == "Keys to the hall."

    def test_nothing_known_offers_to_write_something_down(self, people, hood, qtbot):
        show(qtbot, people, hood["Bram"])
        assert facts(people) == []
        assert people.view.about._first.isVisible()

    def test_long_notes_open_on_demand(self, amina, hood, desk_window, qtbot):
        notes = "word " * 200
        desk_window.run(ChangeContact(id=hood["Amina"], notes=notes))
        about = amina.view.about
        qtbot.waitUntil(about._whole.isVisible)
        assert len(about._text.full_text()) < 400
        qtbot.mouseClick(about._whole, Qt.MouseButton.LeftButton)
        assert about._text.full_text() == notes
        assert not about._whole.isVisible()

    def test_cards_of_an_organisation_stay_away(self, amina):
        view = amina.view
        assert [card.isVisible() for card in (view.posts, view.grants, view.roles, view.workload)] == [
            False,
            False,
            True,
            True,
        ]

    def test_the_next_verbs_are_in_sight(self, amina):
        assert amina.view.hours.isVisible()
        assert amina.view.follow_up.property("kind") == "primary"

    def test_copying_the_email(self, amina, desk_window):
        verb(amina.view.more, "Copy e-mail")
        assert QGuiApplication.clipboard().text() == "amina@example.org"
        assert "amina@example.org" in desk_window.window.undo_bar.findChildren(type(amina.view.title))[0].full_text()

    def test_an_address_opens_the_users_own_program(self, amina, qtbot):
        opened = []

        class Mail(QObject):
            @Slot(QUrl)
            def take(self, url):
                opened.append(url.toString())

        taker = Mail()
        QDesktopServices.setUrlHandler("mailto", taker, "take")
        try:
            qtbot.mouseClick(amina.view.about._rows[0].link, Qt.MouseButton.LeftButton)
        finally:
            QDesktopServices.unsetUrlHandler("mailto")
        assert opened == ["mailto:amina@example.org"]

    def test_the_history_tells_what_was_done(self, amina, hood, desk_window, qtbot):
        desk_window.run(ChangeContact(id=hood["Amina"], notes="x"))
        amina.view.show_history()
        shown = dialog(qtbot, HistoryDialog)

        def told():
            return [row.what.full_text() for row in shown.steps if row.isVisible()]

        qtbot.waitUntil(lambda: told() == ["Amina Yusuf was changed", "Amina Yusuf was added"])
        desk_window.window.undo()
        qtbot.waitUntil(lambda: len(told()) == 3)
        assert told()[0] == "Undone: Amina Yusuf was changed"


class TestWorkload:
    def test_hours_promised_and_possible(self, amina):
        card = amina.view.workload
        assert card._promised.full_text() == "3 h promised of 4 h a week; 1 h free."
        assert card.chip.isHidden()
        assert [spot.words for spot in card._bars.spots()][-2:] == ["19: nothing recorded", "20: 1.5"]

    def test_too_much_is_said(self, amina, hood, desk_window, qtbot):
        desk_window.run(AddCommitment(person_id=hood["Amina"], minutes=120))
        qtbot.waitUntil(amina.view.workload.chip.isVisible)
        assert amina.view.workload.chip.full_text() == "Too much promised"
        assert amina.view.workload._promised.full_text() == (
            "5 h a week promised, 1 h more than the 4 h that are possible."
        )

    def test_a_last_week_above_the_limit_is_said(self, amina, hood, desk_window, qtbot):
        desk_window.run(LogTime(person_ids=(hood["Amina"],), minutes=300, day=TODAY - timedelta(days=1)))
        qtbot.waitUntil(lambda: amina.view.workload.chip.full_text() == "Above the limit last week")

    def test_no_hours_are_not_zero_hours(self, people, hood, qtbot):
        show(qtbot, people, hood["Bram"])
        card = people.view.workload
        assert card._bars.isHidden()
        assert "may mean none, or none written" in card._nothing.full_text()


class TestRoles:
    def test_end_today(self, amina, hood, desk, qtbot):
        assert amina.view.roles.lines() == ["Lead"]
        verb(amina.view.roles.more_button(0), "End today")
        qtbot.waitUntil(lambda: sheet(desk, hood["Amina"]).roles[0].assignment.until_on == TODAY)

    def test_remove_and_undo(self, amina, hood, desk, desk_window, qtbot):
        verb(amina.view.roles.more_button(0), "Remove")
        qtbot.waitUntil(lambda: amina.view.roles.lines() == [])
        desk_window.window.undo()
        qtbot.waitUntil(lambda: amina.view.roles.lines() == ["Lead"])

    def test_change_opens_the_form_with_what_is_there(self, amina, hood, desk, qtbot):
        verb(amina.view.roles.more_button(0), "Change…")
        made = form(qtbot, AssignmentForm)
        assert made.windowTitle() == "Lead: Amina Yusuf"
        assert made.first.value() == TODAY
        made.last.edit.setText("2026-06-30")
        made.submit()
        qtbot.waitUntil(lambda: str(sheet(desk, hood["Amina"]).roles[0].assignment.until_on) == "2026-06-30")

    def test_add_picks_a_role_by_typing(self, people, hood, desk, qtbot):
        show(qtbot, people, hood["Bram"])
        qtbot.mouseClick(people.view.roles.add_button, Qt.MouseButton.LeftButton)
        made = form(qtbot, AssignmentForm)
        qtbot.keyClicks(made.role.edit, "lea")
        qtbot.waitUntil(made.role.edit.is_suggesting)
        qtbot.keyClick(made.role.edit, Qt.Key.Key_Return)
        made.submit()
        qtbot.waitUntil(lambda: people.view.roles.lines() == ["Lead"])

    def test_a_wrong_day_is_said_at_its_field(self, amina, qtbot):
        verb(amina.view.roles.more_button(0), "Change…")
        made = form(qtbot, AssignmentForm)
        made.last.edit.setText("2020-01-01")
        made.submit()
        qtbot.waitUntil(lambda: bool(made.last.error_text()))
        made.reject()


class TestPromises:
    def test_release_and_keep(self, amina, hood, desk, desk_window, qtbot):
        assert amina.view.promises.lines() == ["3 h a week"]
        verb(amina.view.promises.more_button(0), "Release")
        qtbot.waitUntil(lambda: sheet(desk, hood["Amina"]).promises[0].commitment.state is CommitmentState.RELEASED)
        desk_window.window.undo()
        qtbot.waitUntil(lambda: sheet(desk, hood["Amina"]).promises[0].commitment.state is CommitmentState.OPEN)
        qtbot.waitUntil(lambda: "Kept" in _verbs(amina.view.promises.more_button(0)))
        verb(amina.view.promises.more_button(0), "Kept")
        qtbot.waitUntil(lambda: sheet(desk, hood["Amina"]).promises[0].commitment.state is CommitmentState.KEPT)

    def test_add_a_weekly_one(self, people, hood, desk, qtbot):
        show(qtbot, people, hood["Bram"])
        qtbot.mouseClick(people.view.promises.add_button, Qt.MouseButton.LeftButton)
        made = form(qtbot, PromiseForm)
        assert made.person.isHidden()
        made.minutes.edit.setText("2:30")
        made.submit()
        qtbot.waitUntil(lambda: people.view.promises.lines() == ["2 h 30 min a week"])
        promise = sheet(desk, hood["Bram"]).promises[0].commitment
        assert (promise.minutes, promise.from_on, promise.until_on) == (150, TODAY, None)

    def test_add_one_thing_by_a_day(self, people, hood, desk, qtbot):
        show(qtbot, people, hood["Bram"])
        qtbot.mouseClick(people.view.promises.add_button, Qt.MouseButton.LeftButton)
        made = form(qtbot, PromiseForm)
        made.kind.box.setCurrentIndex(1)
        made.kind.box.activated.emit(1)
        assert made.minutes.isHidden()
        assert made.title.isVisible()
        made.submit()
        assert made.title.error_text()
        made.title.edit.setText("Posters")
        made.due.edit.setText("2026-05-20")
        made.submit()
        qtbot.waitUntil(lambda: people.view.promises.lines() == ["Posters"])
        promise = sheet(desk, hood["Bram"]).promises[0].commitment
        assert (promise.kind, promise.minutes, promise.from_on) == (CommitmentKind.DELIVERABLE, None, TODAY)

    def test_change_keeps_what_the_form_does_not_show(self, amina, hood, desk, desk_window, qtbot):
        made_id = desk_window.run(
            AddCommitment(person_id=hood["Amina"], minutes=60, title="Thursdays", role_id=hood["lead"])
        )
        qtbot.waitUntil(lambda: len(amina.view.promises.lines()) == 2)
        verb(amina.view.promises.more_button(amina.view.promises.lines().index("1 h a week")), "Change…")
        made = form(qtbot, PromiseForm)
        made.minutes.edit.setText("2")
        made.submit()
        qtbot.waitUntil(lambda: "2 h a week" in amina.view.promises.lines())
        found = {row.commitment.id: row.commitment for row in sheet(desk, hood["Amina"]).promises}[made_id]
        assert (found.minutes, found.title, found.role_id) == (120, "Thursdays", hood["lead"])


class TestHoursAndTimeAway:
    def test_change_hours(self, amina, hood, desk, qtbot):
        assert amina.view.entries.lines() == ["11 May: 1 h 30 min"]
        verb(amina.view.entries.more_button(0), "Change…")
        made = form(qtbot, EntryForm)
        made.minutes.edit.setText("3")
        made.submit()
        qtbot.waitUntil(lambda: amina.view.entries.lines() == ["11 May: 3 h"])

    def test_remove_hours(self, amina, desk_window, qtbot):
        verb(amina.view.entries.more_button(0), "Remove")
        qtbot.waitUntil(lambda: amina.view.entries.lines() == [])
        desk_window.window.undo()
        qtbot.waitUntil(lambda: amina.view.entries.lines() == ["11 May: 1 h 30 min"])

    def test_only_the_newest_hours_show_at_first(self, amina, hood, desk_window, qtbot):
        for day in range(1, 9):
            desk_window.run(LogTime(person_ids=(hood["Amina"],), minutes=60, day=TODAY - timedelta(days=day)))
        card = amina.view.entries
        qtbot.waitUntil(card._all.isVisible)
        assert len(card.lines()) == 5
        qtbot.waitUntil(lambda: card._all.text().strip() == "Show all 9")
        qtbot.mouseClick(card._all, Qt.MouseButton.LeftButton)
        assert len(card.lines()) == 9
        desk_window.run(LogTime(person_ids=(hood["Amina"],), minutes=60, day=TODAY - timedelta(days=9)))
        qtbot.waitUntil(lambda: len(card.lines()) == 10)

    def test_add_time_away(self, people, hood, desk, qtbot):
        show(qtbot, people, hood["Bram"])
        verb(people.view.more, "Note time away…")
        made = form(qtbot, AbsenceForm)
        made.submit()
        qtbot.waitUntil(lambda: chips(people) == ["Away, end unknown"])
        assert people.view.absences.lines() == ["Since 11 May"]

    def test_change_and_remove_time_away(self, amina, hood, desk, qtbot):
        assert amina.view.absences.lines() == ["20 May – 31 May"]
        verb(amina.view.absences.more_button(0), "Change…")
        made = form(qtbot, AbsenceForm)
        made.last.edit.setText("2026-05-01")
        made.submit()
        qtbot.waitUntil(lambda: bool(made.last.error_text()))
        made.last.edit.setText("2026-05-25")
        made.submit()
        qtbot.waitUntil(lambda: amina.view.absences.lines() == ["20 May – 25 May"])
        verb(amina.view.absences.more_button(0), "Remove")
        qtbot.waitUntil(lambda: amina.view.absences.lines() == [])


class TestReminders:
    @pytest.fixture
    def told(self, hood, store, clock):
        """Five open reminders about Amina, one of which was put off."""
        connection = store.writer()
        writer = Writer(connection, lambda count: b"7" * count)
        for number in range(5):
            reminder = Reminder(
                id=ReminderId(f"r{number}"),
                rule="workload.overload",
                subject_kind=Kind.CONTACT,
                subject_id=hood["Amina"],
                occurrence=str(number),
                due_on=None,
                stage=0,
                severity=Severity.RED,
                evidence='{"person": "Amina Yusuf", "promised": 300, "capacity": 240, "percent": 125}',
                raised_at=clock.now(),
                snoozed_until=clock.now() + timedelta(days=2) if number == 4 else None,
            )
            writer.run("Remind", lambda tx, one=reminder: tx.put(one), clock.now() + timedelta(seconds=number))
        connection.close()

    def test_the_worst_come_first_and_the_rest_on_demand(self, told, amina, qtbot):
        part = amina.view.reminders
        assert len(part.view.cards()) == 3
        assert "1 reminder put off or noted" in part._resting.full_text()
        qtbot.mouseClick(part.all, Qt.MouseButton.LeftButton)
        assert len(part.view.cards()) == 4

    def test_dismissing_one_ends_it(self, told, amina, desk, hood, qtbot):
        amina.view.reminders.view.cards()[0].dismissed.emit("r0")
        qtbot.waitUntil(lambda: desk.ask(ContactSheet(hood["Amina"], TODAY)).reminders[0].id != "r0")
        outcomes = {row.id: row.outcome for row in sheet(desk, hood["Amina"]).reminders}
        assert Outcome.DISMISSED not in outcomes.values()
        assert "r0" not in outcomes

    def test_without_reminders_nothing_stands_there(self, people, hood, qtbot):
        show(qtbot, people, hood["Bram"])
        assert people.view.reminders.isHidden()


def test_follow_ups_wait_in_their_card_until_done(amina, hood, desk, desk_window, qtbot):
    for text, days in (("Ring", 0), ("Visit", 30)):
        desk_window.run(
            AddFollowUp(text=text, due_on=TODAY + timedelta(days=days), kind=Kind.CONTACT, ref_id=hood["Amina"])
        )
    qtbot.waitUntil(lambda: amina.view.follow_ups.lines() == ["Ring", "Visit"])
    verb(amina.view.follow_ups.more_button(0), "Done")
    qtbot.waitUntil(lambda: amina.view.follow_ups.lines() == ["Visit"])
    verb(amina.view.follow_ups.more_button(0), "Remove")
    qtbot.waitUntil(lambda: amina.view.follow_ups.lines() == [])


class TestOrganisation:
    @pytest.fixture
    def fund(self, people, hood, qtbot):
        show(qtbot, people, hood["Fund"])
        return people

    def test_it_says_sector_and_reach(self, fund):
        assert fund.view.subtitle.full_text() == "Private · City"
        assert [card.isVisible() for card in (fund.view.workload, fund.view.hours, fund.view.promises)] == [False] * 3

    def test_its_roles_and_grants(self, fund, hood, desk_window, qtbot):
        assert fund.view.posts.lines() == ["Officer"]
        assert fund.view.grants.lines() == ["Warm winter"]
        desk_window.run(AddAssignment(role_id=hood["officer"], person_id=hood["Bram"]))
        qtbot.waitUntil(lambda: fund.view.posts._rows[0]._second.full_text() == "Bram de Vries")

    def test_add_a_role_and_give_it_to_somebody(self, fund, hood, desk, qtbot):
        qtbot.mouseClick(fund.view.posts.add_button, Qt.MouseButton.LeftButton)
        made = form(qtbot, PostForm)
        made.name.edit.setText("Caretaker")
        made.critical.set_value(True)
        made.submit()
        qtbot.waitUntil(lambda: fund.view.posts.lines() == ["Caretaker", "Officer"])
        assert fund.view.posts._rows[0]._chip.full_text() == "Vacant"
        verb(fund.view.posts.more_button(0), "Give to…")
        given = form(qtbot, AssignmentForm)
        qtbot.keyClicks(given.person.edit, "bram")
        qtbot.waitUntil(given.person.edit.is_suggesting)
        qtbot.keyClick(given.person.edit, Qt.Key.Key_Return)
        given.submit()
        qtbot.waitUntil(lambda: fund.view.posts._rows[0]._second.full_text() == "Bram de Vries")

    def test_a_role_that_is_held_says_what_goes_with_it(self, fund, hood, desk_window, qtbot):
        desk_window.run(AddAssignment(role_id=hood["officer"], person_id=hood["Bram"]))
        verb(fund.view.posts.more_button(0), "Remove")
        qtbot.waitUntil(lambda: "1 assignment to a role" in fund.view.message.text())


class TestRemoving:
    def test_what_depends_on_it_is_said_first_and_all_comes_back(self, amina, hood, desk, desk_window, qtbot):
        verb(amina.view.more, "Remove")
        qtbot.waitUntil(lambda: bool(amina.view.message.text()))
        for words in ("a volunteering profile", "1 promise", "1 entry of hours", "1 time away"):
            assert words in amina.view.message.text()
        qtbot.mouseClick(amina.view.message._action, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: amina.view.ref != hood["Amina"] and amina.view.sheet is not None)
        assert not amina.view.message.text()
        desk_window.window.undo()
        qtbot.waitUntil(lambda: amina.listing.count.text() == "4")
        show(qtbot, amina, hood["Amina"])
        assert amina.view.promises.lines() == ["3 h a week"]

    def test_one_without_ties_goes_at_once(self, people, hood, qtbot):
        show(qtbot, people, hood["Bram"])
        people.listing.focus_list()
        qtbot.keyClick(people.listing.list, Qt.Key.Key_Delete)
        qtbot.waitUntil(lambda: people.listing.count.text() == "3")
        qtbot.waitUntil(lambda: people.view.title.full_text() == "Hanne Visser")

    def test_a_refusal_comes_into_sight(self, amina, hood, desk_window, qtbot):
        desk_window.window.resize(1320, 560)
        bar = amina.view._scroll.verticalScrollBar()
        qtbot.waitUntil(lambda: bar.maximum() > 200)
        for _ in range(2):
            bar.setValue(200)
            verb(amina.view.more, "Remove")
            qtbot.waitUntil(lambda: bar.value() == 0 and amina.view.message.isVisible())

    def test_the_user_stays(self, people, qtbot):
        people.listing.list.select(1)
        qtbot.waitUntil(lambda: people.view.title.full_text() == "Hanne Visser")
        assert "Remove" not in _verbs(people.view.more)
        people.view.verbs.remove()
        qtbot.waitUntil(lambda: bool(people.view.message.text()))

    def test_an_answer_for_another_contact_is_dropped(self, people, hood, desk, qtbot):
        show(qtbot, people, hood["Bram"])
        late = sheet(desk, hood["Amina"])
        people.view._fill(late)
        assert people.view.title.full_text() == "Bram de Vries"

    def test_the_message_of_one_contact_does_not_follow_to_the_next(self, amina, hood, qtbot):
        verb(amina.view.more, "Remove")
        qtbot.waitUntil(lambda: bool(amina.view.message.text()))
        show(qtbot, amina, hood["Bram"])
        assert not amina.view.message.text()


def test_noting_hours_begins_with_the_person(people, hood, desk, qtbot):
    show(qtbot, people, hood["Bram"])
    qtbot.mouseClick(people.view.hours, Qt.MouseButton.LeftButton)
    made = form(qtbot, HoursForm)
    qtbot.keyClicks(made.minutes.edit, "2")
    made.submit()
    qtbot.waitUntil(lambda: [row.entry.minutes for row in sheet(desk, hood["Bram"]).entries] == [120])
    qtbot.waitUntil(lambda: people.view.entries.lines() == ["11 May: 2 h"])


def test_a_follow_up_begins_with_the_contact(people, hood, desk, qtbot):
    show(qtbot, people, hood["Fund"])
    qtbot.mouseClick(people.view.follow_up, Qt.MouseButton.LeftButton)
    made = form(qtbot, FollowUpForm)
    qtbot.keyClicks(made.text.edit, "Ask about spring")
    made.submit()
    qtbot.waitUntil(lambda: people.view.follow_ups.lines() == ["Ask about spring"])


def test_archive_and_back(people, hood, desk, qtbot):
    show(qtbot, people, hood["Bram"])
    verb(people.view.more, "Put into the archive")
    qtbot.waitUntil(lambda: chips(people) == ["In the archive since 11 May"])
    assert people.view.title.full_text() == "Bram de Vries"
    verb(people.view.more, "Bring back from the archive")
    qtbot.waitUntil(lambda: chips(people) == [])


def test_gone_from_elsewhere_the_page_does_not_hang(people, hood, desk_window, qtbot):
    show(qtbot, people, hood["Bram"])
    desk_window.desk.run(RemoveContact(id=hood["Bram"]))
    people.view.ask()
    qtbot.waitUntil(lambda: people.view.title.full_text() == "Hanne Visser")


def test_a_change_keeps_the_place_on_the_page(amina, hood, desk_window, qtbot):
    desk_window.window.resize(1320, 560)
    bar = amina.view._scroll.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 100)
    bar.setValue(100)
    desk_window.run(ChangeContact(id=hood["Amina"], notes="Changed"))
    qtbot.waitUntil(lambda: amina.view.about._text.full_text() == "Changed")
    assert bar.value() == 100


def test_the_palette_offers_the_verbs_of_the_open_contact(amina):
    titles = [entry.title for entry in amina.entries()]
    assert titles[0] == "Edit Amina Yusuf"
    assert "Note hours of Amina Yusuf" in titles
    assert "New organisation" in titles


def _verbs(button):
    button.menu().aboutToShow.emit()
    return [action.text().partition("\t")[0] for action in button.menu().actions()]


class TestHandover:
    def test_a_handover_is_planned_once_and_opened_then(self, people, hood, desk, desk_window, qtbot):
        show(qtbot, people, hood["Bram"])
        verb(people.view.more, "Plan a handover…")
        made = form(qtbot, HandoverForm)
        qtbot.waitUntil(lambda: made.leaver.value() == hood["Bram"])
        made.leaving_on.set_value(TODAY + timedelta(days=60))
        made.submit()
        qtbot.waitUntil(lambda: desk.ask(HandoverOf(hood["Bram"])) is not None)
        planned = desk.ask(HandoverOf(hood["Bram"]))
        show(qtbot, people, hood["Bram"])
        verb(people.view.more, "Plan a handover…")
        qtbot.waitUntil(lambda: desk_window.window.current.record() == (Kind.HANDOVER, planned))


def test_lines_kept_from_a_card_are_shown_as_they_stand(amina, hood, desk_window, qtbot):
    assert amina.view.kept.isHidden()
    lines = (IncomingLine("3.0", "X-TEA:<b>green</b>"), IncomingLine("3.0", f"PHOTO;ENCODING=b:{'Q' * 400}"))
    row = Incoming(
        line=1, row=1, id=hood["Amina"], kind=ContactKind.PERSON, name="Amina Yusuf", given="Amina", family="Yusuf",
        kept=lines,
    )  # fmt: skip
    desk_window.run(ImportContacts([row]))
    qtbot.waitUntil(lambda: not amina.view.kept.isHidden())
    first, second = amina.view.kept.lines()
    assert (first.text, first.second) == ("X-TEA:<b>green</b>", "")
    assert second.second == "258 more letters, all of them kept"
