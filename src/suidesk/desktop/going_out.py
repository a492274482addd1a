"""What leaves the desk by other ways than the export of lists is recorded as well."""

from __future__ import annotations

from typing import TYPE_CHECKING

from suidesk.commands.exports import RecordExport

if TYPE_CHECKING:
    from pathlib import Path

    from suidesk.desktop.page import Host


def record_out(host: Host, path: Path, what: str, count: int, said: str) -> None:
    """Record that a file went out with so many names, then say what was done; `what` as `wording.exports` knows it."""
    # A folder of drafts has no ending.
    kind = path.suffix.lower().removeprefix(".") or "eml"
    host.bridge.run(RecordExport(file=path.name, what=what, count=count, format=kind), lambda _: host.say(said))
