"""Records side by side: for every property, what is published about each of them.

A comparison holds no value of its own. Every cell is a view over the claims of one record, in the unit that was asked
for, and leads back to them.
"""

from __future__ import annotations

import builtins  # cells and rows have a field called property
from typing import TYPE_CHECKING, Any, Literal, get_args

from attrs import frozen

from weaponref.dates import PartialDate
from weaponref.interval import LOW_ONLY, Interval
from weaponref.model.claims import Citable, Shown, Tabular
from weaponref.model.figures import Figure
from weaponref.vocabulary import PROPERTIES, unknown_term


if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from matplotlib.axes import Axes

    from weaponref.model import Claim, Family, Source, Statements, System

__all__ = (
    "UNIT_SYSTEMS",
    "Cell",
    "Comparison",
    "Row",
    "UnitSystem",
    "compare",
    "in_units",
    "known_properties",
    "known_units",
    "statement",
    "unit_in",
)

UnitSystem = Literal["metric", "imperial", "as-stated"]

UNIT_SYSTEMS: tuple[UnitSystem, ...] = get_args(UnitSystem)
"""The units that figures can be shown in."""

_IMPERIAL = {"km": "mi", "m": "ft", "cm": "in", "mm": "in", "kg": "lb", "t": "lb", "km/h": "mph"}
_COUNTS_OF_EVENTS = frozenset(("quantity_transferred", "quantity_launched"))


@frozen
class Cell:
    """What is published about one property of one record.

    Attributes:
        system: id of the record.
        property: what is stated.
        view: the figure (in the unit of the comparison) or the statements; None where nothing is published.
        ratio: the largest end of the figure as a multiple of the first record's; None where the two do not compare
            (nothing published, other dimensions, counts and observations of events, units as stated).
        as_stated: True if every statement is to be shown in its own unit, so that the figure has no spread here.

    >>> import weaponref
    >>> cell = weaponref.compare("KN-23", "KN-24").cell("range_max", "kn-24")
    >>> str(cell.hull), cell.disagrees, round(cell.ratio, 2)
    ('400–650 km', True, 0.72)
    """

    system: str
    property: str
    view: Figure | Statements | None
    ratio: float | None = None
    as_stated: bool = False

    @builtins.property
    def claims(self) -> tuple[Claim, ...]:
        """The live claims; deprecated ones are in ``view.claims``."""
        return tuple(claim for claim in self.view.claims if not claim.deprecated) if self.view else ()

    @builtins.property
    def deprecated(self) -> tuple[Claim, ...]:
        """The claims that are kept for the record and left out of the figure."""
        return tuple(claim for claim in self.view.claims if claim.deprecated) if self.view else ()

    @builtins.property
    def origins(self) -> tuple[str, ...]:
        """The independent statements behind the live claims."""
        return self.view.origins if self.view else ()

    @builtins.property
    def hull(self) -> Interval | None:
        """From the smallest to the largest published end; None for texts and where nothing converts to the unit."""
        return self.view.hull if isinstance(self.view, Figure) and not self.as_stated else None

    @builtins.property
    def beside(self) -> tuple[Claim, ...]:
        """The live claims of a figure that do not convert to its unit (Mach beside km/h) and so are not in the hull."""
        if not isinstance(self.view, Figure):
            return ()
        return tuple(claim for claim in self.view.outside_hull if not claim.deprecated)

    @builtins.property
    def open_low(self) -> bool:
        """True if a live claim has no lower bound ("up to 500 kg")."""
        return isinstance(self.view, Figure) and self.view.open_low

    @builtins.property
    def open_high(self) -> bool:
        """True if a live claim has no upper bound ("over 600 km")."""
        return isinstance(self.view, Figure) and self.view.open_high

    @builtins.property
    def disagrees(self) -> bool:
        """True if two live claims cannot both be right: quantities or dates that exclude each other.

        Counts and observations of different events differ without disagreeing, and whether two texts contradict each
        other is for a reader to judge, so those never do.
        """
        if self.view is None or _of_events(self.property):
            return False
        if isinstance(self.view, Figure):
            return self.view.disagrees
        dates = [value for value in self.view.values if isinstance(value, PartialDate)]
        return any(one.latest < other.earliest for one in dates for other in dates)

    @builtins.property
    def stated(self) -> tuple[str, ...]:
        """The different live statements as they are written in the data, in its order."""
        return tuple(dict.fromkeys(statement(claim) for claim in self.claims))


@frozen
class Row:
    """One property of all records.

    Attributes:
        property: a name of `weaponref.vocabulary.PROPERTIES`.
        cells: one for each record, in the order of the comparison.

    >>> import weaponref
    >>> weaponref.compare("KN-23", "KN-24", properties=("range_max",)).rows[0].label
    'maximum range'
    """

    property: str
    cells: tuple[Cell, ...]

    @builtins.property
    def label(self) -> str:
        """The words for the property."""
        return PROPERTIES[self.property].label


