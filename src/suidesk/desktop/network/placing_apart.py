"""Places worked out by a process of its own, where they take longer than one takes to start."""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Mapping
from contextlib import closing
from itertools import islice
from typing import TYPE_CHECKING, Final

from suidesk.desktop.network.placing import Place, placed
from suidesk.rules.web_apart import asked, asking
from suidesk.system.apart import Apart

if TYPE_CHECKING:
    from suidesk.rules.web import Cancelled, Progress, Web

HERE_UP_TO: Final = 250
"""Contacts: more keep Python busy for half a second and longer, in which a window of the same process is slow."""
_AT_ONCE: Final = 200

_log = logging.getLogger(__name__)


def placed_beside(
    web: Web, progress: Progress, is_cancelled: Cancelled, here_up_to: int = HERE_UP_TO
) -> Mapping[str, Place]:
    """Give the place of every contact, the same as `placed`; raises `cancelled` soon after it was asked to stop."""
    if len(web.nodes) <= here_up_to:
        return placed(web, progress, is_cancelled)
    try:
        return _placed_apart(web, progress, is_cancelled)
    except OSError as error:
        _log.warning("no process for the places: %s", type(error).__name__)
        return placed(web, progress, is_cancelled)


def _placed_apart(web: Web, progress: Progress, is_cancelled: Cancelled) -> Mapping[str, Place]:
    found: dict[str, Place] = {}
    with closing(Apart(__name__).ask(asking(web), is_cancelled)) as lines:
        for line in lines:
            said = json.loads(line)
            if "done" in said:
                progress(*said["done"])
            found |= {ref: (x, y) for ref, x, y in said.get("places", ())}
    return found


def main() -> None:
    """Place the web that standard input tells of, and tell the places on standard output."""

    def tell(said: object) -> None:
        sys.stdout.write(f"{json.dumps(said)}\n")

    found = placed(asked(sys.stdin), lambda done, total: tell({"done": [done, total]}), lambda: False)
    left = iter(found.items())
    while some := list(islice(left, _AT_ONCE)):
        tell({"places": [[ref, *place] for ref, place in some]})
    sys.stdout.flush()


if __name__ == "__main__":
    main()
