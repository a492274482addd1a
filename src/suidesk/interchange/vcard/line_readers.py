"""One small reader for each line that a contact has a place for: what it adds, and what becomes of the line."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from suidesk.domain.people import ContactKind, PointKind
from suidesk.domain.text import folded, tidy
from suidesk.domain.validation import NOTES_LIMIT
from suidesk.interchange import cells
from suidesk.interchange.problems import Severity
from suidesk.interchange.vcard import own_properties as own
from suidesk.interchange.vcard.card_drafts import CardDraft, Fate, Names
from suidesk.interchange.vcard.labels import types_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from suidesk.interchange.vcard.content_lines import ContentLine

    LineReader = Callable[[CardDraft, ContentLine], Fate]

WORD_LIMIT: Final = 100
"""Longest tag and language in characters, as the domain has it."""
_EVERYBODY: Final = frozenset({"my contacts", "mycontacts", "* mycontacts"})
"""Android and Google put everybody in this group."""
_KINDS: Final = {"individual": ContactKind.PERSON, "org": ContactKind.ORGANISATION}
_EXTENSION: Final = re.compile(r"(tel:[^;]*)(?:;ext=([^;]*))?", re.IGNORECASE)
_DAY: Final = re.compile(r"\d{4}-?\d\d-?\d\d", re.ASCII)
_YEARLESS: Final = re.compile(r"--(\d\d)-?(\d\d)")
# Apple writes a day without a year in this one, a leap year.
_APPLE_YEAR: Final = 1604
_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_NAME_PARTS: Final = len(Names._fields)


def _point(draft: CardDraft, line: ContentLine, kind: PointKind, raws: list[str]) -> Fate:
    label, rank, _ = types_of(line.head.parameters)
    fates = {draft.add_point(line, kind, raw, label, rank) for raw in raws}
    return Fate.KEPT if Fate.KEPT in fates else Fate.IMPORTED


def _email(draft: CardDraft, line: ContentLine) -> Fate:
    raw = draft.text(line)
    if draft.is_own or not raw:
        return _point(draft, line, PointKind.EMAIL, [raw] if raw else [])
    good, bad = cells.emails_in(raw)
    fate = _point(draft, line, PointKind.EMAIL, good)
    return draft.keep_unread(line, "not_an_email", "name@example.org", " ".join(bad)) if bad else fate


def _phone(draft: CardDraft, line: ContentLine) -> Fate:
    raw = draft.text(line)
    if draft.is_own or not raw:
        return _point(draft, line, PointKind.PHONE, [raw] if raw else [])
    if raw[:4].lower() == "tel:":
        raw = _called(raw)
    if cells.is_scientific(raw):
        return draft.keep_unread(line, "number_rounded", "0612345678", raw)
    if not any(map(str.isdigit, raw)):
        return draft.keep_unread(line, "not_a_phone", "0612345678", raw)
    return _point(draft, line, PointKind.PHONE, cells.phones_in(raw))


def _called(uri: str) -> str:
    """Give the number of a tel: address (RFC 3966); one with other parameters than an extension stays whole."""
    found = _EXTENSION.fullmatch(uri)
    if not found:
        return uri
    number = unquote(found[1][4:])
    return f"{number} ext. {unquote(found[2])}" if found[2] else number


def _url(draft: CardDraft, line: ContentLine) -> Fate:
    raw = draft.text(line)
    return _point(draft, line, PointKind.URL, [raw if draft.is_own else tidy(raw)] if raw else [])


def _chat(scheme: str) -> LineReader:
    def read(draft: CardDraft, line: ContentLine) -> Fate:
        raw = draft.text(line) if draft.is_own else tidy(draft.text(line))
        whole = raw if not raw or _SCHEME.match(raw) else f"{scheme}:{raw}"
        return _point(draft, line, PointKind.URL, [whole] if whole else [])

    return read


def _address(draft: CardDraft, line: ContentLine) -> Fate:
    parts = draft.parts(line)
    said = [part for part in parts if part.strip()]
    if not said:
        whole = line.head.first("LABEL").strip()
        return _point(draft, line, PointKind.ADDRESS, [whole] if whole else [])
    if label := line.head.first("LABEL"):
        draft.say(line, "detail_left_out", found=f"LABEL={label}", severity=Severity.NOTE)
    return _point(draft, line, PointKind.ADDRESS, said if len(said) == 1 else [_on_one_line(parts)])


def _on_one_line(parts: list[str]) -> str:
    """Put an address as it is read: street, postcode and city, region, country."""
    box, flat, street, city, region, code, country, *more = (*parts, *("",) * 7)
    place = f"{code} {city}".strip()
    return ", ".join(
        part.strip(" ,") for part in (box, street, flat, place, region, country, *more) if part.strip(" ,")
    )


def _full_name(draft: CardDraft, line: ContentLine) -> Fate:
    text = draft.text(line)
    if not text.strip() or "FN" in draft.texts:
        return draft.keep(line) if text.strip() else Fate.IMPORTED
    draft.texts["FN"] = text
    return Fate.IMPORTED


def _names(draft: CardDraft, line: ContentLine) -> Fate:
    parts = draft.parts(line)
    if draft.names is not None or any(map(str.strip, parts[_NAME_PARTS:])):
        return draft.keep(line) if any(map(str.strip, parts)) else Fate.IMPORTED
    draft.names = Names(*parts[:_NAME_PARTS])
    return Fate.IMPORTED


def _organisation(draft: CardDraft, line: ContentLine) -> Fate:
    employer, *units = draft.parts(line)
    name = ", ".join(unit for unit in units if unit.strip()) if not draft.is_own else "".join(units)
    if name.strip() and not draft.add_field(own.DEPARTMENT_FIELD, name):
        return draft.keep_unread(line, "too_long")
    if employer.strip():
        draft.organisation.append(employer)
    return Fate.IMPORTED


def _field(name: str) -> LineReader:
    return lambda draft, line: draft.set_field(line, name, draft.text(line))


def _birthday(draft: CardDraft, line: ContentLine) -> Fate:
    text = draft.text(line).strip()
    if not text:
        return Fate.IMPORTED
    if found := _YEARLESS.fullmatch(text):
        return draft.set_field(line, own.BIRTHDAY_FIELD, f"--{found[1]}-{found[2]}")
    day = _plain_day(text)
    if day is None:
        return draft.keep(line)
    shown = f"--{day:%m-%d}" if day.year == _APPLE_YEAR else day.isoformat()
    return draft.set_field(line, own.BIRTHDAY_FIELD, shown)


def _plain_day(text: str) -> date | None:
    """Give a day without a time of day; of `03/04/1980` nobody knows which is the month."""
    try:
        return date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        return None


def _note(draft: CardDraft, line: ContentLine) -> Fate:
    text = draft.text(line)
    before = draft.values.get("notes", "")
    whole = f"{before}\n{text}" if before and text else before or text
    if len(whole) > NOTES_LIMIT:
        return draft.keep_unread(line, "too_long", str(NOTES_LIMIT))
    if whole.strip():
        draft.values["notes"] = whole
    return Fate.IMPORTED


def _categories(draft: CardDraft, line: ContentLine) -> Fate:
    words = draft.parts(line, ",")
    if not draft.is_own:
        if len(words) == 1:
            words = draft.parts(line)
        words = [tidy(word) for word in words]
    if any(len(word) > WORD_LIMIT for word in words):
        return draft.keep_unread(line, "too_long", str(WORD_LIMIT))
    for word in filter(str.strip, words):
        if folded(word) in _EVERYBODY and not draft.is_own:
            draft.say(line, "system_group_left_out", found=word, severity=Severity.NOTE)
        else:
            draft.tags.append(word)
    return Fate.IMPORTED


def _language(draft: CardDraft, line: ContentLine) -> Fate:
    word = tidy(draft.text(line))
    if len(word) > WORD_LIMIT:
        return draft.keep_unread(line, "too_long", str(WORD_LIMIT))
    if word:
        rank = 0 if draft.is_own else types_of(line.head.parameters).rank
        draft.languages.append((rank, word))
    return Fate.IMPORTED


def _kind(draft: CardDraft, line: ContentLine) -> Fate:
    said = line.value.strip().lower()
    if said == "group" and not draft.is_own:
        draft.is_group = True
        return Fate.IMPORTED
    if draft.is_own or said not in _KINDS:
        # A room or a device is nobody's given and family name.
        draft.kind = draft.kind or ContactKind.ORGANISATION
        return Fate.IMPORTED if said in _KINDS else draft.keep(line)
    draft.kind = _KINDS[said]
    return Fate.IMPORTED


def _shown_as(draft: CardDraft, line: ContentLine) -> Fate:
    if line.value.strip().upper() != "COMPANY":
        return draft.keep(line)
    draft.kind = draft.kind or ContactKind.ORGANISATION
    return Fate.IMPORTED


def _member(draft: CardDraft, line: ContentLine) -> Fate:
    draft.members.append(line)
    return Fate.IMPORTED


def _label(draft: CardDraft, line: ContentLine) -> Fate:
    """Put a label aside until it is known whether its group has a point."""
    draft.labels.append(line)
    return Fate.IMPORTED


def _uid(draft: CardDraft, line: ContentLine) -> Fate:
    draft.uid = draft.uid or bare_ref(line.value)
    # Outside its kept lines, the one of our own card is the record's id once more.
    return Fate.IMPORTED if draft.is_own else draft.keep(line)


def bare_ref(text: str) -> str:
    """Give what a UID and a MEMBER that names it have in common."""
    return text.strip().lower().removeprefix("urn:uuid:")


_CHATS: Final = {
    "X-AIM": "aim", "X-ICQ": "icq", "X-JABBER": "xmpp", "X-MSN": "msnim", "X-YAHOO": "ymsgr", "X-SKYPE": "skype",
    "X-SKYPE-USERNAME": "skype", "X-GTALK": "gtalk", "X-GOOGLE-TALK": "gtalk", "X-QQ": "qq", "X-TWITTER": "twitter",
    "IMPP": "im",
}  # fmt: skip
READERS: Final[dict[str, LineReader]] = {
    "FN": _full_name,
    "N": _names,
    "ORG": _organisation,
    "TITLE": _field(own.TITLE_FIELD),
    "ROLE": _field(own.ROLE_FIELD),
    "NICKNAME": _field(own.NICKNAME_FIELD),
    "BDAY": _birthday,
    "EMAIL": _email,
    "TEL": _phone,
    "ADR": _address,
    "URL": _url,
    **{name: _chat(scheme) for name, scheme in _CHATS.items()},
    **dict.fromkeys(("SOCIALPROFILE", "X-SOCIALPROFILE"), _url),
    "NOTE": _note,
    "CATEGORIES": _categories,
    "LANG": _language,
    **dict.fromkeys(("KIND", "X-ADDRESSBOOKSERVER-KIND"), _kind),
    "X-ABSHOWAS": _shown_as,
    **dict.fromkeys(("MEMBER", "X-ADDRESSBOOKSERVER-MEMBER"), _member),
    "X-ABLABEL": _label,
    "UID": _uid,
}
