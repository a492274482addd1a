"""Makes the conversations of a round: a year and a half of talks, calls, visits and messages of the user.

Who was asked to help, and when, is made with the volunteers.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from suidesk.domain.ids import InteractionId
from suidesk.domain.interactions import Interaction, InteractionKind, Participant
from suidesk.services.example.outline_conversations import (
    KINDS,
    WITH_NEWCOMERS,
    WITH_ORGANISATIONS,
    WITH_TEAMS,
    WITH_VOLUNTEERS,
)
from suidesk.services.example.work import LEFT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from suidesk.domain.ids import ContactId, ProjectId
    from suidesk.domain.records import Record
    from suidesk.services.example.contacts import Member
    from suidesk.services.example.ground import Ground
    from suidesk.services.example.work import Round

WEEKS: Final = 78
"""How far back the conversations reach: eighteen months."""
SOONEST: Final = 1
"""Days ago of the newest one, so that "when was that" has an answer on every day."""
TEAM: Final = 4
"""People of a project who sit together, at most."""


@dataclass(frozen=True)
class Talk:
    """Whom the user spoke with and about what; `{0}` in the words is the project's name."""

    present: tuple[ContactId, ...]
    words: str
    project: tuple[ProjectId, str] | None


class Conversations:
    """Those of one round; `others` are residents, `organisations` have a contact person each."""

    def __init__(  # noqa: PLR0913, PLR0917 (the ground, the work, and everybody there is)
        self,
        ground: Ground,
        work: Round,
        me: ContactId,
        organisations: Sequence[Member],
        others: Sequence[Member],
        talks: tuple[int, int],
    ) -> None:
        """Speak with the volunteers of that round, and with whom there is beside them; `talks` is as in `Size`."""
        self._ground, self._work, self._me, self._talks = ground, work, me, talks
        self._organisations, self._others = organisations, others
        self._names = {project.id: project.name for project in work.projects}
        self._projects: defaultdict[ContactId, list[ProjectId]] = defaultdict(list)
        self._teams: defaultdict[ProjectId, list[ContactId]] = defaultdict(list)
        for turn in work.turns:
            if turn.promise.project_id is not None and turn.slot != LEFT:
                self._projects[turn.promise.person_id].append(turn.promise.project_id)
                self._teams[turn.promise.project_id].append(turn.promise.person_id)

    def records(self) -> Iterator[Record]:
        """Give them with who took part, the oldest first."""
        ground = self._ground
        for week in range(WEEKS, -1, -1):
            for _ in range(ground.between(*self._talks)):
                yield from self._noted(self._talk(), week * 7 + ground.between(0, 6) + SOONEST)

    def _noted(self, talk: Talk, days_ago: int) -> Iterator[Record]:
        ground = self._ground
        ref, name = talk.project or (None, "")
        is_crowd = len(talk.present) > 2  # noqa: PLR2004 (two can talk on the telephone)
        noted = Interaction(
            id=InteractionId(ground.new_id()),
            day=ground.working_day(-days_ago),
            kind=InteractionKind.CONVERSATION if is_crowd else ground.pick(KINDS),
            summary=talk.words.format(name),
            by_id=self._me,
            project_id=ref,
        )
        yield noted
        for contact in dict.fromkeys(talk.present):
            yield Participant.of(noted.id, contact)

    def _talk(self) -> Talk:
        ground = self._ground
        drawn = ground.between(0, 99)
        if drawn < 24 and self._organisations:  # noqa: PLR2004 (of a hundred)
            return Talk(self._of_organisation(), *self._about(WITH_ORGANISATIONS))
        if drawn < 38 and self._others:  # noqa: PLR2004 (of a hundred)
            return Talk((ground.pick(self._others).id,), *self._about(WITH_NEWCOMERS))
        if drawn < 46 and self._teams:  # noqa: PLR2004 (of a hundred)
            project = ground.pick(tuple(self._teams))
            team = self._teams[project]
            return Talk(tuple(team[:TEAM]), ground.pick(WITH_TEAMS), (project, self._names[project]))
        slots = [slot for slot in range(len(self._work.volunteers)) if slot != LEFT]
        volunteer = self._work.volunteers[ground.pick(slots)].id
        return Talk((volunteer,), *self._about(WITH_VOLUNTEERS, volunteer))

    def _of_organisation(self) -> tuple[ContactId, ...]:
        """Give an organisation, mostly with its contact person."""
        at = self._ground.between(0, len(self._organisations) - 1)
        organisation = self._organisations[at].id
        has_person = at < len(self._others) and self._ground.happens(70)
        return (organisation, self._others[at].id) if has_person else (organisation,)

    def _about(
        self, choices: Sequence[str], volunteer: ContactId | None = None
    ) -> tuple[str, tuple[ProjectId, str] | None]:
        """Give words, and the project where they name one."""
        words = self._ground.pick(choices)
        known = self._projects.get(volunteer, []) if volunteer is not None else []
        projects = known or list(self._names)
        if "{0}" not in words or not projects:
            return (words, None) if projects else (words.replace("{0}", "…"), None)
        ref = self._ground.pick(projects)
        return words, (ref, self._names[ref])
