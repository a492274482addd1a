"""A row on its way to a contact: collects what its cells say, keeps what can't be read as it stands."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from suidesk.domain.people import ContactKind, PointKind
from suidesk.domain.text import folded, tidy
from suidesk.interchange.incoming import Incoming, IncomingPoint, IncomingVolunteer
from suidesk.interchange.own_files import EMPLOYER_FIELD
from suidesk.interchange.person_names import split_name
from suidesk.interchange.problems import Problem, Severity, shortened
from suidesk.interchange.targets import Target
from suidesk.interchange.usual_week import apart

if TYPE_CHECKING:
    from collections.abc import Iterable

    from suidesk.domain.volunteers import Slot
    from suidesk.interchange.mapping import ColumnUse, Mapping


_OF_PERSONS = frozenset({Target.GIVEN, Target.FAMILY, Target.FULL_NAME})


class Column(NamedTuple):
    """A column of the table and what it is used for; `key` is the target's plain name."""

    name: str
    use: ColumnUse
    target: Target
    key: str


class Draft:
    """One row while it is read. `texts` holds the cells of names and of single texts by target."""

    __slots__ = (
        "addresses", "columns", "default_kind", "fields", "id", "is_exact", "is_volunteer", "kind", "labels",
        "languages", "line", "points", "problems", "row", "said", "skills", "slots", "tags", "texts", "values",
        "volunteer",
    )  # fmt: skip

    def __init__(self, line: int, row: int, mapping: Mapping, problems: list[Problem]) -> None:
        """Start empty; what there is to say goes to `problems`."""
        self.line = line
        self.row = row
        self.default_kind = mapping.kind
        self.is_volunteer = mapping.of_volunteers
        self.problems = problems
        self.is_exact = mapping.is_exact
        self.kind: ContactKind | None = None
        self.id = ""
        self.texts: dict[Target, str] = {}
        self.columns: dict[Target, str] = {}
        self.values: dict[str, Any] = {}
        self.volunteer: dict[str, Any] = {}
        self.points: list[tuple[str, IncomingPoint]] = []
        self.labels: dict[str, str] = {}
        self.addresses: dict[str, list[tuple[Target, str, str]]] = {}
        self.languages: list[str] = []
        self.tags: list[str] = []
        self.skills: list[str] = []
        self.slots: list[Slot] = []
        self.fields: dict[str, tuple[str, str]] = {}
        self.said: list[tuple[str, str]] = []
        """Names that stand beside e-mail addresses, with their columns."""

    def say(
        self, column: str, code: str, expected: str = "", found: str = "", severity: Severity = Severity.WARNING
    ) -> None:
        """Note a problem of this row."""
        self.problems.append(Problem(self.line, self.row, column, code, expected, shortened(found), severity))

    def keep(self, name: str, text: str) -> None:
        """Keep a text as a custom field; a second one of the same name is put below the first."""
        key = _folded(name)
        known = self.fields.get(key)
        self.fields[key] = (known[0], f"{known[1]}\n{text}") if known else (name, text)

    def keep_unread(self, column: str, cell: str, code: str, expected: str) -> None:
        """Keep a cell that its target can't take as a custom field of its column's name, and say so."""
        self.keep(column, cell)
        self.say(column, code, expected, cell)

    def column_of(self, field_name: str) -> str:
        """Give the column that a field of the domain came from, as far as it is one column."""
        aliases = {
            "display_name": (Target.FULL_NAME, Target.ORGANISATION),
            "capacity_minutes": (Target.CAPACITY_HOURS,),
        }
        wanted = (field_name, *aliases.get(field_name, ()))
        return next((column for target, column in self.columns.items() if target in wanted), "")

    def finish(self) -> Incoming | None:
        """Give the contact, or `None` with a problem when nothing says who it is."""
        if self.said:
            self._settle_said()
        kind = self._settled_kind()
        given, family, name, is_guessed = (
            self._person() if kind is ContactKind.PERSON else ("", "", self._organisation(), False)
        )
        if self.is_volunteer and kind is ContactKind.ORGANISATION:
            self.say("", "not_a_volunteer", found=name, severity=Severity.ERROR)
            return None
        self._join_addresses()
        if not name:
            name = self._called_by_point()
        if not name:
            column = next(
                (self.columns[target] for target in (Target.FULL_NAME, Target.GIVEN) if target in self.columns), ""
            )
            self.say(column, "no_name", severity=Severity.ERROR)
            return None
        if kind is ContactKind.PERSON and self.values:
            self._only_of_organisations()
        return Incoming(
            line=self.line,
            row=self.row,
            id=self.id,
            kind=kind,
            name=name,
            given=given,
            family=family,
            is_name_guessed=is_guessed,
            points=tuple(self._labelled(slot, point) for slot, point in self.points),
            languages=tuple(dict.fromkeys(self.languages)),
            tags=tuple(dict.fromkeys(self.tags)),
            volunteer=self._volunteer(kind),
            skills=tuple(dict.fromkeys(self.skills)),
            slots=tuple(apart((), self.slots)),
            fields=tuple(self.fields.values()),
            **self.values,
        )

    def _settle_said(self) -> None:
        """Take a name beside an address for the contact's where it has no other; keep what else such names say."""
        if self.texts.keys().isdisjoint({*_OF_PERSONS, Target.ORGANISATION}):
            column, name = self.said[0]
            self.texts[Target.FULL_NAME], self.columns[Target.FULL_NAME] = name, column
        known = set(folded(" ".join(self.texts.values())).replace(",", " ").split())
        for column, name in self.said:
            if not set(folded(name).replace(",", " ").split()) <= known:
                self.keep(column, name)

    def _settled_kind(self) -> ContactKind:
        if self.kind is not None:
            return self.kind
        if Target.ORGANISATION not in self.texts or not self.texts.keys().isdisjoint(_OF_PERSONS):
            return self.default_kind
        return ContactKind.ORGANISATION

    def _person(self) -> tuple[str, str, str, bool]:
        """Give given, family, shown name and whether they were guessed from one text."""
        text = self.texts.get
        if employer := text(Target.ORGANISATION):
            self.keep(EMPLOYER_FIELD, employer)
        given = tidy(f"{text(Target.GIVEN, '')} {text(Target.MIDDLE, '')}")
        family = tidy(f"{text(Target.PARTICLE, '')} {text(Target.FAMILY, '')}")
        full = tidy(text(Target.FULL_NAME, ""))
        name = f"{given} {family}".strip()
        if not name and self.is_exact:
            return "", "", full, False
        if not name:
            given, family = split_name(full)
            return given, family, f"{given} {family}".strip(), bool(full)
        if full not in ("", name) and set(folded(full).replace(",", " ").split()) != set(folded(name).split()):
            self.keep(self.columns[Target.FULL_NAME], full)
        return given, family, name, False

    def _organisation(self) -> str:
        """Give the organisation's name; the names of a person in the same row are kept as custom fields."""
        order = (Target.ORGANISATION, Target.FULL_NAME)
        names = {target: tidy(text) for target in order if (text := self.texts.get(target, ""))}
        chosen = next(iter(names), None)
        for target in (Target.FULL_NAME, Target.GIVEN, Target.MIDDLE, Target.PARTICLE, Target.FAMILY):
            text = self.texts.get(target, "")
            if text and target is not chosen and tidy(text) != (names[chosen] if chosen else ""):
                self.keep(self.columns[target], text)
        return names[chosen] if chosen else ""

    def _called_by_point(self) -> str:
        """Give the first e-mail address or number as the name of a contact that has no other."""
        kinds = (PointKind.EMAIL, PointKind.PHONE)
        found = next((point.raw for kind in kinds for _, point in self.points if point.kind is kind), "")
        if found:
            self.say("", "named_by_point", found=found, severity=Severity.NOTE)
        return found

    def _join_addresses(self) -> None:
        for slot, parts in self.addresses.items():
            whole = [text for target, text, _ in parts if target is Target.ADDRESS]
            said = "\n".join(whole)
            label = next((label for _, _, label in parts if label), "")
            pieces = [(target, text) for target, text, _ in parts if target is not Target.ADDRESS]
            if said:
                pieces = [piece for piece in pieces if folded(piece[1]) not in folded(said)]
            raw = ", ".join(filter(None, (said, _joined(pieces))))
            self.points.append((slot, IncomingPoint(PointKind.ADDRESS, raw, label)))

    def _labelled(self, slot: str, point: IncomingPoint) -> IncomingPoint:
        label = self.labels.get(slot, "")
        return point._replace(label=label) if label else point

    def _only_of_organisations(self) -> None:
        for target in (Target.SECTOR, Target.REACH):
            if self.values.pop(target.value, None) is not None:
                column = self.columns[target]
                self.keep_unread(column, self.texts[target], "only_organisations", ContactKind.ORGANISATION.value)

    def _volunteer(self, kind: ContactKind) -> IncomingVolunteer | None:
        told = {name: value for name, value in self.volunteer.items() if value is not None}
        if not self.is_volunteer and (not told or told == {"is_minor": False}):
            return None
        return IncomingVolunteer(**told) if kind is ContactKind.PERSON else None


@cache
def _folded(name: str) -> str:
    return folded(name)


def _joined(pieces: Iterable[tuple[Target, str]]) -> str:
    """Put the parts of an address in one line: street and number, postcode and city, region, country."""
    said: dict[Target, str] = {}
    for target, text in pieces:
        if _is_said(target, text, said.get(Target.STREET, "")):
            continue
        between = ", " if target is Target.STREET else " "
        said[target] = f"{said[target]}{between}{text}" if target in said else text
    part = said.get
    street = f"{part(Target.STREET, '')} {part(Target.HOUSE_NUMBER, '')}".strip()
    place = f"{part(Target.POSTCODE, '')} {part(Target.CITY, '')}".strip()
    return ", ".join(filter(None, (street, place, part(Target.REGION), part(Target.COUNTRY))))


def _is_said(target: Target, text: str, street: str) -> bool:
    """Tell whether a street's line has this already: some lists give street and number once more, each alone."""
    if not street:
        return False
    if target is Target.HOUSE_NUMBER:
        return street.endswith(f" {text}") or street.startswith(f"{text} ")
    return target is Target.STREET and street.startswith(f"{text} ")
