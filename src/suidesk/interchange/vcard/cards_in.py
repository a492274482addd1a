"""Cards to contacts: every card becomes one, or is rejected with the reasons; no card stops a file."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import IO, TYPE_CHECKING, Final
from urllib.parse import unquote

from suidesk.domain.errors import Invalid
from suidesk.interchange.incoming import CheckedWords
from suidesk.interchange.problems import Problem, Severity, bounds, shortened
from suidesk.interchange.vcard import own_properties as own
from suidesk.interchange.vcard.card_drafts import CardDraft, Fate
from suidesk.interchange.vcard.content_lines import content_lines
from suidesk.interchange.vcard.framing import Frame, frames
from suidesk.interchange.vcard.labels import types_of
from suidesk.interchange.vcard.line_readers import READERS, WORD_LIMIT, bare_ref
from suidesk.interchange.vcard.own_readers import OWN_READERS, read_own
from suidesk.interchange.vcard.physical_lines import PhysicalLines
from suidesk.interchange.vcard.settling import settled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from suidesk.interchange.incoming import Incoming, IncomingLine
    from suidesk.interchange.vcard.content_lines import ContentLine

# Lines of a group's card that say no more than that it is one.
_OF_GROUPS: Final = frozenset({"FN", "N", "UID", "KIND", "MEMBER", "REV", "PRODID", own.MARK})
_APPLE: Final = "X-ADDRESSBOOKSERVER-"


@dataclass(frozen=True, slots=True)
class CardGroup:
    """A card that is a group: its name becomes a tag on the cards that its members name."""

    name: str
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LineCount:
    """How many physical lines came to which end; together they are all that a card, or a file, has."""

    framing: int = 0
    imported: int = 0
    kept: int = 0
    reported: int = 0

    @property
    def total(self) -> int:
        """All physical lines."""
        return self.framing + self.imported + self.kept + self.reported

    def __add__(self, other: LineCount) -> LineCount:
        """Count two together."""
        return LineCount(
            self.framing + other.framing,
            self.imported + other.imported,
            self.kept + other.kept,
            self.reported + other.reported,
        )


@dataclass(frozen=True, slots=True)
class ReadCard:
    """What became of one card, or of lines outside every card (`row` 0 or that of the card before, no contact).

    `incoming` is None for a rejected card, for a group and for lines outside; `uid` is the card's own
    name for itself.
    """

    number: int
    row: int
    is_card: bool
    incoming: Incoming | None
    problems: tuple[Problem, ...]
    lines: LineCount
    uid: str = ""
    group: CardGroup | None = None


@dataclass(frozen=True, slots=True)
class CardsRead:
    """A whole file: its contacts, all that there is to say, the lines counted."""

    incoming: list[Incoming]
    problems: list[Problem]
    lines: LineCount
    rejected: frozenset[int] = field(default=frozenset())
    """The physical lines on which rejected cards begin."""

    @property
    def kept(self) -> dict[int, tuple[IncomingLine, ...]]:
        """The lines that come out again as they stood, by the physical line on which their card begins."""
        return {one.line: one.kept for one in self.incoming if one.kept}


def read_cards(source: bytes | IO[bytes], encoding: str = "") -> Iterator[ReadCard]:
    """Give what became of every card of a file, one at a time; `encoding` is of lines that aren't UTF-8."""
    checked = CheckedWords()
    for frame in frames(content_lines(PhysicalLines(source, encoding))):
        yield _card(frame, checked) if frame.is_card else _outside(frame)


def read_card_file(source: bytes | IO[bytes], encoding: str = "") -> CardsRead:
    """Give all contacts of a file, groups already turned into tags of their members."""
    cards = list(read_cards(source, encoding))
    contacts = CardContacts()
    for card in cards:
        contacts.add(card)
    problems = [*(problem for card in cards for problem in card.problems), *contacts.tag_members()]
    return CardsRead(
        incoming=contacts.rows,
        problems=sorted(problems, key=lambda problem: problem.line),
        lines=sum((card.lines for card in cards), LineCount()),
        rejected=frozenset(card.number for card in cards if card.is_card and not card.incoming and not card.group),
    )


class CardContacts:
    """The contacts of a file; its groups become tags of those that their members name."""

    def __init__(self) -> None:
        """Have none yet."""
        self.rows: list[Incoming] = []
        self.groups: list[ReadCard] = []
        self._uids: list[str] = []

    def add(self, card: ReadCard) -> None:
        """Take the next card of the file."""
        if card.incoming is not None:
            self.rows.append(card.incoming)
            self._uids.append(card.uid)
        elif card.group is not None:
            self.groups.append(card)

    def tag_members(self) -> list[Problem]:
        """Give the members of each group its name as a tag, once all cards are there; tell of members in no card."""
        if not self.groups:
            return []
        places = self._places()
        tags: dict[int, list[str]] = {}
        problems = []
        for card in self.groups:
            name, members = (card.group.name, card.group.members) if card.group else ("", ())
            missing = [member for member in members if _ref(member) not in places]
            for member in members:
                for at in places.get(_ref(member), ()):
                    tags.setdefault(at, []).append(name)
            if missing:
                found = shortened(", ".join(missing))
                problems.append(Problem(card.number, card.row, "MEMBER", "group_member_missing", name, found))
        for at, names in tags.items():
            row = self.rows[at]
            self.rows[at] = replace(row, tags=tuple(dict.fromkeys((*row.tags, *names))))
        return problems

    def _places(self) -> dict[str, list[int]]:
        """Give where the contacts are that a member may name: by their UID or an e-mail address or number."""
        places: dict[str, list[int]] = {}
        for at, (row, uid) in enumerate(zip(self.rows, self._uids, strict=True)):
            for ref in {uid, *(point.raw.lower() for point in row.points)} - {""}:
                places.setdefault(ref, []).append(at)
        return places


