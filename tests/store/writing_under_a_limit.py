"""Run as a program: adds people until the system refuses to let a file grow, then tells what it was told."""

from __future__ import annotations

import json
import resource
import signal
import sys
from pathlib import Path

from suidesk.commands.people import AddPerson
from tests.store.test_full_disk import add_until_refused, names
from tests.stores import Made

LIMIT = 1_500_000


def main():
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    made = Made(Path(sys.argv[1]))
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (LIMIT, hard))
    acknowledged, code = add_until_refused(made)
    seen = names(made.connection)
    resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
    made.run(AddPerson(given="Zoë"))
    made.close()
    print(json.dumps({"acknowledged": acknowledged, "code": code, "seen": seen}))  # noqa: T201


if __name__ == "__main__":
    main()
