"""Asks where the pack shall go, and saves it there."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from suidesk.desktop.handovers.pack_paper import save_pdf
from suidesk.desktop.handovers.pack_words import pack_title
from suidesk.desktop.kit.save_dialog import ask_where
from suidesk.domain.errors import SuideskError
from suidesk.queries.handover_pack import PackFor
from suidesk.wording.errors import error_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from suidesk.desktop.page import Host
    from suidesk.desktop.record_page.view import RecordView
    from suidesk.queries.handover_pack import Pack
    from suidesk.queries.handovers import HandoverAbout

_UNFIT = '<>:"/\\|?*'
"""What some system refuses in a file's name."""


def save_pack(host: Host, view: RecordView[HandoverAbout], handover_id: str, successor_id: str | None) -> None:
    """Gather the pack, ask for a file, and write it; the window says so."""
    query = PackFor(handover_id, host.now().date(), successor_id)
    host.bridge.fetch(query, partial(_ask_where, host, view), owner=view, failed=host.tell)


def _ask_where(host: Host, view: RecordView[HandoverAbout], pack: Pack) -> None:
    title = translate("HandoverPack", "Save the pack")
    ask_where(view, title, file_name(pack), "pdf", lambda path: write_pack(host, view, pack, path))


def write_pack(host: Host, view: RecordView[HandoverAbout], pack: Pack, path: Path) -> None:
    """Write the pack to `path` and say so; what goes wrong is shown above the record."""
    view.message.hide()
    try:
        pages = save_pdf(pack, host.now().date(), path)
    except SuideskError as error:
        view.message.show_message(error_text(error))
        return
    host.say(translate("HandoverPack", "The pack was saved in {0}: %n page(s)", pages).format(path.name))


def file_name(pack: Pack) -> str:
    """Suggest a file's name: the title without what a system may refuse."""
    plain = "".join(letter for letter in pack_title(pack) if letter not in _UNFIT and letter.isprintable())
    return f"{plain.strip()[:120]}.pdf"
