"""The tables, as an append-only list of migrations: the only truth about the schema."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from suidesk.domain.errors import SuideskError
from suidesk.store.engine import database
from suidesk.store.search import SearchIndex

if TYPE_CHECKING:
    from sqlite_utils import Database, Migrations

    from suidesk.store.engine import sqlite

# A contact is searched by folded words in two ways: prefixes of words, and any three letters of the name.
# `search_docs` carries the numbers that full-text tables need; all three are derived and can be rebuilt.
_FIRST = (
    """CREATE TABLE contacts (id TEXT NOT NULL PRIMARY KEY, kind TEXT NOT NULL, given TEXT NOT NULL,
       family TEXT NOT NULL, display_name TEXT NOT NULL, sort_key TEXT NOT NULL, sector TEXT, reach TEXT,
       lawful_basis TEXT, source TEXT, do_not_contact INTEGER NOT NULL, archived_on TEXT, died_on TEXT,
       notes TEXT NOT NULL) STRICT, WITHOUT ROWID""",
    "CREATE INDEX contacts_in_order ON contacts (sort_key, kind, archived_on)",
    """CREATE TABLE contact_points (id TEXT NOT NULL PRIMARY KEY,
       contact_id TEXT NOT NULL REFERENCES contacts DEFERRABLE INITIALLY DEFERRED, kind TEXT NOT NULL,
       raw TEXT NOT NULL, label TEXT NOT NULL, normal TEXT NOT NULL, position INTEGER NOT NULL)
       STRICT, WITHOUT ROWID""",
    "CREATE INDEX contact_points_of ON contact_points (contact_id, position)",
    "CREATE INDEX contact_points_normal ON contact_points (normal)",
    """CREATE TABLE contact_languages (id TEXT NOT NULL PRIMARY KEY,
       contact_id TEXT NOT NULL REFERENCES contacts DEFERRABLE INITIALLY DEFERRED, language TEXT NOT NULL)
       STRICT, WITHOUT ROWID""",
    "CREATE INDEX contact_languages_of ON contact_languages (contact_id)",
    "CREATE TABLE tags (id TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL) STRICT, WITHOUT ROWID",
    """CREATE TABLE contact_tags (id TEXT NOT NULL PRIMARY KEY,
       contact_id TEXT NOT NULL REFERENCES contacts DEFERRABLE INITIALLY DEFERRED,
       tag_id TEXT NOT NULL REFERENCES tags DEFERRABLE INITIALLY DEFERRED) STRICT, WITHOUT ROWID""",
    "CREATE INDEX contact_tags_of ON contact_tags (contact_id)",
    "CREATE INDEX contact_tags_with ON contact_tags (tag_id)",
    "CREATE TABLE fields (id TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL, type TEXT NOT NULL) STRICT, WITHOUT ROWID",
    """CREATE TABLE field_values (id TEXT NOT NULL PRIMARY KEY,
       contact_id TEXT NOT NULL REFERENCES contacts DEFERRABLE INITIALLY DEFERRED,
       field_id TEXT NOT NULL REFERENCES fields DEFERRABLE INITIALLY DEFERRED, value TEXT NOT NULL)
       STRICT, WITHOUT ROWID""",
    "CREATE INDEX field_values_of ON field_values (contact_id)",
    "CREATE INDEX field_values_in ON field_values (field_id)",
    """CREATE TABLE volunteers (id TEXT NOT NULL PRIMARY KEY REFERENCES contacts DEFERRABLE INITIALLY DEFERRED,
       status TEXT NOT NULL, capacity_minutes INTEGER, started_on TEXT, left_on TEXT, emergency_contact TEXT,
       is_minor INTEGER NOT NULL) STRICT, WITHOUT ROWID""",
    """CREATE TABLE absences (id TEXT NOT NULL PRIMARY KEY,
       person_id TEXT NOT NULL REFERENCES contacts DEFERRABLE INITIALLY DEFERRED, kind TEXT NOT NULL,
       from_on TEXT NOT NULL, until_on TEXT) STRICT, WITHOUT ROWID""",
    "CREATE INDEX absences_of ON absences (person_id, from_on)",
    """CREATE TABLE projects (id TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL, stage TEXT NOT NULL,
       lead_id TEXT REFERENCES contacts DEFERRABLE INITIALLY DEFERRED, starts_on TEXT, ends_on TEXT,
       summary TEXT NOT NULL) STRICT, WITHOUT ROWID""",
    "CREATE INDEX projects_led_by ON projects (lead_id)",
    """CREATE TABLE roles (id TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL,
       project_id TEXT REFERENCES projects DEFERRABLE INITIALLY DEFERRED,
       organisation_id TEXT REFERENCES contacts DEFERRABLE INITIALLY DEFERRED, is_critical INTEGER NOT NULL)
       STRICT, WITHOUT ROWID""",
    "CREATE INDEX roles_in ON roles (project_id)",
    "CREATE INDEX roles_at ON roles (organisation_id)",
    """CREATE TABLE assignments (id TEXT NOT NULL PRIMARY KEY,
       role_id TEXT NOT NULL REFERENCES roles DEFERRABLE INITIALLY DEFERRED,
       person_id TEXT NOT NULL REFERENCES contacts DEFERRABLE INITIALLY DEFERRED, capacity TEXT NOT NULL,
       from_on TEXT NOT NULL, until_on TEXT) STRICT, WITHOUT ROWID""",
    "CREATE INDEX assignments_to ON assignments (role_id)",
    "CREATE INDEX assignments_of ON assignments (person_id)",
    """CREATE TABLE commitments (id TEXT NOT NULL PRIMARY KEY,
       person_id TEXT NOT NULL REFERENCES contacts DEFERRABLE INITIALLY DEFERRED,
       project_id TEXT REFERENCES projects DEFERRABLE INITIALLY DEFERRED,
       role_id TEXT REFERENCES roles DEFERRABLE INITIALLY DEFERRED, kind TEXT NOT NULL, minutes INTEGER,
       title TEXT NOT NULL, from_on TEXT, until_on TEXT, due_on TEXT, state TEXT NOT NULL,
       replaces_id TEXT REFERENCES commitments DEFERRABLE INITIALLY DEFERRED) STRICT, WITHOUT ROWID""",
    "CREATE INDEX commitments_of ON commitments (person_id)",
    "CREATE INDEX commitments_for ON commitments (project_id)",
    "CREATE INDEX commitments_in ON commitments (role_id)",
    "CREATE INDEX commitments_after ON commitments (replaces_id)",
    """CREATE TABLE time_entries (id TEXT NOT NULL PRIMARY KEY,
       person_id TEXT NOT NULL REFERENCES contacts DEFERRABLE INITIALLY DEFERRED, day TEXT NOT NULL,
       minutes INTEGER NOT NULL, project_id TEXT REFERENCES projects DEFERRABLE INITIALLY DEFERRED,
       start_min INTEGER, kind TEXT NOT NULL) STRICT, WITHOUT ROWID""",
    "CREATE INDEX time_entries_of ON time_entries (person_id, day, minutes)",
    "CREATE INDEX time_entries_for ON time_entries (project_id, day, minutes)",
    "CREATE INDEX time_entries_on ON time_entries (day, person_id, minutes)",
    """CREATE TABLE grants (id TEXT NOT NULL PRIMARY KEY,
       funder_id TEXT REFERENCES contacts DEFERRABLE INITIALLY DEFERRED, title TEXT NOT NULL, stage TEXT NOT NULL,
       requested_minor INTEGER, awarded_minor INTEGER, currency TEXT NOT NULL, is_restricted INTEGER NOT NULL,
       starts_on TEXT, ends_on TEXT, owner_id TEXT REFERENCES contacts DEFERRABLE INITIALLY DEFERRED,
       predecessor_id TEXT REFERENCES grants DEFERRABLE INITIALLY DEFERRED, decision_weeks INTEGER,
       payment_weeks INTEGER) STRICT, WITHOUT ROWID""",
    "CREATE INDEX grants_from ON grants (funder_id)",
    "CREATE INDEX grants_owned_by ON grants (owner_id)",
    "CREATE INDEX grants_after ON grants (predecessor_id)",
    """CREATE TABLE grant_uses (id TEXT NOT NULL PRIMARY KEY,
       grant_id TEXT NOT NULL REFERENCES grants DEFERRABLE INITIALLY DEFERRED, kind TEXT NOT NULL,
       ref_id TEXT NOT NULL) STRICT, WITHOUT ROWID""",
    "CREATE INDEX grant_uses_of ON grant_uses (grant_id)",
    "CREATE INDEX grant_uses_for ON grant_uses (ref_id)",
    """CREATE TABLE obligations (id TEXT NOT NULL PRIMARY KEY,
       grant_id TEXT NOT NULL REFERENCES grants DEFERRABLE INITIALLY DEFERRED, kind TEXT NOT NULL,
       due_on TEXT NOT NULL, owner_id TEXT REFERENCES contacts DEFERRABLE INITIALLY DEFERRED, done_on TEXT)
       STRICT, WITHOUT ROWID""",
    "CREATE INDEX obligations_of ON obligations (grant_id)",
    "CREATE INDEX obligations_owned_by ON obligations (owner_id)",
    "CREATE INDEX obligations_open ON obligations (due_on) WHERE done_on IS NULL",
    """CREATE TABLE follow_ups (id TEXT NOT NULL PRIMARY KEY, kind TEXT, ref_id TEXT, text TEXT NOT NULL,
       due_on TEXT NOT NULL, due_min INTEGER, owner_id TEXT REFERENCES contacts DEFERRABLE INITIALLY DEFERRED,
       rrule TEXT, done_on TEXT) STRICT, WITHOUT ROWID""",
    "CREATE INDEX follow_ups_about ON follow_ups (ref_id)",
    "CREATE INDEX follow_ups_owned_by ON follow_ups (owner_id)",
    "CREATE INDEX follow_ups_open ON follow_ups (due_on) WHERE done_on IS NULL",
    """CREATE TABLE reminders (id TEXT NOT NULL PRIMARY KEY, rule TEXT NOT NULL, subject_kind TEXT NOT NULL,
       subject_id TEXT NOT NULL, occurrence TEXT NOT NULL, due_on TEXT, stage INTEGER NOT NULL,
       severity INTEGER NOT NULL, evidence TEXT NOT NULL, raised_at TEXT NOT NULL, claimed_at TEXT,
       shown_stage INTEGER, snoozed_until TEXT, rests_at_stage INTEGER, outcome TEXT, closed_at TEXT)
       STRICT, WITHOUT ROWID""",
    "CREATE INDEX reminders_about ON reminders (subject_id)",
    "CREATE INDEX reminders_open ON reminders (severity, due_on) WHERE outcome IS NULL",
    """CREATE TABLE desk (id TEXT NOT NULL PRIMARY KEY, site_id TEXT NOT NULL, me_id TEXT, zone TEXT NOT NULL,
       currency TEXT NOT NULL, language TEXT NOT NULL, seen_at TEXT) STRICT, WITHOUT ROWID""",
    # `no` counts on this laptop: two changes of one millisecond keep their order, whatever the clock says.
    """CREATE TABLE batches (no INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, sort TEXT NOT NULL,
       code TEXT NOT NULL, params TEXT NOT NULL, at TEXT NOT NULL, undoes_id TEXT) STRICT""",
    "CREATE INDEX batches_of_sort ON batches (sort, no)",
    "CREATE INDEX batches_undoing ON batches (undoes_id)",
    """CREATE TABLE journal (site TEXT NOT NULL, seq INTEGER NOT NULL, batch_id TEXT NOT NULL, hlc INTEGER NOT NULL,
       ctx TEXT, tbl TEXT NOT NULL, row_id TEXT NOT NULL, before TEXT, after TEXT, PRIMARY KEY (site, seq))
       STRICT, WITHOUT ROWID""",
    "CREATE INDEX journal_row ON journal (row_id, tbl, site, seq, hlc)",
    "CREATE INDEX journal_batch ON journal (batch_id)",
    """CREATE TABLE search_docs (no INTEGER PRIMARY KEY, kind TEXT NOT NULL, ref_id TEXT NOT NULL,
       sort_key TEXT NOT NULL) STRICT""",
    "CREATE UNIQUE INDEX search_docs_ref ON search_docs (ref_id, kind)",
    """CREATE VIRTUAL TABLE search_words USING fts5(name, more, content='', contentless_delete=1, prefix='1 2 3',
       tokenize="unicode61 remove_diacritics 0")""",
    """CREATE VIRTUAL TABLE search_letters USING fts5(name, content='', contentless_delete=1, detail='none',
       tokenize='trigram')""",
)

PART_OF: Final = """coalesce(after ->> 'interaction_id', before ->> 'interaction_id', after ->> 'contact_id',
    before ->> 'contact_id', after ->> 'volunteer_id', before ->> 'volunteer_id', after ->> 'project_id',
    before ->> 'project_id', after ->> 'grant_id', before ->> 'grant_id')"""
"""The record that a line of the journal is about, where it makes or removes one of that record's parts."""
IS_PART: Final = """tbl IN ('contact_points', 'contact_languages', 'contact_tags', 'field_values', 'volunteer_skills',
    'participants', 'needs', 'roles', 'grant_uses', 'obligations')"""

