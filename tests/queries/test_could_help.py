"""Who could help: a table of what is noted and what is asked for."""

from __future__ import annotations

from datetime import date

import pytest

from suidesk.commands.checks import ChangeCheck, NoteCheck
from suidesk.commands.people import ChangeContact
from suidesk.commands.volunteers import AddAbsence, ChangeVolunteer
from suidesk.domain.volunteers import CheckKind, Slot, VolunteerStatus
from suidesk.queries.could_help import CouldHelp, CouldHelpCounts, CouldHelpPlace, Fit, HowTheyFit
from suidesk.queries.help_wanted import HelpWanted
from tests.queries.neighbours import EVENING, ask, days, volunteer
from tests.stores import NOW, made_store

TODAY = NOW.date()
TUESDAY = 1
NEXT_TUESDAY = date(2026, 12, 1)
TUESDAY_EVENING = {"today": TODAY, "weekday": TUESDAY, "from_min": 1080, "to_min": 1260}


@pytest.fixture
def made(tmp_path):
    store = made_store(tmp_path / "store")
    yield store
    store.close()


def only(made, **wanted):
    """The one row, or None."""
    rows = made.desk.ask(CouldHelp(**{"today": TODAY, **wanted}))
    assert len(rows) <= 1
    return rows[0] if rows else None


@pytest.mark.parametrize(
    ("week", "fit", "is_covered", "shown"),
    [
        ([(1, *EVENING)], Fit.FITS, True, 1),
        ([(1, 1020, 1320)], Fit.FITS, True, 1),
        ([(1, 1140, 1260)], Fit.PERHAPS, False, 1),
        ([(1, 1080, 1140), (1, 1200, 1320)], Fit.PERHAPS, False, 2),
        ([(1, 540, 1080)], None, False, 0),
        ([(1, 1260, 1320)], None, False, 0),
        ([(2, *EVENING)], None, False, 0),
        ([], Fit.PERHAPS, False, 0),
    ],
    ids=["just so", "longer", "from 19", "with a gap", "until it begins", "after it", "another day", "never noted"],
)
def test_free_on_tuesday_evening(made, week, fit, is_covered, shown):
    volunteer(made, "Amina", week=week)
    row = only(made, **TUESDAY_EVENING)
    assert (row.fit if row else None) == fit
    if row:
        assert (row.is_covered, len(row.slots), row.is_week_known) == (is_covered, shown, bool(week))


@pytest.mark.parametrize(
    ("wanted", "is_found"),
    [
        ({"weekday": 1}, True),
        ({"weekday": 2}, False),
        ({"weekday": 1, "from_min": 1200}, True),
        ({"weekday": 1, "to_min": 1080}, False),
        ({"from_min": 1100, "to_min": 1200}, True),
        ({"from_min": 600, "to_min": 660}, False),
        ({"on": NEXT_TUESDAY}, True),
        ({"on": NEXT_TUESDAY + days(1)}, False),
        ({}, True),
    ],
)
def test_any_part_of_what_is_wanted_may_be_left_open(made, wanted, is_found):
    volunteer(made, "Amina", week=[(1, *EVENING)])
    row = only(made, **wanted)
    assert (row is not None and row.fit is Fit.FITS) == is_found


def test_hours_of_several_days_arent_added_up(made):
    volunteer(made, "Amina", week=[(0, 1080, 1170), (1, 1170, 1260)])
    assert only(made, from_min=1080, to_min=1260).fit is Fit.PERHAPS


def test_skills_are_all_needed_and_tags_count_as_skills(made):
    volunteer(made, "Amina", skills=("Van",), tags=("førstehjælp",))
    assert only(made, skills=("van", "forstehjaelp")).skills == ("van", "forstehjaelp")
    row = only(made, skills=("van", "cooking"))
    assert (row.fit, row.skills) == (Fit.NEARLY, ("van",))
    assert only(made, skills=("sewing", "cooking")) is None


def test_languages_are_found_in_any_spelling(made):
    volunteer(made, "Amina", languages=("Türkçe", "Somali"))
    assert only(made, languages=("turkce", "SOMALI")).fit is Fit.FITS
    row = only(made, languages=("somali", "Dansk"))
    assert (row.fit, row.languages) == (Fit.NEARLY, ("somali",))
    assert only(made, languages=("Dansk", "Nederlands")) is None


@pytest.mark.parametrize(
    ("seen", "review", "cleared", "wanted", "fit"),
    [
        (-10, 6, True, {"scheme": "DBS"}, Fit.FITS),
        (-10, 5, True, {"scheme": "DBS"}, Fit.NEARLY),
        (-10, None, True, {"scheme": "DBS"}, Fit.FITS),
        (-10, None, False, {"scheme": "DBS"}, Fit.NEARLY),
        (-10, None, True, {"scheme": "VOG"}, Fit.NEARLY),
        (-10, None, True, {"check": CheckKind.BACKGROUND}, Fit.FITS),
        (-10, None, True, {"check": CheckKind.TRAINING}, Fit.NEARLY),
    ],
)
def test_a_check_must_be_valid_on_the_day(made, seen, review, cleared, wanted, fit):
    """The next Tuesday is six days ahead."""
    ref = volunteer(made, "Amina", week=[(1, *EVENING)])
    review_on = None if review is None else TODAY + days(review)
    noted = NoteCheck(person_id=ref, scheme="DBS", seen_on=TODAY + days(seen), review_on=review_on, cleared=cleared)
    check = made.run(noted)
    row = only(made, weekday=1, **wanted)
    assert (row.fit, row.check and row.check.id) == (fit, check if fit is Fit.FITS else None)


