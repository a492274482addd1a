"""Grants, what they pay for, and their dated duties."""

from __future__ import annotations

from datetime import timedelta

from suidesk.commands.funding import (
    AddGrant,
    AddObligation,
    ChangeGrant,
    ChangeObligation,
    Duty,
    RemoveGrant,
    RemoveObligation,
    Use,
)
from suidesk.commands.projects import RemoveProject
from suidesk.domain.funding import Grant, GrantStage, GrantUse, Obligation, ObligationKind, UseKind

WEEK = timedelta(days=7)


def uses(made):
    return {(use.kind, use.ref_id) for use in made.reading.where(GrantUse)}


def test_a_grant_is_added_with_everything_at_once(made, asa, fund, cafe, host):
    ref = made.run(
        AddGrant(
            title="Tools",
            funder_id=fund,
            stage=GrantStage.DRAFTING,
            requested_minor=1_250_000,
            currency="DKK",
            owner_id=asa,
            uses=(Use(UseKind.PROJECT, cafe), Use(UseKind.ROLE, host), Use(UseKind.PROJECT, cafe)),
            duties=(
                Duty(ObligationKind.APPLICATION, made.today + WEEK),
                Duty(ObligationKind.REPORT, made.today + 52 * WEEK),
            ),
        )
    )
    found = made.reading.get(Grant, ref)
    assert (found.requested_minor, found.currency, found.is_restricted) == (1_250_000, "DKK", True)
    assert uses(made) == {(UseKind.PROJECT, cafe), (UseKind.ROLE, host)}
    assert {duty.kind for duty in made.reading.where(Obligation)} == {ObligationKind.APPLICATION, ObligationKind.REPORT}
    assert made.desk.next_undo().params == {"name": "Tools"}


def test_a_grant_changes_and_its_uses_are_the_whole_new_set(made, cafe, host):
    ref = made.run(AddGrant(title="Tools", uses=(Use(UseKind.PROJECT, cafe),)))
    made.run(ChangeGrant(id=ref, stage=GrantStage.AWARDED, awarded_minor=900_000, ends_on=made.today + WEEK))
    assert uses(made) == {(UseKind.PROJECT, cafe)}
    made.run(ChangeGrant(id=ref, uses=(Use(UseKind.ROLE, host),)))
    assert uses(made) == {(UseKind.ROLE, host)}
    assert made.reading.get(Grant, ref).awarded_minor == 900_000


def test_what_is_refused_of_a_grant(made, asa, fund, cafe, refused):
    assert refused(AddGrant(title="")) == ("required", "title")
    assert refused(AddGrant(title="x", funder_id="nobody")) == ("not_found", None)
    assert refused(AddGrant(title="x", owner_id=fund)) == ("not_a_person", "owner_id")
    assert refused(AddGrant(title="x", predecessor_id="none")) == ("not_found", None)
    assert refused(AddGrant(title="x", currency="pounds")) == ("not_a_currency", "currency")
    assert refused(AddGrant(title="x", requested_minor=-1)) == ("amount_out_of_range", "requested_minor")
    assert refused(AddGrant(title="x", uses=(Use(UseKind.ROLE, cafe),))) == ("not_found", None)
    ref = made.run(AddGrant(title="x"))
    assert refused(ChangeGrant(id=ref, predecessor_id=ref)) == ("refers_to_itself", "predecessor_id")
    assert refused(ChangeGrant(id="none", title="x")) == ("not_found", None)


def test_removing_a_grant_says_its_duties_first_and_takes_its_uses(made, cafe, refused):
    first = made.run(
        AddGrant(
            title="One", uses=(Use(UseKind.PROJECT, cafe),), duties=(Duty(ObligationKind.CLAIM, made.today + WEEK),)
        )
    )
    second = made.run(AddGrant(title="Two", predecessor_id=first))
    assert refused(RemoveGrant(id=first)) == ("still_referenced", None)
    made.run(RemoveGrant(id=first, together=True))
    assert made.reading.where(Obligation) == made.reading.where(GrantUse) == []
    assert made.reading.get(Grant, second).predecessor_id is None


def test_a_project_that_is_paid_for_goes_only_together(made, cafe, refused):
    made.run(AddGrant(title="One", uses=(Use(UseKind.PROJECT, cafe),)))
    assert refused(RemoveProject(id=cafe)) == ("still_referenced", None)
    made.run(RemoveProject(id=cafe, together=True))
    assert uses(made) == set()


def test_a_duty_comes_changes_and_goes(made, asa, fund, refused, label):
    grant = made.run(AddGrant(title="Tools"))
    ref = made.run(AddObligation(grant_id=grant, kind=ObligationKind.REPORT, due_on=made.today))
    assert label() == ("AddObligation", {"name": "Tools", "kind": "report"})
    made.run(ChangeObligation(id=ref, kind=ObligationKind.CLAIM, owner_id=asa, done_on=made.today))
    assert made.reading.get(Obligation, ref) == Obligation(
        id=ref,
        grant_id=grant,
        kind=ObligationKind.CLAIM,
        due_on=made.today,
        owner_id=asa,
        done_on=made.today,
    )
    assert refused(ChangeObligation(id=ref, owner_id=fund)) == ("not_a_person", "owner_id")
    assert refused(ChangeObligation(id="none", done_on=None)) == ("not_found", None)
    values = {"kind": ObligationKind.REPORT, "due_on": made.today}
    assert refused(AddObligation(grant_id="none", **values)) == ("not_found", None)
    assert refused(AddObligation(grant_id=grant, owner_id="nobody", **values)) == ("not_found", None)
    made.run(RemoveObligation(id=ref))
    assert made.reading.where(Obligation) == []
    assert refused(RemoveObligation(id=ref)) == ("not_found", None)