_WHOLE_NEIGHBOURHOOD = (
    """CREATE TABLE connections (id TEXT NOT NULL PRIMARY KEY,
       from_id TEXT NOT NULL REFERENCES contacts DEFERRABLE INITIALLY DEFERRED,
       to_id TEXT NOT NULL REFERENCES contacts DEFERRABLE INITIALLY DEFERRED, kind TEXT NOT NULL,
       strength INTEGER NOT NULL, since TEXT, until TEXT) STRICT, WITHOUT ROWID""",
    "CREATE INDEX connections_from ON connections (from_id)",
    "CREATE INDEX connections_to ON connections (to_id)",
    """CREATE TABLE interactions (id TEXT NOT NULL PRIMARY KEY, day TEXT NOT NULL, kind TEXT NOT NULL,
       summary TEXT NOT NULL, by_id TEXT REFERENCES contacts DEFERRABLE INITIALLY DEFERRED,
       project_id TEXT REFERENCES projects DEFERRABLE INITIALLY DEFERRED, is_ask INTEGER NOT NULL)
       STRICT, WITHOUT ROWID""",
    "CREATE INDEX interactions_on ON interactions (day)",
    "CREATE INDEX interactions_by ON interactions (by_id)",
    "CREATE INDEX interactions_for ON interactions (project_id, day)",
    """CREATE TABLE participants (id TEXT NOT NULL PRIMARY KEY,
       interaction_id TEXT NOT NULL REFERENCES interactions DEFERRABLE INITIALLY DEFERRED,
       contact_id TEXT NOT NULL REFERENCES contacts DEFERRABLE INITIALLY DEFERRED) STRICT, WITHOUT ROWID""",
    "CREATE INDEX participants_of ON participants (interaction_id)",
    "CREATE INDEX participants_with ON participants (contact_id)",
    """CREATE TABLE volunteer_skills (id TEXT NOT NULL PRIMARY KEY,
       volunteer_id TEXT NOT NULL REFERENCES volunteers DEFERRABLE INITIALLY DEFERRED,
       tag_id TEXT NOT NULL REFERENCES tags DEFERRABLE INITIALLY DEFERRED) STRICT, WITHOUT ROWID""",
    "CREATE INDEX volunteer_skills_of ON volunteer_skills (volunteer_id)",
    "CREATE INDEX volunteer_skills_with ON volunteer_skills (tag_id)",
    """CREATE TABLE availabilities (id TEXT NOT NULL PRIMARY KEY,
       person_id TEXT NOT NULL REFERENCES contacts DEFERRABLE INITIALLY DEFERRED,
       weekday INTEGER NOT NULL, from_min INTEGER NOT NULL, to_min INTEGER NOT NULL) STRICT, WITHOUT ROWID""",
    "CREATE INDEX availabilities_of ON availabilities (person_id)",
    "CREATE INDEX availabilities_on ON availabilities (weekday, from_min, to_min, person_id)",
    """CREATE TABLE checks_seen (id TEXT NOT NULL PRIMARY KEY,
       person_id TEXT NOT NULL REFERENCES contacts DEFERRABLE INITIALLY DEFERRED, kind TEXT NOT NULL,
       scheme TEXT NOT NULL, seen_on TEXT NOT NULL,
       seen_by_id TEXT REFERENCES contacts DEFERRABLE INITIALLY DEFERRED, review_on TEXT,
       cleared INTEGER NOT NULL) STRICT, WITHOUT ROWID""",
    "CREATE INDEX checks_seen_of ON checks_seen (person_id)",
    "CREATE INDEX checks_seen_by ON checks_seen (seen_by_id)",
    "CREATE INDEX checks_seen_due ON checks_seen (review_on)",
    """CREATE TABLE assets (id TEXT NOT NULL PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL,
       offered_by_id TEXT REFERENCES contacts DEFERRABLE INITIALLY DEFERRED,
       project_id TEXT REFERENCES projects DEFERRABLE INITIALLY DEFERRED, notes TEXT NOT NULL)
       STRICT, WITHOUT ROWID""",
    "CREATE INDEX assets_from ON assets (offered_by_id)",
    "CREATE INDEX assets_for ON assets (project_id)",
    """CREATE TABLE needs (id TEXT NOT NULL PRIMARY KEY,
       project_id TEXT NOT NULL REFERENCES projects DEFERRABLE INITIALLY DEFERRED, kind TEXT NOT NULL,
       text TEXT NOT NULL, state TEXT NOT NULL,
       asset_id TEXT REFERENCES assets DEFERRABLE INITIALLY DEFERRED, noted_on TEXT, settled_on TEXT)
       STRICT, WITHOUT ROWID""",
    "CREATE INDEX needs_of ON needs (project_id)",
    "CREATE INDEX needs_met_by ON needs (asset_id)",
    """CREATE TABLE holdings (id TEXT NOT NULL PRIMARY KEY,
       holder_id TEXT NOT NULL REFERENCES contacts DEFERRABLE INITIALLY DEFERRED, kind TEXT NOT NULL,
       name TEXT NOT NULL, asset_id TEXT REFERENCES assets DEFERRABLE INITIALLY DEFERRED,
       for_id TEXT REFERENCES contacts DEFERRABLE INITIALLY DEFERRED, location TEXT NOT NULL,
       from_on TEXT, until_on TEXT) STRICT, WITHOUT ROWID""",
    "CREATE INDEX holdings_of ON holdings (holder_id)",
    "CREATE INDEX holdings_in ON holdings (asset_id)",
    "CREATE INDEX holdings_for ON holdings (for_id)",
    """CREATE TABLE spends (id TEXT NOT NULL PRIMARY KEY,
       grant_id TEXT REFERENCES grants DEFERRABLE INITIALLY DEFERRED, day TEXT NOT NULL,
       minor INTEGER NOT NULL, currency TEXT NOT NULL, is_core INTEGER NOT NULL, what TEXT NOT NULL)
       STRICT, WITHOUT ROWID""",
    "CREATE INDEX spends_from ON spends (grant_id, day)",
    "CREATE INDEX spends_on ON spends (day)",
    """CREATE TABLE reserves (id TEXT NOT NULL PRIMARY KEY, day TEXT NOT NULL, free_minor INTEGER NOT NULL,
       currency TEXT NOT NULL) STRICT, WITHOUT ROWID""",
    "CREATE INDEX reserves_on ON reserves (day)",
    """CREATE TABLE handovers (id TEXT NOT NULL PRIMARY KEY,
       leaver_id TEXT NOT NULL REFERENCES contacts DEFERRABLE INITIALLY DEFERRED,
       leaving_on TEXT NOT NULL, state TEXT NOT NULL) STRICT, WITHOUT ROWID""",
    "CREATE INDEX handovers_of ON handovers (leaver_id)",
    """CREATE TABLE handover_items (id TEXT NOT NULL PRIMARY KEY,
       handover_id TEXT NOT NULL REFERENCES handovers DEFERRABLE INITIALLY DEFERRED, kind TEXT NOT NULL,
       ref_id TEXT, topic TEXT, text TEXT NOT NULL,
       successor_id TEXT REFERENCES contacts DEFERRABLE INITIALLY DEFERRED, due_on TEXT, done_on TEXT)
       STRICT, WITHOUT ROWID""",
    "CREATE INDEX handover_items_of ON handover_items (handover_id)",
    "CREATE INDEX handover_items_about ON handover_items (ref_id)",
    "CREATE INDEX handover_items_to ON handover_items (successor_id)",
    """CREATE TABLE saved_lists (id TEXT NOT NULL PRIMARY KEY, subject TEXT NOT NULL, name TEXT NOT NULL,
       filter TEXT NOT NULL) STRICT, WITHOUT ROWID""",
    """CREATE TABLE rule_settings (id TEXT NOT NULL PRIMARY KEY, rule TEXT NOT NULL, is_muted INTEGER NOT NULL,
       tuned TEXT NOT NULL) STRICT, WITHOUT ROWID""",
    """CREATE TABLE mutes (id TEXT NOT NULL PRIMARY KEY, rule TEXT NOT NULL, subject_id TEXT NOT NULL,
       until_on TEXT) STRICT, WITHOUT ROWID""",
    # What was removed is looked for without reading the whole journal.
    "CREATE INDEX journal_removals ON journal (tbl, row_id) WHERE after IS NULL",
    # Parts of a record that were removed are known to the journal alone; `queries.history` asks with these very words.
    f"CREATE INDEX journal_parts ON journal ({PART_OF}) WHERE {IS_PART}",
)

KNOWN: Final = 2
"""The newest schema that this program knows; kept in the file's user_version."""


def _migrations() -> Migrations:
    from sqlite_utils import Migrations

    steps = Migrations("suidesk")

    @steps()
    def m0001_first_tables(db: Database) -> None:
        for statement in _FIRST:
            db.execute(statement)

    @steps()
    def m0002_the_whole_neighbourhood(db: Database) -> None:
        for statement in _WHOLE_NEIGHBOURHOOD:
            db.execute(statement)
        language = db.execute("SELECT language FROM desk").fetchone()
        SearchIndex(db.conn).rebuild(language[0] if language else "en")

    return steps


def version(connection: sqlite.Connection) -> int:
    """Give the schema's number of an open store; 0 before the first migration."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def is_behind(connection: sqlite.Connection) -> bool:
    """Tell whether migrations wait; raise store_newer for a store that a later program wrote."""
    found = version(connection)
    if found > KNOWN:
        raise SuideskError("store_newer", found=found, known=KNOWN)
    return found < KNOWN


def migrate(connection: sqlite.Connection) -> None:
    """Apply what waits, each step in a transaction of its own."""
    _migrations().apply(database(connection))
    connection.execute(f"PRAGMA user_version = {KNOWN}")
