"""Between words and the fields of a command or query: what a field takes, and the value of what was typed."""

from __future__ import annotations

import dataclasses
import json
import re
import types
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum, IntEnum
from typing import TYPE_CHECKING, Any, Final, NewType, Union, get_args, get_origin, get_type_hints

import msgspec
from msgspec import UNSET, UnsetType

from suidesk.domain.errors import SuideskError
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

YES: Final = frozenset({"yes", "true", "1", "on", "y"})
NO: Final = frozenset({"no", "false", "0", "off", "n"})
_PATH: Final = re.compile(r" - at `\$\.?(?P<path>[^`]*)`$")
_MISSING: Final = re.compile(r"missing required field `(?P<name>[^`]*)`")


@dataclass(frozen=True)
class Field:
    """One field of a command or query: its name, the bare type of its value, and what else it takes."""

    name: str
    type: Any
    item: Any
    """For a field of several values, the type of each; else None."""
    takes_none: bool
    default: Any
    """dataclasses.MISSING where a value is needed."""

    @property
    def option(self) -> str:
        """Give it as an option of the command line."""
        return f"--{self.name.replace('_', '-')}"

    @property
    def is_needed(self) -> bool:
        """Tell whether it has no default."""
        return self.default is dataclasses.MISSING

    @property
    def is_flag(self) -> bool:
        """Tell whether naming it alone means yes."""
        return self.type is bool


def fields_of(made: type[Any]) -> list[Field]:
    """Give the fields of a command or query, in their order."""
    hints = get_type_hints(made)
    return [_field(one, hints[one.name]) for one in dataclasses.fields(made)]


def _field(one: dataclasses.Field[Any], hint: Any) -> Field:
    parts = get_args(hint) if get_origin(hint) in (Union, types.UnionType) else (hint,)
    bare = _bare(next(part for part in parts if part not in (types.NoneType, UnsetType)))
    default = one.default_factory() if one.default_factory is not dataclasses.MISSING else one.default
    return Field(one.name, bare, _item(bare), types.NoneType in parts, default)


def _bare(hint: Any) -> Any:
    return hint.__supertype__ if isinstance(hint, NewType) else hint


def _item(hint: Any) -> Any:
    is_many = get_origin(hint) in (tuple, list, frozenset)
    return _bare(get_args(hint)[0]) if is_many else None


def expected(hint: Any) -> str:
    """Say in words what a type takes."""
    if dataclasses.is_dataclass(hint):
        return ",".join(f"{one.name}=…" for one in dataclasses.fields(hint))
    if isinstance(hint, type) and issubclass(hint, Enum):
        return "|".join(_shown(one) for one in hint)
    texts = {
        str: translate("CommandLine", "text"),
        int: translate("CommandLine", "a whole number"),
        bool: translate("CommandLine", "yes or no"),
        date: translate("CommandLine", "a day such as 2026-12-03"),
        datetime: translate("CommandLine", "a moment such as 2026-12-03T09:00"),
    }
    return texts.get(hint, translate("CommandLine", "JSON"))


def metavar(hint: Any) -> str:
    """Give the word that stands for a value in the line of usage."""
    texts = {
        str: translate("CommandLine", "TEXT"),
        int: translate("CommandLine", "N"),
        bool: translate("CommandLine", "YES|NO"),
        date: translate("CommandLine", "DAY"),
        datetime: translate("CommandLine", "MOMENT"),
    }
    return texts.get(hint) or str(getattr(hint, "__name__", "JSON")).upper()


def _shown(one: Enum) -> str:
    return one.name.lower() if isinstance(one, IntEnum) else str(one.value)


def default_in_words(field: Field) -> str:
    """Say what holds where a field isn't given."""
    value = field.default
    if value is UNSET:
        return translate("CommandLine", "stays as it is")
    if value is None or value in ((), ""):
        return translate("CommandLine", "none")
    if isinstance(value, bool):
        return translate("CommandLine", "yes") if value else translate("CommandLine", "no")
    if isinstance(value, tuple):
        return ", ".join(_shown(one) if isinstance(one, Enum) else str(one) for one in value)
    return _shown(value) if isinstance(value, Enum) else str(value)


def from_words(field: Field, words: Sequence[str]) -> Any:
    """Give the value of what was typed for a field; raises bad_argument (name, expected, found) at the field.

    An empty text means none where none is possible; several values are given one after the other.
    """
    if field.item is not None:
        return tuple(_value(field, field.item, word) for word in words)
    word = words[-1]
    return None if field.takes_none and not word else _value(field, field.type, word)


def _value(field: Field, hint: Any, word: str) -> Any:
    if hint is str:
        return word
    try:
        if hint is bool:
            return _yes_or_no(word)
        if dataclasses.is_dataclass(hint):
            return msgspec.convert(_parts(word), hint, strict=False)
        if isinstance(hint, type) and issubclass(hint, IntEnum):
            return hint[word.upper()]
        return msgspec.convert(word, hint, strict=False)
    except (ValueError, KeyError):
        raise _bad(field, hint, word) from None


def _yes_or_no(word: str) -> bool:
    plain = word.casefold()
    if plain not in YES | NO:
        raise ValueError(word)
    return plain in YES


def _parts(word: str) -> Any:
    """Read a value of several parts, as JSON or as `kind=email,raw=ada@example.org`."""
    if word.startswith("{"):
        return json.loads(word)
    return dict(part.split("=", 1) for part in word.split(","))


def from_json(made: type[Any], text: str) -> dict[str, Any]:
    """Give the values that a JSON object has for the fields of a command or query.

    Raises bad_argument (name, expected, found) or unknown_field (name, known) at the field.
    """
    try:
        content = json.loads(text)
    except (ValueError, RecursionError):
        content = None
    if not isinstance(content, dict):
        raise SuideskError(
            "bad_argument",
            field="JSON",
            name="JSON",
            expected=translate("CommandLine", "a JSON object such as {0}").format('{"field": "value"}'),
            found=text,
        )
    fields = {field.name: field for field in fields_of(made)}
    for name in content:
        if name not in fields:
            raise SuideskError("unknown_field", field=name, name=name, known=", ".join(fields))
    hints = get_type_hints(made)
    return {name: _converted(fields[name], hints[name], value) for name, value in content.items()}


def _converted(field: Field, hint: Any, value: Any) -> Any:
    try:
        return msgspec.convert(value, hint)
    except msgspec.ValidationError as error:
        at = _PATH.search(str(error))
        missing = _MISSING.search(str(error))
        inner = ".".join(part for part in (at and at["path"], missing and missing["name"]) if part)
        name = f"{field.name}{'' if not inner or inner.startswith('[') else '.'}{inner}"
        if missing:
            raise SuideskError("required", field=name) from None
        kind = field.type if field.item is None else field.item
        raise _bad(field, kind, json.dumps(value, ensure_ascii=False), name) from None


def _bad(field: Field, hint: Any, found: str, name: str | None = None) -> SuideskError:
    where = name or field.name
    return SuideskError("bad_argument", field=where, name=where, expected=expected(hint), found=found)


def filled(made: type[Any], values: Mapping[str, Any], now: datetime) -> Any:
    """Make the command or query; a needed `today` or `now` is taken from the clock. Raises required at a field."""
    by_clock = {"today": now.date(), "now": now}
    given = dict(values)
    for field in fields_of(made):
        if field.is_needed and field.name not in given:
            if field.name not in by_clock:
                raise SuideskError("required", field=field.name)
            given[field.name] = by_clock[field.name]
    return made(**given)
