"""The axes that a plot is drawn into, and what all plots write around them."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, cast

from weaponref.extras import need
from weaponref.render.plots.lettering import letter, readable, set_plainly, shortened
from weaponref.render.plots.settings import points
from weaponref.render.words import number
from weaponref.vocabulary import PROPERTIES


if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes
    from matplotlib.axis import Axis
    from matplotlib.figure import Figure as Canvas

__all__ = ("add_legend", "axes_for", "label_rows", "label_values", "middles", "row_height", "write_title")

_POINTS_AN_INCH = 72
_ROW_OF_TEXT = 1.7  # heights of the letters of a label
_AROUND = 1.9  # inches for the title, the axis below, its label and the legend
_WIDTH = 9.0
_USUAL_FONT = 10  # points; larger ones need more room
_LEGEND_COLUMNS = 4
_LONGEST_TITLE = 80
_MARGIN = 0.08  # of the values, so that an arrow beyond the last has room


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


def label_rows(ax: Axes, rows: Sequence[tuple[str, ...]], heights: Sequence[float]) -> None:
    """Label rows of some heights from top to bottom, each by the first of its texts that can be shown."""
    if not rows:
        ax.set_yticks([])
        return
    places = middles(heights)
    ax.set_yticks(places, [""] * len(rows))
    own = ax.get_yticklabels()[0].get_fontfamily()
    texts = [readable(each, own) for each in rows]
    ax.set_yticks(places, texts)
    for artist, text in zip(ax.get_yticklabels(), texts, strict=True):
        set_plainly(artist, text)
    ax.set_ylim(sum(heights), 0)
    ax.tick_params(axis="y", length=0)


def middles(heights: Sequence[float]) -> list[float]:
    """Where the middle of each row is, from the top down.

    >>> middles([1.0, 2.0])
    [0.5, 2.0]
    """
    return [below - height / 2 for below, height in zip(accumulate(heights), heights, strict=True)]


def label_values(ax: Axes, axis: Axis, name: str, unit: str, notes: Sequence[str] = ()) -> None:
    """Name the axis of values with its unit, and say below what the plot leaves out."""
    from matplotlib.ticker import FuncFormatter

    shown = {"count": "", "mach": " (Mach)"}.get(unit, f" ({unit})")
    below = notes if axis is ax.xaxis else ()
    axis.set_label_text("\n".join([f"{PROPERTIES[name].label}{shown}", *below]))
    if axis.get_scale() == "linear":
        # A spread is judged against the size itself, so that the axis begins at nothing.
        if axis is ax.xaxis:
            ax.set_xlim(0, _beyond(ax.dataLim.x1))
        else:
            ax.set_ylim(0, _beyond(ax.dataLim.y1))
        axis.set_major_formatter(FuncFormatter(lambda value, _: number(value)))


def _beyond(largest: float) -> float:
    """Where the axis ends: so far behind the largest value that an arrow has room."""
    return largest * (1 + _MARGIN) if 0 < largest < float("inf") else 1.0


def write_title(ax: Axes, *texts: str) -> None:
    """Write the first text that can be shown above the axes, at their left end."""
    title = ax.set_title("", loc="left")
    letter(title, *(shortened(text, _LONGEST_TITLE) for text in texts))
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
