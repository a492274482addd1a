"""Reminders that a project may lose its momentum: it is quiet, its money ends, a critical role is vacant."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from suidesk.domain.funding import IN_HAND, Grant, GrantStage
from suidesk.domain.ids import GrantId, ProjectId
from suidesk.domain.kinds import Kind
from suidesk.domain.reminders import Severity
from suidesk.rules.due import Ahead, Due
from suidesk.rules.facts import Facts
from suidesk.rules.facts_life import Quiet, Vacancy
from suidesk.rules.moments import Moment
from suidesk.rules.renewal import ON_ITS_WAY, RENEWAL, WEEK, Successors, is_renewable
from suidesk.rules.rule import Rule
from suidesk.rules.since import EVER
from suidesk.rules.thresholds import MONEY_ENDED, MONEY_ENDS, QUIET_FOR, TELL_FROM, VACANT_FOR, Settings

QUIET = "momentum.quiet"
MONEY = "momentum.money_ends"
VACANT = "momentum.role_vacant"
ONE_DAY = timedelta(days=1)


def quiet_projects(facts: Facts, moment: Moment, settings: Settings) -> Iterator[Due]:
    """Say each running project of which nothing was noted for long; where nothing ever was, since it began.

    A project of which nothing is known at all, not even its beginning, is unknown and not quiet. Days count up to the
    newest on which anything was noted of any project: while nobody writes, as in holidays, none of them is quiet.
    """
    known_to = facts.life.noted_to or moment.day
    for one in facts.life.quiet:
        since = one.last_on or one.starts_on
        if since is not None and (known_to - since).days >= settings.value(QUIET_FOR):
            yield _quiet(one, since)


def _quiet(one: Quiet, since: date) -> Due:
    return Due(
        rule=QUIET,
        subject_kind=Kind.PROJECT,
        subject_id=one.project_id,
        occurrence=since.isoformat(),
        due_on=None,
        stage=0,
        severity=Severity.AMBER,
        evidence={
            "project": one.name,
            "since": since.isoformat(),
            "sign": one.sign.value if one.sign else "",
            "opens": [Kind.PROJECT.value, one.project_id],
            "about": [one.project_id],
        },
    )


def money_ending(facts: Facts, moment: Moment, settings: Settings) -> Iterator[Due | Ahead]:
    """Say each grant after whose end running projects have no money, neither in hand nor applied for.

    While the grant itself is to be renewed another rule says so, and this one is silent.
    """
    left: defaultdict[GrantId, list[ProjectId]] = defaultdict(list)
    for project_id, refs in sorted(facts.life.paying.items()):
        last = last_money([facts.grants[ref] for ref in refs if ref in facts.grants])
        if last is not None and not _has_follower(facts, last):
            left[last.id].append(project_id)
    successors = Successors(facts.grants.values(), facts.money.uses)
    for grant_id, projects in left.items():
        grant = facts.grants[grant_id]
        if not _is_to_be_renewed(successors, grant, moment, settings):
            yield from _ending(grant, _money(facts, grant, projects), moment, settings)


def last_money(grants: Iterable[Grant]) -> Grant | None:
    """Give the grant in hand that ends last; none where one has no end, or more is applied for."""
    known = list(grants)
    held = [one for one in known if one.stage in IN_HAND]
    is_on = any(one.ends_on is None for one in held) or any(one.stage is GrantStage.APPLIED for one in known)
    return None if is_on or not held else max(held, key=lambda one: (one.ends_on or date.max, one.id))


def _has_follower(facts: Facts, grant: Grant) -> bool:
    """Tell whether a grant that is applied for or in hand continues this one, and doesn't say what it pays for."""
    return any(
        other.predecessor_id == grant.id and other.stage in ON_ITS_WAY and not facts.money.uses.get(other.id)
        for other in facts.grants.values()
    )


def _ending(grant: Grant, due: Due, moment: Moment, settings: Settings) -> Iterator[Due | Ahead]:
    end = grant.ends_on or date.max
    turn = end - timedelta(weeks=settings.value(MONEY_ENDS))
    if turn > moment.day:
        yield Ahead(at=moment.instant(turn, settings.value(TELL_FROM)), on=turn, due=due)
    elif moment.days_until(end) >= -WEEK * settings.value(MONEY_ENDED):
        yield due


def _is_to_be_renewed(successors: Successors, grant: Grant, moment: Moment, settings: Settings) -> bool:
    """Tell whether the rule about renewals speaks of this grant now, or will."""
    if RENEWAL in settings.muted or not is_renewable(grant, moment.day):
        return False
    return not successors.of(grant).is_applied


def _money(facts: Facts, grant: Grant, projects: list[ProjectId]) -> Due:
    end = grant.ends_on or date.max
    return Due(
        rule=MONEY,
        subject_kind=Kind.GRANT,
        subject_id=grant.id,
        occurrence=end.isoformat(),
        due_on=end,
        stage=0,
        severity=Severity.AMBER,
        evidence={
            "grant": grant.title,
            "end": end.isoformat(),
            "projects": [facts.name(ref) for ref in projects],
            "opens": [Kind.GRANT.value, grant.id] if len(projects) > 1 else [Kind.PROJECT.value, projects[0]],
            "about": [grant.id, *projects],
        },
    )


def vacant_roles(facts: Facts, moment: Moment, settings: Settings) -> Iterator[Due]:
    """Say each critical role of a running project that nobody holds.

    In the weeks after its holder's last day the reminder about the ending says so, and this one is silent.
    """
    for one in facts.life.vacant:
        if one.last_on is None or -moment.days_until(one.last_on) > settings.value(VACANT_FOR):
            yield _vacant(facts, one)


def _vacant(facts: Facts, one: Vacancy) -> Due:
    since = one.last_on + ONE_DAY if one.last_on else None
    people = [ref for ref in (one.last_id, one.next_id, *one.deputies) if ref]
    return Due(
        rule=VACANT,
        subject_kind=Kind.ROLE,
        subject_id=one.role_id,
        occurrence=since.isoformat() if since else EVER,
        due_on=None,
        stage=0,
        severity=Severity.RED if since and one.next_on is None else Severity.AMBER,
        evidence={
            "role": one.role,
            "place": facts.name(one.project_id),
            "since": since.isoformat() if since else None,
            "person": facts.name(one.last_id),
            "next_from": one.next_on.isoformat() if one.next_on else None,
            "next_person": facts.name(one.next_id),
            "deputies": [facts.name(ref) for ref in one.deputies],
            "opens": [Kind.PROJECT.value, one.project_id],
            "about": [one.role_id, one.project_id, *people],
        },
    )


RULES = (
    Rule(QUIET, (QUIET_FOR,), quiet_projects),
    Rule(MONEY, (MONEY_ENDS, MONEY_ENDED), money_ending),
    Rule(VACANT, (VACANT_FOR,), vacant_roles),
)
