"""Lists of members in an LDIF (`groupOfNames`, as Thunderbird writes its mailing lists): tags of those they name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from suidesk.domain.text import tidy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from suidesk.interchange.ldif.records import Record, Value

GROUPS: Final = "Groups"
"""The heading of the column that is added for them."""
_CLASSES: Final = frozenset({"groupofnames", "groupofuniquenames", "group", "mozillaablist"})
_MEMBERS: Final = frozenset({"member", "uniquemember"})
_NAMES: Final = frozenset({"cn", "commonname"})
_PLUMBING: Final = frozenset({"dn", "objectclass", "modifytimestamp", "createtimestamp"})


def is_group(record: Record) -> bool:
    """Tell whether a record is a list of members with a name, and nobody's own."""
    classes = {value.text.strip().lower() for value in record.values if value.name.lower() == "objectclass"}
    return not classes.isdisjoint(_CLASSES) and bool(name_of(record)) and not record.broken


def name_of(record: Record) -> str:
    """Give the first name of a group."""
    return next((name for value in record.values if value.name.lower() in _NAMES and (name := tidy(value.text))), "")


def is_of_group(value: Value) -> bool:
    """Tell whether a value says no more of a group than its name and its members."""
    return value.name.lower() in _NAMES | _MEMBERS | _PLUMBING


class Groups:
    """The groups of a file, by who is named in them; `others` counts the records that are none."""

    def __init__(self, *, is_told_apart: bool = True) -> None:
        """Have none yet; without `is_told_apart` a group is a record like any other."""
        self.names: dict[str, list[str]] = {}
        self.others = 0
        self._is_told_apart = is_told_apart
        self._there: set[str] = set()

    def tells_apart(self, record: Record) -> bool:
        """Tell whether a record is a group and to be read as one."""
        return self._is_told_apart and is_group(record)

    def take(self, record: Record) -> bool:
        """Look at the next record; tell whether it is a group."""
        if self.tells_apart(record):
            for member in _members(record):
                self.names.setdefault(_ref(member), []).append(name_of(record))
            return True
        self.others += 1
        if record.values:
            self._there.add(_ref(record.values[0].text))
        return False

    def of(self, dn: str) -> Sequence[str]:
        """Give the names of the groups that name this record."""
        return list(dict.fromkeys(self.names.get(_ref(dn), ())))

    def missing(self, record: Record) -> list[str]:
        """Give the members of a group that are no record of the file, once all have been looked at."""
        return [member for member in _members(record) if _ref(member) not in self._there]


def _members(record: Record) -> list[str]:
    return [value.text for value in record.values if value.name.lower() in _MEMBERS]


def _ref(dn: str) -> str:
    """Give a name as it is compared: letters alike, no spaces around commas and equals signs."""
    return ",".join("=".join(map(tidy, part.split("=", 1))) for part in dn.lower().split(","))
