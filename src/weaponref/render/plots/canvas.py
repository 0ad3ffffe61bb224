"""The axes that a plot is drawn into, and what all plots write around them."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, cast

from weaponref.extras import need
from weaponref.render.plots.lettering import letter, readable, set_plainly, shortened
from weaponref.render.plots.room import broken_to, cut_to, limits, usual_end, width_of
from weaponref.render.plots.settings import points
from weaponref.render.words import number
from weaponref.vocabulary import PROPERTIES


if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from matplotlib.axes import Axes
    from matplotlib.axis import Axis
    from matplotlib.figure import Figure as Canvas
    from matplotlib.text import Text
    from matplotlib.ticker import Locator

    from weaponref.render.plots.room import Room

__all__ = (
    "add_legend",
    "axes_for",
    "label_axis",
    "label_rows",
    "limit_values",
    "middles",
    "row_height",
    "value_label",
    "write_title",
)

_POINTS_AN_INCH = 72
_ROW_OF_TEXT = 1.7  # heights of the letters of a label
_AROUND = 1.9  # inches for the title, the axis below, its label and the legend
_WIDTH = 9.0
_USUAL_FONT = 10  # points; larger ones need more room
_LEGEND_COLUMNS = 4
_LONGEST_TITLE = 80
_LINE = 1.2  # heights of letters, so that labels of rows do not touch
_SMALLER = 0.75  # letters, before a label is cut
_WIDER = 1.25  # than the axes: what the label of their values may be
_GAP = 4.0  # points between labels and marks


def axes_for(ax: Axes | None, height: float = 3.0) -> Axes:
    """The axes to draw into: those given, or new ones of a pyplot figure with room for rows of a height in inches.

    Raises:
        MissingExtraError: matplotlib is not installed.
    """
    if ax is not None:
        return ax
    pyplot = need("matplotlib.pyplot", "plot")
    scale = max(1.0, points("legend.fontsize") / _USUAL_FONT, points("ytick.labelsize") / _USUAL_FONT)
    made: Axes = pyplot.subplots(figsize=(_WIDTH * scale, height + _AROUND * scale), layout="constrained")[1]
    return made


def row_height() -> float:
    """How high a row has to be, in inches, for labels of the user's size not to touch."""
    return points("ytick.labelsize") * _ROW_OF_TEXT / _POINTS_AN_INCH


def label_rows(
    ax: Axes,
    rows: Sequence[tuple[str, ...]],
    heights: Sequence[float],
    room: Room,
    endings: Sequence[Sequence[str]] = (),
) -> tuple[float, float]:
    """Label rows of some heights from top to bottom, each by the first of its texts that can be shown.

    Args:
        ax: the axes.
        rows: the texts of each row.
        heights: its height.
        room: what the axes have; labels are as small and as short as they have to be.
        endings: what is written behind the text of each row, from the longest to the shortest.

    Returns:
        The width that is left for the values, in points, and how much of it the labels take, which then stand inside.
    """
    if not rows:
        ax.set_yticks([])
        return room.across, 0.0
    places = middles(heights)
    ax.set_yticks(places, [""] * len(rows))
    artists = ax.get_yticklabels()
    texts = _fitted(artists, rows, endings or [("",)] * len(rows), room, min(heights) / sum(heights))
    widest = max(map(width_of, artists, texts)) + _GAP
    is_inside = room.beside is not None and room.beside < widest
    ax.set_yticks(places, texts)
    for artist, text in zip(artists, texts, strict=True):
        set_plainly(artist, text)
        if is_inside:
            artist.set_horizontalalignment("left")
    ax.set_ylim(sum(heights), 0)
    ax.tick_params(axis="y", length=0)
    if is_inside:
        ax.tick_params(axis="y", pad=-_GAP)
        return room.across, _GAP + widest
    return room.across - (0.0 if room.beside is not None else widest), 0.0