@frozen(kw_only=True, repr=False, str=False)
class Comparison(Citable, Shown, Tabular):
    """Records side by side, one row a property. Printing it gives a table with the claims and sources below it.

    Attributes:
        records: what is compared, the first being the one that ratios refer to.
        units: ``metric``, ``imperial`` or ``as-stated``.
        rows: one for each property, in the order of the vocabulary unless others were asked for.
        data_version: the version of the data, where it is known.

    >>> import weaponref
    >>> weaponref.compare("KN-23", "KN-24", units="imperial", properties=("range_max",))
    <Comparison of kn-23 and kn-24: 1 property, imperial units>
    """

    records: tuple[System | Family, ...]
    units: UnitSystem
    rows: tuple[Row, ...]
    data_version: str | None = None

    @property
    def properties(self) -> tuple[str, ...]:
        """The names of the properties, row by row."""
        return tuple(row.property for row in self.rows)

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources behind all cells, each once."""
        claims = (claim for row in self.rows for cell in row.cells if cell.view for claim in cell.view.claims)
        return tuple({claim.source.id: claim.source for claim in claims}.values())

    def cell(self, name: str, system: str) -> Cell:
        """The cell of a property and the id of a record.

        Raises:
            KeyError: the comparison has no such row or column.

        >>> import weaponref
        >>> len(weaponref.compare("KN-23", "KN-24").cell("range_max", "kn-23").claims) > 1
        True
        """
        for row in self.rows:
            for cell in row.cells:
                if row.property == name and cell.system == system:
                    return cell
        raise KeyError((name, system))

    def to_text(
        self, width: int | None = None, *, claims: Literal["main", "all", "none"] = "main", sources: bool = True
    ) -> str:
        """The comparison as an aligned plain table, with who says what and the sources below it.

        Args:
            width: columns of text to fit in; 80 if not given. What cannot be broken may stand out.
            claims: whose claims are listed below the table: those of range, payload and warhead, all, or none.
            sources: list the sources of those claims.

        >>> import weaponref
        >>> "KN-24" in weaponref.compare("KN-23", "KN-24").to_text(100)
        True
        """
        from weaponref.render.text import comparison_text

        return comparison_text(self, width, claims=claims, sources=sources)

    def to_markdown(self, *, claims: Literal["main", "all", "none"] = "main", sources: bool = True) -> str:
        """The comparison as a Markdown table, with who says what and the sources below it.

        >>> import weaponref
        >>> weaponref.compare("KN-23", "KN-24").to_markdown().splitlines()[0]
        '| | KN-23 | KN-24 |'
        """
        from weaponref.render.markdown import comparison_markdown

        return comparison_markdown(self, claims=claims, sources=sources)

    def to_dict(self) -> dict[str, Any]:
        """The comparison as plain dicts, lists, texts and numbers; see `weaponref.render.data` for the shape.

        >>> import weaponref
        >>> sorted(weaponref.compare("KN-23", "KN-24").to_dict())
        ['data_version', 'records', 'rows', 'sources', 'units']
        """
        from weaponref.render.data import comparison_data

        return comparison_data(self)

    def to_json(self) -> str:
        """The same as JSON text.

        >>> import json, weaponref
        >>> json.loads(weaponref.compare("KN-23", "KN-24").to_json())["units"]
        'metric'
        """
        from weaponref.render.data import json_text

        return json_text(self.to_dict())

    def plot(
        self,
        name: str,
        ax: Axes | None = None,
        *,
        unit: str | None = None,
        title: str | None = None,
        legend: bool | None = None,
    ) -> Axes:
        """Draw one quantity: each record in a row, its claims over their spread; see `weaponref.render.plots`.

        Args:
            name: a quantity that the comparison has.
            ax: the matplotlib axes to draw into; a new pyplot figure if not given.
            unit: the unit of the axis; that of the comparison's figures if not given.
            title: what to write above.
            legend: say what the marks mean; if not given, in new figures only.

        Returns:
            The axes. Nothing is shown, and no setting of matplotlib is changed.

        Raises:
            ValueError: the comparison lacks the property, or it is no quantity.
            DimensionError, UnknownUnitError, AmbiguousUnitError: the unit does not fit.
            MissingExtraError: matplotlib is not installed.

        >>> import weaponref
        >>> from matplotlib.figure import Figure
        >>> weaponref.compare("KN-23", "KN-24").plot("range_max", Figure().subplots(), unit="nmi").get_xlabel()
        'maximum range (nmi)'
        """
        from weaponref.render.plots import plot_comparison

        return plot_comparison(self, name, ax, unit=unit, title=title, legend=legend)

    def __str__(self) -> str:
        return self.to_text()

    def __repr__(self) -> str:
        ids = " and ".join(record.id for record in self.records)
        noun = "property" if len(self.rows) == 1 else "properties"
        return f"<Comparison of {ids}: {len(self.rows)} {noun}, {self.units} units>"


def compare(
    records: Sequence[System | Family],
    *,
    units: UnitSystem = "metric",
    properties: Iterable[str] | None = None,
    data_version: str | None = None,
) -> Comparison:
    """Put records side by side.

    Args:
        records: systems and families; ratios refer to the first.
        units: ``metric`` shows every figure in its property's own unit, ``imperial`` in miles, feet, inches, pounds
            and miles per hour, ``as-stated`` lists the different statements as they are written. Mach numbers, counts,
            durations and money are never converted.
        properties: what to compare, in this order; everything that is published about any of them if not given.
        data_version: the version of the data that the records are from, for exports.

    Raises:
        ValueError: there is no record, or the units or a property are unknown.

    >>> import weaponref
    >>> both = compare([weaponref.get("KN-23"), weaponref.get("KN-24")], units="imperial")
    >>> both.cell("range_max", "kn-23").view.unit
    'mi'
    """
    if not records:
        raise ValueError("name at least one record to compare")
    known_units(units)
    names = known_properties(properties) if properties is not None else _published(records)
    rows = tuple(_row(name, records, units) for name in names)
    return Comparison(records=tuple(records), units=units, rows=rows, data_version=data_version)


def in_units(view: Figure | Statements | None, units: UnitSystem) -> Figure | Statements | None:
    """A view in the units of a system; as it is where nothing is to be converted.

    >>> import weaponref
    >>> in_units(weaponref.get("KN-23").range_max, "imperial").unit
    'mi'
    """
    if isinstance(view, Figure) and (unit := unit_in(view.unit, units)) != view.unit:
        return view.to(unit)
    return view


def unit_in(unit: str, units: UnitSystem) -> str:
    """The unit of a system that stands for a metric one; the unit itself where nothing is to be converted.

    >>> unit_in("km", "imperial"), unit_in("km", "metric"), unit_in("mach", "imperial")
    ('mi', 'km', 'mach')
    """
    return _IMPERIAL.get(unit, unit) if units == "imperial" else unit


def known_units(units: str) -> UnitSystem:
    """The units by name.

    Raises:
        ValueError: there are no such units.

    >>> known_units("metric")
    'metric'
    """
    for system in UNIT_SYSTEMS:
        if units == system:
            return system
    raise ValueError(unknown_term("units", units, UNIT_SYSTEMS))


def known_properties(properties: Iterable[str]) -> tuple[str, ...]:
    """Properties by name, each once; one name may stand for itself.

    Raises:
        ValueError: the vocabulary lacks one of them.

    >>> known_properties("range_max"), known_properties(["crew", "crew"])
    (('range_max',), ('crew',))
    """
    names = tuple(dict.fromkeys([properties] if isinstance(properties, str) else properties))
    for name in names:
        if name not in PROPERTIES:
            raise ValueError(unknown_term("property", name, PROPERTIES))
    return names


def statement(claim: Claim) -> str:
    """What a claim states, as it is written in the data.

    >>> import weaponref
    >>> statement(weaponref.get("KN-23").payload_mass.claims[0])
    'up to 500 kg'
    """
    if isinstance(claim.value, Interval):
        return claim.value.text or str(claim.value)
    return ", ".join(claim.value) if isinstance(claim.value, tuple) else str(claim.value)


def _of_events(name: str) -> bool:
    """Whether a property is of single events or stretches of time, so that its figures do not bear comparing."""
    return PROPERTIES[name].observation or name in _COUNTS_OF_EVENTS


def _published(records: Sequence[System | Family]) -> tuple[str, ...]:
    stated = {claim.property for record in records for claim in record.claims}
    return tuple(name for name in PROPERTIES if name in stated)


def _row(name: str, records: Sequence[System | Family], units: UnitSystem) -> Row:
    views = [in_units(record.view(name), units) for record in records]
    base = None if units == "as-stated" or _of_events(name) else views[0]
    return Row(
        name,
        tuple(
            Cell(record.id, name, view, ratio=_ratio(view, base), as_stated=units == "as-stated")
            for record, view in zip(records, views, strict=True)
        ),
    )


def _ratio(view: Figure | Statements | None, base: Figure | Statements | None) -> float | None:
    """The largest end of one figure as a multiple of another's, if they are in one unit and nobody says "or more"."""
    if not isinstance(view, Figure) or not isinstance(base, Figure) or view.unit != base.unit:
        return None
    if _ends_open(view) or _ends_open(base):
        return None
    high, reference = view.high, base.high
    return high / reference if high is not None and reference else None


def _ends_open(figure: Figure) -> bool:
    """Whether the largest end is only a lower bound ("at least 500 kg")."""
    stated = (claim.value.to(figure.unit) for claim in figure.in_hull if isinstance(claim.value, Interval))
    closed = (one.high for one in stated if one.high is not None and one.qualifier not in LOW_ONLY)
    return max(closed, default=None) != figure.high
