"""One figure: every claim in a row of its own, by who says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
from weaponref.render.plots.marks import band, draw, label, left_out, marker_size, marks_of, needs_of
from weaponref.render.plots.room import room_of
from weaponref.render.words import ranked, said, spread
from weaponref.vocabulary import PROPERTIES


if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from weaponref.model import Claim, Figure

__all__ = ("plot_figure",)

_POINTS_AN_INCH = 72
_YEAR = len(", 2019")
_LONGEST = 36  # letters of a speaker


def plot_figure(
    figure: Figure,
    ax: Axes | None = None,
    *,
    unit: str | None = None,
    title: str | None = None,
    legend: bool | None = None,
) -> Axes:
    """Draw a figure: each claim in a row, labelled by who says it and when, from the smallest value down.

    Args:
        figure: what to draw.
        ax: the axes to draw into; a new pyplot figure if not given.
        unit: the unit of the axis; the figure's own if not given.
        title: what to write above; the record, the property and the spread if not given.
        legend: say what the marks mean; if not given, in new figures only.

    Returns:
        The axes.

    Raises:
        DimensionError, UnknownUnitError, AmbiguousUnitError: the unit does not fit.
        MissingExtraError: matplotlib is not installed.

    >>> import weaponref
    >>> from matplotlib.figure import Figure
    >>> ax = plot_figure(weaponref.get("KN-24").range_max, Figure().subplots(), unit="mi")
    >>> ax.get_xlabel()
    'maximum range (mi)'
    """
    shown = figure if unit is None else figure.to(unit)
    marks = {id(mark.claim): mark for mark in marks_of(shown.claims, shown.unit)}
    rows = [marks[id(claim)] for claim in ranked(shown.claims) if id(claim) in marks]
    heights = [row_height()] * len(rows)
    target = axes_for(ax, height=sum(heights))
    room = room_of(target, own=ax is None)
    squeeze = room.squeeze(sum(heights), marker_size() / (row_height() * _POINTS_AN_INCH))
    hull = shown.hull
    if hull is not None and not hull.is_point:
        target.axvspan(hull.ends[0], hull.ends[-1], gid="hull", zorder=0, label="published spread", **band())
    for place, mark in zip(middles(heights), rows, strict=True):
        draw(target, mark, place, squeeze=squeeze)
    width, inside = label_rows(
        target, [_who(mark.claim) for mark in rows], heights, room, [_remarks(mark.claim) for mark in rows]
    )
    limit_values(target, target.xaxis, needs_of(rows, squeeze), width, inside)
    notes = left_out(len(shown.claims) - len(rows), "in another unit")
    limit = None if ax is None else width
    label_axis(target.xaxis, [value_label(shown.property, shown.unit), *notes], limit)
    prop = PROPERTIES[shown.property].label
    called = [f"{name}: {prop}" for name in (shown.called or shown.system, shown.system)]
    short = () if ax is None else (shown.called or shown.system, shown.system)
    write_title(target, limit, title, f"{called[0]}, {spread(shown) or 'in other units'}", *called, *short)
    label(target, rows)
    add_legend(target, wanted=legend, own=ax is None)
    return target


def _who(claim: Claim) -> tuple[str, ...]:
    """The label of a claim, and what is written where no font has its signs."""
    return tuple(shortened(who, _LONGEST) for who in (claim.speaker, claim.source.publisher, claim.source.id))


def _remarks(claim: Claim) -> tuple[str, ...]:
    """What follows the label of a claim: when it was said and how far it counts, or less where there is little room."""
    day = f", {said(claim)}"
    low = ", low reliability" if claim.source.reliability == "low" else ""
    aside = ", set aside" if claim.deprecated else ""
    return (f"{day}{low}{aside}", day, f"{day[:_YEAR]}", "")
