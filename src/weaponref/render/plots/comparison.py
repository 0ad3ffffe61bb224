"""One quantity of several records: a row each, with the claims over their spread."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from weaponref.model.figures import Figure
from weaponref.render.plots.canvas import (
    add_legend,
    axes_for,
    label_axis,
    label_rows,
    limit_values,
    middles,
    row_height,
    value_label,
    write_title,
)
from weaponref.render.plots.lettering import shortened
from weaponref.render.plots.marks import Mark, band, draw, label, left_out, marker_size, marks_of, needs_of
from weaponref.render.plots.room import room_of
from weaponref.render.words import other_name
from weaponref.vocabulary import PROPERTIES, unknown_term


if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes

    from weaponref.comparison import Comparison
    from weaponref.model import Record

__all__ = ("plot_comparison",)

_BAND = 0.8  # of the height of a row
_MARKER = 0.9  # of the user's size: claims stand close
_COVERED = 0.6  # of a marker may be seen where there is little room
_LANE = 1.15 / 72  # inches a point of marker, from one claim to the next where they would cover each other
_TALL = 8.0  # inches: from there on the values stand above the axes too
_LONGEST_NAME = 36
_NEAR = 0.02  # of the longest value: claims that are nearer cover each other


@frozen
class _Row:
    record: Record
    figure: Figure | None
    marks: list[Mark]

    @property
    def hull(self) -> tuple[float, float] | None:
        """The spread; None where there is none, or only one value."""
        hull = self.figure.hull if self.figure else None
        return None if hull is None or hull.is_point else (hull.ends[0], hull.ends[-1])


def plot_comparison(
    comparison: Comparison,
    name: str,
    ax: Axes | None = None,
    *,
    unit: str | None = None,
    title: str | None = None,
    legend: bool | None = None,
) -> Axes:
    """Draw one quantity of a comparison: each record in a row, its claims over the band of their spread.

    Args:
        comparison: what to draw.
        name: the property; a quantity that the comparison has.
        ax: the axes to draw into; a new pyplot figure if not given.
        unit: the unit of the axis; if not given, that of the comparison's figures (with units as stated, that of
            the property).
        title: what to write above; the property if not given.
        legend: say what the marks mean; if not given, in new figures only.

    Returns:
        The axes.

    Raises:
        ValueError: the comparison lacks the property, or it is no quantity.
        DimensionError, UnknownUnitError, AmbiguousUnitError: the unit does not fit.
        MissingExtraError: matplotlib is not installed.

    >>> import weaponref
    >>> from matplotlib.figure import Figure
    >>> ax = plot_comparison(weaponref.compare("KN-23", "KN-24"), "range_max", Figure().subplots())
    >>> [label.get_text() for label in ax.get_yticklabels()]
    ['KN-23', 'KN-24']
    """
    _check(comparison, name)
    shown, rows = _rows(comparison, name, unit)
    lanes = [_lanes(row.marks, _NEAR * max((m.high for r in rows for m in r.marks), default=0)) for row in rows]
    lane = marker_size() * _LANE
    heights = [max(row_height(), (max(own, default=0) + 3) * lane) for own in lanes]
    target = axes_for(ax, height=sum(heights))
    room = room_of(target, own=ax is None)
    squeeze = room.squeeze(sum(heights), _COVERED)
    width, inside = label_rows(target, [_called(row.record) for row in rows], heights, room)
    for row, own, place, height in zip(rows, lanes, middles(heights), heights, strict=True):
        _draw_row(target, row, [place + (one - max(own) / 2) * lane for one in own], place, height, squeeze)
    limit_values(target, target.xaxis, needs_of((mark for row in rows for mark in row.marks), squeeze), width, inside)
    if ax is None and sum(heights) > _TALL:
        target.tick_params(axis="x", top=True, labeltop=True)
    claims = sum(len(row.figure.claims) for row in rows if row.figure)
    notes = left_out(claims - sum(len(row.marks) for row in rows), "in another unit")
    limit = None if ax is None else width
    label_axis(target.xaxis, [value_label(name, shown), *notes], limit)
    write_title(target, limit, title, PROPERTIES[name].label)
    label(target, [mark for row in rows for mark in row.marks])
    add_legend(target, wanted=legend, own=ax is None)
    return target


def _check(comparison: Comparison, name: str) -> None:
    quantities = [each for each in comparison.properties if PROPERTIES[each].type == "quantity"]
    if name in quantities:
        return
    if name in PROPERTIES and PROPERTIES[name].type != "quantity":
        raise ValueError(f"{name} is a {PROPERTIES[name].type}, and only quantities are drawn: {', '.join(quantities)}")
    raise ValueError(unknown_term("quantity of the comparison", name, quantities))


def _rows(comparison: Comparison, name: str, unit: str | None) -> tuple[str, list[_Row]]:
    """The unit of the axis, and each record with what it has to show in it."""
    views = [(record, comparison.cell(name, record.id).view) for record in comparison.records]
    figures = [(record, view if isinstance(view, Figure) else None) for record, view in views]
    units = Counter(figure.unit for _, figure in figures if figure)
    common = units.most_common(1)[0][0] if units else PROPERTIES[name].unit or "count"
    shown = common if unit is None else Figure("", name, (), common).to(unit).unit
    placed = [(record, evolve(figure, unit=shown) if figure else None) for record, figure in figures]
    return shown, [_Row(record, figure, marks_of(figure.claims, shown) if figure else []) for record, figure in placed]


def _draw_row(ax: Axes, row: _Row, places: Sequence[float], place: float, height: float, squeeze: float) -> None:
    if not row.marks:
        words = "in another unit" if row.figure else "nothing published"
        ax.annotate(
            words, xy=(0, place), xycoords="data", xytext=(4, 0), textcoords="offset points",
            va="center", style="italic", alpha=0.7, gid=f"{row.record.id}-none",
        )  # fmt: skip
        return
    if row.hull:
        low, high = row.hull
        (bar,) = ax.barh(place, high - low, left=low, height=height * _BAND, zorder=1, **band())
        bar.set_gid(f"{row.record.id}-hull")
        # One band stands for all in a legend.
        bar.set_label("_" if "published spread" in ax.get_legend_handles_labels()[1] else "published spread")
    for mark, own in zip(row.marks, places, strict=True):
        draw(ax, mark, own, scale=_MARKER, squeeze=squeeze)


def _lanes(marks: Sequence[Mark], near: float) -> list[int]:
    """A lane for each mark, so that none covers another: the first that is free where the mark begins."""
    lanes = [0] * len(marks)
    ends: list[float] = []
    for place in sorted(range(len(marks)), key=lambda each: (marks[each].low, marks[each].high, each)):
        mark = marks[place]
        free = next((lane for lane, end in enumerate(ends) if end + near < mark.low), len(ends))
        ends[free:] = [mark.high, *ends[free + 1 :]]
        lanes[place] = free
    return lanes


def _called(record: Record) -> tuple[str, ...]:
    """The name of a record, and what is written where no font has its signs."""
    names = filter(None, (record.name, other_name(record), record.id))
    return tuple(shortened(name, _LONGEST_NAME) for name in names)