def _fitted(
    artists: Sequence[Text], rows: Sequence[tuple[str, ...]], endings: Sequence[Sequence[str]], room: Room, share: float
) -> list[str]:
    """The texts of rows, the lowest of which has a share of the height; smaller and cut, as the room asks."""
    own = artists[0].get_fontfamily()
    whole = [readable([f"{one}{ends[0]}" for one in each], own) for each, ends in zip(rows, endings, strict=True)]
    if room.labels is None:
        return whole
    widest = max(1.0, *map(width_of, artists, whole))
    size = float(artists[0].get_fontsize()) * min(1.0, max(_SMALLER, room.labels / widest))
    for artist in artists:
        artist.set_fontsize(min(size, room.down * share / _LINE))
    names = [text.removesuffix(ends[0]) for text, ends in zip(whole, endings, strict=True)]
    return [cut_to(room.labels, *each) for each in zip(artists, names, endings, strict=True)]


def middles(heights: Sequence[float]) -> list[float]:
    """Where the middle of each row is, from the top down.

    >>> middles([1.0, 2.0])
    [0.5, 2.0]
    """
    return [below - height / 2 for below, height in zip(accumulate(heights), heights, strict=True)]


def value_label(name: str, unit: str) -> str:
    """What an axis of values shows, and in which unit.

    >>> value_label("range_max", "km"), value_label("crew", "count"), value_label("speed_max", "mach")
    ('maximum range (km)', 'crew', 'maximum speed (Mach)')
    """
    return PROPERTIES[name].label + {"count": "", "mach": " (Mach)"}.get(unit, f" ({unit})")


def label_axis(axis: Axis, lines: Sequence[str], width: float | None) -> None:
    """Write lines along an axis of a width in points, broken where they do not fit; None if every line fits."""
    limit = float("inf") if width is None else width * _WIDER
    broken = [part for line in lines for part in broken_to(limit, axis.label, line)]
    axis.set_label_text("\n".join(broken))


def limit_values(
    ax: Axes, axis: Axis, needs: Iterable[tuple[float, float, float]], length: float, inside: float = 0.0
) -> None:
    """Let the axis of values begin at nothing, against which a spread is judged, and keep its marks and arrows whole.

    Args:
        ax: the axes.
        axis: that of the values.
        needs: values, with the points that are drawn below and above each.
        length: of the axis, in points.
        inside: points at its low end that labels take.
    """
    from matplotlib.ticker import FuncFormatter

    if axis.get_scale() != "linear":
        return
    low, high = limits(needs, length, inside)
    if axis is ax.xaxis:
        ax.set_xlim(low, max(high, usual_end(ax.dataLim.x1)))
    else:
        ax.set_ylim(low, max(high, usual_end(ax.dataLim.y1)))
    axis.set_major_locator(_from_nothing())
    axis.set_major_formatter(FuncFormatter(lambda value, _: number(value)))


def _from_nothing() -> Locator:
    """The usual ticks, without those below 0, where there are only arrows and labels."""
    from matplotlib.ticker import AutoLocator

    class FromNothing(AutoLocator):
        def __call__(self) -> list[float]:
            return [tick for tick in super().__call__() if tick >= 0]

    return FromNothing()


def write_title(ax: Axes, width: float | None, wanted: str | None, *texts: str) -> None:
    """Write a title above the axes, at their left end.

    Args:
        ax: the axes.
        width: what it may be as wide as, in points; None for as wide as the figure.
        wanted: the title that the user gave, if any.
        texts: the titles to choose from else, from the longest to the shortest: the first that fits and can be shown.
    """
    title = ax.set_title("", loc="left")
    lines = [shortened(text, _LONGEST_TITLE) for text in ([wanted] if wanted else []) + list(texts)]
    if width is not None and not wanted:
        lines = [line for line in lines if width_of(title, line) <= width] or [cut_to(width, title, lines[-1])]
    letter(title, *lines)
    # To wrap a text, Matplotlib measures it as a formula wherever it has two dollar signs, told otherwise or not.
    title.set_wrap("$" not in title.get_text())


def add_legend(ax: Axes, *, wanted: bool | None, own: bool) -> None:
    """Show what the marks mean: below the axes of a new figure, and in given ones if that is wanted.

    The marks have labels, so that a user may also call ``ax.legend()``.
    """
    handles, labels = ax.get_legend_handles_labels()
    if not handles or not (own if wanted is None else wanted):
        return
    if own:
        canvas = cast("Canvas", ax.figure)
        canvas.legend(handles, labels, loc="outside lower center", ncols=min(len(handles), _LEGEND_COLUMNS))
    else:
        ax.legend(handles, labels)
