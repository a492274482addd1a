"""Spending as lines of a card: for what, when, how much, and the verbs to change it or take it away."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from suidesk.commands.money import RemoveSpend
from suidesk.desktop.funding.spend_form import SpendForm
from suidesk.desktop.kit.lines import Line, Verb
from suidesk.wording.formats import day_in_words, money_in_words
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from suidesk.desktop.page import Host
    from suidesk.queries.money import SpendRow


def spend_line(host: Host, parent: QWidget, row: SpendRow, *, has_grant: bool) -> Line:
    """Give the line of some spending; `has_grant` says from which grant it came."""
    spend = row.spend
    is_refund = spend.minor < 0
    usual = translate("Funding", "Refund") if is_refund else translate("Funding", "Spending")
    second = day_in_words(spend.day)
    if has_grant and row.grant:
        second = translate("Funding", "{0} · {1}").format(second, row.grant)
    if spend.is_core:
        second = translate("Funding", "{0} · {1}").format(second, translate("Funding", "keeps us going"))
    verbs = (
        Verb(translate("Funding", "Change…"), partial(_change, host, parent, row), "pencil"),
        Verb(translate("Funding", "Remove"), lambda: host.bridge.run(RemoveSpend(id=spend.id)), "trash-2"),
    )
    money = money_in_words(spend.minor, spend.currency)
    return Line("rotate-ccw" if is_refund else "banknote", spend.what or usual, second, money, "plain", verbs)


def _change(host: Host, parent: QWidget, row: SpendRow) -> None:
    SpendForm(host, parent.window(), row=row).open()
