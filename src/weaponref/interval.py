"""Interval: what a source says about a size, with open ends and the qualifier that it used.

`up to 1 t` has no lower end, `at least 148` no upper end, `380–800 km` has both, and a plain value has both
in one place. Nothing is widened, averaged or rounded.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import field, frozen

from weaponref.errors import DimensionError
from weaponref.units import SYMBOLS, dimension, factor, ratio, read_unit


if TYPE_CHECKING:
    from collections.abc import Callable


__all__ = (
    "HIGH_ONLY",
    "LOW_ONLY",
    "QUALIFIERS",
    "Interval",
)

#: Qualifiers of a value that is an upper end alone.
HIGH_ONLY: tuple[str, ...] = ("up to", "under")
#: Qualifiers of a value that is a lower end alone.
LOW_ONLY: tuple[str, ...] = ("at least", "over")
#: Every qualifier. The first five leave both ends in place.
QUALIFIERS: tuple[str, ...] = (
    "about",
    "approximately",
    "nearly",
    "estimated",
    "exactly",
    *HIGH_ONLY,
    *LOW_ONLY,
)

_KNOWN_UNITS: frozenset[str | None] = frozenset((None, *SYMBOLS))
_KNOWN_QUALIFIERS: frozenset[str | None] = frozenset((None, *QUALIFIERS))
_INFINITY = float("inf")
# A digit before zeros ("900") may or may not be the last one that counts, and one digit alone says little;
# these bound how far half of it may reach, as a share of the value.
_REACH_ZEROS = 0.05
_REACH = 0.10


@frozen(repr=False, str=False)
class Interval:
    """A size as stated: one or two ends, a unit, a qualifier.

    Two intervals are equal when their ends, unit and qualifier are; `text`, `comment` and `warnings` say
    how the statement was written and do not count.

    Args:
        low: the lower end; None when the statement leaves it open ("up to 1 t").
        high: the upper end; None when the statement leaves it open ("at least 148").
        unit: a symbol of `weaponref.units.SYMBOLS`; None for a bare number.
        qualifier: one of `QUALIFIERS`, or None.
        text: the text that was read.
        comment: words of the text that are not part of the quantity.
        warnings: what a reader should know about how the text was read.

    Raises:
        ValueError: no end is given, an end is negative or not finite, low is above high, or the unit or
            qualifier is not known.

    >>> Interval(450, 690, "km")
    <Interval 450–690 km>
    >>> Interval(None, 1, "t", "up to").to("kg")
    <Interval up to 1,000 kg>
    """

    low: float | None
    high: float | None
    unit: str | None = None
    qualifier: str | None = None
    text: str = field(default="", eq=False)
    comment: str = field(default="", eq=False)
    warnings: tuple[str, ...] = field(default=(), eq=False)

    def __attrs_post_init__(self) -> None:
        low, high = self.low, self.high
        if low is None:
            sound = high is not None and 0.0 <= high < _INFINITY
        elif high is None:
            sound = 0.0 <= low < _INFINITY
        else:
            sound = 0.0 <= low <= high < _INFINITY
        if not (sound and self.unit in _KNOWN_UNITS and self.qualifier in _KNOWN_QUALIFIERS):
            raise ValueError(self._fault())

    def _fault(self) -> str:
        ends = [end for end in (self.low, self.high) if end is not None]
        if not ends:
            return "an interval needs at least one end"
        if not all(end < _INFINITY and end > -_INFINITY for end in ends):
            return f"the ends of an interval are finite, not {ends}"
        if min(ends) < 0:
            return f"a size is not negative: {min(ends)}"
        if ends[0] > ends[-1]:
            return f"the low end {ends[0]} is above the high end {ends[-1]}"
        if self.unit not in _KNOWN_UNITS:
            return f"unknown unit {self.unit!r}; the symbols are {', '.join(SYMBOLS)}"
        return f"unknown qualifier {self.qualifier!r}; the qualifiers are {', '.join(QUALIFIERS)}"

    def __str__(self) -> str:
        return self.format("plain")

    def __repr__(self) -> str:
        return f"<Interval {self.format('plain')}>"

    @property
    def is_point(self) -> bool:
        """Whether both ends are the same value.

        >>> Interval(900, 900, "km").is_point, Interval(None, 1, "t", "up to").is_point
        (True, False)
        """
        return self.low is not None and self.low == self.high

    @property
    def dimension(self) -> str | None:
        """What is measured (`length`, `mass`, …); None for a bare number.

        >>> Interval(5, 5, "mach").dimension
        'mach'
        """
        return None if self.unit is None else dimension(self.unit)

    @property
    def ends(self) -> tuple[float, ...]:
        """The ends that are stated, the lower first: one or two numbers.

        >>> Interval(None, 1, "t", "up to").ends
        (1,)
        """
        low, high = self.low, self.high
        if low is None:
            return () if high is None else (high,)
        return (low,) if high is None else (low, high)

    def to(self, unit: str) -> Interval:
        """The same statement in another unit; qualifier, text, comment and warnings stay.

        Args:
            unit: a symbol, or any word that `weaponref.units.read_unit` reads.

        Raises:
            UnknownUnitError: the unit is not known.
            AmbiguousUnitError: the unit, or the interval's own one, is a bare ton or otherwise ambiguous.
            DimensionError: the unit measures something else, or the interval is a bare number.

        >>> Interval(None, 550, "mi", "up to").to("km")
        <Interval up to 885.1392 km>
        """
        own = self.unit
        if unit == own:
            return self
        if own is None:
            raise DimensionError(f"a bare number has no unit, so it is not converted to {unit!r}")
        if unit not in _KNOWN_UNITS:
            unit = read_unit(unit)
            if unit == own:
                return self
        numerator, denominator = ratio(own, unit)
        low, high = self.low, self.high
        return make(
            None if low is None else low * numerator / denominator,
            None if high is None else high * numerator / denominator,
            unit,
            self.qualifier,
            self.text,
            self.comment,
            self.warnings,
        )

    def contains(self, value: float) -> bool:
        """Whether the value, in the interval's own unit, lies between the ends; an open end has no limit.

        >>> Interval(None, 1, "t", "up to").contains(0.5)
        True
        """
        return (self.low is None or self.low <= value) and (self.high is None or value <= self.high)

    def overlaps(self, other: Interval) -> bool:
        """Whether the two have a value in common; an open end has no limit.

        Raises:
            DimensionError: they measure different things.

        >>> Interval(450, 690, "km").overlaps(Interval(300, 400, "mi"))
        True
        """
        other = self._aligned(other)
        below = self.high is None or other.low is None or other.low <= self.high
        above = self.low is None or other.high is None or self.low <= other.high
        return below and above

    def hull(self, other: Interval) -> Interval:
        """From the smallest to the largest end that either states, in this interval's unit; open ends are
        skipped.

        Raises:
            DimensionError: they measure different things.

        >>> Interval(None, 500, "km", "up to").hull(Interval(300, 420, "km"))
        <Interval 300–500 km>
        """
        ends = (*self.ends, *self._aligned(other).ends)
        return Interval(min(ends), max(ends), self.unit)

    def within_rounding(self, other: Interval) -> bool:
        """Whether the two may be one quantity, written in two units and rounded.

        In one unit the ends must be equal. Across units, each end must match after conversion to within
        half a unit of the last significant digit of either, and no further than a tenth of the value (a
        twentieth, where that digit stands before zeros that may count). Qualifiers do not matter.

        Raises:
            DimensionError: they measure different things.

        >>> Interval(900, 900, "km").within_rounding(Interval(550, 550, "mi"))
        True
        >>> Interval(900, 900, "km").within_rounding(Interval(500, 500, "mi"))
        False
        """
        if self.unit == other.unit:
            return self.low == other.low and self.high == other.high
        there = self._aligned(other)
        scale = factor(other.unit or "count", self.unit or "count")
        return _near(self.low, there.low, other.low, scale) and _near(self.high, there.high, other.high, scale)

    def satisfies(self, condition: Interval) -> bool:
        """Whether what is stated, from its smallest to its largest stated end, has a value inside the
        condition.

        `over` and `under` in the condition are strict. A condition that is a bare number is taken in this
        interval's unit. A plain value is met when it lies between the stated ends or, in another unit,
        equals one of them within rounding.

        Raises:
            DimensionError: the condition measures something else; Mach is never compared with a speed.

        >>> Interval(None, 690, "km", "up to").satisfies(Interval(600, None, "km", "at least"))
        True
        >>> Interval(600, 600, "km").satisfies(Interval(600, None, "km", "over"))
        False
        """
        if condition.unit is None and self.unit is not None:
            condition = make(condition.low, condition.high, self.unit, condition.qualifier)
        stated = condition._aligned(self)  # noqa: SLF001 -- the same class
        smallest, largest = stated.ends[0], stated.ends[-1]
        low, high = condition.low, condition.high
        if low is not None and (largest <= low if condition.qualifier == "over" and high is None else largest < low):
            return self._equals(condition)
        if high is not None and (
            smallest >= high if condition.qualifier == "under" and low is None else smallest > high
        ):
            return self._equals(condition)
        return True

    def _equals(self, condition: Interval) -> bool:
        """Whether a plain condition in another unit equals one of the stated ends within rounding."""
        if not condition.is_point or condition.unit == self.unit:
            return False
        return any(make(end, end, self.unit).within_rounding(condition) for end in self.ends)

    def format(self, style: str = "plain") -> str:
        """The interval in words; see `weaponref.formats.format_interval` for the styles.

        >>> Interval(900, 900, "km", "about").format("news")
        'about 900 km (560 miles)'
        """
        from weaponref.formats import format_interval

        return format_interval(self, style)

    def _aligned(self, other: Interval) -> Interval:
        """The other interval in this one's unit."""
        if other.unit == self.unit:
            return other
        if self.unit is None:
            raise DimensionError(f"a bare number is not compared with {other}")
        return other.to(self.unit)


