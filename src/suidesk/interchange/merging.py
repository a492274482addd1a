"""What a row changes in a stored contact, by the policy chosen; and the records of a new one."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from suidesk.domain.ids import AvailabilityId, ContactId, PointId
from suidesk.domain.people import (
    Contact,
    ContactKind,
    ContactLanguage,
    ContactPoint,
    ContactTag,
    Field,
    FieldValue,
    KeptCardLine,
    Tag,
)
from suidesk.domain.volunteers import Availability, Volunteer, VolunteerSkill
from suidesk.interchange.incoming import Incoming, volunteer_of
from suidesk.interchange.policies import Policies, Policy, both, field_name, held
from suidesk.interchange.sameness import PointKey, alike, kept_key, point_key
from suidesk.interchange.usual_week import apart

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from suidesk.domain.records import Record
    from suidesk.domain.volunteers import Slot
    from suidesk.interchange.whole_contacts import WholeContact


__all__ = ["Merge", "Merger", "Policy"]


@dataclass(slots=True)
class Merge:
    """The records to write, in an order in which they may refer to each other; empty when nothing changes.

    `kept` tells what the file said otherwise and was not taken: (name of the value, here, in the file); `beside` what
    it said otherwise and is kept in a field of its own: (name of the value, in the file).
    """

    records: list[Record] = field(default_factory=list)
    kept: list[tuple[str, str, str]] = field(default_factory=list)
    beside: list[tuple[str, str]] = field(default_factory=list)


class Merger:
    """Makes the records; ids of new points come from `new_id`, sort keys are of the store's language."""

    def __init__(self, policy: Policy | Policies, language: str, new_id: Callable[[], str]) -> None:
        """Merge by that policy, or by those of single values."""
        self._policies = policy if isinstance(policy, Policies) else Policies(policy)
        self._language = language
        self._new_id = new_id

    def created(self, one: Incoming) -> list[Record]:
        """Give the records of a new contact, itself first; it keeps the id that a lossless export gave it."""
        ref = ContactId(one.id or self._new_id())
        records: list[Record] = [one.contact(ref, self._language)]
        records += [self._point(ref, one, position, position) for position in range(len(one.points))]
        records += [ContactLanguage.of(ref, language) for language in one.languages]
        records += _tagged(ref, one.tags)
        records += _fielded(ref, one.fields)
        if one.volunteer:
            records.append(volunteer_of(ref, one.volunteer))
        records += self._of_volunteer(ref, one, (), ())
        records += _kept(ref, one, ())
        return records

    def filled(self, one: Incoming, known: WholeContact) -> Merge:
        """Give what the row would change if it could only fill blanks."""
        return Merger(Policy.FILL_BLANKS, self._language, self._new_id).changed(one, known)

    def changed(self, one: Incoming, known: WholeContact) -> Merge:
        """Give what the row changes in a stored contact."""
        merge = Merge()
        contact = self._contact(one, known.contact, merge)
        if contact != known.contact:
            merge.records.append(contact)
        merge.records += self._points(one, known, merge)
        merge.records += self._words(one, known)
        volunteer = self._volunteer(one, known, merge)
        merge.records += self._fields(one, known, merge)
        merge.records += _kept(known.contact.id, one, known.kept)
        if volunteer is not None and volunteer != known.volunteer:
            merge.records.append(volunteer)
        if volunteer is not None:
            merge.records += self._of_volunteer(known.contact.id, one, known.skills, known.slots)
        return merge

    def _of_volunteer(
        self, ref: ContactId, one: Incoming, skills: Iterable[str], slots: Iterable[Slot]
    ) -> Iterator[Record]:
        """Give the skills and the hours that the row adds to those of a volunteer; it takes none away."""
        known = {alike(skill) for skill in skills}
        for tag in (Tag.of(name) for name in one.skills if alike(name) not in known):
            yield tag
            yield VolunteerSkill.of(ref, tag.id)
        for slot in apart(slots, one.slots):
            yield Availability(id=AvailabilityId(self._new_id()), person_id=ref, **vars(slot))

    def _contact(self, one: Incoming, known: Contact, merge: Merge) -> Contact:
        told = {name: getattr(one, name) for name in ("lawful_basis", "source", "archived_on", "died_on")}
        if known.kind is ContactKind.ORGANISATION:
            told |= {"sector": one.sector, "reach": one.reach}
        values: dict[str, Any] = self._settled(known, told, merge)
        values |= self._flag(known, "do_not_contact", one.do_not_contact, merge)
        if one.notes and one.notes not in known.notes:
            is_both = known.notes and self._policies.of("notes") is Policy.KEEP_BOTH
            added = {"notes": f"{known.notes}\n\n{one.notes}"} if is_both else None
            values |= added or self._settled(known, {"notes": one.notes}, merge)
        values |= self._name(one, known, merge)
        return replace(known, **values).named(self._language) if values else known

    def _name(self, one: Incoming, known: Contact, merge: Merge) -> dict[str, str]:
        """Take a structured name where there was none, or another spelling if that is the policy; never a guess."""
        names = ("display_name",) if known.kind is ContactKind.ORGANISATION else ("given", "family")
        told = {name: one.name if name == "display_name" else getattr(one, name) for name in names}
        here = {name: getattr(known, name) for name in names}
        if told == here or one.is_name_guessed or not any(told.values()):
            return {}
        policy = self._policies.of("name")
        if policy is Policy.OVERWRITE or not any(here.values()):
            return told
        if policy is Policy.KEEP_BOTH and one.name != known.display_name:
            merge.beside.append(("name", one.name))
        elif alike(one.name) != alike(known.display_name):
            merge.kept.append(("name", known.display_name, one.name))
        return {}

    def _settled(self, known: Any, told: dict[str, Any], merge: Merge) -> dict[str, Any]:
        """Give those of the told values that are to be written; blanks say nothing."""
        taken = {}
        for name, value in told.items():
            here = getattr(known, name)
            if value in (None, "") or value == here:
                continue
            policy = self._policies.of(name)
            if here in (None, "") or policy is Policy.OVERWRITE:
                taken[name] = value
            elif policy is Policy.KEEP_BOTH:
                merge.beside.append((name, str(value)))
            else:
                merge.kept.append((name, str(here), str(value)))
        return taken

    def _flag(self, known: Any, name: str, told: bool | None, merge: Merge) -> dict[str, bool]:  # noqa: FBT001
        """Settle a yes or no: a yes in the file fills a no, which is also what a blank is."""
        if told is None or told is getattr(known, name):
            return {}
        policy = self._policies.of(name)
        if told or policy is Policy.OVERWRITE:
            return {name: told}
        if policy is Policy.KEEP_BOTH:
            merge.beside.append((name, "no"))
        else:
            merge.kept.append((name, "yes", "no"))
        return {}

    def _point(self, ref: ContactId, one: Incoming, at: int, position: int) -> ContactPoint:
        point = one.points[at]
        return ContactPoint(
            id=PointId(self._new_id()),
            contact_id=ref,
            kind=point.kind,
            raw=point.raw,
            label=point.label,
            normal=ContactPoint.normalised(point.kind, point.raw),
            position=position,
        )

    def _points(self, one: Incoming, known: WholeContact, merge: Merge) -> Iterator[ContactPoint]:
        here: dict[PointKey, list[ContactPoint]] = {}
        for point in known.points:
            here.setdefault(point_key(point.kind, point.raw), []).append(point)
        position = max((point.position for point in known.points), default=-1)
        for at, told in enumerate(one.points):
            same = here.setdefault(point_key(told.kind, told.raw), [])
            if not same:
                position += 1
                same.append(self._point(known.contact.id, one, at, position))
                yield same[0]
            elif not any(point.label == told.label for point in same):
                unlabelled = next((point for point in same if not point.label), same[0])
                if labelled := self._label(unlabelled, told.label, merge):
                    same[same.index(unlabelled)] = replace(unlabelled, **labelled)
                    yield replace(unlabelled, **labelled)

    def _label(self, point: ContactPoint, label: str, merge: Merge) -> dict[str, Any]:
        """Settle what a point is called; a second label is kept with the point that it is of."""
        kind = point.kind.value
        policy = self._policies.of(kind)
        if label and (not point.label or policy is Policy.OVERWRITE):
            return {"label": label}
        if label and policy is Policy.KEEP_BOTH:
            merge.beside.append((kind, f"{point.raw}: {label}"))
        elif label:
            merge.kept.append(("label", point.label, label))
        return {}

    def _words(self, one: Incoming, known: WholeContact) -> Iterator[Record]:
        ref = known.contact.id
        spoken = {alike(language) for language in known.languages}
        yield from (ContactLanguage.of(ref, name) for name in one.languages if alike(name) not in spoken)
        tagged = {alike(tag) for tag in known.tags}
        yield from _tagged(ref, tuple(tag for tag in one.tags if alike(tag) not in tagged))

    def _fields(self, one: Incoming, known: WholeContact, merge: Merge) -> Iterator[Record]:
        here = {alike(name): value for name, value in known.fields}
        for name, value in one.fields:
            old, policy = here.get(alike(name), ""), self._policies.of(field_name(name))
            if value == old:
                continue
            if old and policy is Policy.FILL_BLANKS:
                if value not in old:
                    merge.kept.append((name, old, value))
            elif old and policy is Policy.KEEP_BOTH:
                if not held(old, value):
                    merge.beside.append((field_name(name), value))
            else:
                here[alike(name)] = value
                yield from _fielded(known.contact.id, ((name, value),))
        yield from self._beside(known.contact.id, here, merge)

    def _beside(self, ref: ContactId, here: dict[str, str], merge: Merge) -> Iterator[Record]:
        """Give the fields that hold what the file said otherwise; what they hold already stays in them."""
        changed: dict[str, str] = {}
        for name, value in merge.beside:
            if not self._policies.is_held_beside(name, value, here):
                called = self._policies.beside(name)
                here[alike(called)] = changed[called] = both(here.get(alike(called), ""), value)
        yield from _fielded(ref, tuple(changed.items()))

    def _volunteer(self, one: Incoming, known: WholeContact, merge: Merge) -> Volunteer | None:
        told, here = one.volunteer, known.volunteer
        if told is None or known.contact.kind is ContactKind.ORGANISATION:
            return here
        if here is None:
            return volunteer_of(known.contact.id, told)
        names = ("status", "capacity_minutes", "started_on", "left_on", "emergency_contact")
        values = self._settled(here, {name: getattr(told, name) for name in names}, merge)
        values |= self._flag(here, "is_minor", told.is_minor, merge)
        return replace(here, **values) if values else here


def _tagged(ref: ContactId, names: tuple[str, ...]) -> Iterator[Record]:
    for tag in map(Tag.of, names):
        yield tag
        yield ContactTag.of(ref, tag.id)


def _fielded(ref: ContactId, values: tuple[tuple[str, str], ...]) -> Iterator[Record]:
    for name, value in values:
        column = Field.of(name)
        yield column
        yield FieldValue.of(ref, column.id, value)


def _kept(ref: ContactId, one: Incoming, known: tuple[KeptCardLine, ...]) -> Iterator[KeptCardLine]:
    """Give the lines of a card that are not there yet, behind those that are; none is taken away."""
    here = {kept_key(line) for line in known}
    position = max((line.position for line in known), default=-1)
    for line in one.kept:
        if (key := kept_key(line)) not in here:
            here.add(key)
            position += 1
            yield KeptCardLine.of(ref, position, line.version, line.text)
