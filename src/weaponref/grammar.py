"""The quantity grammar: what people write for a size, read into an `Interval`."""

from __future__ import annotations

import re

from weaponref.errors import QuantityParseError
from weaponref.interval import HIGH_ONLY, LOW_ONLY, QUALIFIERS, Interval
from weaponref.units import TON_MEANINGS, ambiguity, find_unit, read_unit


__all__ = ("convert", "parse")

_NUM = r"(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
_PLAIN: list[re.Pattern[str]] = []


def parse(text: str, *, unit: str | None = None, ton: str | None = None) -> Interval:
    """TEMPORARY: plain shapes only."""
    if not _PLAIN:
        quals = "|".join(sorted(QUALIFIERS, key=len, reverse=True))
        _PLAIN.append(re.compile(rf"(?:({quals}) )?(Mach )?{_NUM}(?:[–-]{_NUM})?\s*(.*)"))
    m = _PLAIN[0].fullmatch(text.strip())
    if m is None:
        raise QuantityParseError(text, "not read yet")
    q, mach, a, b, u = m.groups()
    low = float(a.replace(",", ""))
    high = float(b.replace(",", "")) if b else low
    sym: str | None
    if mach:
        sym = "mach"
    elif not u:
        sym = unit
    elif ambiguity(u) and ton and u.startswith("ton"):
        sym = TON_MEANINGS[ton]
    else:
        sym = find_unit(u) or read_unit(u)
    lo: float | None = low
    hi: float | None = high
    if not b and q in HIGH_ONLY:
        lo = None
    if not b and q in LOW_ONLY:
        hi = None
    return Interval(lo, hi, sym, q, text)


def convert(quantity: str | Interval, unit: str) -> Interval:
    """TEMPORARY."""
    return (parse(quantity) if isinstance(quantity, str) else quantity).to(unit)
