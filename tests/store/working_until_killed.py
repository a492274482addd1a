"""Run as a program: works on a store until it is killed, telling on each line what has been acknowledged."""

from __future__ import annotations

import sys
from itertools import count
from pathlib import Path

from suidesk.commands.people import AddPerson
from suidesk.services.importing import Importing
from tests.stores import Made

ROWS = 300


def tell(*words):
    print(" ".join(map(str, words)), flush=True)  # noqa: T201


def bring_in(desk, number):
    """Bring in a file of people as one change."""
    lines = [f"I{number},Row {row},i{number}.{row}@example.org,Dansk" for row in range(ROWS)]
    content = "\n".join(["First name,Last name,E-mail,Languages", *lines]).encode()
    importing = Importing(desk, lambda: None)
    preview = importing.preview(importing.look(content, f"{number}.csv"))
    tell("begin", number)
    return importing.commit(preview).counts.created


def main():
    made = Made(Path(sys.argv[1]), seed=int(sys.argv[2]))
    for number in count():
        for part in range(3):
            name = f"P{number}-{part}"
            made.run(AddPerson(given=name, notes="n" * 500))
            tell("person", name)
        tell("import", number, bring_in(made.desk, number))


if __name__ == "__main__":
    main()
