"""Writing intervals, for people and for the grammar to read back.

Five styles:

``plain``
    The canonical writing: `weaponref.parse` reads it back to an equal interval.

``news``
    The unit of the source first and a conversion in parentheses, rounded to as many significant figures as the source's
    number has, but at least two: 900 km (560 miles). It never shows more figures than the source.

``ap``
    The same in the words of American newspapers: 900 kilometers (560 miles).

``ap-chart``
    Converts with the two-figure factors that wire services use, and rounds to whole units (below ten to two figures),
    so that 600 km is 372 miles as printed in agency copy, where the exact factor gives 373.

``exact``
    The conversion to ten significant figures.

A zero at the end of a whole number is not counted as significant, since sources do not say whether it is.
What has no customary counterpart (Mach, counts, times, money, an unresolved ton) is written alone.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from weaponref.units import dimension, factor


if TYPE_CHECKING:
    from weaponref.interval import Interval


__all__ = ("STYLES", "format_interval", "format_number", "interval_ends", "significant_figures")

STYLES: tuple[str, ...] = ("plain", "news", "ap", "ap-chart", "exact")
"""The styles that `format_interval` knows."""

# Where a reader of the other system looks.
_COUNTERPARTS = {
    "km": "mi",
    "m": "ft",
    "cm": "in",
    "mm": "in",
    "mi": "km",
    "nmi": "km",
    "yd": "m",
    "ft": "m",
    "in": "cm",
    "t": "lb",
    "kg": "lb",
    "lb": "kg",
    "short ton": "t",
    "long ton": "t",
    "km/h": "mph",
    "m/s": "km/h",
    "mph": "km/h",
    "kn": "km/h",
}
# Factors as newspapers print them in their conversion tables; other pairs use the exact one. A metric ton
# becomes short tons there, where `news` and `ap` give pounds.
_CHART: dict[tuple[str, str], str] = {
    ("km", "mi"): "0.62",
    ("mi", "km"): "1.6",
    ("kg", "lb"): "2.2",
    ("lb", "kg"): "0.45",
    ("m", "ft"): "3.3",
    ("t", "short ton"): "1.1",
    ("short ton", "t"): "0.9",
}
_NEWS_WORDS = {
    "mi": ("mile", "miles"),
    "nmi": ("nautical mile", "nautical miles"),
    "yd": ("yard", "yards"),
    "ft": ("foot", "feet"),
    "in": ("inch", "inches"),
    "lb": ("pound", "pounds"),
    "short ton": ("short ton", "short tons"),
    "long ton": ("long ton", "long tons"),
    "ton": ("ton", "tons"),
    "kn": ("knot", "knots"),
    "h": ("hour", "hours"),
    "min": ("minute", "minutes"),
    "s": ("second", "seconds"),
    "d": ("day", "days"),
    "count": ("", ""),
}
_AP_WORDS = {
    **_NEWS_WORDS,
    "km": ("kilometer", "kilometers"),
    "m": ("meter", "meters"),
    "cm": ("centimeter", "centimeters"),
    "mm": ("millimeter", "millimeters"),
    "kg": ("kilogram", "kilograms"),
    "g": ("gram", "grams"),
    "t": ("metric ton", "metric tons"),
    "km/h": ("kph", "kph"),
    "m/s": ("meter per second", "meters per second"),
    "km/s": ("kilometer per second", "kilometers per second"),
}
_MONEY_SIGNS = {"USD": "$", "EUR": "€", "GBP": "£", "INR": "₹", "UAH": "₴"}
_FEWEST_FIGURES = 2
_EXACT_FIGURES = 10
_MILLION = 1_000_000
_TEN = 10
_AMBIGUOUS_DECIMALS = 3


def format_interval(interval: Interval, style: str = "plain") -> str:
    """The interval in words, in one of `STYLES`.

    Raises:
        ValueError: the style is not known.

    >>> from weaponref.interval import Interval
    >>> format_interval(Interval(600, 600, "km"), "news")
    '600 km (370 miles)'
    >>> format_interval(Interval(600, 600, "km"), "ap-chart")
    '600 kilometers (372 miles)'
    >>> format_interval(Interval(None, 1, "t", "up to"), "ap")
    'up to 1 metric ton (2,200 pounds)'
    """
    if style == "plain":
        return _qualified(interval, _plain(interval))
    if style not in STYLES:
        raise ValueError(f"unknown style {style!r}; the styles are {', '.join(STYLES)}")
    american = style.startswith("ap")
    words = _AP_WORDS if american else _NEWS_WORDS
    ends = [_decimal(end) for end in interval_ends(interval)]
    body = _body([format_number(end) for end in interval_ends(interval)], interval.unit, words, american=american)
    converted = _converted(ends, interval.unit, style)
    if converted is not None:
        numbers, unit = converted
        body += f" ({_body([_grouped(number) for number in numbers], unit, words, american=american)})"
    return _qualified(interval, body)


def format_number(value: float) -> str:
    """The number with commas between thousands, no exponent, and every digit that it needs.

    A number of one to three digits with three decimals gets a fourth, because `1.609` may be read as 1,609.

    >>> format_number(10000.0), format_number(2.5), format_number(1.609)
    ('10,000', '2.5', '1.6090')
    """
    if value == int(value) and value < 1e15:  # noqa: PLR2004 -- floats are whole numbers exactly up to here
        return f"{int(value):,}"
    return _grouped(_decimal(value))


def interval_ends(interval: Interval) -> tuple[float, ...]:
    """The ends to write: one where both are the same.

    >>> from weaponref.interval import Interval
    >>> interval_ends(Interval(900, 900, "km"))
    (900,)
    """
    return interval.ends[:1] if interval.is_point else interval.ends


def significant_figures(value: float) -> int:
    """The significant figures of a number as written. A zero at the end of a whole number is not counted.

    >>> significant_figures(900.0), significant_figures(1300.0), significant_figures(2.5)
    (1, 2, 2)
    """
    return max(1, len(_decimal(value).normalize().as_tuple().digits))


def _decimal(value: float) -> Decimal:
    return Decimal(repr(float(value)))


def _grouped(number: Decimal) -> str:
    written = f"{number:,f}"
    whole, dot, decimals = written.partition(".")
    decimals = decimals.rstrip("0")
    if not dot or not decimals:
        return whole
    if len(decimals) == _AMBIGUOUS_DECIMALS and whole != "0" and "," not in whole:
        decimals += "0"
    return f"{whole}.{decimals}"


def _plain(interval: Interval) -> str:
    unit = interval.unit
    ends = interval_ends(interval)
    scale = ""
    if unit is not None and dimension(unit).startswith("money:") and _in_millions(ends):
        ends, scale = tuple(end / _MILLION for end in ends), " million"
    body = "–".join(format_number(end) for end in ends) + scale
    if unit is None:
        return body
    return f"Mach {body}" if unit == "mach" else f"{body} {unit}"


def _in_millions(ends: tuple[float, ...]) -> bool:
    """Whether all are whole ten-thousands of a million or more: two decimals of a million say them."""
    return all(end >= _MILLION and end % 10_000 == 0 and end < 1e13 for end in ends)  # noqa: PLR2004


def _qualified(interval: Interval, body: str) -> str:
    qualifier = interval.qualifier
    if qualifier is None:
        if interval.low is None:
            qualifier = "up to"
        elif interval.high is None:
            qualifier = "at least"
    return f"{qualifier} {body}" if qualifier else body


def _body(numbers: list[str], unit: str | None, words: dict[str, tuple[str, str]], *, american: bool) -> str:
    """Numbers and unit in words: 450–690 km, 450 to 690 kilometers, Mach 5, $3.5 million."""
    joined = (" to " if american else "–").join(dict.fromkeys(numbers))
    if unit is None:
        return joined
    if unit == "mach":
        return f"Mach {joined}"
    if dimension(unit).startswith("money:"):
        return _money(numbers, unit, american=american)
    singular, plural = words.get(unit, (unit, unit))
    return f"{joined} {singular if joined == '1' else plural}".strip()


def _money(numbers: list[str], unit: str, *, american: bool) -> str:
    values = tuple(float(number.replace(",", "")) for number in numbers)
    scale = ""
    if _in_millions(values):
        numbers = [format_number(value / _MILLION) for value in values]
        scale = " million"
    joined = (" to " if american else "–").join(dict.fromkeys(numbers))
    sign = _MONEY_SIGNS.get(unit)
    return f"{sign}{joined}{scale}" if sign else f"{joined}{scale} {unit}"


def _converted(ends: list[Decimal], unit: str | None, style: str) -> tuple[list[Decimal], str] | None:
    """The ends in the customary counterpart, rounded as the style says."""
    target = _COUNTERPARTS.get(unit or "")
    if unit is None or target is None:
        return None
    if style == "ap-chart":
        return _by_chart(ends, unit)
    ratio = Decimal(repr(factor(unit, target)))
    figures = (
        _EXACT_FIGURES if style == "exact" else max(_FEWEST_FIGURES, *(significant_figures(float(end)) for end in ends))
    )
    return [_rounded(end * ratio, figures) for end in ends], target


def _by_chart(ends: list[Decimal], unit: str) -> tuple[list[Decimal], str]:
    target = "short ton" if unit == "t" else _COUNTERPARTS[unit]
    ratio = Decimal(_CHART.get((unit, target)) or repr(factor(unit, target)))
    return [_to_unit(end * ratio) for end in ends], target


def _to_unit(value: Decimal) -> Decimal:
    """Rounded to the unit; below ten to two figures, where a unit would be too coarse."""
    return _rounded(value, _FEWEST_FIGURES) if value < _TEN else _rounded(value, value.adjusted() + 1)


def _rounded(value: Decimal, figures: int) -> Decimal:
    if not value:
        return value
    exponent = value.adjusted() - figures + 1
    return value.quantize(Decimal(1).scaleb(exponent), rounding=ROUND_HALF_UP)
