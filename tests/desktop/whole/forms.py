"""How to open every form of the desk over the example, filled so that its verb would do something."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import suidesk.desktop
from suidesk.commands.exports import RecordExport
from suidesk.commands.funding import AddGrant, Duty
from suidesk.commands.merging import MergeContacts
from suidesk.commands.people import AddPerson
from suidesk.commands.workload import AddCommitment
from suidesk.desktop.assets.asset_form import AssetForm
from suidesk.desktop.assets.holding_form import HoldingForm
from suidesk.desktop.assets.meet_form import MeetForm
from suidesk.desktop.assets.need_form import NeedForm
from suidesk.desktop.assets.pass_on_form import PassOnForm as PassOnHoldingForm
from suidesk.desktop.conversations.log_form import LogConversationForm
from suidesk.desktop.follow_up_form import FollowUpForm
from suidesk.desktop.funding.back_plan_form import BackPlanForm
from suidesk.desktop.funding.duty_form import DutyForm
from suidesk.desktop.funding.grant_form import GrantForm
from suidesk.desktop.funding.reserve_form import ReserveForm
from suidesk.desktop.funding.spend_form import SpendForm
from suidesk.desktop.handovers.handover_form import HandoverForm
from suidesk.desktop.handovers.successor_form import SuccessorForm
from suidesk.desktop.handovers.task_form import TaskForm
from suidesk.desktop.history.unmerge_form import UnmergeForm
from suidesk.desktop.involvement.absence_form import AbsenceForm
from suidesk.desktop.involvement.assignment_form import AssignmentForm
from suidesk.desktop.involvement.check_form import CheckForm
from suidesk.desktop.involvement.entry_form import EntryForm
from suidesk.desktop.involvement.pass_on_form import PassOnForm as PassOnPromiseForm
from suidesk.desktop.involvement.post_form import PostForm
from suidesk.desktop.involvement.promise_form import PromiseForm
from suidesk.desktop.kit.form import FormDialog
from suidesk.desktop.kit.picker_field import Found
from suidesk.desktop.lists.calendar_dialog import CalendarDialog
from suidesk.desktop.lists.columns_chooser import ColumnsNameForm
from suidesk.desktop.lists.desk_file_dialog import DeskFileDialog
from suidesk.desktop.lists.everything_dialog import EverythingDialog
from suidesk.desktop.lists.export_dialog import ExportDialog
from suidesk.desktop.lists.sent_dialog import SentForm
from suidesk.desktop.network.connection_form import ConnectionForm
from suidesk.desktop.pauses.form import PauseForm
from suidesk.desktop.people.asked import AskedPeople
from suidesk.desktop.people.death_form import DeathForm
from suidesk.desktop.people.field_form import FieldForm
from suidesk.desktop.people.filter_form import FilterForm
from suidesk.desktop.people.labels_form import LabelsForm
from suidesk.desktop.people.list_form import ListForm
from suidesk.desktop.people.mail_form import MailForm
from suidesk.desktop.people.many_forms import (
    ArchiveForm,
    BringBackForm,
    ContactingForm,
    LanguagesForm,
    OriginForm,
    TagsForm,
    UntagForm,
)
from suidesk.desktop.people.merge_dialog import MergeDialog
from suidesk.desktop.people.organisation_form import OrganisationForm
from suidesk.desktop.people.person_form import PersonForm
from suidesk.desktop.people.phone_form import PhoneForm
from suidesk.desktop.projects.project_form import ProjectForm
from suidesk.desktop.projects.sign_in_form import SignInForm
from suidesk.desktop.safety.backup_dialog import BackupDialog
from suidesk.desktop.safety.keys_dialog import KeysDialog
from suidesk.desktop.safety.passphrase_form import PassphraseForm
from suidesk.desktop.safety.recovery_dialog import RecoveryDialog
from suidesk.desktop.settings.desk_form import DeskForm, QuietForm
from suidesk.desktop.settings.rule_form import RuleForm
from suidesk.desktop.volunteers.finder_form import FinderForm
from suidesk.desktop.volunteers.list_form import VolunteerListForm
from suidesk.desktop.volunteers.rota_form import RotaForm
from suidesk.desktop.volunteers.volunteer_form import VolunteerForm
from suidesk.desktop.volunteers.week_form import WeekForm
from suidesk.desktop.workload.hours_form import HoursForm
from suidesk.domain.funding import ObligationKind
from suidesk.domain.kinds import Kind
from suidesk.domain.lists import ContactFilter, ListFilter
from suidesk.domain.workload import CommitmentKind
from suidesk.queries.assets import AssetPage
from suidesk.queries.back_plan import BackPlan
from suidesk.queries.checks import CheckPage
from suidesk.queries.desk import DeskPage
from suidesk.queries.exports import SentListOf
from suidesk.queries.follow_ups import FollowUpPage
from suidesk.queries.funding import GrantPage
from suidesk.queries.handovers import HandoverPage
from suidesk.queries.holdings import HoldingPage
from suidesk.queries.interactions import InteractionPage
from suidesk.queries.mailing import MailingTo
from suidesk.queries.merges import MergesInto
from suidesk.queries.money import ReservesNoted, SpendsNoted
from suidesk.queries.needs import NeedPage
from suidesk.queries.network import ConnectionsOf
from suidesk.queries.pause_plan import PauseToPlan
from suidesk.queries.people import ContactPage, WordsUsed
from suidesk.queries.phoning import PhoningTo
from suidesk.queries.projects import ProjectPage
from suidesk.queries.timeline import AssignmentPage, PromisePage
from suidesk.queries.tuning import RulesToday, SettingsInUse
from suidesk.queries.volunteers import SkillsUsed, VolunteerSheet
from suidesk.queries.workload import EntriesOf

LEAD = timedelta(days=60)
LIVING = "kind = 'person' AND archived_on IS NULL AND died_on IS NULL"


class Sample:
    """The window, and records of the example to open forms with; `shown` is where what was typed is to be seen."""

    def __init__(self, window, desk):
        self.window, self._db = window, desk._connection
        self.run = desk.run
        self.today = window.now().date()
        self.shown: tuple[Kind, str] | None = None

    def ask(self, query: Any) -> Any:
        return self.window.bridge.ask(query)

    def ref(self, table: str, where: str = "1") -> str:
        return self._db.execute(f"SELECT id FROM {table} WHERE {where} ORDER BY id").fetchone()[0]

    def found(self, table: str, name: str, where: str = "1") -> Found:
        return Found(*self._db.execute(f"SELECT id, {name} FROM {table} WHERE {where} ORDER BY id").fetchone())

    def volunteer(self) -> Found:
        me = self.ask(DeskPage()).settings.me_id
        return self.person(f"id IN (SELECT id FROM volunteers WHERE status = 'active') AND id <> '{me}'")

    def person(self, where: str = "1") -> Found:
        return self.found("contacts", "display_name", f"{LIVING} AND {where}")

    def project(self) -> Found:
        return self.found("projects", "name", "stage = 'running'")

    def at(self, kind: Kind, ref: str | None) -> None:
        """Note where what is typed is to be seen."""
        self.shown = (kind, ref) if ref else None


def person(it):
    ref = it.volunteer().id
    it.at(Kind.CONTACT, ref)
    return PersonForm(it.window, it.window, it.ask(WordsUsed()), about=it.ask(ContactPage(ref)))


def organisation(it):
    ref = it.ref("contacts", "kind = 'organisation' AND archived_on IS NULL")
    it.at(Kind.CONTACT, ref)
    return OrganisationForm(it.window, it.window, it.ask(WordsUsed()), about=it.ask(ContactPage(ref)))


def new_person(it):
    form = PersonForm(it.window, it.window, it.ask(WordsUsed()))
    form.begin_at_volunteering()
    form.given.set_value("Ines")
    return form


def handover(it):
    ref = it.ref("handovers", "state = 'under_way'")
    it.at(Kind.HANDOVER, ref)
    return it.ask(HandoverPage(ref))


def task(it):
    form = TaskForm(it.window, it.window, handover(it).handover.id)
    form.text.set_value("Show the fuse box")
    return form


def successor(it):
    about = handover(it)
    form = SuccessorForm(it.window, it.window, about, tuple(one.item.id for one in about.passing[:1]))
    form.successor.set_value(it.person(f"id <> '{about.handover.leaver_id}'"))
    return form


def promise_row(it, kind):
    if kind == "deliverable":
        # The example promises hours only.
        who, what = it.volunteer().id, it.project().id
        kinds = {"kind": CommitmentKind.DELIVERABLE, "title": "Posters", "due_on": it.today}
        it.run(AddCommitment(person_id=who, project_id=what, **kinds))
    row = it.ask(PromisePage(it.ref("commitments", f"kind = '{kind}' AND state = 'open' AND project_id IS NOT NULL")))
    it.at(Kind.PROJECT, row.commitment.project_id)
    return row


def taker(it, row):
    return it.person(f"id <> '{row.commitment.person_id}'")


def hand_over(it):
    row = promise_row(it, "deliverable")
    return PassOnPromiseForm(it.window, it.window, row, taker(it, row))


def pass_on_promise(it):
    row = promise_row(it, "weekly")
    return PassOnPromiseForm(it.window, it.window, row, taker(it, row))


def promise(it, kind):
    one = promise_row(it, kind).commitment
    return PromiseForm(it.window, it.window, person=Found(one.person_id, "Them"), promise=one)


def project(it):
    ref = it.project().id
    it.at(Kind.PROJECT, ref)
    return ProjectForm(it.window, it.window, about=it.ask(ProjectPage(ref, it.today)))


def assignment(it):
    about = it.ask(AssignmentPage(it.ref("assignments", "until_on IS NULL")))
    one = about.assignment
    who, role = Found(one.person_id, about.person), Found(one.role_id, about.role)
    return AssignmentForm(it.window, it.window, person=who, role=role, assignment=one)


def new_assignment(it):
    form = AssignmentForm(it.window, it.window)
    form.person.set_value(it.volunteer())
    form.role.set_value(it.found("roles", "name"))
    return form


def entry(it):
    who = it.ref("contacts", "id IN (SELECT person_id FROM time_entries)")
    return EntryForm(it.window, it.window, it.ask(EntriesOf(who))[0])


def check(it):
    about = it.ask(CheckPage(it.ref("checks_seen")))
    it.at(Kind.VOLUNTEER, about.row.check.person_id)
    return CheckForm(it.window, it.window, Found(about.row.check.person_id, about.person), about.row)


def post(it):
    place = it.project()
    it.at(Kind.PROJECT, place.id)
    form = PostForm(it.window, it.window, place, is_project=True)
    form.name.set_value("Caretaker")
    return form


def absence(it):
    return AbsenceForm(it.window, it.window, it.volunteer())


def pause(it):
    who = it.volunteer()
    it.at(Kind.VOLUNTEER, who.id)
    found = it.ask(PauseToPlan(person_id=who.id, from_on=it.today, today=it.today))
    form = PauseForm(it.window, it.window, who, found)
    form.last.set_value(it.today + LEAD)
    form.last.changed.emit()
    return form


def follow_up(it):
    row = it.ask(FollowUpPage(it.ref("follow_ups", "done_on IS NULL AND kind = 'contacts'")))
    it.at(Kind.CONTACT, row.follow_up.ref_id)
    one = row.follow_up
    form = FollowUpForm(it.window, kind=one.kind, ref=one.ref_id, name=row.about, follow_up=one)
    form.repeats.repeats.set_value("own")
    form.repeats.every.set_value(3)
    form.repeats.repeats.changed.emit()
    return form


def asset(it):
    ref = it.ref("assets")
    it.at(Kind.ASSET, ref)
    return AssetForm(it.window, it.window, row=it.ask(AssetPage(ref, it.today)).row)


def holding(it):
    row = it.ask(HoldingPage(it.ref("holdings", "until_on IS NULL AND asset_id IS NOT NULL")))
    it.at(Kind.ASSET, row.holding.asset_id)
    return HoldingForm(it.window, it.window, row=row)


def pass_on_holding(it):
    row = it.ask(HoldingPage(it.ref("holdings", "until_on IS NULL")))
    form = PassOnHoldingForm(it.window, it.window, row)
    form.holder.set_value(it.person(f"id <> '{row.holding.holder_id}'"))
    return form


def need(it):
    one = it.ask(NeedPage(it.ref("needs", "state = 'open'"))).need
    it.at(Kind.PROJECT, one.project_id)
    return NeedForm(it.window, it.window, project=Found(one.project_id, "There"), need=one)


def meet(it):
    return MeetForm(it.window, it.window, it.ask(NeedPage(it.ref("needs", "state = 'open'"))).need)


def conversation(it):
    row = it.ask(InteractionPage(it.ref("interactions")))
    it.at(Kind.CONTACT, row.present[0].id)
    return LogConversationForm(it.window, it.window, row=row)


def new_conversation(it):
    form = LogConversationForm(it.window, it.window, contact_ids=(it.volunteer().id,))
    form.said.set_value("About the hall.")
    form.next.set_value("Send the dates")
    form.next_on.set_value(it.today)
    return form


def connection(it):
    one = it.ref("contacts", "id IN (SELECT from_id FROM connections)")
    return ConnectionForm(it.window, one, row=it.ask(ConnectionsOf(one, it.today))[0], parent=it.window)


def recovery(it):
    dialog = RecoveryDialog(it.window, it.window.require_safety(), it.window)
    dialog.begin()
    return dialog


def rule(it):
    said, *_ = (one for one in it.ask(RulesToday(it.window.now())) if one.values)
    return RuleForm(it.window, it.window, said)


def hours(it):
    place, who = it.project(), it.volunteer()
    form = HoursForm(it.window, person=(who.id, who.title), project=(place.id, place.title))
    form.minutes.set_value(60)
    return form


def duty(it):
    about = it.ask(GrantPage(it.ref("grants", "id IN (SELECT grant_id FROM obligations)")))
    return DutyForm(it.window, it.window, about.grant, about.duties[0].obligation)


def back_plan(it):
    ref = it.run(AddGrant(title="A new oven", duties=(Duty(ObligationKind.APPLICATION, it.today + LEAD),))).result
    it.at(Kind.GRANT, ref)
    due = it.ref("obligations", f"grant_id = '{ref}'")
    return BackPlanForm(it.window, it.window, it.ask(BackPlan(due, it.window.now())))


def grant(it):
    ref = it.ref("grants")
    it.at(Kind.GRANT, ref)
    return GrantForm(it.window, it.window, about=it.ask(GrantPage(ref)))


def new_grant(it):
    form = GrantForm(it.window, it.window)
    form.title.set_value("A new oven")
    return form


def spend(it):
    row = it.ask(SpendsNoted())[0]
    it.at(Kind.GRANT, row.spend.grant_id)
    return SpendForm(it.window, it.window, row=row)


def volunteer(it):
    ref = it.volunteer().id
    it.at(Kind.VOLUNTEER, ref)
    return VolunteerForm(it.window, it.window, it.ask(VolunteerSheet(ref, it.today)))


def filtered(it):
    words, skills = it.ask(WordsUsed()), it.ask(SkillsUsed())
    return FilterForm(it.window, it.window, words, skills, AskedPeople("", ()), "", lambda *_: None)


def merge(it):
    one = it.volunteer()
    return MergeDialog(it.window, it.window, one, other=it.person(f"id <> '{one.id}'"))


def unmerge(it):
    kept = it.volunteer()
    twin = it.run(AddPerson(given="Aminah", family="Twin")).result
    it.run(MergeContacts(keep_id=kept.id, other_id=twin))
    return UnmergeForm(it.window, it.window, kept, it.ask(MergesInto(kept.id)))


def saved_list(it):
    form = ListForm(it.window, it.window, ListFilter(where=ContactFilter(tags=("Board",))), "", saved=lambda _: None)
    form.name.set_value("Board")
    return form


def field(it):
    form = FieldForm(it.window, it.window)
    form.name.set_value("Shoe size")
    return form


def many(make: Callable[..., FormDialog], *more: Any) -> Callable[[Sample], FormDialog]:
    return lambda it: make(it.window, it.window, (it.volunteer().id,), *more)


def with_words(make: Callable[..., FormDialog]) -> Callable[[Sample], FormDialog]:
    def made(it):
        form = make(it.window, it.window, (it.volunteer().id,), [("Board", 1)] if make is UntagForm else [])
        form.words.set_value(["Board" if make is UntagForm else "Somali"])
        form.count()
        return form

    return made


def origin(it):
    form = OriginForm(it.window, it.window, (it.volunteer().id,), "source")
    form.line.set_value("Summer fair")
    form.count()
    return form


def desk_file(it):
    dialog = DeskFileDialog(it.window, Path("desk.json"))
    dialog.look()
    return dialog


def sent(it):
    ref = it.run(RecordExport(file="people.csv", what="people", count=12, delete_by=it.today)).result
    return SentForm(it.window, it.ask(SentListOf(ref)), it.window)


def reached(it, by: str) -> tuple[str, ...]:
    return (it.person(f"id IN (SELECT contact_id FROM contact_points WHERE kind = '{by}') AND NOT do_not_contact").id,)


Opener = Callable[[Sample], FormDialog]
FORMS: dict[type[FormDialog], tuple[Opener, ...]] = {
    AbsenceForm: (absence,),
    PauseForm: (pause,),
    ArchiveForm: (many(ArchiveForm),),
    AssetForm: (asset,),
    AssignmentForm: (assignment, new_assignment),
    BackPlanForm: (back_plan,),
    BackupDialog: (lambda it: BackupDialog(it.window),),
    BringBackForm: (many(BringBackForm),),
    CalendarDialog: (lambda it: CalendarDialog(it.window),),
    CheckForm: (check,),
    ColumnsNameForm: (lambda it: ColumnsNameForm(it.window, it.window, "people", ("name",), lambda _: None),),
    ConnectionForm: (connection,),
    ContactingForm: (many(ContactingForm),),
    DeathForm: (lambda it: DeathForm(it.window, it.window, it.volunteer()),),
    DeskFileDialog: (desk_file,),
    DeskForm: (lambda it: DeskForm(it.window, it.window, it.ask(DeskPage())),),
    DutyForm: (duty,),
    EntryForm: (entry,),
    EverythingDialog: (lambda it: EverythingDialog(it.window),),
    ExportDialog: (lambda it: ExportDialog(it.window),),
    FieldForm: (field,),
    FilterForm: (filtered,),
    FinderForm: (lambda it: FinderForm(it.window, it.window, None),),
    FollowUpForm: (follow_up,),
    GrantForm: (grant, new_grant),
    HandoverForm: (lambda it: HandoverForm(it.window, about=handover(it)),),
    HoldingForm: (holding,),
    HoursForm: (hours,),
    KeysDialog: (lambda it: KeysDialog(it.window),),
    LabelsForm: (lambda it: LabelsForm(it.window, it.window, reached(it, "address")),),
    LanguagesForm: (with_words(LanguagesForm),),
    ListForm: (saved_list,),
    LogConversationForm: (conversation, new_conversation),
    MailForm: (lambda it: MailForm(it.window, it.window, it.ask(MailingTo(reached(it, "email")))),),
    MeetForm: (meet,),
    MergeDialog: (merge,),
    NeedForm: (need,),
    OrganisationForm: (organisation,),
    OriginForm: (origin,),
    PassOnHoldingForm: (pass_on_holding,),
    PassOnPromiseForm: (pass_on_promise, hand_over),
    PassphraseForm: (lambda it: PassphraseForm(it.window, it.window.require_safety(), it.window),),
    PersonForm: (person, new_person),
    PhoneForm: (lambda it: PhoneForm(it.window, it.window, it.ask(PhoningTo(reached(it, "phone")))),),
    PostForm: (post,),
    ProjectForm: (project,),
    PromiseForm: (lambda it: promise(it, "weekly"), lambda it: promise(it, "deliverable")),
    QuietForm: (lambda it: QuietForm(it.window, it.window, it.ask(SettingsInUse(it.window.now()))),),
    RecoveryDialog: (recovery,),
    ReserveForm: (lambda it: ReserveForm(it.window, it.window, it.ask(ReservesNoted())[0]),),
    RotaForm: (lambda it: RotaForm(it.window, it.window),),
    RuleForm: (rule,),
    SentForm: (sent,),
    SignInForm: (lambda it: SignInForm(it.window, it.window, it.project()),),
    SpendForm: (spend,),
    SuccessorForm: (successor,),
    TagsForm: (with_words(TagsForm),),
    TaskForm: (task,),
    UnmergeForm: (unmerge,),
    UntagForm: (with_words(UntagForm),),
    VolunteerForm: (volunteer,),
    VolunteerListForm: (lambda it: VolunteerListForm(it.window, it.window),),
    WeekForm: (lambda it: WeekForm(it.window, it.window, it.volunteer(), ()),),
}


def all_forms() -> set[type[FormDialog]]:
    """Every form class of the desk that isn't only the base of others."""
    for module in pkgutil.walk_packages(suidesk.desktop.__path__, "suidesk.desktop."):
        importlib.import_module(module.name)
    found, looked_at = set(), [FormDialog]
    while looked_at:
        below = [one for one in looked_at.pop().__subclasses__() if one.__module__.startswith("suidesk.")]
        found |= {one for one in below if not one.__subclasses__()}
        looked_at += below
    return found
