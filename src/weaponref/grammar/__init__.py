"""The quantity grammar: what people write for a size, read into an `Interval`.

One grammar serves YAML values, table cells, filters and short prose. It would rather refuse than guess: a
number that is left over, a word in front of a figure that may qualify it, a unit with two meanings are all
errors that say what was found.

This module holds the two public functions and a short way for plain quantities (`420 km`, `about 900 km`,
`450–690 km`). All other text goes to `weaponref.grammar.read`, which is loaded when it is first needed, and
reads plain quantities to the same result.
"""

from __future__ import annotations

import re

from weaponref.interval import Interval, make


__all__ = ("OFF_THE_OTHER", "convert", "pair_disagrees", "parse", "shortened")

# Only spellings that have one reading in every place: symbols and full English words, and no number with a
# dot before exactly three digits.
_NUMBER = r"(0|[1-9]\d{0,2}(?:,\d{3}){1,3}|[1-9]\d{0,11})(?:\.(\d\d?|\d{4,9}))?"
_PLAIN = (
    r"(?:(about|around|roughly|circa|ca?\.?|approximately|approx\.?|nearly|estimated|exactly|"
    r"up to|max\.?|under|less than|at least|over|more than) |(>=|<=|>|<|~|≈) ?)?"
    rf"(Mach )?{_NUMBER}(?:(?: [-–] |[-–]| to ){_NUMBER})?"
    r"(?: ?(km/h|km/s|km|kg|kn|m/s|mph|mm|mi|m|cm|nmi|ft|t|lb|miles|kilometers|kilometres|tonnes|kilograms))?"
    r"( \((?:est\.?|estimated)\))?"
)
_SYMBOLS = {"miles": "mi", "kilometers": "km", "kilometres": "km", "tonnes": "t", "kilograms": "kg"}
_SAME = {
    ">=": "at least", "<=": "up to", ">": "over", "<": "under", "~": "about", "≈": "about",
    **dict.fromkeys(("around", "roughly", "circa", "ca.", "ca", "c.", "c"), "about"),
    "approx.": "approximately", "approx": "approximately",
    "max.": "up to", "max": "up to", "less than": "under", "more than": "over",
}  # fmt: skip
_OPEN_LOW = frozenset(("up to", "under"))
_OPEN_HIGH = frozenset(("at least", "over"))
OFF_THE_OTHER = "off the"
"""What a warning says of a second value that is not the first in another unit: the share stands before it."""

# Compiled at first use, to keep `import weaponref` light.
_pattern: list[re.Pattern[str]] = []


def parse(text: str, *, unit: str | None = None, ton: str | None = None) -> Interval:
    """Read one quantity.

    Args:
        text: the quantity as a person writes it, in English, Korean, Japanese, Chinese, Russian, Ukrainian,
            German, French, Spanish, Italian, Portuguese or Polish.
        unit: the unit of a bare number; without it a bare number has unit None.
        ton: what a bare "ton" means: `short`, `long`, `metric`, or `unstated` for one that must stay
            unresolved.

    Raises:
        QuantityParseError: the text holds no quantity, or one that can be read in two ways; `reason` says
            which.
        MultipleQuantitiesError: several quantities stand side by side; `parts` has each of them.
        AmbiguousUnitError: the unit has several meanings (`ton`, `nm`, `kt`); `choices` names them.
        UnknownUnitError: the unit is not in the list; `suggestions` names the nearest.
        ValueError: `ton` is none of its four values.

    >>> parse("up to 550 miles")
    <Interval up to 550 mi>
    >>> parse("최대 사거리가 약 500km").qualifier
    'about'
    >>> parse("2.5 tons", ton="metric").to("kg")
    <Interval 2,500 kg>
    """
    if not isinstance(text, str):
        raise TypeError(f"a quantity is a text such as '600 km', not {text!r}")
    found = _read_plain(text)
    if found is None:
        from weaponref.grammar.read import read

        found = read(text, unit, ton)
    return found


def convert(quantity: str | Interval, unit: str) -> Interval:
    """The quantity in another unit, exactly; its qualifier stays.

    Args:
        quantity: an interval, or text for `parse`.
        unit: a symbol or unit word.

    Raises:
        DimensionError: the unit measures something else.
        ValueError: whatever `parse` or `read_unit` refuse.

    >>> convert("about 550 miles", "km")
    <Interval about 885.1392 km>
    """
    interval = parse(quantity) if isinstance(quantity, str) else quantity
    return interval.to(unit)


def pair_disagrees(interval: Interval) -> bool:
    """Whether the text gave the quantity in two units, and the two are not the same quantity.

    >>> pair_disagrees(parse("900 km (850 miles)")), pair_disagrees(parse("900 km (560 miles)"))
    (True, False)
    """
    return any(f"% {OFF_THE_OTHER} " in warning for warning in interval.warnings)


def shortened(low: float, high: float) -> bool:
    """Whether the lower end may be short for hundreds or thousands: `5-600 km`, `10–12,000 km`.

    It may where the two would be close together then, and is literal otherwise (`2–70 km`, `5–1,500 km`).

    >>> shortened(5, 600), shortened(10, 12_000), shortened(5, 1_500)
    (True, True, False)
    """
    if high < 100 or low < 1:  # noqa: PLR2004 -- no hundreds to be short for
        return False
    for scale in (100, 1_000, 1_000_000):
        rest = high / scale
        if rest == int(rest) and low == int(low) and low < rest <= 2 * low and (scale > 100 or rest < 10):  # noqa: PLR2004
            return True
    return False


def _read_plain(text: str) -> Interval | None:
    """The interval of a plain quantity; None for everything else."""
    if not _pattern:
        _pattern.append(re.compile(_PLAIN, re.ASCII))
    match = _pattern[0].fullmatch(text)
    if match is None:
        return None
    word, sign, mach, whole, fraction, high_whole, high_fraction, unit, estimated = match.groups()
    if (mach is None) is (unit is None) or (estimated and (word or sign)):
        return None
    qualifier = "estimated" if estimated else _SAME.get(word or sign, word)
    value = _number(whole, fraction)
    low: float | None = value
    high: float | None = value
    if high_whole:
        high = _number(high_whole, high_fraction)
        if value > high or shortened(value, high):
            return None
    elif qualifier in _OPEN_LOW:
        low = None
    elif qualifier in _OPEN_HIGH:
        high = None
    symbol = "mach" if unit is None else _SYMBOLS.get(unit, unit)
    return make(low, high, symbol, qualifier, text)


def _number(whole: str, fraction: str | None) -> float:
    if "," in whole:
        whole = whole.replace(",", "")
    return float(f"{whole}.{fraction}") if fraction else float(whole)
