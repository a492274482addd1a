"""Names in a file to the records they stand for: found, ambiguous, unknown, or made in the same import."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Protocol

from suidesk.domain.ids import ContactId, PointId, ProjectId
from suidesk.domain.people import Contact, ContactKind, ContactPoint, PointKind
from suidesk.domain.projects import Project
from suidesk.domain.text import tidy
from suidesk.interchange.person_names import split_name
from suidesk.interchange.sheets.cells import is_id
from suidesk.interchange.sheets.registers import Named, Register

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from suidesk.domain.records import Record


class KnownNames(Protocol):
    """The names of the store, each kind read when it is first asked for."""

    def contacts(self) -> Iterable[Named]:
        """Give all contacts."""

    def projects(self) -> Iterable[Named]:
        """Give all projects."""

    def roles(self) -> Iterable[Named]:
        """Give all roles, each within its project."""

    def grants(self) -> Iterable[Named]:
        """Give all grants."""

    def emails(self) -> Mapping[str, list[str]]:
        """Give the ids of the contacts that have each e-mail address, by its normal form."""


@dataclass(slots=True)
class Pending:
    """Records that an import makes for a name that is not here, once a row that needs them is taken."""

    kind: str
    """people, projects or funders."""
    name: str
    records: list[Record] = field(default_factory=list)


class Names:
    """Resolves what rows name; with `creates_missing`, people, projects and funders that are not here are made."""

    def __init__(self, known: KnownNames, *, creates_missing: bool, language: str, new_id: Callable[[], str]) -> None:
        """Ask that store's names; new contacts are sorted by that language."""
        self._known = known
        self._creates = creates_missing
        self._language = language
        self._new_id = new_id
        self._registers: dict[str, Register] = {}
        self.pending: dict[str, Pending] = {}
        """What would be made, by the id it will have."""

    # --- the registers, each read when it is first needed ---

    def people(self) -> Register:
        """Persons."""
        return self._register("people", partial(self._contacts, ContactKind.PERSON))

    def funders(self) -> Register:
        """All contacts: money comes from organisations, and now and then from a person."""
        return self._register("funders", self._known.contacts)

    def projects(self) -> Register:
        """Projects."""
        return self._register("projects", self._known.projects)

    def roles(self) -> Register:
        """Roles."""
        return self._register("roles", self._known.roles)

    def grants(self) -> Register:
        """Grants."""
        return self._register("grants", self._known.grants)

    def _contacts(self, kind: ContactKind) -> list[Named]:
        return [one for one in self._known.contacts() if one.within == kind.value]

    def _register(self, kind: str, read: Callable[[], Iterable[Named]]) -> Register:
        if kind not in self._registers:
            unknown, ambiguous = _CODES[kind]
            self._registers[kind] = Register(read(), unknown=unknown, ambiguous=ambiguous)
        return self._registers[kind]

    # --- what rows ask ---

    def person(self, name: str, ref: str = "", email: str = "") -> str:
        """Give the id of a person by id, e-mail address or name; raise `Missing`."""
        people = self.people()
        if told := self._by_id(people, ref, name):
            return told
        address = email or (name if "@" in name else "")
        found = [] if name == address else people.named(name)
        if address:
            at = self._known.emails().get(ContactPoint.normalised(PointKind.EMAIL, address), [])
            held = [people.by_id[one] for one in at if one in people.by_id] + self._made_with(address)
            both = [one for one in found if one in held]
            found = both or found or held
        if not found and self._creates and (name or address):
            return self._new_contact("people", ContactKind.PERSON, name or address, ref, address)
        return people.only(name or address, found).id

    def funder(self, name: str, ref: str = "") -> str:
        """Give the id of the contact that money comes from; raise `Missing`."""
        funders = self.funders()
        if told := self._by_id(funders, ref, name):
            return told
        found = funders.named(name)
        if len(found) > 1:
            found = [one for one in found if one.within == ContactKind.ORGANISATION.value] or found
        if not found and self._creates and name:
            return self._new_contact("funders", ContactKind.ORGANISATION, name, ref, "")
        return funders.only(name, found).id

    def project(self, name: str, ref: str = "") -> str:
        """Give the id of a project; raise `Missing`."""
        projects = self.projects()
        if told := self._by_id(projects, ref, name):
            return told
        found = projects.named(name)
        if not found and self._creates and name:
            made = Project(id=ProjectId(self._free(ref, projects)), name=tidy(name))
            self._make("projects", made.name, [made])
            projects.add(Named(made.id, made.name))
            return made.id
        return projects.only(name, found).id

    def role(self, name: str, ref: str = "", project_id: str | None = None) -> str:
        """Give the id of a role, of that project if several are called so; raise `Missing`."""
        roles = self.roles()
        if told := self._by_id(roles, ref, name):
            return told
        found = roles.named(name)
        return roles.only(name, [one for one in found if project_id and one.within == project_id] or found).id

    def grant(self, name: str, ref: str = "") -> str:
        """Give the id of a grant; raise `Missing`."""
        grants = self.grants()
        return self._by_id(grants, ref, name) or grants.only(name, grants.named(name)).id

    def shown(self, field: str, value: object) -> str:
        """Give the name of the record that a field refers to; any other value as a text."""
        registers = {"person_id": self.people, "owner_id": self.people, "funder_id": self.funders}
        registers |= {
            "project_id": self.projects,
            "role_id": self.roles,
            "grant_id": self.grants,
            "predecessor_id": self.grants,
        }
        if field not in registers:
            return str(value)
        found = registers[field]().by_id.get(str(value))
        return found.name if found else str(value)

    def _by_id(self, register: Register, ref: str, name: str) -> str:
        """Give the id where a row tells it, in a column of its own or in place of the name, and it is known."""
        for told in (ref, name.strip().lower() if is_id(name) else ""):
            if told in register.by_id:
                return told
        return ""

    # --- what is made ---

    def _free(self, ref: str, register: Register) -> str:
        """Give the id that the file told, so that several files of one desk agree, or a new one."""
        return ref if ref and ref not in register.by_id else self._new_id()

    def _new_contact(self, sort: str, kind: ContactKind, name: str, ref: str, email: str) -> str:
        is_person = kind is ContactKind.PERSON
        given, family = split_name(name) if is_person and name != email else ("", "")
        ref = self._free(ref, self.funders())
        made = Contact(id=ContactId(ref), kind=kind, given=given, family=family, display_name=tidy(name))
        made = made.named(self._language)
        records: list[Record] = [made]
        if email:
            normal = ContactPoint.normalised(PointKind.EMAIL, email)
            records.append(
                ContactPoint(
                    id=PointId(self._new_id()), contact_id=made.id, kind=PointKind.EMAIL, raw=tidy(email), normal=normal
                )
            )
        self._make(sort, made.display_name, records)
        for one in ("people", "funders"):
            if one in self._registers and (is_person or one == "funders"):
                self._registers[one].add(Named(made.id, tidy(name), kind.value))
        return made.id

    def _make(self, sort: str, name: str, records: list[Record]) -> None:
        self.pending[records[0].id] = Pending(sort, name, records)

    def _made_with(self, address: str) -> list[Named]:
        normal = ContactPoint.normalised(PointKind.EMAIL, address)
        made = (one for one in self.pending.values() if len(one.records) > 1)
        return [
            Named(one.records[0].id, one.name, ContactKind.PERSON.value)
            for one in made
            if isinstance(one.records[1], ContactPoint) and one.records[1].normal == normal
        ]


_CODES = {
    "people": ("unknown_person", "ambiguous_person"),
    "funders": ("unknown_funder", "ambiguous_funder"),
    "projects": ("unknown_project", "ambiguous_project"),
    "roles": ("unknown_role", "ambiguous_role"),
    "grants": ("unknown_grant", "ambiguous_grant"),
}
