"""All that the page of one contact shows, asked in one go, so that it appears at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from suidesk.domain.kinds import Kind
from suidesk.domain.people import ContactKind
from suidesk.queries.assets import AssetRow, AssetsOf
from suidesk.queries.follow_ups import FollowUpRow, FollowUpsAbout
from suidesk.queries.funding import GrantsFrom
from suidesk.queries.holdings import HoldingRow, HoldingsOf
from suidesk.queries.kept_lines import KeptLinesOf
from suidesk.queries.people import ContactAbout, ContactPage
from suidesk.queries.projects import RoleHeld, RoleOf, RolesAt, RolesOf
from suidesk.queries.reminders import ReminderRow, RemindersAbout
from suidesk.queries.workload import EntriesOf, EntryRow, Load, LoadOf, PromiseRow, PromisesOf

if TYPE_CHECKING:
    from suidesk.domain.funding import Grant
    from suidesk.domain.people import KeptCardLine
    from suidesk.store.reading import Reading


@dataclass(frozen=True)
class Sheet:
    """A contact with everything around it; of an organisation the person's parts are empty, and the reverse.

    `roles` are those that a person has or had, `posts` those that an organisation offers; `assets` are what either
    offers, `holdings` what a person keeps for others, `kept` the lines of its card that nothing here understands.
    """

    about: ContactAbout
    load: Load | None
    roles: list[RoleOf]
    promises: list[PromiseRow]
    entries: list[EntryRow]
    posts: list[RoleHeld]
    grants: list[Grant]
    reminders: list[ReminderRow]
    follow_ups: list[FollowUpRow]
    assets: list[AssetRow]
    holdings: list[HoldingRow]
    kept: list[KeptCardLine]

    @property
    def is_person(self) -> bool:
        """Tell whether it is a person's."""
        return self.about.contact.kind is ContactKind.PERSON


@dataclass(frozen=True)
class ContactSheet:
    """The sheet of a contact; raises not_found."""

    id: str
    today: date

    def fetch(self, db: Reading) -> Sheet:
        """Give it."""
        about = ContactPage(self.id).fetch(db)
        is_person = about.contact.kind is ContactKind.PERSON
        return Sheet(
            about=about,
            load=LoadOf(self.id, self.today).fetch(db) if is_person else None,
            roles=RolesOf(self.id, self.today).fetch(db) if is_person else [],
            promises=PromisesOf(person_id=self.id).fetch(db) if is_person else [],
            entries=EntriesOf(person_id=self.id).fetch(db) if is_person else [],
            posts=[] if is_person else RolesAt(self.id, self.today).fetch(db),
            grants=[] if is_person else GrantsFrom(self.id).fetch(db),
            reminders=RemindersAbout(self.id).fetch(db),
            follow_ups=FollowUpsAbout(Kind.CONTACT, self.id).fetch(db),
            assets=AssetsOf(self.id, self.today).fetch(db),
            holdings=HoldingsOf(self.id, self.today).fetch(db) if is_person else [],
            kept=KeptLinesOf(self.id).fetch(db),
        )
