"""Plots as inline SVG: the claims of a figure as dots and bars over its hull.

The drawings are text made of the figure alone. They need no plotting library, fit any width, take their colour from
the text around them (``currentColor``, or a style sheet by the classes), and tell dots apart by shape, so that they can
be read without colour. Positions are shares of the width, which keeps letters and dots the same size on every screen.
"""

from __future__ import annotations

from html import escape
from math import floor, log10
from typing import TYPE_CHECKING

from weaponref.render.plots.marks import marks_of
from weaponref.render.words import basis, claim_value, counted, live, number, ranked, said, spread
from weaponref.vocabulary import PROPERTIES


if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from weaponref.model import Figure
    from weaponref.render.plots.marks import Mark

__all__ = ("marker", "strip", "top_of")

# Lanes are packed as if the drawing were this wide, so that dots do not touch on a small screen.
_NARROW = 300
_MARK = 8
_LANE = 12
_AXIS = 18
_EDGE = 3.0  # of 100: what stays free on either side
_TAIL = 14
# An axis has at most about this many labels.
_LABELS = 5

_SHAPES = {
    "official_assessment": "square",
    "manufacturer": "open-square",
    "state_claim": "open-square",
    "analyst_estimate": "dot",
    "reference_work": "dot",
    "press_report": "open-dot",
    "observed_test": "tick",
}


def strip(figure: Figure, *, title: str | None = None, top: float | None = None, axis: bool = True) -> str:
    """The live claims of a figure over its hull, on a scale that begins at zero.

    A point is a dot, an interval a bar between two dots; an end that the source leaves open has a dashed tail. The
    shape of a dot says how the source knows (see `marker`). Claims that do not convert to the unit of the figure, and
    deprecated ones, are not drawn; the description counts them.

    Args:
        figure: what to draw, in its own unit.
        title: what it is; made of the property and the record if not given.
        top: the end of the scale, in the unit of the figure, to give several figures one scale; see `top_of`.
        axis: draw the scale below the claims.

    Returns:
        An ``<svg>`` element as wide as what it stands in; empty if no live claim converts to the unit.

    >>> import weaponref
    >>> drawing = strip(weaponref.get("KN-24").range_max)
    >>> drawing.startswith("<svg"), "<title>maximum range of KN-24: 400–650 km" in drawing
    (True, True)
    """
    marks = marks_of(ranked(figure.in_hull), figure.unit)
    hull = figure.hull
    if not marks or hull is None:
        return ""
    whole = figure.unit == "count"
    end = _round_up(top or hull.ends[-1], whole=whole)
    lanes = _lanes(marks, end)
    floor_ = _LANE * (max(lanes) + 1) + 4
    height = floor_ + (_AXIS if axis else 2)
    left, right = _place(hull.ends[0], end), _place(hull.ends[-1], end)
    named = title or f"{PROPERTIES[figure.property].label} of {figure.called or figure.system}"
    parts = [
        f'<svg class="wr-strip" role="img" width="100%" height="{height}" fill="currentColor">',
        f"<title>{escape(f'{named}: {spread(figure)}')}</title>",
        f"<desc>{escape(_description(figure, marks))}</desc>",
        f'<rect class="wr-hull" x="{left:.2f}%" width="{right - left:.2f}%" height="{floor_}" opacity=".12"/>',
        *(_axis(end, figure.unit, floor_) if axis else ()),
        *(_drawn(mark, end, floor_ - 4 - _LANE * lane - _LANE / 2) for mark, lane in zip(marks, lanes, strict=True)),
        "</svg>",
    ]
    return "".join(parts)


def marker(basis_: str) -> str:
    """The dot that stands for a basis, as a drawing of its own: the legend of a strip.

    A filled square is an official assessment, an open one a statement of the owner or the maker, a filled circle an
    analyst or a reference work, an open circle the press, and an upright bar an observed flight.

    >>> marker("press_report").startswith('<svg class="wr-marker" aria-hidden="true" width="10"')
    True
    """
    shape = _shape(_SHAPES.get(basis_, "dot"), "5", 5.0)
    return f'<svg class="wr-marker" aria-hidden="true" width="10" height="10" fill="currentColor">{shape}</svg>'


def top_of(figures: Iterable[Figure]) -> float | None:
    """The end of a scale that holds several figures of one unit; None if nothing in them can be drawn.

    >>> import weaponref
    >>> top_of([weaponref.get("KN-24").range_max])
    650.0
    """
    return max((figure.high for figure in figures if figure.high is not None), default=None)


