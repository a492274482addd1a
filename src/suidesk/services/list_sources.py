"""What was chosen to bring in: a single list, or a folder or packed file with lists in it."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

from suidesk.domain.errors import SuideskError
from suidesk.interchange.signatures import kind_of

if TYPE_CHECKING:
    from suidesk.interchange.archives.members import Collection, LeftOut, Member

_ZIP: Final = b"PK"


class ListSource:
    """Gives the bytes of a list; of several lists one has to be named."""

    def __init__(self, name: str, content: bytes = b"", inside: Collection | None = None) -> None:
        """Hold a file that was read, or what is `inside` a folder or packed file of that name."""
        self.name = name
        self._content = content
        self._inside = inside

    @property
    def members(self) -> tuple[Member, ...]:
        """The lists that are inside; none of a file that is a list itself."""
        return self._inside.members if self._inside else ()

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """What else is inside, and why it isn't offered."""
        return self._inside.left_out if self._inside else ()

    @property
    def is_choice(self) -> bool:
        """Whether one of several lists has to be chosen."""
        return len(self.members) > 1

    def name_of(self, member: str | None = None) -> str:
        """Give the name of a list without its folders; of the file itself, or of the only list in it, unasked."""
        return PurePosixPath(self._chosen(member)).name

    def content(self, member: str | None = None) -> bytes:
        """Give the bytes of a list.

        Raises `member_not_chosen` (members) for the one of several, `no_such_member` (name, members),
        `damaged_archive`, `file_not_read` (name).
        """
        name = self._chosen(member)
        return self._content if self._inside is None else self._inside.content(name)

    def _chosen(self, member: str | None) -> str:
        names = [one.name for one in self.members] or [self.name]
        if member is None and len(names) > 1:
            raise SuideskError("member_not_chosen", members=", ".join(names))
        if member is not None and member not in names:
            raise SuideskError("no_such_member", name=member, members=", ".join(names))
        return member or names[0]


def source_of(path: Path) -> ListSource:
    """Open what was chosen. Raises `file_unreadable` (name), and what `of_zip` and `of_folder` raise."""
    if path.is_dir():
        # Most lists are single files.
        from suidesk.interchange.archives.members import of_folder

        return ListSource(path.resolve().name, inside=of_folder(path))
    try:
        content = path.read_bytes()
    except OSError as error:
        raise SuideskError("file_unreadable", name=path.name) from error
    return source_from(content, path.name)


def source_from(content: bytes, name: str) -> ListSource:
    """Open the bytes of a file of that name. Raises what `of_zip` raises."""
    if content.startswith(_ZIP) and kind_of(content) == "zip":
        from suidesk.interchange.archives.members import of_zip

        return ListSource(name, inside=of_zip(content))
    return ListSource(name, content)