def test_of_several_checks_the_one_that_lasts_longest_is_told(made):
    ref = volunteer(made, "Amina")
    for review in (30, 900, 60):
        made.run(NoteCheck(person_id=ref, scheme="DBS", review_on=TODAY + days(review)))
    assert only(made, scheme="DBS").check.review_on == TODAY + days(900)
    last = made.run(NoteCheck(person_id=ref, scheme="DBS"))
    assert only(made, scheme="DBS").check.id == last
    made.run(ChangeCheck(id=last, cleared=False))
    assert only(made, scheme="DBS").check.review_on == TODAY + days(900)


@pytest.mark.parametrize(
    ("capacity", "promised", "fit"),
    [(240, 150, Fit.FITS), (240, 151, Fit.NEARLY), (None, 0, Fit.PERHAPS), (60, 90, Fit.NEARLY)],
)
def test_minutes_that_must_be_free(made, capacity, promised, fit):
    volunteer(made, "Amina", capacity_minutes=capacity, promised=promised)
    row = only(made, minutes=90)
    assert (row.fit, row.room) == (fit, None if capacity is None else capacity - promised)


def test_two_missing_things_are_too_many(made):
    volunteer(made, "Amina", capacity_minutes=60)
    assert only(made, minutes=90).fit is Fit.NEARLY
    assert only(made, minutes=90, scheme="DBS") is None


def test_who_isnt_proposed(made):
    refs = [volunteer(made, name, week=[(1, *EVENING)]) for name in ("A", "B", "C", "D")]
    made.run(ChangeVolunteer(id=refs[0], status=VolunteerStatus.ONBOARDING))
    made.run(ChangeVolunteer(id=refs[1], is_minor=True))
    made.run(ChangeContact(id=refs[2], do_not_contact=True))
    made.run(AddAbsence(person_id=refs[3], from_on=NEXT_TUESDAY, until_on=NEXT_TUESDAY))
    assert only(made, **TUESDAY_EVENING) is None
    row = only(made, on=NEXT_TUESDAY + days(7), from_min=1080, to_min=1260)
    assert row.volunteer.id == refs[3]


def test_who_fits_comes_first_and_of_these_whose_turn_it_is(made):
    refs = {
        "lately": volunteer(made, "A", week=[(1, *EVENING)]),
        "never": volunteer(made, "B", week=[(1, *EVENING)]),
        "partly": volunteer(made, "C", week=[(1, 1200, 1260)]),
        "no skill": volunteer(made, "D", week=[(1, *EVENING)]),
    }
    for name in ("lately", "never", "partly"):
        made.run(ChangeVolunteer(id=refs[name], skills=("van",)))
    ask(made, refs["lately"], TODAY - days(7))
    wanted = {**TUESDAY_EVENING, "skills": ("van",)}
    rows = made.desk.ask(CouldHelp(**wanted))
    order = [refs[name] for name in ("never", "lately", "partly", "no skill")]
    assert [row.volunteer.id for row in rows] == order
    assert [row.fit for row in rows] == [Fit.FITS, Fit.FITS, Fit.PERHAPS, Fit.NEARLY]
    assert (rows[1].last_asked_on, rows[1].asks_lately) == (TODAY - days(7), 1)
    assert made.desk.ask(CouldHelpCounts(**wanted)) == {Fit.FITS: 2, Fit.PERHAPS: 1, Fit.NEARLY: 1}
    assert [made.desk.ask(CouldHelpPlace(id=ref, **wanted)) for ref in order] == [0, 1, 2, 3]
    assert [row.volunteer.id for row in made.desk.ask(CouldHelp(**wanted, offset=1, limit=2))] == order[1:3]


def test_how_one_of_them_fits(made):
    ref = volunteer(made, "Amina", week=[(1, 1140, 1260)])
    other = volunteer(made, "Bram", week=[(2, *EVENING)])
    row = made.desk.ask(HowTheyFit(id=ref, **TUESDAY_EVENING))
    assert (row.fit, row.slots) == (Fit.PERHAPS, (Slot(1, 1140, 1260),))
    assert made.desk.ask(HowTheyFit(id=other, **TUESDAY_EVENING)) is None


@pytest.mark.parametrize(
    ("wanted", "day"),
    [
        ({}, TODAY),
        ({"weekday": 2}, TODAY),
        ({"weekday": 1}, NEXT_TUESDAY),
        ({"weekday": 1, "on": date(2026, 12, 12)}, date(2026, 12, 12)),
    ],
    ids=["today", "today is a Wednesday", "the next Tuesday", "a day says it all"],
)
def test_the_day_that_is_meant(wanted, day):
    assert HelpWanted(today=TODAY, **wanted).day == day
