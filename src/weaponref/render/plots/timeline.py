"""How a published figure changed: what could be read by which date."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from attrs import evolve, frozen

from weaponref.extras import need
from weaponref.model.figures import Figure
from weaponref.render.plots.canvas import (
    add_legend,
    axes_for,
    label_axis,
    limit_values,
    value_label,
    write_title,
)
from weaponref.render.plots.marks import Mark, band, draw, label, left_out, marks_of, needs_of
from weaponref.render.plots.room import room_of
from weaponref.render.plots.settings import points
from weaponref.render.tables.long import earliest_day, latest_day
from weaponref.vocabulary import PROPERTIES, unknown_term


if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes

    from weaponref.model import Record

__all__ = ("plot_timeline",)

_HEIGHT = 3.2
_LETTERS = 3.5  # heights of letters that a date on the axis is wide
_BEYOND = 0.04  # of the years shown: how far the last step reaches
_SHORTEST = dt.timedelta(days=60)


@frozen
class _Dated:
    mark: Mark
    earliest: dt.date
    latest: dt.date


def plot_timeline(
    of: Figure | Record,
    name: str | None = None,
    ax: Axes | None = None,
    *,
    unit: str | None = None,
    title: str | None = None,
    legend: bool | None = None,
) -> Axes:
    """Draw how a figure changed: each claim when it could be read, over the spread that could be read by then.

    A claim counts as in `Record.as_of`: at the date of its source, else at its own; a partial date counts at its last
    day, and a thin line leads back to its first. Undated claims are not drawn but counted below. The last step reaches
    a little beyond the last date.

    Args:
        of: a figure, or a record and the name of its property.
        name: the property of a record; ``range_max`` if not given.
        ax: the axes to draw into; a new pyplot figure if not given.
        unit: the unit of the axis; the figure's own if not given.
        title: what to write above; the name of the record and the property if not given.
        legend: say what the marks mean; if not given, in new figures only.

    Returns:
        The axes.

    Raises:
        ValueError: nothing is published about the property, or it is no quantity, or not that of the figure.
        DimensionError, UnknownUnitError, AmbiguousUnitError: the unit does not fit.
        MissingExtraError: matplotlib is not installed.

    >>> import weaponref
    >>> from matplotlib.figure import Figure
    >>> ax = plot_timeline(weaponref.get("KN-23"), "range_max", Figure().subplots())
    >>> ax.get_ylabel()
    'maximum range (km)'
    """
    figure = _figure(of, name)
    shown = figure if unit is None else figure.to(unit)
    marks = marks_of(shown.claims, shown.unit)
    dated = [_Dated(mark, *days) for mark in marks if (days := _days(mark)) is not None]
    target = axes_for(ax, height=_HEIGHT)
    _draw_hull(target, shown, dated)
    for each in dated:
        if each.earliest < each.latest:
            _draw_span(target, each)
        draw(target, each.mark, each.latest, upright=True)
    room = room_of(target, own=ax is None)
    limit_values(target, target.yaxis, needs_of(each.mark for each in dated), room.down)
    label_axis(target.yaxis, [value_label(shown.property, shown.unit)], None if ax is None else room.down)
    notes = [
        *left_out(len(marks) - len(dated), "without a date"),
        *left_out(len(shown.claims) - len(marks), "in another unit"),
    ]
    width = None if ax is None else room.across
    label_axis(target.xaxis, ["published", *notes], width)
    _date_axis(target, room.across)
    prop = PROPERTIES[shown.property].label
    called = (shown.called or shown.system, shown.system)
    short = () if ax is None else called
    write_title(target, width, title, *(f"{name}: {prop}" for name in called), *short)
    label(target, [each.mark for each in dated])
    add_legend(target, wanted=legend, own=ax is None)
    return target


def _figure(of: Figure | Record, name: str | None) -> Figure:
    if isinstance(of, Figure):
        if name not in (None, of.property):
            raise ValueError(f"the figure is of {of.property}, not of {name}")
        return of
    wanted = name or "range_max"
    view = of.view(wanted)
    if isinstance(view, Figure):
        return view
    published = [each for each, found in of.stated.items() if isinstance(found, Figure)]
    raise ValueError(unknown_term(f"quantity of {of.id}", wanted, published))


def _days(mark: Mark) -> tuple[dt.date, dt.date] | None:
    date = mark.claim.published_on
    first, last = earliest_day(date), latest_day(date)
    return None if first is None or last is None else (first, last)


def _draw_hull(ax: Axes, figure: Figure, dated: Sequence[_Dated]) -> None:
    """Draw the hull step by step, if there is one."""
    live = [each for each in dated if not each.mark.claim.deprecated]
    if not live:
        return
    days = sorted({each.latest for each in live})
    hulls = [evolve(figure, claims=tuple(e.mark.claim for e in live if e.latest <= day)).hull for day in days]
    ends = [hull.ends for hull in hulls if hull is not None]
    last = max(each.latest for each in dated)
    end = last + max((last - min(each.earliest for each in dated)) * _BEYOND, _SHORTEST)
    # matplotlib draws dates; its annotations know of numbers only.
    steps: list[Any] = [*days, end]
    lows, highs = [each[0] for each in ends], [each[-1] for each in ends]
    lows, highs = [*lows, lows[-1]], [*highs, highs[-1]]
    ax.fill_between(steps, lows, highs, step="post", gid="hull", zorder=0, label="spread published by then", **band())
    for name, edge in (("hull-low", lows), ("hull-high", highs)):
        ax.plot(
            steps, edge, drawstyle="steps-post", color=band()["facecolor"], alpha=0.6, linewidth=1, gid=name, zorder=1
        )


def _draw_span(ax: Axes, each: _Dated) -> None:
    """The days that a partial date may mean, as a thin line at each end that is stated."""
    days: list[Any] = [each.earliest, each.latest]
    for end in each.mark.ends:
        ax.plot(
            days, [end, end], color=band()["facecolor"], alpha=0.5, linewidth=1,
            gid=f"{each.mark.claim.id}-days", zorder=2,
        )  # fmt: skip


def _date_axis(ax: Axes, width: float) -> None:
    dates = need("matplotlib.dates", "plot")
    most = max(3, int(width / (_LETTERS * points("xtick.labelsize"))))
    # Half of the most at least: between years and months there is no step that gives more.
    locator = dates.AutoDateLocator(minticks=min(5, (most - 1) // 2), maxticks=most)
    ax.xaxis_date()
    ax.xaxis.set_major_locator(locator)
    ax.xaxis.set_major_formatter(dates.ConciseDateFormatter(locator))
