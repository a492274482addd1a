"""Decimal places of currencies: what an amount in minor units means."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_NONE = ("BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND", "VUV", "XAF", "XOF")
_THREE = ("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND")
EXPONENTS: Mapping[str, int] = MappingProxyType(dict.fromkeys((*_NONE, "XPF"), 0) | dict.fromkeys(_THREE, 3))
"""Decimal places of the currencies that don't have two (ISO 4217)."""


def exponent_of(currency: str) -> int:
    """Give the decimal places of a currency (ISO 4217)."""
    return EXPONENTS.get(currency, 2)
