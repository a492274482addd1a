"""No readable name in any file that the store leaves on the disk: not in the log, the index of the log, nor a copy."""

from __future__ import annotations

from suidesk.commands.people import AddPerson, Point, RemoveContact
from suidesk.domain.people import PointKind
from suidesk.store.backup import copy_into

GIVEN, FAMILY = "Fadumo", "Kjærsgaard"
SECRETS = (GIVEN, FAMILY, "fadumo.kjaersgaard@example.org", "+4500123456", "diabetic", "kjaersgaard", "AddPerson")
SCHEMA = ("contacts", "CREATE TABLE", "search_words")


def found_in(folder):
    """The secrets that can be read in any file of a folder, in any encoding that a program may use."""
    files = {path.name: path.read_bytes().lower() for path in folder.rglob("*") if path.is_file()}
    assert files
    return [
        (name, secret, encoding)
        for name, content in files.items()
        for secret in (*SECRETS, *SCHEMA)
        for encoding in ("utf-8", "utf-16-le", "utf-16-be", "latin-1")
        if secret.lower().encode(encoding) in content
    ]


def test_nothing_can_be_read_while_the_desk_works(made):
    points = (Point(PointKind.EMAIL, SECRETS[2]), Point(PointKind.PHONE, SECRETS[3]))
    ref = made.run(AddPerson(given=GIVEN, family=FAMILY, points=points, notes="diabetic " * 2_000))
    folder = made.store.folder
    assert {path.name for path in folder.iterdir()} == {"suidesk.db", "suidesk.db-wal", "suidesk.db-shm"}
    assert found_in(folder) == []
    made.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert found_in(folder) == []
    made.run(RemoveContact(id=ref))
    copy_into(made.store, folder / "copy", lambda done, total: None)
    assert found_in(folder) == []
    made.connection.execute("VACUUM")
    assert found_in(folder) == []


def test_a_change_larger_than_the_cache_spills_nothing_readable(made):
    made.connection.execute("PRAGMA cache_size = 10")
    made.writer.run(
        "AddPerson",
        lambda tx: [AddPerson(given=GIVEN, family=FAMILY, notes="diabetic" * 500).apply(tx) for _ in range(300)],
        made.clock.now(),
    )
    assert found_in(made.store.folder) == []


def test_the_search_itself_would_find_a_name(tmp_path):
    (tmp_path / "leak").write_bytes(b"\x00" + "Kjærsgaard".encode("utf-16-le"))
    assert ("leak", FAMILY, "utf-16-le") in found_in(tmp_path)
