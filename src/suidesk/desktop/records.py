"""What every page does alike: pick a record by typing, save a form, remove a record with all that hangs on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from suidesk.desktop.kit.picker_field import Found
from suidesk.domain.kinds import Kind
from suidesk.queries.search import AnythingMatching
from suidesk.wording.errors import error_text
from suidesk.wording.removals import orphans_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

    from suidesk.commands.command import Command
    from suidesk.desktop.bridge import Bridge
    from suidesk.desktop.kit.form import FormDialog
    from suidesk.desktop.kit.message_bar import MessageBar
    from suidesk.domain.errors import SuideskError

Answer = Callable[["Sequence[Found]"], None]
Search = Callable[[str, Answer], None]
ICONS = {"person": "user", "organisation": "building-2"}


def picking(bridge: Bridge, owner: QObject, *kinds: Kind, contact_kind: str | None = None, mark: str = "") -> Search:
    """Give the search of a picker for records of these kinds; `contact_kind` "person" leaves out organisations.

    With `mark`, the values are kind, mark and id, for pickers of several kinds.
    """

    def search(text: str, then: Answer) -> None:
        def answer(found: Sequence[Any]) -> None:
            then(
                [
                    _shown(one.kind, f"{one.kind}{mark}{one.id}" if mark else one.id, one.name, one.detail)
                    for one in found
                ]
            )

        bridge.fetch(AnythingMatching(text, kinds, contact_kind), answer, owner=owner)

    return search


def _shown(kind: Kind, ref: str, name: str, detail: str) -> Found:
    icons = {
        Kind.CONTACT: ICONS.get(detail, "user"),
        Kind.PROJECT: "folder-kanban",
        Kind.GRANT: "hand-coins",
        Kind.ASSET: "package",
    }
    return Found(ref, name, icon=icons[kind])


def save(bridge: Bridge, form: FormDialog, command: Command, then: Callable[[Any], object] | None = None) -> None:
    """Run a form's command: close on success, else show what is wrong at its field."""

    def saved(result: Any) -> None:
        form.accept()
        if then is not None:
            then(result)

    form.set_busy(is_busy=True)
    bridge.run(command, saved, failed=lambda error: form.show_error(error.field, error_text(error)), owner=form)


def remove(bridge: Bridge, message: MessageBar, command: Command, then: Callable[[], object] | None = None) -> None:
    """Remove a record; where others refer to it, say what would go and offer to remove all of it.

    `command` has the fields `id` and `together`; everything comes back with one undo.
    """

    def refused(error: SuideskError) -> None:
        counts = error.params.get("counts")
        if error.code != "still_referenced" or not isinstance(counts, dict):
            message.show_message(error_text(error))
            return
        everything = replace(command, together=True)  # type: ignore[type-var]
        message.show_message(
            orphans_text(counts),
            "warn",
            action=translate("Records", "Remove all of it"),
            then=lambda: _remove_all(bridge, message, everything, then),
        )

    bridge.run(command, lambda _: then() if then is not None else None, failed=refused, owner=message)


def _remove_all(bridge: Bridge, message: MessageBar, command: Command, then: Callable[[], object] | None) -> None:
    message.hide()
    bridge.run(
        command,
        lambda _: then() if then is not None else None,
        failed=lambda error: message.show_message(error_text(error)),
        owner=message,
    )
