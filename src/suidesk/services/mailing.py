"""Letters to many through the user's own mail program: hidden addresses in batches, drafts, a list for mail merge."""

from __future__ import annotations

import re
from dataclasses import dataclass
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from suidesk.domain.errors import SuideskError
from suidesk.interchange.people_out import Style, written
from suidesk.services.exporting import write_file
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from suidesk.queries.mailing import Addressee

USUAL_BATCH: Final = 50
"""Letters to more at once are often taken for spam; the free mail of large providers allows 100 to 500 a day."""

LONGEST_NAME: Final = 80
"""Letters of a subject that become a file's name."""
# What Windows doesn't take in names of files, and what ends a line.
_FORBIDDEN: Final = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')

Batch = tuple["Addressee", ...]


@dataclass(frozen=True, kw_only=True)
class Letter:
    """What the drafts say; both may be empty and be written in the mail program."""

    subject: str = ""
    text: str = ""


def batches(to: Sequence[Addressee], size: int = USUAL_BATCH) -> list[Batch]:
    """Give them in their order, at most `size` (from 1) at once, and as evenly as that goes."""
    count = -(-len(to) // size)
    bounds = [len(to) * at // count for at in range(count + 1)] if count else [0]
    return [tuple(to[begun:end]) for begun, end in pairwise(bounds)]


def addresses(batch: Sequence[Addressee]) -> str:
    """Give the addresses as every mail program takes them in one line; Outlook wants semicolons."""
    return "; ".join(one.email for one in batch)


def usable(to: Sequence[Addressee]) -> tuple[Batch, Batch]:
    """Part those whose address can stand in a draft from those whose can't, such as two in one line."""
    bad = tuple(one for one in to if _address(one) is None)
    return tuple(one for one in to if one not in bad), bad


def draft(batch: Sequence[Addressee], letter: Letter) -> bytes:
    """Give a draft (.eml) that mail programs open to be sent, every address hidden from the others.

    Raises `bad_address` (name) for an address that can't stand in a letter.
    """
    made = EmailMessage(policy=SMTP)
    # Outlook and Thunderbird open what isn't sent yet for writing.
    made["X-Unsent"] = "1"
    made["Subject"] = _line(letter.subject)
    found = [_address(one) for one in batch]
    for one, address in zip(batch, found, strict=True):
        if address is None:
            raise SuideskError("bad_address", name=one.name)
    made["Bcc"] = [address for address in found if address is not None]
    made.set_content(letter.text + "\n", charset="utf-8")
    return made.as_bytes()


def save_drafts(folder: Path, to: Sequence[Addressee], letter: Letter, size: int = USUAL_BATCH) -> list[Path]:
    """Write one draft for each batch into the folder; what was saved under these names is replaced.

    Raises what `draft` and `write_file` raise; drafts that were written stay.
    """
    parts = batches(to, size)
    title = _line(_FORBIDDEN.sub(" ", letter.subject)).strip(" .")[:LONGEST_NAME].strip(" .") or translate(
        "Mailing", "letter"
    )
    paths = []
    for at, batch in enumerate(parts, 1):
        name = title if len(parts) == 1 else translate("Mailing", "{0} ({1} of {2})").format(title, at, len(parts))
        path = folder / f"{name}.eml"
        write_file(path, draft(batch, letter))
        paths.append(path)
    return paths


def merge_list(to: Sequence[Addressee]) -> Iterator[bytes]:
    """Give a table (CSV) that mail merges read: whole name, its parts, address; safe for spreadsheets."""
    headings = [
        translate("Mailing", "Name"),
        translate("Mailing", "Given name"),
        translate("Mailing", "Family name"),
        translate("Mailing", "E-mail"),
    ]
    return written(headings, ([one.name, one.given, one.family, one.email] for one in to), Style.SAFE)


def _address(one: Addressee) -> Address | None:
    """Give it as a letter's head takes it, without the name: nobody sees it, and the library folds some names wrongly.

    A domain such as møller.dk is in its ASCII form; None where the address can't be used.
    """
    local, _, domain = one.email.rpartition("@")
    try:
        made = Address(addr_spec=f"{local}@{domain.encode('idna').decode()}")
    except (ValueError, IndexError, MessageError):
        # IndexError: the standard library's parser falls over the end of some texts, such as "a@".
        return None
    return made if made.username and made.domain else None


def _line(text: str) -> str:
    """Give it without what ends a line of a letter's head."""
    return " ".join(text.split())
