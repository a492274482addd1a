"""The tables of contents of `do` and `ask`: every name with a line, and the fields of each."""

from __future__ import annotations

import argparse
import difflib
import inspect
from typing import TYPE_CHECKING, Any, Final

from suidesk.cli.fields import default_in_words, expected, fields_of, metavar
from suidesk.cli.layout import table
from suidesk.cli.parser import common
from suidesk.domain.errors import SuideskError
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from collections.abc import Mapping

    from suidesk.cli.fields import Field

CLOCK: Final = ("today", "now")
UNSAID: Final = argparse.SUPPRESS


def found(names: Mapping[str, type[Any]], wanted: str, otherwise: str) -> type[Any]:
    """Give the command or query of a name in any spelling (AddPerson, add-person); raises `otherwise` (name)."""
    plain = {_plain(name): made for name, made in names.items()}
    made = plain.get(_plain(wanted))
    if made is None:
        near = difflib.get_close_matches(_plain(wanted), plain, n=1)
        raise SuideskError(otherwise, field="NAME", name=wanted, near=plain[near[0]].__name__ if near else "")
    return made


def _plain(name: str) -> str:
    return name.replace("-", "").replace("_", "").casefold()


def first_line(made: type[Any]) -> str:
    """Give the sentence that says what a command or query is."""
    return (inspect.getdoc(made) or "").partition("\n")[0]


def listing(names: Mapping[str, type[Any]]) -> list[str]:
    """Give the table of all names, each with its sentence."""
    rows = [(name, first_line(made)) for name, made in names.items()]
    return table((translate("CommandLine", "name"), translate("CommandLine", "what it is")), rows, is_cut=False)


def listing_as_json(names: Mapping[str, type[Any]]) -> list[dict[str, Any]]:
    """Give all names with their fields, for programs."""
    return [
        {
            "name": name,
            "about": first_line(made),
            "fields": [
                {
                    "name": field.name,
                    "takes": expected(field.item or field.type),
                    "is_list": field.item is not None,
                    "is_needed": field.is_needed and field.name not in CLOCK,
                    "takes_none": field.takes_none,
                }
                for field in fields_of(made)
            ],
        }
        for name, made in names.items()
    ]


class FieldParser(argparse.ArgumentParser):
    """Reads `NAME`'s own words: JSON, or options named as its fields; its help lists them."""

    def __init__(self, verb: str, made: type[Any]) -> None:
        """Know the fields of one command or query."""
        super().__init__(
            prog=f"suidesk {verb} {made.__name__}",
            description=inspect.getdoc(made),
            formatter_class=argparse.RawDescriptionHelpFormatter,
            parents=[common()],
            allow_abbrev=False,
            argument_default=UNSAID,
        )
        self.add_argument("document", nargs="?", metavar="JSON", help=translate("CommandLine", "the fields as JSON"))
        group = self.add_argument_group(translate("CommandLine", "fields"))
        for field in fields_of(made):
            _add(group, field)


def _add(group: argparse._ArgumentGroup, field: Field) -> None:
    takes = expected(field.item or field.type)
    spellings = dict.fromkeys((field.option, f"--{field.name}"))
    for spelling in spellings:
        group.add_argument(
            spelling,
            dest=f"field {field.name}",
            nargs="*" if field.item is not None else "?" if field.is_flag else None,
            const="yes" if field.is_flag else None,
            action="store" if field.item is None else "extend",
            metavar=metavar(field.item or field.type),
            help=_help(field, takes).replace("%", "%%") if spelling == field.option else argparse.SUPPRESS,
        )


def _help(field: Field, takes: str) -> str:
    words = translate("CommandLine", "any number of: {0}").format(takes) if field.item is not None else takes
    if field.name in CLOCK and field.is_needed:
        return translate("CommandLine", "{0}; else as the clock says").format(words)
    if field.is_needed:
        return translate("CommandLine", "{0}; needed").format(words)
    return translate("CommandLine", "{0}; else: {1}").format(words, default_in_words(field))
