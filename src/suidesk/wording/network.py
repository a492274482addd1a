"""The web of connections in words: kinds from either side, closeness, and what the shape of the web tells."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from suidesk.domain.network import Connection, ConnectionKind, Strength
from suidesk.domain.people import Sector
from suidesk.wording.formats import names_in_words, number_in_words, percent_in_words
from suidesk.wording.people import day_near, period_text, sector_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from suidesk.rules.web import Node
    from suidesk.rules.web_findings import Position
    from suidesk.rules.web_sectors import Mixing

_NAMED = 4
"""Names that a sentence lists before it counts the others."""
_PAIRS = 6
"""Pairs of sectors that a sentence lists."""


def tie_text(kind: ConnectionKind, *, is_from_here: bool = True) -> str:
    """Say how one contact is tied to another, read from the first side or from the second: works at, employs."""
    if is_from_here or kind.is_mutual:
        return {
            ConnectionKind.KNOWS: translate("Network", "knows"),
            ConnectionKind.TRUSTS: translate("Network", "trusts"),
            ConnectionKind.FAMILY: translate("Network", "is family of"),
            ConnectionKind.NEIGHBOUR: translate("Network", "lives near"),
            ConnectionKind.WORKS_AT: translate("Network", "works at"),
            ConnectionKind.MEMBER_OF: translate("Network", "belongs to"),
            ConnectionKind.PARTNER: translate("Network", "works together with"),
            ConnectionKind.INTRODUCED_BY: translate("Network", "was introduced by"),
            ConnectionKind.FUNDS: translate("Network", "funds"),
            ConnectionKind.OTHER: translate("Network", "is connected with"),
        }[kind]
    return {
        ConnectionKind.TRUSTS: translate("Network", "is trusted by"),
        ConnectionKind.WORKS_AT: translate("Network", "employs"),
        ConnectionKind.MEMBER_OF: translate("Network", "has as a member"),
        ConnectionKind.INTRODUCED_BY: translate("Network", "introduced"),
        ConnectionKind.FUNDS: translate("Network", "is funded by"),
    }[kind]


def strength_text(strength: Strength) -> str:
    """Say how close a tie is."""
    return {
        Strength.WEAK: translate("Network", "Loose"),
        Strength.GOOD: translate("Network", "Good"),
        Strength.CLOSE: translate("Network", "Close"),
    }[strength]


def least_strength_text(strength: Strength) -> str:
    """Say which ties a filter keeps: those that are at least so close."""
    return {
        Strength.WEAK: translate("Network", "Any closeness"),
        Strength.GOOD: translate("Network", "Good and close"),
        Strength.CLOSE: translate("Network", "Close only"),
    }[strength]


def since_text(connection: Connection, today: date) -> str:
    """Say how long a connection has stood: since 3 May 2025, ended 8 April, or nothing where that isn't known."""
    if connection.until is not None and connection.until < today:
        return translate("Network", "ended {0}").format(day_near(connection.until, today))
    return period_text(connection.since, connection.until, today)


def sector_code(sector: Sector | None) -> str:
    """Give the two letters that stand for a sector in the picture, so that colour isn't alone."""
    if sector is None:
        return ""
    return {
        Sector.PUBLIC: translate("Network", "Pu"),
        Sector.PRIVATE: translate("Network", "Pr"),
        Sector.VOLUNTARY: translate("Network", "Vo"),
        Sector.RESIDENT_LED: translate("Network", "Re"),
        Sector.FAITH: translate("Network", "Fa"),
        Sector.EDUCATION: translate("Network", "Ed"),
        Sector.HEALTH: translate("Network", "He"),
        Sector.MEDIA: translate("Network", "Me"),
    }[sector]


def any_sector_text(sector: Sector | None) -> str:
    """Say a sector, or that there is none."""
    return sector_text(sector) if sector is not None else translate("Network", "No sector")


def sectors_in_words(sectors: Sequence[Sector]) -> str:
    """List sectors as in a sentence: health, faith and media."""
    return names_in_words([sector_text(sector).lower() for sector in sectors])


def few_names(names: Sequence[str], count: int) -> str:
    """List the first names, and how many others there are of `count`."""
    shown = list(names[:_NAMED]) if count > _NAMED else list(names)
    rest = count - len(shown)
    return names_in_words([*shown, translate("Network", "%n other(s)", rest)] if rest > 0 else shown)


def web_text(contacts: int, ties: int) -> str:
    """Say how large a web is."""
    return translate("Network", "{0}, {1}").format(
        translate("Network", "%n contact(s)", contacts), translate("Network", "%n tie(s)", ties)
    )