def _lanes(marks: list[Mark], end: float) -> list[int]:
    """For each mark the lowest lane in which it touches no other."""
    lanes: list[int] = []
    ends: list[list[tuple[float, float]]] = []
    for mark in marks:
        start = _place(mark.low, end) * _NARROW / 100 - (_TAIL if mark.open_low else _MARK / 2 + 1)
        stop = _place(mark.high, end) * _NARROW / 100 + (_TAIL if mark.open_high else _MARK / 2 + 1)
        free = (lane for lane, taken in enumerate(ends) if all(stop <= one or start >= other for one, other in taken))
        lane = next(free, len(ends))
        if lane == len(ends):
            ends.append([])
        ends[lane].append((start, stop))
        lanes.append(lane)
    return lanes


def _drawn(mark: Mark, end: float, y: float) -> str:
    claim = mark.claim
    start, stop = _place(mark.low, end), _place(mark.high, end)
    shape = _SHAPES.get(claim.basis, "dot")
    stated, converted = claim_value(claim)
    value = f"{stated} ({converted})" if converted else stated
    told = f"{value}: {claim.speaker}, {said(claim)}, {basis(claim)}"
    parts = [f"<title>{escape(told)}</title>"]
    if mark.open_low:
        parts.append(_tail(start, -_TAIL, y))
    if mark.open_high:
        parts.append(_tail(stop, _TAIL, y))
    if stop > start:
        parts.append(
            f'<line x1="{start:.2f}%" x2="{stop:.2f}%" y1="{y:g}" y2="{y:g}" stroke="currentColor" stroke-width="2"/>'
        )
        parts.append(_shape(shape, f"{start:.2f}%", y))
    parts.append(_shape(shape, f"{stop:.2f}%", y))
    return f'<g class="wr-claim wr-{claim.basis}">{"".join(parts)}</g>'


def _tail(place: float, length: int, y: float) -> str:
    return (
        f'<svg x="{place:.2f}%" y="{y:g}" overflow="visible">'
        f'<path d="M0 0H{length}" stroke="currentColor" stroke-dasharray="2 2"/></svg>'
    )


def _shape(shape: str, x: str, y: float) -> str:
    outline = ' fill="none" stroke="currentColor" stroke-width="1.5"' if shape.startswith("open") else ""
    if shape.endswith("dot"):
        return f'<circle cx="{x}" cy="{y:g}" r="{3.5 if outline else 4:g}"{outline}/>'
    width, height = (3.0, 10.0) if shape == "tick" else (6.5, 6.5) if outline else (7.5, 7.5)
    return (
        f'<rect x="{x}" y="{y - height / 2:g}" width="{width:g}" height="{height:g}"'
        f' transform="translate(-{width / 2:g})"{outline}/>'
    )


def _axis(end: float, unit: str, y: float) -> Iterator[str]:
    yield (
        f'<line x1="{_EDGE}%" x2="{100 - _EDGE}%" y1="{y}" y2="{y}" stroke="currentColor" opacity=".5"/>'
        f'<g class="wr-axis" font-size="11">'
    )
    step = _step(end, whole=unit == "count")
    count = round(end / step)
    for index in range(count + 1):
        value = step * index
        anchor = "start" if index == 0 else "end" if index == count else "middle"
        # Beside the first label there is room for the unit on a small screen too.
        words = _label(value, unit) if index == 0 else number(value)
        yield f'<text x="{_place(value, end):.2f}%" y="{y + 13}" text-anchor="{anchor}">{escape(words)}</text>'
    yield "</g>"


def _label(value: float, unit: str) -> str:
    if unit == "mach":
        return f"Mach {number(value)}"
    return number(value) if unit == "count" else f"{number(value)} {unit}"


def _place(value: float, end: float) -> float:
    """Where a value stands, in hundredths of the width."""
    return _EDGE + (100 - 2 * _EDGE) * (value / end if end else 0)


def _step(end: float, *, whole: bool) -> float:
    """The distance of two labels: 1, 2 or 5 times a power of ten; of counts, no part of one."""
    rough = max(end / _LABELS, 1.0 if whole else 0.0) or 1.0
    power = 10.0 ** floor(log10(rough))
    return next(float(f"{step * power:.10g}") for step in (1, 2, 5, 10) if step * power >= rough * 0.999)


def _round_up(top: float, *, whole: bool) -> float:
    """The next label at or above the largest end."""
    step = _step(top, whole=whole)
    count = floor(top / step)
    return float(f"{step * (count if count * step >= top * 0.999_999 else count + 1) or 1:.10g}")


def _description(figure: Figure, marks: list[Mark]) -> str:
    told = [f"{counted(len(marks), 'claim')} on a scale that begins at zero"]
    missing = len(live(figure)) - len(marks)
    if missing:
        told.append(f"{missing} in another kind of unit not drawn")
    aside = len(figure.claims) - len(live(figure))
    if aside:
        told.append(f"{aside} set aside not drawn")
    return "; ".join(told) + "."
