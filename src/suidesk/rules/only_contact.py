"""A reminder that somebody alone knows contacts that matter: one a person, so that the desk doesn't shout."""

from __future__ import annotations

from collections.abc import Iterator

from suidesk.domain.kinds import Kind
from suidesk.domain.reminders import Severity
from suidesk.rules.due import Due
from suidesk.rules.facts import Facts
from suidesk.rules.moments import Moment
from suidesk.rules.rule import Rule
from suidesk.rules.since import occurrence
from suidesk.rules.thresholds import ONLY_KNOWN, Settings

ONLY_CONTACT = "handover.only_contact"
NAMED = 8
"""Contacts that the evidence names; `count` tells how many there are."""


def known_to_one(facts: Facts, moment: Moment, settings: Settings) -> Iterator[Due]:  # noqa: ARG001
    """Say each person who alone knows several contacts that matter, or a single funder."""
    for person_id, contacts in facts.cover.only_known.items():
        funders = [one for one in contacts if one.is_funder]
        if not funders and len(contacts) < settings.value(ONLY_KNOWN):
            continue
        named = sorted(contacts, key=lambda one: (not one.is_funder, facts.name(one.contact_id), one.contact_id))
        yield Due(
            rule=ONLY_CONTACT,
            subject_kind=Kind.CONTACT,
            subject_id=person_id,
            occurrence=occurrence(one.since for one in contacts),
            due_on=None,
            stage=int(bool(funders)),
            severity=Severity.AMBER if funders else Severity.CALM,
            evidence={
                "person": facts.name(person_id),
                "count": len(contacts),
                "funders": [facts.name(one.contact_id) for one in named[:NAMED] if one.is_funder],
                "contacts": [facts.name(one.contact_id) for one in named[:NAMED] if not one.is_funder],
                "opens": [Kind.CONTACT.value, person_id],
                "about": [person_id, *(one.contact_id for one in named[:NAMED])],
            },
        )


RULES = (Rule(ONLY_CONTACT, (ONLY_KNOWN,), known_to_one),)
