"""The end of reading a card: who it is, what its labels belong to, and the contact that comes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from suidesk.domain.people import ContactKind, PointKind
from suidesk.domain.text import folded, tidy
from suidesk.interchange.incoming import Incoming, IncomingPoint, IncomingVolunteer
from suidesk.interchange.own_files import EMPLOYER_FIELD
from suidesk.interchange.person_names import split_name
from suidesk.interchange.problems import Severity
from suidesk.interchange.usual_week import apart
from suidesk.interchange.vcard import own_properties as own
from suidesk.interchange.vcard.card_drafts import CardDraft, Fate, Names
from suidesk.interchange.vcard.labels import label_of
from suidesk.interchange.vcard.text_values import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_CALLED_BY: Final = (PointKind.EMAIL, PointKind.PHONE, PointKind.URL, PointKind.ADDRESS)
_NO_NAMES: Final = Names()


def settled(draft: CardDraft) -> Incoming | None:
    """Give the contact, or `None` with an error when nothing says who it is."""
    _settle_labels(draft)
    for line in draft.members:
        _unimport(draft, line.span)
        draft.keep(line)
    kind = draft.kind or _kind(draft)
    name, given, family, is_guessed = _named(draft, kind)
    if not name:
        draft.say(None, "no_name", severity=Severity.ERROR)
        return None
    ranked = draft.points if draft.is_own else sorted(draft.points, key=lambda found: found.rank)
    return Incoming(
        line=draft.frame.number,
        row=draft.frame.row,
        id=draft.id,
        kind=kind,
        name=name,
        given=given,
        family=family,
        is_name_guessed=is_guessed,
        points=tuple(found.point for found in ranked),
        languages=tuple(dict.fromkeys(word for _, word in sorted(draft.languages, key=lambda found: found[0]))),
        tags=tuple(dict.fromkeys(draft.tags)),
        volunteer=_volunteer(draft, kind),
        skills=tuple(dict.fromkeys(draft.skills)),
        slots=tuple(apart((), draft.slots)),
        fields=tuple(draft.fields.values()),
        kept=tuple(line for _, line in sorted(draft.kept, key=lambda found: found[0])),
        **_values(draft, kind),
    )


def _settle_labels(draft: CardDraft) -> None:
    """Give each label to the points of its group; one of a group without points is kept."""
    by_group: dict[str, str] = {}
    for line in draft.labels:
        group = line.head.group.lower()
        if group in draft.groups and group not in by_group:
            text = text_of(line, draft.frame.version)
            by_group[group] = text if draft.is_own else tidy(label_of(text))
        else:
            _unimport(draft, line.span)
            draft.keep(line)
    if by_group:
        draft.points = [
            found._replace(point=_labelled(found.point, by_group.get(found.group, ""))) for found in draft.points
        ]


def _unimport(draft: CardDraft, count: int) -> None:
    draft.counts[Fate.IMPORTED] -= count
    draft.counts[Fate.KEPT] += count


def _labelled(point: IncomingPoint, label: str) -> IncomingPoint:
    return point._replace(label=label) if label.strip() else point


def _kind(draft: CardDraft) -> ContactKind:
    """Tell an organisation by its being the only name there is."""
    full = folded(tidy(draft.texts.get("FN", "")))
    is_named = bool(draft.names and any(map(str.strip, draft.names[:3])))
    is_only = bool(draft.organisation) and not is_named and full in ("", folded(tidy(draft.organisation[0])))
    return ContactKind.ORGANISATION if is_only else ContactKind.PERSON


def _named(draft: CardDraft, kind: ContactKind) -> tuple[str, str, str, bool]:
    """Give the shown name, given and family name, and whether those two were guessed."""
    if kind is ContactKind.ORGANISATION:
        return _organisation(draft), "", "", False
    for employer in draft.organisation:
        draft.add_field(EMPLOYER_FIELD, employer)
    names = draft.names or _NO_NAMES
    for field_name, text in ((own.PREFIX_FIELD, names.prefix), (own.SUFFIX_FIELD, names.suffix)):
        if text.strip():
            draft.add_field(field_name, text)
    full = tidy(draft.texts.get("FN", ""))
    given, family = tidy(f"{names.given} {names.additional}"), tidy(names.family)
    name = f"{given} {family}".strip()
    if draft.is_own:
        return full or name, given, family, False
    if name:
        if not _words(full) <= _words(" ".join(names)):
            draft.add_field(own.FORMATTED_FIELD, full)
        return name, given, family, False
    given, family = split_name(full)
    name = f"{given} {family}".strip()
    return (name, given, family, True) if name else (_called_by(draft), "", "", False)


def _organisation(draft: CardDraft) -> str:
    first = next(iter(draft.organisation), "")
    name = tidy(draft.texts.get("FN", "")) or tidy(first)
    for other in draft.organisation:
        if tidy(other) != name:
            draft.add_field(EMPLOYER_FIELD, other)
    if draft.names and not _words(" ".join(draft.names)) <= _words(name):
        person = draft.names
        ordered = (person.prefix, person.given, person.additional, person.family, person.suffix)
        draft.add_field(own.CONTACT_PERSON_FIELD, tidy(" ".join(ordered)))
    return name or _called_by(draft)


def _words(text: str) -> set[str]:
    return set(folded(text).replace(",", " ").replace(";", " ").split())


def _called_by(draft: CardDraft) -> str:
    """Give the nickname or the first way to reach a contact as its name, when it has no other."""
    known = draft.fields.get(folded(own.NICKNAME_FIELD))
    raws = (found.point.raw for kind in _CALLED_BY for found in draft.points if found.point.kind is kind)
    found = next((tidy(text) for text in (*((known[1],) if known else ()), *raws) if text.strip()), "")
    if found:
        draft.say(None, "named_by_point", found=found, severity=Severity.NOTE)
    return found


def _values(draft: CardDraft, kind: ContactKind) -> dict[str, Any]:
    return dict(_allowed(draft, kind))


def _allowed(draft: CardDraft, kind: ContactKind) -> Iterator[tuple[str, Any]]:
    for name, value in draft.values.items():
        if kind is ContactKind.PERSON and name in ("sector", "reach"):
            draft.add_field(name.capitalize(), value.value)
            draft.say(None, "only_organisations", ContactKind.ORGANISATION.value, value.value)
        else:
            yield name, value


def _volunteer(draft: CardDraft, kind: ContactKind) -> IncomingVolunteer | None:
    told = dict(draft.volunteer or {})
    if draft.emergency:
        told["emergency_contact"] = draft.emergency
    if not told:
        return None
    if kind is ContactKind.PERSON:
        return IncomingVolunteer(**told)
    draft.say(None, "not_a_volunteer", found=tidy(draft.texts.get("FN", "")))
    return None
