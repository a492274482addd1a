"""A card on its way to a contact: what its lines said, and what became of each of them."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from suidesk.domain.people import ContactKind
from suidesk.domain.text import folded
from suidesk.domain.validation import NAME_LIMIT, NOTES_LIMIT
from suidesk.interchange.incoming import IncomingPoint
from suidesk.interchange.problems import Problem, Severity, shortened
from suidesk.interchange.vcard.kept_lines import KeptLine, kept_line
from suidesk.interchange.vcard.own_properties import MARK
from suidesk.interchange.vcard.text_values import parts_of, text_of

if TYPE_CHECKING:
    from suidesk.domain.people import PointKind
    from suidesk.domain.volunteers import Slot
    from suidesk.interchange.vcard.content_lines import ContentLine
    from suidesk.interchange.vcard.framing import Frame

POINT_LIMIT = 2_000
"""Longest e-mail address, number or address in characters, as the domain has it."""


class Fate(StrEnum):
    """What became of a line."""

    FRAMING = "framing"
    """BEGIN, VERSION, END, or blank."""
    IMPORTED = "imported"
    KEPT = "kept"
    REPORTED = "reported"


class Names(NamedTuple):
    """The structured name of a card."""

    family: str = ""
    given: str = ""
    additional: str = ""
    prefix: str = ""
    suffix: str = ""


class _Point(NamedTuple):
    rank: int
    group: str
    point: IncomingPoint


class CardDraft:
    """One card while it is read. `texts` holds single texts by the name of their line."""

    __slots__ = (
        "counts", "emergency", "fields", "frame", "groups", "id", "is_group", "is_own", "kept", "kind", "labels",
        "languages", "members", "names", "organisation", "points", "problems", "skills", "slots", "tags", "texts",
        "uid", "values", "volunteer",
    )  # fmt: skip

    def __init__(self, frame: Frame) -> None:
        """Start empty."""
        self.frame = frame
        self.problems = list(frame.problems)
        self.is_own = MARK in [line.head.name for line in frame.lines]
        self.is_group = False
        self.kind: ContactKind | None = None
        self.id = ""
        self.uid = ""
        self.texts: dict[str, str] = {}
        self.names: Names | None = None
        self.organisation: list[str] = []
        self.points: list[_Point] = []
        self.groups: set[str] = set()
        self.labels: list[ContentLine] = []
        self.languages: list[tuple[int, str]] = []
        self.tags: list[str] = []
        self.skills: list[str] = []
        self.slots: list[Slot] = []
        self.fields: dict[str, tuple[str, str]] = {}
        self.values: dict[str, Any] = {}
        self.volunteer: dict[str, Any] | None = None
        self.emergency = ""
        self.members: list[ContentLine] = []
        self.kept: list[tuple[int, KeptLine]] = []
        self.counts: Counter[Fate] = Counter({Fate.FRAMING: frame.framing})

    def say(
        self,
        line: ContentLine | None,
        code: str,
        expected: str = "",
        found: str = "",
        severity: Severity = Severity.WARNING,
    ) -> None:
        """Note a problem of a line, or of the card as a whole."""
        number, name = (line.number, line.name) if line else (self.frame.number, "")
        self.problems.append(Problem(number, self.frame.row, name, code, expected, shortened(found), severity))

    def text(self, line: ContentLine) -> str:
        """Give the value of a line as a text."""
        found = text_of(line, self.frame.version)
        return found if self.is_own else found.strip()

    def parts(self, line: ContentLine, sign: str = ";") -> list[str]:
        """Give the parts of a value."""
        found = parts_of(line, self.frame.version, sign)
        return found if self.is_own else [part.strip() for part in found]

    def keep(self, line: ContentLine) -> Fate:
        """Keep a line as it stands."""
        self.kept.append((line.number, kept_line(line, self.frame.version)))
        return Fate.KEPT

    def keep_unread(self, line: ContentLine, code: str, expected: str = "", found: str = "") -> Fate:
        """Keep a line that should have been understood, and say why it wasn't."""
        self.say(line, code, expected, found or line.value)
        return self.keep(line)

    def add_field(self, name: str, text: str) -> bool:
        """Add to a custom field, below what is there; tell whether there was room."""
        key = folded(name)
        known = self.fields.get(key)
        if known and text in known[1].split("\n"):
            return True
        whole = f"{known[1]}\n{text}" if known else text
        if len(whole) > NOTES_LIMIT:
            return False
        self.fields[key] = (known[0] if known else name, whole)
        return True

    def set_field(self, line: ContentLine, name: str, text: str) -> Fate:
        """Take a line's text as a custom field, or keep the line when the text is too long."""
        if not text.strip() or self.add_field(name, text):
            return Fate.IMPORTED
        return self.keep_unread(line, "too_long", str(NOTES_LIMIT))

    def add_point(self, line: ContentLine, kind: PointKind, raw: str, label: str, rank: int) -> Fate:
        """Add a way to reach the contact."""
        if len(raw) > POINT_LIMIT:
            return self.keep_unread(line, "too_long", str(POINT_LIMIT))
        if len(label) > NAME_LIMIT:
            self.say(line, "detail_left_out", found=label, severity=Severity.NOTE)
            label = ""
        group = line.head.group.lower()
        if group:
            self.groups.add(group)
        self.points.append(_Point(rank, group, IncomingPoint(kind, raw, label)))
        return Fate.IMPORTED