def diversity_text(mixing: Mixing) -> str:
    """Explain the diversity of sectors with its numbers."""
    if mixing.diversity is None:
        return translate("Network", "No contact in view has a sector, so there is no diversity to tell.")
    return translate(
        "Network",
        "Diversity {value}: of {known} in view whose sector is known, two drawn at random "
        "are of different sectors {chance} times in 100 ({counts}).",
    ).format(
        value=_hundredths(mixing.diversity),
        known=translate("Network", "%n contact(s)", mixing.known),
        chance=round(mixing.diversity * 100),
        counts=", ".join(
            translate("Network", "{0} {1}").format(sector_text(sector).lower(), number_in_words(count))
            for sector, count in sorted(mixing.shares, key=lambda share: -share[1])
        ),
    )


def e_i_text(mixing: Mixing) -> str:
    """Explain the E–I index with its numbers."""
    if mixing.e_i is None:
        return translate("Network", "No tie in view has a sector at both ends, so there is nothing to compare.")
    return translate(
        "Network",
        "E–I index {value}: of {whole} between contacts with a sector, {across} lead to another sector "
        "and {within} stay within one (−1 would be all within, +1 all across).",
    ).format(
        value=_signed(mixing.e_i),
        whole=translate("Network", "%n tie(s)", mixing.across + mixing.within),
        across=number_in_words(mixing.across),
        within=number_in_words(mixing.within),
    )


def only_link_text(names: Sequence[str], count: int) -> str:
    """Say whom a contact alone holds to the rest."""
    return translate("Network", "the only link from {0} to the rest").format(few_names(names, count))


def separating_tie_text(count: int) -> str:
    """Say what the loss of a tie would separate."""
    return translate("Network", "Without their tie, %n contact(s) would be cut off.", count)


def bridge_text(sectors: Sequence[Sector]) -> str:
    """Say into which other sectors a contact's ties lead."""
    return translate("Network", "has ties into {0}").format(sectors_in_words(sectors))


def sole_link_text(sectors: tuple[Sector, Sector], names: Sequence[str]) -> str:
    """Say that nobody else holds two sectors together."""
    first, second = (sector_text(sector).lower() for sector in sectors)
    if len(names) == 1:
        return translate("Network", "the only link between {0} and {1}").format(first, second)
    return translate("Network", "their tie is the only link between {0} and {1}").format(first, second)


def unlinked_text(pairs: Sequence[tuple[Sector, Sector]]) -> str:
    """Name the pairs of sectors that nothing connects."""
    named = [
        translate("Network", "{0} and {1}").format(sector_text(one).lower(), sector_text(other).lower())
        for one, other in pairs[:_PAIRS]
    ]
    if len(pairs) > _PAIRS:
        named.append(translate("Network", "and %n other pair(s) of sectors", len(pairs) - _PAIRS))
    return translate("Network", "Nobody in view links {0}.").format("; ".join(named))


def through_you_text(count: int) -> str:
    """Say how many are tied to nobody but the user."""
    return translate("Network", "%n contact(s) has(s) no way to the others but through you.", count)


def unconnected_text(count: int) -> str:
    """Say of how many nothing is noted."""
    return translate("Network", "Of %n contact(s) no connection is noted.", count)


def parts_text(count: int) -> str:
    """Say in how many parts the web falls."""
    return translate("Network", "The web in view falls into %n part(s) that nothing connects.", count)


def sampled_text(count: int) -> str:
    """Say that the ways between contacts were not all counted."""
    return translate(
        "Network",
        "In a web of this size, ways between contacts are counted from %n of them, so shares are close guesses.",
        count,
    )


def between_text(share: float) -> str:
    """Say how often a contact lies on the shortest way between two others."""
    percent = round(share * 100)
    if percent:
        return translate("Network", "on {0} of the shortest ways between others").format(percent_in_words(percent))
    if share:
        return translate("Network", "on fewer than 1 % of the shortest ways between others")
    return translate("Network", "on no shortest way between others")


def constraint_text(constraint: float | None) -> str:
    """Say, after Burt's constraint, whether a contact's ties lead to one circle or to several."""
    if constraint is None:
        return ""
    return translate("Network", "constraint {0}").format(_hundredths(constraint))


def node_text(node: Node, ties: int) -> str:
    """Say a contact as the picture shows it: name, sector, number of ties."""
    return translate("Network", "{name}, {sector}, {ties}").format(
        name=node.name,
        sector=any_sector_text(node.sector).lower(),
        ties=translate("Network", "%n tie(s)", ties),
    )


def position_text(position: Position) -> str:
    """Say a contact's place in the web in a line."""
    parts = [
        translate("Network", "%n tie(s)", position.ties),
        bridge_text(position.sectors) if position.sectors else "",
        between_text(position.between),
    ]
    return "; ".join(part for part in parts if part)


def _hundredths(value: float) -> str:
    return f"{value:.2f}".replace(".", translate("Numbers", "."))


def _signed(value: float) -> str:
    sign = "−" if round(value, 2) < 0 else "+" if round(value, 2) > 0 else ""
    return f"{sign}{_hundredths(abs(value))}"
