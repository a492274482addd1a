"""What a web tells: reckoned here while that is a moment's work, else by a process of its own."""

from __future__ import annotations

import json
import logging
from contextlib import closing
from typing import TYPE_CHECKING, Final

from suidesk.rules.web_apart import Answer, asking
from suidesk.rules.web_findings import Findings, findings_of
from suidesk.system.apart import Apart

if TYPE_CHECKING:
    from suidesk.rules.web import Cancelled, Progress, Web

HERE_UP_TO: Final = 250
"""Contacts: more take longer than a process takes to start. While 32,000 were reckoned here, which took 39 s, a key in
the search was answered after 80 ms in place of 8."""

_log = logging.getLogger(__name__)


def told(web: Web, progress: Progress, is_cancelled: Cancelled, here_up_to: int = HERE_UP_TO) -> Findings:
    """Give what the web tells; raises `cancelled` soon after it was asked to stop."""
    if len(web.nodes) <= here_up_to:
        return findings_of(web, progress, is_cancelled)
    try:
        found = _told_apart(web, progress, is_cancelled)
    except OSError as error:
        _log.warning("no process for the web: %s", type(error).__name__)
        found = None
    return findings_of(web, progress, is_cancelled) if found is None else found


def _told_apart(web: Web, progress: Progress, is_cancelled: Cancelled) -> Findings | None:
    answer = Answer(web)
    with closing(Apart("suidesk.rules.web_apart").ask(asking(web), is_cancelled)) as lines:
        for line in lines:
            said = json.loads(line)
            if done := said.pop("done", None):
                progress(*done)
            answer.take(said)
    return answer.findings()
