"""What only lists of volunteers have: columns of skills and of the hours of a usual week."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from suidesk.interchange.headings import meaning_of, normalised
from suidesk.interchange.targets import Target

if TYPE_CHECKING:
    from collections.abc import Sequence

_WORDS: Final = {
    Target.SKILLS: (
        "skills, skill, expertise, talents, good at, can help with, vaardigheden, vaardigheid, competenties, talenten, "
        "goed in, kan helpen met, kompetencer, faerdigheder, evner, god til, kan hjaelpe med"
    ),
    Target.AVAILABILITY: (
        "availability, available, available on, available times, usual hours, when available, beschikbaarheid, "
        "beschikbaar, beschikbaar op, beschikbare tijden, tilgaengelighed, tilgaengelig, til raadighed"
    ),
}
_BY_WORD: Final = {word.strip(): target for target, words in _WORDS.items() for word in words.split(",")}
_PROFILE: Final = frozenset({Target.VOLUNTEER_STATUS, Target.CAPACITY_MINUTES, Target.CAPACITY_HOURS})


def target_of_volunteers(heading: str) -> Target | None:
    """Tell whether a heading names skills or availability, which other lists keep as fields of their own."""
    return _BY_WORD.get(normalised(heading))


def looks_like_volunteers(headings: Sequence[str]) -> bool:
    """Tell whether a list of people is one of volunteers: it has availability, or skills beside a profile."""
    found = set(map(target_of_volunteers, headings))
    meanings = {meaning.target for heading in headings if (meaning := meaning_of(heading))}
    return Target.AVAILABILITY in found or (Target.SKILLS in found and not meanings.isdisjoint(_PROFILE))
