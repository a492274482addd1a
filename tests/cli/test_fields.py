"""From words and JSON to the fields of commands and queries, and what is said when that can't be."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest
from msgspec import UNSET, UnsetType

from suidesk.cli.catalogue import FieldParser, found, listing_as_json
from suidesk.cli.fields import default_in_words, expected, fields_of, filled, from_json, from_words
from suidesk.commands.funding import AddGrant, Duty
from suidesk.commands.people import AddPerson, ChangeContact, Point
from suidesk.commands.registry import commands_by_name
from suidesk.commands.volunteers import ChangeVolunteer
from suidesk.commands.workload import LogTime
from suidesk.domain.errors import SuideskError
from suidesk.domain.funding import ObligationKind
from suidesk.domain.people import PointKind
from suidesk.domain.reminders import Severity
from suidesk.domain.workload import EntryKind
from suidesk.queries.registry import queries_by_name

NOW = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
EVERYTHING = {**commands_by_name(), **queries_by_name()}


@dataclass(frozen=True)
class Everything:
    """One field of each sort."""

    text: str
    number: int = 3
    flag: bool = False
    day: date | None = None
    moment: datetime | None = None
    kind: EntryKind = EntryKind.PAID
    severity: Severity = Severity.RED
    kept: str | UnsetType | None = UNSET
    several: tuple[str, ...] = ()
    points: tuple[Point, ...] = ()


FIELDS = {field.name: field for field in fields_of(Everything)}


def value(name, *words):
    return from_words(FIELDS[name], words)


def failing(call, *args):
    with pytest.raises(SuideskError) as caught:
        call(*args)
    return caught.value


@pytest.mark.parametrize(
    ("name", "words", "wanted"),
    [
        ("text", ["Ørsted"], "Ørsted"),
        ("text", ["null"], "null"),
        ("text", [""], ""),
        ("number", ["-12"], -12),
        ("flag", ["yes"], True),
        ("flag", ["FALSE"], False),
        ("day", ["2026-12-03"], date(2026, 12, 3)),
        ("day", [""], None),
        ("moment", ["2026-12-03T09:00:00+01:00"], datetime.fromisoformat("2026-12-03T09:00:00+01:00")),
        ("kind", ["in_kind"], EntryKind.IN_KIND),
        ("severity", ["amber"], Severity.AMBER),
        ("kept", ["x"], "x"),
        ("kept", ["null"], "null"),
        ("kept", [""], None),
        ("several", ["a", "b c", ""], ("a", "b c", "")),
        ("several", [], ()),
        (
            "points",
            ["kind=email,raw=a@b.nl", '{"kind":"phone","raw":"1, 2"}'],
            (Point(PointKind.EMAIL, "a@b.nl"), Point(PointKind.PHONE, "1, 2")),
        ),
    ],
)
def test_words_become_values(name, words, wanted):
    assert value(name, *words) == wanted


@pytest.mark.parametrize(
    ("name", "word", "said"),
    [
        ("number", "three", "a whole number"),
        ("number", "3.5", "a whole number"),
        ("number", "", "a whole number"),
        ("flag", "perhaps", "yes or no"),
        ("day", "3/12/2026", "a day such as 2026-12-03"),
        ("day", "2026-02-30", "a day such as 2026-12-03"),
        ("moment", "noon", "a moment such as 2026-12-03T09:00"),
        ("kind", "unpaid", "volunteer|paid|in_kind"),
        ("severity", "loud", "calm|amber|red"),
        ("points", "email", "kind=…,raw=…,label=…"),
        ("points", "kind=fax,raw=1", "kind=…,raw=…,label=…"),
        ("points", '{"kind":', "kind=…,raw=…,label=…"),
    ],
)
def test_what_cannot_be_meant_is_said_at_its_field(name, word, said):
    error = failing(value, name, word)
    assert (error.code, error.field) == ("bad_argument", name)
    assert error.params == {"name": name, "expected": said, "found": word}


def test_json_gives_typed_values():
    text = '{"title": "Winter", "duties": [{"kind": "report", "due_on": "2026-12-03"}], "is_restricted": false}'
    assert from_json(AddGrant, text) == {
        "title": "Winter",
        "duties": (Duty(ObligationKind.REPORT, date(2026, 12, 3)),),
        "is_restricted": False,
    }
    assert from_json(ChangeVolunteer, '{"id": "x", "left_on": null}') == {"id": "x", "left_on": None}


@pytest.mark.parametrize(
    ("made", "text", "code", "field"),
    [
        (LogTime, "minutes", "bad_argument", "JSON"),
        (LogTime, "[1]", "bad_argument", "JSON"),
        (LogTime, '{"minuts": 3}', "unknown_field", "minuts"),
        (LogTime, '{"minutes": "3"}', "bad_argument", "minutes"),
        (LogTime, '{"minutes": null}', "bad_argument", "minutes"),
        (LogTime, '{"person_ids": "x"}', "bad_argument", "person_ids"),
        (LogTime, '{"kind": "unpaid"}', "bad_argument", "kind"),
        (
            AddGrant,
            '{"duties": [{"kind": "report", "due_on": "2026-12-03"}, {"kind": "report"}]}',
            "required",
            "duties[1].due_on",
        ),
        (AddPerson, '{"points": [{"kind": "fax", "raw": "1"}]}', "bad_argument", "points[0].kind"),
    ],
)
def test_json_that_cannot_be_meant_is_said_at_its_field(made, text, code, field):
    error = failing(from_json, made, text)
    assert (error.code, error.field) == (code, field)


def test_what_is_needed_and_missing_is_said():
    error = failing(filled, LogTime, {"minutes": 3}, NOW)
    assert (error.code, error.field) == ("required", "person_ids")


def test_today_and_now_come_from_the_clock_unless_given():
    queries = queries_by_name()
    assert filled(queries["PeopleMatching"], {}, NOW).today == NOW.date()
    assert filled(queries["PeopleMatching"], {"today": date(2020, 1, 1)}, NOW).today == date(2020, 1, 1)
    assert filled(queries["RemindersOpen"], {}, NOW).now == NOW


def test_what_is_not_given_stays_unset():
    assert filled(ChangeContact, {"id": "x"}, NOW) == ChangeContact(id="x")


@pytest.mark.parametrize("name", EVERYTHING)
def test_every_command_and_query_can_be_typed(name, capsys):
    """Each field has words that say what it takes, and an option that no option of the call hides."""
    made = EVERYTHING[name]
    parser = FieldParser("do", made)
    options = [option for action in parser._actions for option in action.option_strings]
    assert len(options) == len(set(options))
    for field in fields_of(made):
        assert expected(field.item or field.type) != "JSON", field.name
        assert field.option in options
        if not field.is_needed:
            assert default_in_words(field)
    with pytest.raises(SystemExit) as ended:
        parser.parse_args(["--help"])
    assert ended.value.code == 0
    told = capsys.readouterr().out
    assert [field.option for field in fields_of(made) if field.option not in told] == []


@pytest.mark.parametrize("name", EVERYTHING)
def test_every_command_and_query_says_what_it_is(name):
    (entry,) = listing_as_json({name: EVERYTHING[name]})
    assert entry["about"].endswith((".", ":"))
    assert not entry["about"].startswith(f"{name}(")


@pytest.mark.parametrize("typed", ["AddPerson", "addperson", "add-person", "add_person"])
def test_a_name_may_be_spelled_in_many_ways(typed):
    assert found(commands_by_name(), typed, "unknown_command") is AddPerson


def test_a_wrong_name_is_told_with_the_nearest():
    error = failing(found, commands_by_name(), "AddPersn", "unknown_command")
    assert (error.code, error.params) == ("unknown_command", {"name": "AddPersn", "near": "AddPerson"})
    assert failing(found, commands_by_name(), "xyzzy", "unknown_query").params["near"] == ""
