"""How a claim is drawn: where it lies, in which colour, with which marker."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import frozen

from weaponref.interval import HIGH_ONLY, LOW_ONLY, Interval
from weaponref.render.plots.settings import setting
from weaponref.render.tables.units import converted
from weaponref.render.words import basis, counted
from weaponref.vocabulary import BASES


if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from matplotlib.axes import Axes

    from weaponref.model import Claim

__all__ = ("MARKERS", "Mark", "band", "draw", "label", "left_out", "marker_size", "marks_of", "needs_of")

MARKERS: dict[str, str] = dict(zip(BASES, "osD^vPX*phd<>", strict=False))
"""A marker for each basis, so that a plot without colours can be read."""

_ARROW = 2.7  # sizes of a marker, beyond the mark
_HALF = 0.65  # of a marker, with its edge
_HULL_ALPHA = 0.15
_HOLLOW: dict[str, Any] = {"markerfacecolor": "none", "markeredgewidth": 1.0}


@frozen
class Mark:
    """Where a claim lies on the axis of values.

    Attributes:
        claim: the claim.
        ends: one end or two, in the unit of the axis.
        open_low: whether the statement has no lower bound.
        open_high: whether it has no upper bound.
    """

    claim: Claim
    ends: tuple[float, ...]
    open_low: bool
    open_high: bool

    @property
    def low(self) -> float:
        """The lower end that is stated."""
        return self.ends[0]

    @property
    def high(self) -> float:
        """The upper end that is stated."""
        return self.ends[-1]


def marks_of(claims: Iterable[Claim], unit: str) -> list[Mark]:
    """The marks of the claims that convert to a unit, deprecated ones included.

    >>> import weaponref
    >>> marks_of(weaponref.get("KN-23").payload_mass.claims, "kg")[0].open_low
    True
    """
    stated = ((claim, converted(claim.value, (unit,))) for claim in claims if isinstance(claim.value, Interval))
    return [
        Mark(
            claim,
            tuple(dict.fromkeys(shown.ends)),
            shown.low is None or shown.qualifier in HIGH_ONLY,
            shown.high is None or shown.qualifier in LOW_ONLY,
        )
        for claim, shown in stated
        if shown is not None
    ]


def left_out(count: int, why: str) -> list[str]:
    """The note on claims that are not drawn; none if there are none.

    >>> left_out(2, "without a date"), left_out(0, "without a date")
    (['2 claims without a date are not shown'], [])
    """
    return [f"{counted(count, 'claim')} {why} {'is' if count == 1 else 'are'} not shown"] if count else []


def draw(ax: Axes, mark: Mark, place: Any, *, upright: bool = False, scale: float = 1.0, squeeze: float = 1.0) -> None:
    """Draw a mark across a place on the other axis: along x, or upright along y.

    Args:
        ax: the axes.
        mark: what to draw.
        place: the row, or the date of an upright mark.
        upright: whether values run along y.
        scale: size of the marker as a multiple of the user's.
        squeeze: what marker and arrow shrink to where there is little room.
    """
    style = _style(mark.claim)
    size = marker_size() * scale * squeeze
    places = [place] * len(mark.ends)
    along = (places, mark.ends) if upright else (mark.ends, places)
    ax.plot(*along, **style, markersize=size, gid=mark.claim.id, zorder=3)
    for is_open, end, sign in ((mark.open_low, mark.low, -1), (mark.open_high, mark.high, 1)):
        if is_open:
            reach = sign * _ARROW * marker_size() * squeeze
            arrow = ax.annotate(
                "",
                xy=(place, end) if upright else (end, place),
                xytext=(0, reach) if upright else (reach, 0),
                textcoords="offset points",
                arrowprops={
                    "arrowstyle": "<-",
                    "color": style["color"],
                    "linewidth": 0.7 * float(setting("lines.linewidth")),
                    "mutation_scale": 1.6 * marker_size() * squeeze,
                    "shrinkA": 0,
                    "shrinkB": size / 2,
                },
                zorder=2.5,
            )
            arrow.set_gid(f"{mark.claim.id}-open")
            if arrow.arrow_patch is not None:
                arrow.arrow_patch.set_clip_box(ax.bbox)


def needs_of(marks: Iterable[Mark], squeeze: float = 1.0) -> Iterator[tuple[float, float, float]]:
    """The ends of marks on the axis of values, with the points that are drawn below and above each.

    >>> import weaponref
    >>> (mark,) = marks_of(weaponref.get("KN-23").payload_mass.claims, "kg")  # up to 500 kg
    >>> [(end, below > above) for end, below, above in needs_of([mark])]
    [(500.0, True)]
    """
    half, arrow = (marker_size() * squeeze * share for share in (_HALF, _ARROW))
    for mark in marks:
        yield mark.low, arrow if mark.open_low else half, half if mark.high > mark.low or not mark.open_high else arrow
        if mark.high > mark.low:
            yield mark.high, half, arrow if mark.open_high else half


def label(ax: Axes, marks: Sequence[Mark]) -> None:
    """Give the axes labels for what the marks mean, for a legend: each basis that occurs, and what is set aside."""
    shown = {mark.claim.basis: mark.claim for mark in marks}
    for name in BASES:
        if name in shown:
            ax.plot([], [], **_style(shown[name], hollow=False), label=basis(shown[name]))
    if any(mark.claim.deprecated for mark in marks):
        ax.plot([], [], marker="o", linestyle="none", color=_ink(), **_HOLLOW, label="set aside")
    if any(mark.open_low or mark.open_high for mark in marks):
        ax.plot([], [], marker=r"$\rightarrow$", markersize=12, linestyle="none", color=_ink(), label="open end")


def band() -> dict[str, Any]:
    """How the hull is drawn: a shade of the colour of the user's texts, on light and dark grounds."""
    return {"facecolor": _ink(), "alpha": _HULL_ALPHA, "linewidth": 0}


def marker_size() -> float:
    """The size of markers, in points.

    >>> marker_size() > 0
    True
    """
    return float(setting("lines.markersize"))


def _style(claim: Claim, *, hollow: bool | None = None) -> dict[str, Any]:
    style = {"marker": MARKERS[claim.basis], "color": f"C{list(BASES).index(claim.basis)}", "linestyle": "-"}
    if claim.deprecated if hollow is None else hollow:
        return {**style, "linestyle": ":", **_HOLLOW}
    return style


def _ink() -> Any:
    return setting("text.color")
