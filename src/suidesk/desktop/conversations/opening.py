"""Opens the form of a conversation: a new one about what is on screen, or one that was noted before."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from suidesk.domain.kinds import Kind
from suidesk.queries.interactions import InteractionPage, InteractionRow

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from suidesk.desktop.page import Host


def log_conversation(host: Host, parent: QWidget, about: tuple[Kind, str] | None = None) -> None:
    """Open the form of a new conversation; with a contact or for a project, where `about` is one of them."""
    from suidesk.desktop.conversations.log_form import LogConversationForm

    kind, ref = about or (None, "")
    contacts = (ref,) if kind is Kind.CONTACT else ()
    project = ref if kind is Kind.PROJECT else None
    LogConversationForm(host, parent, contact_ids=contacts, project_id=project).open()


def open_conversation(host: Host, parent: QWidget, ref: str) -> None:
    """Open the form of that conversation; when it is gone, the window says so."""
    host.bridge.fetch(InteractionPage(ref), partial(_open, host, parent), owner=parent, failed=host.tell)


def _open(host: Host, parent: QWidget, row: InteractionRow) -> None:
    from suidesk.desktop.conversations.log_form import LogConversationForm

    LogConversationForm(host, parent, row=row).open()
