"""All records of an example, in an order in which none names a later one: a pure stream, from a seed and a day."""

from __future__ import annotations

from collections import defaultdict
from itertools import islice
from typing import TYPE_CHECKING

from suidesk.domain.assets import Holding
from suidesk.domain.ids import AssignmentId, ContactId, RoleId
from suidesk.domain.people import Contact, ContactKind
from suidesk.domain.projects import Assignment, Role
from suidesk.services.example.assets import Things, quiet_project, vacancies
from suidesk.services.example.contacts import ContactMaker, Member
from suidesk.services.example.conversations import Conversations
from suidesk.services.example.handovers import Handovers
from suidesk.services.example.hours import (
    OF_COORDINATOR,
    OF_COORDINATOR_PRESSED,
    OF_USER,
    PAID_DAYS_OF_COORDINATOR,
    Post,
    kept,
    of_paid_work,
)
from suidesk.services.example.lists import own_fields, saved_lists, sent_lists
from suidesk.services.example.matters import Matter
from suidesk.services.example.money import Funding, follow_ups
from suidesk.services.example.names import COORDINATOR
from suidesk.services.example.outline_funding import GRANTS
from suidesk.services.example.outline_organisations import FURTHER_KINDS, ORGANISATIONS
from suidesk.services.example.outline_projects import PROJECTS, VOLUNTEERS
from suidesk.services.example.spending import kept_going
from suidesk.services.example.strain import strained
from suidesk.services.example.volunteering import absences, profile, readiness, summer_leave
from suidesk.services.example.web import WebMaker
from suidesk.services.example.work import Round, in_district, led, story_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from suidesk.domain.records import Record
    from suidesk.domain.volunteers import Absence
    from suidesk.domain.workload import Commitment
    from suidesk.services.example.ground import Ground
    from suidesk.services.example.outline_organisations import OrganisationPlan
    from suidesk.services.example.size import Size

USER_COUNTRY = "NL"
YEAR = 365
LEAVE_DAYS_AGO = 63
"""The user's last leave lies so many days back or isn't there: the weeks since then are the ones that are too long."""


