"""The cells of the table of texts: what people write for a range, drawn for each system from what is published."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING


if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ("CELLS", "distinct_cells", "spellings", "too_large")

CELLS = 10_000
"""How many distinct cells the table has."""

# Of ten distinct cells nine are written in these ways …
_USUAL = (
    "{low} km", "{low}km", "~{low} km", "up to {low} km", "{low_mi} miles", "{low}–{high} km", "{low} to {high} km",
    "about {low_nmi} nmi", "{low} km (est.)", "c. {low} kilometres", ">{low} km", "max. {low} km", "at least {low} km",
)  # fmt: skip
# … and one in these, each about as often as any other: they take the long way of the grammar.
_UNUSUAL = (
    "{low} km ({low_mi} miles)", "{low} km ({low_mi} mi)", "between {low} and {high} km", "{low} km[{note}]",
    "{low} km ({year})", "{low_nmi} nautical miles", "{low} ~ {high} km", "{low} km+", "약 {low}km", "{low}km (추정)",
    "최대 {low} km", "до {low} км", "около {low} км", "от {low} до {high} км",
)  # fmt: skip
_TENTH = 10
_NAUTICAL = ("about {low_nmi} nmi", "{low_nmi} nautical miles")
_MILE, _NAUTICAL_MILE = 1.609344, 1.852
_ROUNDING = 0.005
_TOO_LARGE = 3
# Below so many kilometres miles have a decimal.
_SHORT = 30


def spellings(envelopes: Mapping[str, Sequence[float]]) -> dict[str, list[str]]:
    """For each system, ways to write a range inside what is published of it.

    Systems take turns until there are enough distinct cells. One of which a single figure is published runs out of
    them, and others then have more.

    Args:
        envelopes: the lowest and the highest published range of each system, in kilometres.
    """
    random = Random(7)  # noqa: S311  the table is the same each time
    found: dict[str, dict[str, None]] = {name: {} for name in envelopes}
    seen = {too_large(row[1]) for row in envelopes.values()}
    while len(seen) < CELLS:
        for name, row in envelopes.items():
            forms = _UNUSUAL if len(seen) % _TENTH == 0 else _USUAL
            cell = _cell(random, random.choice(forms), row[0], row[1])
            if cell is not None and len(seen) < CELLS:
                found[name][cell] = None
                seen.add(cell)
    return {name: list(cells) for name, cells in found.items()}


def too_large(highest: float) -> str:
    """A range that is several times what is published."""
    return f"{float(f'{_TOO_LARGE * highest:.3g}'):g} km"


def distinct_cells(envelopes: Mapping[str, Sequence[float]]) -> set[str]:
    """All distinct cells of the table."""
    own = {cell for cells in spellings(envelopes).values() for cell in cells}
    return own | {too_large(row[1]) for row in envelopes.values()}


def _cell(random: Random, form: str, lowest: float, highest: float) -> str | None:
    """A range inside what is published; None where it would be outside as the form writes it."""
    low, high = sorted(_rounded(random.uniform(lowest, highest), lowest, highest) for _ in range(2))
    if "{high}" in form and low == high:
        return None
    miles, nautical = (round(low / mile, 1 if low < _SHORT else None) for mile in (_MILE, _NAUTICAL_MILE))
    stated = {"{low_mi} miles": miles * _MILE}.get(form, nautical * _NAUTICAL_MILE if form in _NAUTICAL else low)
    if not (1 - _ROUNDING) * lowest <= stated <= (1 + _ROUNDING) * highest:
        return None
    note, year = random.randint(1, 99), random.randint(1990, 2024)
    return form.format(low=f"{low:g}", high=f"{high:g}", low_mi=miles, low_nmi=nautical, note=note, year=year)


def _rounded(value: float, lowest: float, highest: float) -> float:
    """A value to three digits; the end of what is published where that is next to it and a whole number."""
    rounded = float(f"{value:.3g}")
    inside = min(max(rounded, lowest), highest)
    return inside if inside.is_integer() else rounded
