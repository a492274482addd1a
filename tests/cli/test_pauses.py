"""A pause planned, moved and ended from the command line."""

from __future__ import annotations


def test_a_pause_is_looked_at_planned_and_ended(line):
    grace, bram = (line.done("do", "AddPerson", "--given", name).out.strip() for name in ("Grace", "Bram"))
    tea = line.done("do", "AddCommitment", "--person-id", grace, "--title", "Tea", "--minutes", "60").out.strip()
    days = ("--from-on", "2026-12-07", "--until-on", "2027-01-31")
    found = line.done("ask", "PauseToPlan", "--person-id", grace, *days, "--json").document
    assert [(one["label"]["name"], one["choice"]) for one in found["touched"]] == [("Tea", "rest")]
    part = f"ref_id={tea},choice=cover,cover_id={bram}"
    called = line.done("do", "PlanPause", "--person-id", grace, *days, "--parts", part)
    assert called.err == "A pause of Grace was planned\n"
    pause = called.out.strip()
    (planned,) = line.done("ask", "PausePlanned", "--person-id", grace, "--json").document
    assert (planned["parts"][0]["cover"]["name"], planned["parts"][0]["back_on"]) == ("Bram", "2027-02-01")
    room = line.done(
        "ask", "CoverRooms", "--from-on", "2026-12-07", "--covers", f"person_id={bram},minutes=30", "--json"
    ).document
    assert room[0]["promised"] == 60
    assert line.done("do", "ChangePause", "--id", pause, "--until-on", "2027-02-14").err
    called = line("do", "EndPauseEarly", "--id", pause)
    assert called.status != 0
    assert "7 December 2026" in called.err
    assert line.done("do", "EndPauseEarly", "--id", pause, "--back-on", "2026-12-20").err == (
        "Grace is back from the pause\n"
    )
