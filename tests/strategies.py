"""Shared Hypothesis strategies: units and intervals."""

from __future__ import annotations

from hypothesis import strategies as st

from weaponref.interval import HIGH_ONLY, LOW_ONLY, QUALIFIERS, Interval
from weaponref.units import SYMBOLS, dimension


BOTH_ENDS = tuple(qualifier for qualifier in QUALIFIERS if qualifier not in (*HIGH_ONLY, *LOW_ONLY))


def convertible_units() -> st.SearchStrategy[str]:
    """Symbols that have a factor."""
    return st.sampled_from([symbol for symbol in SYMBOLS if symbol != "ton"])


@st.composite
def unit_pairs(draw: st.DrawFn) -> tuple[str, str]:
    """Two symbols of one dimension."""
    one = draw(convertible_units())
    return one, draw(
        st.sampled_from([symbol for symbol in SYMBOLS if symbol != "ton" and dimension(symbol) == dimension(one)])
    )


def sizes() -> st.SearchStrategy[float]:
    """Sizes as they occur: zero, and from a thousandth to a thousand million, some with many digits."""
    return st.one_of(
        st.integers(0, 10**9).map(float),
        st.decimals(0, 10**6, places=1).map(float),
        st.decimals(0, 10**4, places=3).map(float),
        st.floats(1e-3, 1e9, allow_nan=False),
    )


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    """Any interval whose ends fit its qualifier: what the grammar can say."""
    low, high = sorted((draw(sizes()), draw(sizes())))
    unit = draw(st.sampled_from([None, *SYMBOLS]))
    shape = draw(st.sampled_from(["point", "both", "high", "low"]))
    if shape == "point":
        return Interval(low, low, unit, draw(st.sampled_from([None, *BOTH_ENDS])))
    if shape == "both":
        qualifier = draw(st.sampled_from([None, *(QUALIFIERS if low < high else BOTH_ENDS)]))
        return Interval(low, high, unit, qualifier)
    if shape == "high":
        return Interval(None, high, unit, draw(st.sampled_from(HIGH_ONLY)))
    return Interval(low, None, unit, draw(st.sampled_from(LOW_ONLY)))
