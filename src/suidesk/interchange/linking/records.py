"""What the linking is given of a contact, and what it gives back."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkRecord:
    """A contact as far as it is known; what is empty is unknown and speaks neither for nor against.

    `born` is a day as `1971-06-24` or `19710624`; `name` is used where neither `given` nor `family` is
    known; `extra` is a second address line; `others` are named values that are a person's own, such as a
    member number. An organisation is only ever compared with organisations, by its `name`.
    """

    id: str
    given: str = ""
    family: str = ""
    name: str = ""
    born: str = ""
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    street: str = ""
    house: str = ""
    extra: str = ""
    place: str = ""
    postcode: str = ""
    region: str = ""
    organisation: str = ""
    others: tuple[tuple[str, str], ...] = ()
    is_organisation: bool = False


class Reason(StrEnum):
    """Why two contacts may be one, or what speaks against it."""

    SAME_NAME = "same_name"
    KNOWN_AS = "known_as"
    """One is noted as another name of the other."""
    NAMES_SWAPPED = "names_swapped"
    NAME_SPELT_ALIKE = "name_spelt_alike"
    NAME_SOUNDS_ALIKE = "name_sounds_alike"
    NAME_SHORTENED = "name_shortened"
    SAME_GIVEN = "same_given"
    SAME_FAMILY = "same_family"
    SAME_BIRTH = "same_birth"
    BIRTH_ALIKE = "birth_alike"
    SAME_EMAIL = "same_email"
    EMAIL_ALIKE = "email_alike"
    SAME_PHONE = "same_phone"
    PHONE_ALIKE = "phone_alike"
    SAME_ADDRESS = "same_address"
    ADDRESS_ALIKE = "address_alike"
    SAME_ORGANISATION = "same_organisation"
    ORGANISATION_ALIKE = "organisation_alike"
    SAME_OTHER = "same_other"
    OTHER_ALIKE = "other_alike"
    DIFFERENT_GIVEN = "different_given"
    DIFFERENT_FAMILY = "different_family"
    DIFFERENT_BIRTH = "different_birth"
    DIFFERENT_EMAIL = "different_email"
    DIFFERENT_PHONE = "different_phone"
    DIFFERENT_ADDRESS = "different_address"
    DIFFERENT_OTHER = "different_other"


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two contacts that may be one; `first` sorts before `second`."""

    first: str
    second: str
    probability: float
    """From 0 to 1, as estimated on the records themselves."""
    reasons: tuple[Reason, ...]
    against: tuple[Reason, ...]
    is_certain: bool
    """Fit to be ticked beforehand: practically sure, with two kinds of evidence and nothing against it."""


@dataclass(frozen=True, slots=True)
class Linked:
    """All that was found: pairs, surest first, and sets of ids of which each may be one contact."""

    proposals: tuple[Proposal, ...]
    sets: tuple[tuple[str, ...], ...]