def make(
    low: float | None,
    high: float | None,
    unit: str | None = None,
    qualifier: str | None = None,
    text: str = "",
    comment: str = "",
    warnings: tuple[str, ...] = (),
) -> Interval:
    """An interval of parts that are known to be sound, without checking them: for compiled data and
    conversions.

    >>> make(900.0, 900.0, "km", "about")
    <Interval about 900 km>
    """
    made = _new(Interval)
    _set_low(made, low)
    _set_high(made, high)
    _set_unit(made, unit)
    _set_qualifier(made, qualifier)
    _set_text(made, text)
    _set_comment(made, comment)
    _set_warnings(made, warnings)
    return made


def half_unit(value: float) -> float:
    """Half a unit of the last significant digit of the value in its shortest writing: 50 for 900, 0.05 for
    2.5.

    It is cut to a tenth of the value, or a twentieth where that digit stands before zeros that may be
    significant.

    >>> half_unit(885.0), half_unit(2.5)
    (0.5, 0.05)
    """
    if not value:
        return 0.0
    digits, _, exponent = f"{value:.17g}".partition("e") if value >= 1e15 else (repr(float(value)), "", "")  # noqa: PLR2004
    whole, _, fraction = digits.partition(".")
    if "e" in fraction or exponent:
        return 0.0
    fraction = fraction.rstrip("0")
    if fraction:
        return min(0.5 * 10.0 ** -len(fraction), _REACH * value)
    zeros = len(whole) - len(whole.rstrip("0"))
    return min(0.5 * 10.0**zeros, (_REACH_ZEROS if zeros else _REACH) * value)


def _near(here: float | None, there: float | None, as_written: float | None, scale: float) -> bool:
    if here is None or there is None or as_written is None:
        return here is there
    reach = max(half_unit(here), half_unit(as_written) * scale)
    # The slack is for the conversion itself, so that exact pairs (1 in, 25.4 mm) always agree.
    return abs(here - there) <= reach + 1e-12 * here


def _setter(name: str) -> Callable[[Interval, object], None]:
    # A frozen class refuses assignment; the slot's own descriptor does not, and costs half of
    # object.__setattr__.
    set_slot: Callable[[Interval, object], None] = getattr(Interval, name).__set__
    return set_slot


_new = object.__new__
_set_low = _setter("low")
_set_high = _setter("high")
_set_unit = _setter("unit")
_set_qualifier = _setter("qualifier")
_set_text = _setter("text")
_set_comment = _setter("comment")
_set_warnings = _setter("warnings")