class Example:
    """The records of one example; a given user is taken as they are, otherwise there is a coordinator."""

    def __init__(self, ground: Ground, size: Size, user: Contact | None = None) -> None:
        """Begin with the user; `records` may be read once."""
        self._ground = ground
        self._size = size
        self._maker = ContactMaker(ground)
        self._user = user or Contact(
            id=ContactId(ground.new_id()),
            kind=ContactKind.PERSON,
            given=COORDINATOR[0],
            family=COORDINATOR[1],
        ).named(ground.language)
        self._volunteers: list[Member] = []
        self._residents: list[Member] = []
        self._organisations: list[tuple[Member, OrganisationPlan]] = []
        self._rounds: list[Round] = []
        self._holdings: list[Holding] = []
        self._fundings: list[Funding] = []
        self._away: defaultdict[ContactId, list[Absence]] = defaultdict(list)

    @property
    def user_id(self) -> ContactId:
        """Whose desk the example is."""
        return self._user.id

    def records(self) -> Iterator[Record]:
        """Give everything: contacts, projects, profiles, grants, follow-ups, hours, and the web last."""
        yield from self._contacts()
        yield from self._posts()
        yield from self._projects()
        yield from self._profiles()
        yield from self._funding()
        yield from self._hours()
        yield from readiness(self._ground, self._volunteers, self.user_id)
        yield from self._web()
        yield from self._money()
        yield from self._things()
        yield from self._conversations()
        if self._rounds:
            yield from Handovers(self._ground, self._rounds[0], self.user_id, self._holdings).records()
        yield from own_fields(self._ground, [*self._volunteers, *self._residents])
        yield from saved_lists(self._ground)
        yield from sent_lists(self._ground, self.user_id)

    def _contacts(self) -> Iterator[Record]:
        size, maker = self._size, self._maker
        yield from maker.tags()
        yield self._user
        yield from maker.points(self._user, USER_COUNTRY)
        for number in range(max(0, size.people - 1)):
            is_volunteer = number < size.volunteers
            has_post = number < size.volunteers + size.organisations
            member, records = maker.person(is_volunteer=is_volunteer, has_post=has_post)
            (self._volunteers if is_volunteer else self._residents).append(member)
            yield from records
        for number in range(size.organisations):
            plan, name = _organisation(number)
            member, records = maker.organisation(plan, name)
            self._organisations.append((member, plan))
            yield from records

    def _posts(self) -> Iterator[Record]:
        """Give each organisation a contact person, who holds a post there."""
        ground = self._ground
        for (organisation, plan), person in zip(self._organisations, self._residents, strict=False):
            role = Role(id=RoleId(ground.new_id()), name=plan.post, organisation_id=organisation.id)
            yield role
            yield Assignment(
                id=AssignmentId(ground.new_id()),
                role_id=role.id,
                person_id=person.id,
                from_on=ground.day(-ground.between(200, 2_500)),
            )

    def _projects(self) -> Iterator[Record]:
        if not self._volunteers:
            return
        most = self._size.projects - self._has_quiet
        for number, first in enumerate(range(0, most, len(PROJECTS))):
            turn = [(number * VOLUNTEERS + slot) % len(self._volunteers) for slot in range(VOLUNTEERS)]
            share = [self._volunteers[place] for place in turn]
            days = self._size.weeks * 7 + YEAR
            shared = Round(self._ground, number, share, self.user_id, days)
            self._rounds.append(shared)
            yield from shared.records(most - first)

    def _profiles(self) -> Iterator[Record]:
        promises: defaultdict[ContactId, list[Commitment]] = defaultdict(list)
        for shared in self._rounds:
            for turn in shared.turns:
                promises[turn.promise.person_id].append(turn.promise)
        for number, member in enumerate(self._volunteers):
            slot = number % VOLUNTEERS
            yield profile(self._ground, member, slot, promises[member.id])
            self._away[member.id] = absences(self._ground, member.id, slot)
            yield from self._away[member.id]
        leave = summer_leave(self._ground, self.user_id, 15)
        if leave.until_on and (self._ground.today - leave.until_on).days > LEAVE_DAYS_AGO:
            self._away[self.user_id] = [leave]
            yield leave

    def _funding(self) -> Iterator[Record]:
        if not self._rounds:
            return
        funders = [member.id for member, plan in self._organisations if plan.is_funder]
        for number, first in enumerate(range(0, self._size.grants, len(GRANTS))):
            shared = self._rounds[number % len(self._rounds)]
            funding = Funding(self._ground, number, funders, shared, self.user_id)
            self._fundings.append(funding)
            yield from funding.records(self._size.grants - first)
            yield from follow_ups(self._ground, shared, funding.grants, self.user_id)

    def _conversations(self) -> Iterator[Record]:
        organisations = [member for member, _ in self._organisations]
        for shared in self._rounds:
            talks = Conversations(self._ground, shared, self.user_id, organisations, self._residents, self._size.talks)
            yield from talks.records()

    def _web(self) -> Iterator[Record]:
        organisations = [member for member, _ in self._organisations]
        web = WebMaker(self._ground, self._user.id, self._size.tied)
        yield from web.records(organisations, self._residents, self._volunteers)

    def _money(self) -> Iterator[Record]:
        for funding in self._fundings:
            yield from funding.spends()
        if self._fundings:
            yield from kept_going(self._ground)

    def _things(self) -> Iterator[Record]:
        organisations, quiet = [member.id for member, _ in self._organisations], None
        if self._has_quiet and self._rounds:
            quiet = quiet_project(self._ground, self._user.id)
            yield quiet
            yield from led(self._ground, quiet, self._user.id, quiet.starts_on or self._ground.today)
            grants = self._fundings[0].grants if self._fundings else []
            yield from vacancies(self._ground, self._rounds[0], quiet, grants)
        for number, shared in enumerate(self._rounds):
            things = Things(self._ground, number, shared, organisations)
            for one in things.records(quiet=None if number else quiet):
                if isinstance(one, Holding):
                    self._holdings.append(one)
                yield one

    @property
    def _has_quiet(self) -> bool:
        """Whether the last project is one that lost its momentum, beside those of the rounds."""
        return self._size.projects > len(PROJECTS)

    def _hours(self) -> Iterator[Record]:
        ground, weeks = self._ground, self._size.weeks
        led = [project.id for shared in islice(self._rounds, 1) for project in shared.projects]
        if led:
            yield from of_paid_work(ground, Post(self.user_id, led, OF_USER), self._away[self.user_id], weeks)
        for shared in self._rounds:
            for turn in shared.turns:
                person, project = turn.promise.person_id, turn.promise.project_id
                if story_of(turn.slot).has_long_weeks and project:
                    weeks_of = OF_COORDINATOR_PRESSED if ground.presses(Matter.LONG_WEEKS) else OF_COORDINATOR
                    post = Post(person, [project], weeks_of, PAID_DAYS_OF_COORDINATOR)
                    yield from of_paid_work(ground, post, self._away[person], weeks)
                else:
                    yield from strained(ground, turn, kept(ground, turn, self._away[person], weeks))


def _organisation(number: int) -> tuple[OrganisationPlan, str]:
    if number < len(ORGANISATIONS):
        return ORGANISATIONS[number], ORGANISATIONS[number].name
    district, kind = divmod(number - len(ORGANISATIONS), len(FURTHER_KINDS))
    plan = FURTHER_KINDS[kind]
    return plan, in_district(plan.name, district + 1)
