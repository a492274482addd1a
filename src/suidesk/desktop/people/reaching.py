"""Ways to reach a contact, as the computer's own programs open them."""

from __future__ import annotations

from typing import Final
from urllib.parse import quote

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

from suidesk.domain.people import ContactPoint, PointKind
from suidesk.wording.translate import translate

ICONS: Final = {
    PointKind.EMAIL: "mail",
    PointKind.PHONE: "phone",
    PointKind.ADDRESS: "map-pin",
    PointKind.URL: "globe",
}


def link_of(point: ContactPoint) -> str:
    """Give the address that opens the point, or an empty text where nothing should.

    A list that was brought in may hold any text: only the web, mail and telephone are opened, never a file.
    """
    raw = point.raw.strip()
    if point.kind is PointKind.EMAIL:
        return f"mailto:{quote(raw, safe='@')}"
    if point.kind is PointKind.PHONE:
        return f"tel:{quote(point.normal, safe='+')}" if point.normal else ""
    if point.kind is PointKind.URL:
        found = QUrl(raw if "://" in raw else f"https://{raw}", QUrl.ParsingMode.TolerantMode)
        is_web = found.isValid() and found.scheme() in {"http", "https"} and bool(found.host())
        return found.toString(QUrl.ComponentFormattingOption.FullyEncoded) if is_web else ""
    return ""


def open_link(link: str, raw: str) -> str:
    """Open it with the user's own program; give what to say when there is none (it is then copied instead)."""
    if QDesktopServices.openUrl(QUrl(link)):
        return ""
    copy_text(raw)
    return translate("People", "No program of this computer opens this. It was copied instead.")


def copy_text(text: str) -> None:
    """Put a text on the clipboard."""
    QGuiApplication.clipboard().setText(text)
