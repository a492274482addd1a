"""A little place where much hangs on Åsa, for what is asked about handovers and dependence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from suidesk.commands.desk import ChangeDesk
from suidesk.commands.follow_ups import AddFollowUp
from suidesk.commands.funding import AddGrant, Duty, Use
from suidesk.commands.people import AddOrganisation, AddPerson, Point
from suidesk.commands.projects import AddAssignment, AddProject, AddRole
from suidesk.commands.volunteers import AddVolunteer
from suidesk.commands.workload import AddCommitment
from suidesk.domain.assets import Asset, AssetKind, Holding, HoldingKind
from suidesk.domain.funding import ObligationKind, UseKind
from suidesk.domain.ids import AssetId, ConnectionId, ContactId, HoldingId, InteractionId
from suidesk.domain.interactions import Interaction, Participant
from suidesk.domain.network import Connection, ConnectionKind
from suidesk.domain.people import PointKind
from suidesk.domain.projects import Capacity
from suidesk.domain.workload import CommitmentKind

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Place:
    """The ids of what there is."""

    asa: str
    bram: str
    me: str
    fund: str
    officer: str
    cafe: str
    host: str
    till: str
    weekly: str
    key: str
    grant: str


def settle(made) -> Place:
    """Åsa hosts the café, keeps the till, has the only key, may sign, looks after the grant and knows the funder."""
    run, today = made.run, made.today
    asa = run(AddPerson(given="Åsa", family="Kjær", points=(Point(PointKind.PHONE, "+45 00 12 34 56"),)))
    bram = run(AddPerson(given="Bram", family="van der Berg"))
    me = run(AddPerson(given="Nadia"))
    run(ChangeDesk(me_id=me))
    fund = run(AddOrganisation(display_name="Ærø Fund"))
    officer = run(AddPerson(given="Olga", points=(Point(PointKind.EMAIL, "olga@example.org"),)))
    cafe = run(AddProject(name="Repair Café", lead_id=asa))
    host = run(AddRole(name="Host", project_id=cafe, is_critical=True))
    till = run(AddRole(name="Till", project_id=cafe, is_critical=True))
    run(AddAssignment(role_id=host, person_id=asa))
    run(AddAssignment(role_id=till, person_id=asa, until_on=today + 20 * DAY))
    run(AddAssignment(role_id=host, person_id=bram, capacity=Capacity.DEPUTY))
    run(AddAssignment(role_id=run(AddRole(name="Officer", organisation_id=fund)), person_id=officer))
    for one in (asa, bram):
        run(AddVolunteer(id=one))
    weekly = run(AddCommitment(person_id=asa, project_id=cafe, role_id=host, minutes=180))
    run(AddCommitment(person_id=bram, project_id=cafe, minutes=60))
    run(AddCommitment(person_id=asa, kind=CommitmentKind.DELIVERABLE, title="Leaflet", due_on=today + 9 * DAY))
    hall = AssetId("hall")
    made.write(
        Asset(id=hall, kind=AssetKind.ROOM, name="Hall"),
        Holding(id=HoldingId("key"), holder_id=ContactId(asa), asset_id=hall, location="On her ring"),
        Holding(id=HoldingId("sign"), holder_id=ContactId(asa), kind=HoldingKind.SIGNATORY, name="Bank", for_id=fund),
        Holding(id=HoldingId("sign2"), holder_id=ContactId(bram), kind=HoldingKind.SIGNATORY, name="Bank", for_id=fund),
        Connection(
            id=ConnectionId("tie"),
            from_id=ContactId(asa),
            to_id=ContactId(officer),
            kind=ConnectionKind.TRUSTS,
            since=today - 90 * DAY,
        ),
    )
    duties = (Duty(ObligationKind.REPORT, today + 30 * DAY), Duty(ObligationKind.REPORT, today + 200 * DAY))
    uses = (Use(UseKind.PROJECT, cafe),)
    grant = run(AddGrant(title="Tools", funder_id=fund, owner_id=asa, duties=duties, uses=uses))
    run(AddFollowUp(text="Ring Olga", due_on=today + DAY, owner_id=asa))
    return Place(asa, bram, me, fund, officer, cafe, host, till, weekly, "key", grant)


def talked(made, who: str, contact: str, number: int = 1) -> None:
    """Note that somebody talked with a contact."""
    one = Interaction(id=InteractionId(f"talk-{who}-{number}"), day=made.today - 9 * DAY, by_id=ContactId(who))
    made.write(one, Participant.of(one.id, ContactId(contact)))
