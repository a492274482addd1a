"""The whole job, from a fresh laptop to an export and back, through `suidesk` as processes of their own.

A community intermediary brings in a contact list, enters a project, who does what for it, what was promised, the hours
and a grant with its deadlines; is reminded in time of a funding deadline, of a volunteer who is leaving and of too much
work; acts on a reminder; takes back a mistake; exports the list; closes the lid, comes back, and everything is there.
"""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from datetime import datetime, timedelta

import pytest

PEOPLE = """Name;Organisation;E-mail;Mobile;Languages
Fatima Ørsted;;fatima.orsted@example.org;07700 900001;Arabic, Danish
Grace Okonkwo;;grace.okonkwo@example.org;07700 900002;English
Jan van der Berg;;jan.berg@example.org;07700 900003;Dutch
Zoë Żukowska;;zoe@example.org;;Polish
Mehmet Yıldız;;;07700 900005;Turkish
;;;;
Aoife Ní Bhriain;;aoife@example.org;07700 900006;Irish
"""
NAMES = ("Fatima", "Ørsted", "Okonkwo", "van der Berg", "Żukowska", "Yıldız", "Bhriain", "Vestergård", "Winter warmth")


class Laptop:
    """A laptop with `suidesk` installed, and its own idea of where a home is."""

    def __init__(self, folder):
        self.folder = folder
        self.home = folder / "home"
        (folder / "passphrase").write_text("by the harbour wall\n")
        homes = {name: str(self.home) for name in ("HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "LOCALAPPDATA")}
        self.environ = {**os.environ, **homes, "SUIDESK_PASSPHRASE_FILE": str(folder / "passphrase")}
        self.today = datetime.now().astimezone().date()

    def __call__(self, *words, status=0):
        """Call suidesk; give what it put out, and see that it ended as expected."""
        call = [sys.executable, "-m", "suidesk", *map(str, words)]
        found = subprocess.run(call, env=self.environ, capture_output=True, text=True, encoding="utf-8", check=False)
        assert found.returncode == status, found.stderr
        assert "Traceback" not in found.stderr
        return found.stdout.strip()

    def json(self, *words):
        return json.loads(self(*words, "--json"))

    def day(self, days):
        return (self.today + timedelta(days=days)).isoformat()

    def files(self):
        return [path for path in self.home.rglob("*") if path.is_file()]


@pytest.fixture
def laptop(tmp_path):
    return Laptop(tmp_path)


def test_the_main_job(laptop, tmp_path):  # noqa: PLR0915
    # A fresh laptop: one command.
    laptop("new", "--given", "Ada", "--family", "Vestergård", "--recovery-file", tmp_path / "recovery")

    # A real contact list; the same one again changes nothing.
    (tmp_path / "people.csv").write_text(PEOPLE, encoding="utf-8")
    report = laptop.json("import", tmp_path / "people.csv")
    assert (report["created"], report["rejected"]) == (6, 0)
    assert laptop.json("import", tmp_path / "people.csv")["unchanged"] == 6
    people = {row["name"]: row["id"] for row in laptop.json("ask", "PeopleMatching", "--limit", "60")}
    fatima, grace, jan = (people[name] for name in ("Fatima Ørsted", "Grace Okonkwo", "Jan van der Berg"))

    # A project, who does what for it, what was promised, and the hours.
    project = laptop("do", "AddProject", "--name", "Winter warmth", "--lead-id", people["Ada Vestergård"])
    role = laptop("do", "AddRole", "--name", "Keyholder", "--project-id", project, "--is-critical")
    laptop("do", "AddVolunteer", "--id", grace, "--capacity-minutes", "180", "--started-on", laptop.day(-400))
    words = ("--person-id", grace, "--from-on", laptop.day(-300), "--until-on", laptop.day(30))
    laptop("do", "AddAssignment", "--role-id", role, *words)
    words = ("--project-id", project, "--minutes", "300", "--from-on", laptop.day(-70))
    laptop("do", "AddCommitment", "--person-id", grace, *words)
    words = ("--minutes", "180", "--day", laptop.day(-1), "--project-id", project)
    assert len(laptop("do", "LogTime", "--person-ids", fatima, grace, jan, *words).splitlines()) == 3

    # A grant with its deadline, and something to do.
    words = ("--title", "Warm rooms fund", "--stage", "drafting", "--requested-minor", "1200000")
    grant = laptop("do", "AddGrant", *words)
    words = ("--kind", "application", "--due-on", laptop.day(15))
    laptop("do", "AddObligation", "--grant-id", grant, *words)
    words = ("--kind", "contacts", "--ref-id", jan, "--due-on", laptop.day(9))
    laptop("do", "AddFollowUp", "--text", "Ask Jan for the second key", *words)

    # She asks what will need her in ten days: the deadline, the leaving, too much work, and what she wanted to do.
    later = ("remind", "--now", f"{laptop.day(10)}T10:00")
    told = laptop.json(*later)
    titles = {one["rule"]: one["title"] for one in told["new"]}
    assert "Warm rooms fund" in titles["funding.obligation"]
    assert "Grace Okonkwo" in titles["handover.assignment_ending"]
    assert "Grace Okonkwo" in titles["workload.overload"]
    assert "second key" in titles["follow_up.due"]
    assert laptop.json(*later) == told, "looking ahead notes nothing"

    # Today the deadline is near already; told once, it stays until she acts.
    told = laptop.json("remind")
    assert laptop.json("remind")["new"] == []

    # She acts on a reminder: the application is sent, and it reminds no more.
    (deadline,) = [one for one in told["open"] if one["rule"] == "funding.obligation"]
    laptop("do", "CompleteReminder", "--id", deadline["key"])
    assert deadline["key"] not in {one["key"] for one in laptop.json("remind")["open"]}

    # She takes back a mistake; what is removed with others says so first.
    laptop("do", "RemoveContact", "--id", grace, status=1)
    laptop("do", "RemoveContact", "--id", grace, "--together")
    assert laptop("ask", "PeopleCount", "--text", "Okonkwo") == "0"
    laptop("undo")
    assert laptop("ask", "PeopleCount", "--text", "okonkwo") == "1"

    # The list goes out, whole.
    laptop("export", "people", "--to", tmp_path / "out.csv")
    rows = list(csv.DictReader(io.StringIO((tmp_path / "out.csv").read_text("utf-8-sig"))))
    assert {row["Name"] for row in rows} == set(people)

    # She comes back, and everything is there, encrypted.
    about = laptop.json("ask", "ProjectPage", "--id", project)
    assert about["lead"] == "Ada Vestergård"
    assert about["roles"][0]["held"][0]["person"] == "Grace Okonkwo"
    assert laptop.json("ask", "LoadOf", "--person-id", grace)["promised"] == 300
    assert laptop.json("check")["is_well"]
    files = laptop.files()
    assert {"suidesk.db", "keys.json"} <= {path.name for path in files}
    assert any(path.suffix == ".suidesk-backup" for path in files)
    for path in files:
        content = path.read_bytes()
        assert [name for name in NAMES if name.encode() in content] == [], path.name


def test_a_backup_brings_everything_to_another_laptop(laptop, tmp_path):
    laptop("new", "--example", "--recovery-file", tmp_path / "recovery")
    before = laptop.json("remind")["open"]
    path = laptop("backup", "make", "--to", tmp_path / "stick")
    (tmp_path / "other").mkdir()
    other = Laptop(tmp_path / "other")
    other("backup", "restore", path)
    assert [one["key"] for one in other.json("remind")["open"]] == [one["key"] for one in before]
    assert other.json("check")["is_well"]