def _ref(member: str) -> str:
    return bare_ref(member).removeprefix("mailto:").removeprefix("tel:")


def _outside(frame: Frame) -> ReadCard:
    reported = sum(line.span for line in frame.lines)
    problems = tuple(
        Problem(line.number, frame.row, "", "line_outside_card", "", shortened(line.text)) for line in frame.lines
    )
    lines = LineCount(framing=frame.framing, reported=reported)
    return ReadCard(frame.number, frame.row, False, None, problems, lines)  # noqa: FBT003 - `is_card`, by place


def _card(frame: Frame, checked: CheckedWords) -> ReadCard:
    draft = CardDraft(frame)
    _read_lines(draft)
    if draft.is_group:
        return _group(draft)
    incoming = settled(draft)
    if incoming is not None:
        _check(draft, incoming, checked)
    if any(problem.is_error for problem in draft.problems):
        return _done(draft, None, _rejected(draft))
    return _done(draft, incoming, draft.counts)


def _read_lines(draft: CardDraft) -> None:
    verbatim = 0
    for told in draft.frame.lines:
        line = told
        if line.doubt:
            draft.say(line, line.doubt, found=line.text)
        if verbatim:
            verbatim -= 1
            draft.uid = draft.uid or (bare_ref(line.value) if line.name == "UID" else "")
            fate = draft.keep(line) if line.name else _unread(draft, line)
        elif line.head.name == own.KEPT:
            verbatim = _number(line.value)
            fate = Fate.IMPORTED
        else:
            fate = _read(draft, line)
        draft.counts[fate] += line.span


def _read(draft: CardDraft, line: ContentLine) -> Fate:
    name = line.head.name
    if not name or name in ("BEGIN", "END"):
        return _unread(draft, line)
    if line.head.parameters and (exact := line.head.first(own.EXACT)):
        line = line._replace(value=unquote(exact))
    if reader := READERS.get(name):
        fate = reader(draft, line)
        if fate is Fate.IMPORTED and line.head.parameters and (unknown := types_of(line.head.parameters).unknown):
            draft.say(line, "detail_left_out", found=unknown, severity=Severity.NOTE)
        return fate
    return read_own(draft, line) if name in OWN_READERS else draft.keep(line)


def _unread(draft: CardDraft, line: ContentLine) -> Fate:
    """Tell of a line that is no content line; its text goes where it can be seen."""
    draft.say(line, "card_line_unreadable", "NAME:value", line.text)
    draft.add_field(own.UNREAD_FIELD, line.text.strip())
    return Fate.REPORTED


def _number(text: str) -> int:
    plain = text.strip()
    return int(plain) if plain.isascii() and plain.isdigit() and len(plain) < len("1000000") else 0


def _group(draft: CardDraft) -> ReadCard:
    """Take a group's card: its name and members; whatever else it says has no place."""
    counts = Counter({Fate.FRAMING: draft.frame.framing})
    for line in draft.frame.lines:
        is_understood = line.name.removeprefix(_APPLE) in _OF_GROUPS
        counts[Fate.IMPORTED if is_understood else Fate.REPORTED] += line.span
        if line.name and not is_understood:
            draft.say(line, "group_detail_left_out", found=line.value, severity=Severity.NOTE)
    name = " ".join(draft.texts.get("FN", "").split()) or " ".join(draft.names or ()).strip()
    if not name or len(name) > WORD_LIMIT:
        if name:
            draft.say(None, "too_long", str(WORD_LIMIT), str(len(name)), Severity.ERROR)
        else:
            draft.say(None, "no_name", severity=Severity.ERROR)
        return _done(draft, None, _rejected(draft))
    draft.say(None, "group_as_tag", found=name, severity=Severity.NOTE)
    card = _done(draft, None, counts)
    return replace(card, group=CardGroup(name, tuple(line.value.strip() for line in draft.members)))


def _check(draft: CardDraft, incoming: Incoming, checked: CheckedWords) -> None:
    try:
        incoming.check(checked)
    except Invalid as error:
        expected, found = bounds(error.params)
        draft.say(None, error.code, expected, found, Severity.ERROR)


def _rejected(draft: CardDraft) -> Counter[Fate]:
    reported = sum(line.span for line in draft.frame.lines)
    return Counter({Fate.FRAMING: draft.frame.framing, Fate.REPORTED: reported})


def _done(draft: CardDraft, incoming: Incoming | None, counts: Counter[Fate]) -> ReadCard:
    lines = LineCount(counts[Fate.FRAMING], counts[Fate.IMPORTED], counts[Fate.KEPT], counts[Fate.REPORTED])
    frame = draft.frame
    return ReadCard(frame.number, frame.row, True, incoming, tuple(draft.problems), lines, draft.uid)  # noqa: FBT003 - as above
