"""What finding needs in a city: entries in the order of the lists, and whom the open reminders concern."""

from __future__ import annotations

from typing import Final

# The numbers of the entries lie in the order of the lists (see `store.numbers`), so that the window of a list is read
# and the rest is not. `mark` is a digest of what an entry was made of: what is the same isn't written again. The names
# have an index of their own: its few words are what a mistyped one is compared with.
_SEARCH: Final = (
    "DROP TABLE search_docs",
    "DROP TABLE search_words",
    "DROP TABLE search_letters",
    """CREATE TABLE search_docs (no INTEGER PRIMARY KEY, ref_id TEXT NOT NULL, mark INTEGER NOT NULL, sort_key TEXT,
       kind TEXT AS (CASE no >> 44 WHEN 0 THEN 'contacts' WHEN 1 THEN 'projects' WHEN 2 THEN 'assets'
         WHEN 3 THEN 'needs' WHEN 4 THEN 'interactions' WHEN 5 THEN 'grants' WHEN 6 THEN 'handovers' END)) STRICT""",
    "CREATE INDEX search_docs_ref ON search_docs (ref_id)",
    # Where in a text a word stands is never asked: without it the index is a third smaller.
    """CREATE VIRTUAL TABLE search_words USING fts5(name, more, content='', contentless_delete=1, detail='column',
       prefix='1 2', tokenize="unicode61 remove_diacritics 0")""",
    """CREATE VIRTUAL TABLE search_names USING fts5(name, content='', contentless_delete=1, detail='none',
       tokenize="unicode61 remove_diacritics 0")""",
    "CREATE VIRTUAL TABLE search_spelled USING fts5vocab('search_names', 'row')",
)
# Asked for by contact, for a page of the list and for the part of it that wants attention: a reminder's subject, and
# those that its evidence names. It follows from the reminders, whoever writes them.
_NEW: Final = """SELECT new.subject_id, new.severity, new.id
    UNION SELECT value, new.severity, new.id FROM json_each(new.evidence, '$.about')"""
_CONCERNED: Final = (
    """CREATE TABLE concerned (ref TEXT NOT NULL, severity INTEGER NOT NULL, reminder_id TEXT NOT NULL,
       PRIMARY KEY (ref, reminder_id)) STRICT, WITHOUT ROWID""",
    "CREATE INDEX concerned_by ON concerned (reminder_id)",
    """INSERT INTO concerned SELECT subject_id, severity, id FROM reminders WHERE outcome IS NULL
       UNION SELECT value, severity, reminders.id FROM reminders, json_each(evidence, '$.about')
         WHERE outcome IS NULL""",
    f"""CREATE TRIGGER reminders_concern AFTER INSERT ON reminders WHEN new.outcome IS NULL
       BEGIN INSERT INTO concerned {_NEW}; END""",
    f"""CREATE TRIGGER reminders_concern_others AFTER UPDATE OF outcome, evidence, severity, subject_id ON reminders
       BEGIN DELETE FROM concerned WHERE reminder_id = old.id;
         INSERT INTO concerned SELECT * FROM ({_NEW}) WHERE new.outcome IS NULL; END""",
    """CREATE TRIGGER reminders_release AFTER DELETE ON reminders
       BEGIN DELETE FROM concerned WHERE reminder_id = old.id; END""",
)
# The tags of a page of contacts, and the contacts with a tag, without reading the links themselves.
_TAGS: Final = (
    "DROP INDEX contact_tags_of",
    "CREATE INDEX contact_tags_of ON contact_tags (contact_id, tag_id)",
    "DROP INDEX contact_tags_with",
    "CREATE INDEX contact_tags_with ON contact_tags (tag_id, contact_id)",
)
FOUND: Final = (*_SEARCH, *_CONCERNED, *_TAGS)
