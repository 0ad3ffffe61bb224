"""What room axes have, and what of a text fits into it.

Axes of a new figure have as much as they need. Given axes are as large as they are: their labels become smaller and
shorter, and where nothing arranges the axes of the figure, labels that have no place beside the axes stand inside.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from weaponref.render.plots.lettering import set_plainly
from weaponref.render.plots.settings import points


if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from matplotlib.axes import Axes
    from matplotlib.text import Text

__all__ = ("Room", "broken_to", "cut_to", "limits", "room_of", "usual_end", "width_of")

_POINTS_AN_INCH = 72
_WITH_SURROUNDINGS = 1.2  # of the width of axes: what axes have with what is written around them
_FOR_LABELS = 0.45  # of that
_LINES_AROUND = 4.5  # lines of text above and below the rows
_MARGIN = 0.08  # of the values, behind the last
_MOST = 0.4  # of an axis, for an arrow at its end
_ROUNDS = 4  # limits depend on each other; each round comes nearer
_FEWEST_LETTERS = 6


@frozen
class Room:
    """The room of axes, in points.

    Attributes:
        across: along x; with the labels of rows, if the figure arranges its axes.
        down: along y.
        labels: how wide labels of rows may be; None if they may be as wide as they are.
        beside: what is free to the left of the axes; None if the figure makes room there.
    """

    across: float
    down: float
    labels: float | None
    beside: float | None

    def squeeze(self, inches: float, least: float) -> float:
        """By how much marks have to shrink: 1 where rows have the height they ask for.

        Args:
            inches: the height that all rows ask for.
            least: the share of it at which marks of their usual size still stand apart.
        """
        if self.labels is None or not inches:
            return 1.0
        return min(1.0, self.down / (inches * _POINTS_AN_INCH) / least)


def room_of(ax: Axes, *, own: bool) -> Room:
    """The room of axes, which may be those of a new figure of our own.

    >>> from matplotlib.figure import Figure
    >>> round(room_of(Figure(figsize=(10, 5)).subplots(), own=False).across)
    558
    """
    canvas = ax.figure
    inch = canvas.dpi / _POINTS_AN_INCH
    box = ax.get_position(original=True)
    width, height = (box.width * canvas.bbox.width / inch, box.height * canvas.bbox.height / inch)
    if own or canvas.get_layout_engine() is not None:
        slot = width * _WITH_SURROUNDINGS
        down = max(height * _WITH_SURROUNDINGS - _LINES_AROUND * points("ytick.labelsize"), height / 2)
        return Room(slot, down, None if own else slot * _FOR_LABELS, None)
    left = max(
        (edge.x1 for each in canvas.axes if each is not ax and (edge := each.get_position(original=True)).x1 <= box.x0
         and edge.y0 < box.y1 and box.y0 < edge.y1),
        default=0.0,
    )  # fmt: skip
    return Room(width, height, width * _FOR_LABELS, (box.x0 - left) * canvas.bbox.width / inch)


def width_of(artist: Text, text: str) -> float:
    """How wide a text is in the letters of an artist, in points.

    >>> from matplotlib.text import Text
    >>> width_of(Text(), "KN-23 and KN-24") > width_of(Text(), "KN-23") > 0
    True
    """
    from matplotlib.textpath import TextToPath

    set_plainly(artist, text)
    return float(TextToPath().get_text_width_height_descent(text, artist.get_fontproperties(), ismath=False)[0])


def cut_to(width: float, artist: Text, text: str, endings: Sequence[str] = ("",)) -> str:
    """A text with the first ending that leaves room for some of it, cut before the ending where it is too wide.

    >>> from matplotlib.text import Text
    >>> cut_to(200, Text(size=10), "The Gazette", (", 2021-03-04, set aside", ", 2021-03-04"))
    'The Gazette, 2021-03-04, set aside'
    >>> cut_to(115, Text(size=10), "The Gazette", (", 2021-03-04, set aside", ", 2021-03-04")).endswith("…, 2021-03-04")
    True
    """
    shown = text
    for ending in endings:
        longest = next(
            (size for size in range(len(text), 0, -1) if width_of(artist, _cut(text, size) + ending) <= width), 1
        )
        shown = _cut(text, longest) + ending
        if longest >= min(len(text), _FEWEST_LETTERS):
            break
    return shown


def _cut(text: str, size: int) -> str:
    return text if size >= len(text) else f"{text[:size].rstrip()}…"


def broken_to(width: float, artist: Text, text: str) -> list[str]:
    """The lines of a text that is broken between words where it is too wide.

    >>> from matplotlib.text import Text
    >>> len(broken_to(150, Text(size=10), "1 claim in another unit is not shown"))
    2
    """
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(artist, longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def limits(needs: Iterable[tuple[float, float, float]], length: float, inside: float = 0.0) -> tuple[float, float]:
    """The ends of an axis of values that begins at nothing, with room for what is drawn around each value.

    Args:
        needs: values, each with the points that are drawn below and above it.
        length: of the axis, in points.
        inside: points that are taken at its low end.

    Returns:
        The low end, which is below 0 where marks at 0 need room, and the high end.

    >>> limits([(500, 4, 4), (1000, 4, 4)], 400)
    (0.0, 1080.0)
    >>> [round(end) for end in limits([(10, 20, 4), (1000, 4, 4)], 400)]
    [-46, 1080]
    """
    placed = [(value, *(min(need, _MOST * length) for need in around)) for value, *around in needs]
    largest = max((value for value, *_ in placed), default=0.0)
    low, high = 0.0, usual_end(largest)
    taken = [(0.0, inside), *((value, inside + below) for value, below, _ in placed)]
    for _ in range(_ROUNDS):
        low = min(0.0, *((value * length - need * high) / (length - need) for value, need in taken))
        high = max([high, *((value * length - need * low) / (length - need) for value, _, need in placed)])
    return low, high if high < float("inf") else 1.0


def usual_end(largest: float) -> float:
    """Where an axis ends: a little behind its largest value.

    >>> usual_end(1000), usual_end(0)
    (1080.0, 1.0)
    """
    return largest * (1 + _MARGIN) if 0 < largest < float("inf") else 1.0
