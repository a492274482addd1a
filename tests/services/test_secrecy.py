"""No readable name in any file of a store's folder: store, log, keys, backups and what the tray reads."""

from __future__ import annotations

import os
from datetime import date

from suidesk.domain.people import Contact
from suidesk.domain.text import folded
from suidesk.queries.desk import DeskPage
from suidesk.services.backup import Backups
from suidesk.services.desk import Desk
from suidesk.services.due_file import write_due
from suidesk.services.example.making import make_example
from suidesk.services.keys import Keys
from suidesk.services.opening import Owner, StoreFolder
from suidesk.services.reminding import Reminding
from suidesk.store.reading import Reading
from tests.fakes import FakeClock, FakeKeychain, FakeNotifier
from tests.stores import NOW
from tests.vault.steady_random import CHEAP

PASSPHRASE = "by the old harbour"


def test_nothing_of_an_example_neighbourhood_can_be_read(tmp_path):
    clock, keys = FakeClock(NOW), Keys(tmp_path / "store", FakeKeychain(), cost=CHEAP)
    store, code = StoreFolder(tmp_path / "store", keys, clock, os.urandom).create(PASSPHRASE, Owner(given="Wilhelmina"))
    connection = store.writer()
    desk = Desk(connection, clock, os.urandom)
    make_example(desk, date(2026, 11, 25))
    ticked = Reminding(desk, desk, FakeNotifier()).tick(clock.now())
    write_due(store.folder, ticked)
    Backups(store, keys).make(clock.now())
    assert len(ticked.open) >= 8

    files = {path: path.read_bytes().lower() for path in tmp_path.rglob("*") if path.is_file()}
    assert len(files) >= 6
    secrets = {"wilhelmina", PASSPHRASE, code.text().lower(), store.key.hex(), desk.ask(DeskPage()).settings.site_id}
    for contact in Reading(connection).records(Contact, "ORDER BY id LIMIT 40"):
        secrets |= {contact.display_name.lower(), folded(contact.family)}
    for secret in secrets:
        if len(secret) > 5:
            for encoding in ("utf-8", "utf-16-le"):
                found = [path.name for path, content in files.items() if secret.encode(encoding) in content]
                assert found == [], secret
    desk.close()
