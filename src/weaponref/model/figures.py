"""The view over claims of a quantity.

It holds no value of its own: it leads back to the claims, and choosing one of them takes a named policy.
"""

from __future__ import annotations

import builtins  # these classes have a field called property
from typing import TYPE_CHECKING

from attrs import evolve, field, frozen

from weaponref.interval import HIGH_ONLY, LOW_ONLY, Interval
from weaponref.model.claims import Citable, Shown, Tabular, origins_of
from weaponref.units import dimension, read_unit
from weaponref.vocabulary import PROPERTIES


if TYPE_CHECKING:
    import pint
    from matplotlib.axes import Axes

    from weaponref.model.choices import Best, Policy
    from weaponref.model.claims import Claim, Source

__all__ = ("Figure",)


@frozen
class Figure(Citable, Shown, Tabular):
    """What is published about one quantity of one record: every claim, and the spread between them.

    The hull runs from the smallest to the largest end that a live claim states, in ``unit``. Open ends are skipped and
    flagged. Deprecated claims, and claims that do not convert to the unit (Mach beside km/h, a "ton" that nobody
    explains), are kept in ``claims`` and left out of the hull.

    Attributes:
        system: id of the record.
        property: what is stated.
        claims: every claim, deprecated ones included.
        unit: the unit in which the figure is shown.
        called: the name of the record, for titles; None where only its id is known.

    >>> import weaponref
    >>> figure = weaponref.get("KN-24").range_max
    >>> figure.unit, figure.high
    ('km', 650.0)
    >>> figure.claims[0].source.publisher != ""
    True
    """

    system: str
    property: str
    claims: tuple[Claim, ...]
    unit: str
    called: str | None = field(default=None, eq=False)

    @classmethod
    def of(cls, system: str, name: str, claims: tuple[Claim, ...], called: str | None = None) -> Figure:
        """The figure of claims about one property.

        It is shown in the property's own unit if a live claim converts to it, else in the unit that most live
        claims state (a speed that is only published in Mach), whatever their order.
        """
        own = PROPERTIES[name].unit or ""
        figure = cls(system, name, claims, own, called)
        if figure._placed():
            return figure
        values = [claim.value for claim in claims if not claim.deprecated]
        units = [value.unit for value in values if isinstance(value, Interval) and value.unit not in (None, "ton")]
        common = max(sorted(filter(None, units)), key=units.count, default=own)
        return cls(system, name, claims, common, called)

    def _placed(self) -> list[tuple[Interval, Claim]]:
        """The live claims that convert to the figure's unit, with what they state in that unit."""
        wanted = dimension(self.unit)
        return [
            (claim.value.to(self.unit), claim)
            for claim in self.claims
            if not claim.deprecated
            and isinstance(claim.value, Interval)
            and claim.value.unit not in (None, "ton")
            and claim.value.dimension == wanted
        ]

    def _ends(self) -> list[float]:
        return [end for stated, _ in self._placed() for end in (stated.low, stated.high) if end is not None]

    @builtins.property
    def low(self) -> float | None:
        """The smallest end that a live claim states; None if none converts to the unit."""
        return min(self._ends(), default=None)

    @builtins.property
    def high(self) -> float | None:
        """The largest end that a live claim states; None if none converts to the unit."""
        return max(self._ends(), default=None)

    @builtins.property
    def open_low(self) -> bool:
        """True if a live claim has no lower bound ("up to 500 kg", "up to 40–70 km")."""
        return any(stated.low is None or stated.qualifier in HIGH_ONLY for stated, _ in self._placed())

    @builtins.property
    def open_high(self) -> bool:
        """True if a live claim has no upper bound ("over 600 km", "at least 4–5 t")."""
        return any(stated.high is None or stated.qualifier in LOW_ONLY for stated, _ in self._placed())

    @builtins.property
    def hull(self) -> Interval | None:
        """The spread as one interval; None if no live claim converts to the unit."""
        ends = self._ends()
        return Interval(min(ends), max(ends), self.unit) if ends else None

    @builtins.property
    def in_hull(self) -> tuple[Claim, ...]:
        """The claims that make the hull."""
        return tuple(claim for _, claim in self._placed())

    @builtins.property
    def outside_hull(self) -> tuple[Claim, ...]:
        """The claims that are shown but not in the hull: deprecated, or not convertible to the unit."""
        placed = {id(claim) for claim in self.in_hull}
        return tuple(claim for claim in self.claims if id(claim) not in placed)

    @builtins.property
    def sources(self) -> tuple[Source, ...]:
        """The sources of all claims, each once."""
        return tuple({claim.source.id: claim.source for claim in self.claims}.values())

    @builtins.property
    def origins(self) -> tuple[str, ...]:
        """The independent statements behind the live claims: the origin, or the claim's own id where it has none."""
        return origins_of(self.claims)

    @builtins.property
    def disagrees(self) -> bool:
        """True if two live claims cannot both be right.

        Values in one unit are compared as they are. Across units, a value agrees with another when one is the other
        within the rounding of what was printed (900 km and 550 miles agree).
        """
        stated = [claim.value for claim in self.in_hull if isinstance(claim.value, Interval)]
        return any(not _compatible(one, other) for index, one in enumerate(stated) for other in stated[index + 1 :])

    @builtins.property
    def low_quantity(self) -> pint.Quantity[float] | None:
        """The low end as a pint quantity of the application registry."""
        from weaponref.model.choices import as_quantity

        hull = self.hull
        return as_quantity(hull, "low") if hull else None

    @builtins.property
    def high_quantity(self) -> pint.Quantity[float] | None:
        """The high end as a pint quantity of the application registry."""
        from weaponref.model.choices import as_quantity

        hull = self.hull
        return as_quantity(hull, "high") if hull else None

    def to(self, unit: str) -> Figure:
        """The same claims, shown in another unit.

        Raises:
            DimensionError: the unit measures something else.
            UnknownUnitError, AmbiguousUnitError: the unit is not in the closed list, or has several meanings.

        >>> import weaponref
        >>> weaponref.get("KN-25").range_max.to("miles").unit
        'mi'
        """
        symbol = read_unit(unit)
        Interval(0.0, 0.0, self.unit).to(symbol)  # refuses another dimension, in the words of the interval
        return evolve(self, unit=symbol)

    def best(self, policy: Policy) -> Best:
        """The claim that a policy chooses. There is no default: a choice has a name.

        Args:
            policy: ``official_first``, ``newest``, ``median``, or a function from a tuple of claims to one of them. It
                chooses among the claims in the hull or, where none converts to the unit, among all live ones.

        Raises:
            ValueError: the policy is unknown, no claim is live, or the function returned something else.

        >>> import weaponref
        >>> best = weaponref.get("KN-23").range_max.best("official_first")
        >>> best.interval, best.claim.basis
        (<Interval about 600 km>, 'official_assessment')
        """
        from weaponref.model.choices import Best, choose, policy_name, upper_end

        placed = self._placed() or [
            (claim.value, claim) for claim in self.claims if not claim.deprecated and isinstance(claim.value, Interval)
        ]
        if policy == "median" and placed:
            ranked = sorted(placed, key=lambda pair: upper_end(pair[0]))
            chosen = ranked[(len(ranked) - 1) // 2][1]
        else:
            chosen = choose(policy, tuple(claim for _, claim in placed), f"{self.property} of {self.system}")
        stated = next(stated for stated, claim in placed if claim is chosen)
        return Best(interval=stated, claim=chosen, policy=policy_name(policy))

    def plot(
        self, ax: Axes | None = None, *, unit: str | None = None, title: str | None = None, legend: bool | None = None
    ) -> Axes:
        """Draw every claim in a row, by who says it, over the spread; see `weaponref.render.plots`.

        Args:
            ax: the matplotlib axes to draw into; a new pyplot figure if not given.
            unit: the unit of the axis; the figure's own if not given.
            title: what to write above.
            legend: say what the marks mean; if not given, in new figures only.

        Returns:
            The axes. Nothing is shown, and no setting of matplotlib is changed.

        Raises:
            DimensionError, UnknownUnitError, AmbiguousUnitError: the unit does not fit.
            MissingExtraError: matplotlib is not installed.

        >>> import weaponref
        >>> from matplotlib.figure import Figure
        >>> weaponref.get("KN-24").range_max.plot(Figure().subplots()).get_xlabel()
        'maximum range (km)'
        """
        from weaponref.render.plots import plot_figure

        return plot_figure(self, ax, unit=unit, title=title, legend=legend)

    def timeline(
        self, ax: Axes | None = None, *, unit: str | None = None, title: str | None = None, legend: bool | None = None
    ) -> Axes:
        """Draw how the figure changed: each claim when it could be read, over the spread published by then.

        Arguments, result and errors are those of `plot`; see also `weaponref.timeline`.

        >>> import weaponref
        >>> from matplotlib.figure import Figure
        >>> weaponref.get("KN-24").range_max.timeline(Figure().subplots(), unit="mi").get_ylabel()
        'maximum range (mi)'
        """
        from weaponref.render.plots import plot_timeline

        return plot_timeline(self, ax=ax, unit=unit, title=title, legend=legend)

    def __str__(self) -> str:
        hull = self.hull
        spread = f"{self._bound()}{_rounded(hull)}" if hull else "not comparable"
        live = tuple(claim for claim in self.claims if not claim.deprecated)
        return f"{spread} ({_counted(live)}, {_counted(self.origins, 'origin')})"

    def _bound(self) -> str:
        """What the hull is if no claim has an end on one side: a bound, and no more."""
        stated = [stated for stated, _ in self._placed()]
        if all(each.low is None for each in stated):
            return "up to "
        return "at least " if all(each.high is None for each in stated) else ""

    def __repr__(self) -> str:
        return f"<Figure {self.system} {self.property}: {self}>"


def _rounded(hull: Interval) -> Interval:
    """The hull as it is shown: four significant digits are more than a source has."""
    low, high = (float(f"{end:.4g}") for end in (hull.ends[0], hull.ends[-1]))
    return Interval(low, high, hull.unit)


def _compatible(one: Interval, other: Interval) -> bool:
    return one.overlaps(other) or (one.unit != other.unit and one.within_rounding(other))


def _counted(things: tuple[object, ...], noun: str = "claim") -> str:
    return f"{len(things)} {noun}{'' if len(things) == 1 else 's'}"
