"""Cells to values: yes or no, weekly minutes, and the fixed choices, in English, Dutch and Danish."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, TypeVar

from suidesk.domain.people import ContactKind, Reach, Sector
from suidesk.domain.text import folded
from suidesk.domain.volunteers import VolunteerStatus

if TYPE_CHECKING:
    from collections.abc import Mapping

T = TypeVar("T")

_YES: Final = frozenset(["yes", "y", "true", "1", "x", "ja", "j", "waar", "sand", "v", "✓", "✔", "on", "si", "oui"])
_NO: Final = frozenset(["no", "n", "false", "0", "nee", "nej", "onwaar", "falsk", "falsch", "off", "-", "non"])
_SIGNS: Final = re.compile(r"[\W_]+")
_CLOCK: Final = re.compile(
    r"^(\d{1,3}):([0-5]\d)$|^(\d{1,3}) ?(?:h|u|t|uur|hours?|timer?) ?([0-5]?\d)(?: ?m(?:in\w*)?)?$"
)
_AMOUNT: Final = re.compile(
    r"^(\d{1,5}(?:[.,]\d{1,4})?) ?([a-z]*)(?: ?(?:a|per|pr|om|p|/)[ ./]*(?:week|ugen?|w|u))?\.?$"
)
_HOUR_WORDS: Final = frozenset(["h", "hr", "hrs", "hour", "hours", "u", "uur", "uren", "t", "time", "timer"])
_MINUTE_WORDS: Final = frozenset(["m", "min", "mins", "minute", "minutes", "minuut", "minuten", "minut", "minutter"])

_KINDS: Final = {
    ContactKind.PERSON: "person individual persoon contact contactpersoon mens privatperson people human",
    ContactKind.ORGANISATION: (
        "organisation organization org company group institution business organisatie bedrijf stichting vereniging "
        "instelling firma groep forening virksomhed"
    ),
}
_SECTORS: Final = {
    Sector.PUBLIC: "public government council municipality overheid gemeente publiek offentlig kommune stat statutory",
    Sector.PRIVATE: "private business commercial company bedrijf privaat commercieel privat erhverv",
    Sector.VOLUNTARY: (
        "voluntary charity nonprofit ngo thirdsector vrijwillig goeddoel stichting vereniging "
        "frivillig forening civilsamfund"
    ),
    Sector.RESIDENT_LED: "residentled residents bewoners bewonersinitiatief beboer beboerdrevet beboergruppe",
    Sector.FAITH: "faith religious church mosque religie kerk moskee levensbeschouwelijk tro kirke",
    Sector.EDUCATION: "education school university onderwijs uddannelse skole",
    Sector.HEALTH: "health healthcare care zorg gezondheid sundhed",
    Sector.MEDIA: "media press pers presse",
}
_REACHES: Final = {
    Reach.STREET: "street straat gade vej",
    Reach.NEIGHBOURHOOD: "neighbourhood neighborhood buurt wijk kvarter nabolag lokal local",
    Reach.CITY: "city town stad by gemeente kommune citywide",
    Reach.NATIONAL: "national country landelijk nationaal landsdaekkende nationalt",
}
_STATUSES: Final = {
    VolunteerStatus.ENQUIRING: (
        "enquiring enquiry interested prospect aanvraag geinteresseerd aangemeld interesseret forespurgt"
    ),
    VolunteerStatus.ONBOARDING: "onboarding induction training inwerken inwerkperiode oplaering introduktion",
    VolunteerStatus.ACTIVE: "active actief aktiv current yes ja y x true 1 volunteer vrijwilliger frivillig",
    VolunteerStatus.PAUSED: "paused pause inactive onhold gepauzeerd pauze inactief inaktiv",
    VolunteerStatus.LEFT: "left former ended stopped gestopt vertrokken oud stoppet tidligere",
}


def _by_word(words: dict[T, str]) -> dict[str, T]:
    return {word: value for value, listed in words.items() for word in listed.split()}


KIND_WORDS: Final = _by_word(_KINDS)
SECTOR_WORDS: Final = _by_word(_SECTORS)
REACH_WORDS: Final = _by_word(_REACHES)
STATUS_WORDS: Final = _by_word(_STATUSES)


@lru_cache
def _plain(text: str) -> str:
    return _SIGNS.sub("", folded(text))


def chosen(text: str, words: Mapping[str, T]) -> T | None:
    """Give the choice that a text names, whatever its capitals and signs (`Resident-led`), or None."""
    return words.get(_plain(text))


def read_yes_no(text: str) -> bool | None:
    """Give yes or no, or None when the text is neither."""
    plain = folded(text.strip()).strip(".")
    return True if plain in _YES else False if plain in _NO else None


@lru_cache
def read_minutes(text: str, *, is_hours: bool) -> int | None:
    """Give minutes a week: `1,5` in the column's unit, `2:30`, `2h30`, `90 min`, `3 uur per week`; else None."""
    plain = " ".join(folded(text).split())
    if found := _CLOCK.match(plain):
        hours, minutes = (part for part in found.groups() if part is not None)
        return int(hours) * 60 + int(minutes)
    found = _AMOUNT.match(plain)
    if not found or found[2] not in _HOUR_WORDS | _MINUTE_WORDS | {""}:
        return None
    counts_hours = found[2] in _HOUR_WORDS if found[2] else is_hours
    return round(float(found[1].replace(",", ".")) * (60 if counts_hours else 1))
