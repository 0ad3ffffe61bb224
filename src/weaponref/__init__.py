"""Published, source-attributed reference data on weapon systems.

Every figure is a claim with a source, and disagreement between sources is data.

>>> import weaponref
>>> weaponref.get("KN-24").range_max
<Figure kn-24 range_max: 400–650 km (...)>
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeVar, overload

from weaponref.errors import (
    AmbiguousNameError,
    AmbiguousUnitError,
    DataError,
    DimensionError,
    Fault,
    MultipleQuantitiesError,
    QuantityParseError,
    TableError,
    UnknownClaimError,
    UnknownSystemError,
    UnknownUnitError,
    WeaponrefError,
)
from weaponref.interval import Interval
from weaponref.model import Claim, Figure, Name, Relation, Source, System
from weaponref.store import catalog, load


if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from weaponref import systems
    from weaponref.catalogue import Catalog
    from weaponref.catalogue.diff import Diff
    from weaponref.catalogue.results import Found, Hit, Hits, Resolution
    from weaponref.comparison import Comparison, UnitSystem
    from weaponref.dates import PartialDate
    from weaponref.grammar import convert, parse
    from weaponref.linting import lint
    from weaponref.model.choices import Policy
    from weaponref.model.groups import Family, Transfer
    from weaponref.model.statements import Statements

    __version__: str
    data_version: str

__all__ = (
    "AmbiguousNameError",
    "AmbiguousUnitError",
    "Catalog",
    "Claim",
    "Comparison",
    "DataError",
    "Diff",
    "DimensionError",
    "Family",
    "Fault",
    "Figure",
    "Found",
    "Hit",
    "Hits",
    "Interval",
    "MultipleQuantitiesError",
    "Name",
    "PartialDate",
    "QuantityParseError",
    "Relation",
    "Resolution",
    "Source",
    "Statements",
    "System",
    "TableError",
    "Transfer",
    "UnknownClaimError",
    "UnknownSystemError",
    "UnknownUnitError",
    "WeaponrefError",
    "__version__",
    "catalog",
    "compare",
    "convert",
    "data_version",
    "find",
    "get",
    "lint",
    "load",
    "parse",
    "resolve",
    "search",
    "systems",
    "timeline",
)

# What a first look-up does not need is imported when it is first used.
_LATER = {
    "Catalog": "weaponref.catalogue",
    "Comparison": "weaponref.comparison",
    "Diff": "weaponref.catalogue.diff",
    "Family": "weaponref.model.groups",
    "Found": "weaponref.catalogue.results",
    "Hit": "weaponref.catalogue.results",
    "Hits": "weaponref.catalogue.results",
    "PartialDate": "weaponref.dates",
    "Resolution": "weaponref.catalogue.results",
    "Statements": "weaponref.model.statements",
    "Transfer": "weaponref.model.groups",
    "convert": "weaponref.grammar",
    "lint": "weaponref.linting",
    "load_ipython_extension": "weaponref.render.completion",
    "parse": "weaponref.grammar",
}

_Default = TypeVar("_Default")
_RAISE: Final[Any] = object()


@overload
def get(name: str, /) -> System | Family: ...
@overload
def get(name: str, /, default: _Default) -> System | Family | _Default: ...
def get(name: str, /, default: Any = _RAISE) -> object:
    """The one record of the bundled catalogue that bears a name; see `Catalog.get`.

    Raises:
        UnknownSystemError: no record bears the name; it carries suggestions.
        AmbiguousNameError: several do; it carries the candidates.

    >>> import weaponref
    >>> weaponref.get("Hwasong-11Ga") is weaponref.get("КН-23") is weaponref.get("화성-11가")
    True
    >>> weaponref.get("no such thing", None) is None
    True
    """
    return catalog().get(name) if default is _RAISE else catalog().get(name, default)


def resolve(text: str, *, suggest: bool = True) -> Resolution:
    """Read a text from a name column against the bundled catalogue; see `Catalog.resolve`.

    >>> import weaponref
    >>> [record.id for group in weaponref.resolve("KN-23/24").groups for record in group]
    ['kn-23', 'kn-24']
    """
    return catalog().resolve(text, suggest=suggest)


def search(query: str, *, limit: int = 10) -> Hits:
    """Records of the bundled catalogue whose names are like the query, best first; see `Catalog.search`.

    >>> import weaponref
    >>> weaponref.search("hwasong 17", limit=1)[0].system.id
    'hwasong-17'
    """
    return catalog().search(query, limit=limit)


def find(
    *,
    country: str | None = None,
    kind: str | None = None,
    family: str | None = None,
    range_class: str | None = None,
    scheme: str = "us",
    by: Policy | str = "any",
    **filters: str,
) -> Found:
    """The systems of the bundled catalogue that meet every filter; see `Catalog.find`.

    >>> import weaponref
    >>> found = weaponref.find(country="North Korea", kind="SRBM", range_max="> 750 km")
    >>> "kn-23" in [system.id for system in found]
    True
    """
    return catalog().find(
        country=country, kind=kind, family=family, range_class=range_class, scheme=scheme, by=by, **filters
    )


def compare(*names: str, units: UnitSystem = "metric", properties: tuple[str, ...] | None = None) -> Comparison:
    """Put records of the bundled catalogue side by side; see `Catalog.compare`.

    >>> import weaponref
    >>> [record.id for record in weaponref.compare("KN-23", "KN-24").records]
    ['kn-23', 'kn-24']
    """
    return catalog().compare(*names, units=units, properties=properties)


def timeline(
    of: str | Figure | System | Family,
    property: str | None = None,  # noqa: A002  the word of the vocabulary
    *,
    ax: Axes | None = None,
    unit: str | None = None,
    title: str | None = None,
    legend: bool | None = None,
) -> Axes:
    """Draw how a published figure changed with time: each claim when it could be read, over the spread by then.

    Args:
        of: a figure, a record, or a name of the bundled catalogue.
        property: the quantity of a record; ``range_max`` if not given.
        ax: the matplotlib axes to draw into; a new pyplot figure if not given.
        unit: the unit of the axis; the figure's own if not given.
        title: what to write above.
        legend: say what the marks mean; if not given, in new figures only.

    Returns:
        The axes. Nothing is shown, and no setting of matplotlib is changed.

    Raises:
        UnknownSystemError, AmbiguousNameError: as `get`.
        ValueError: nothing is published about the property, or it is no quantity, or not that of the figure.
        DimensionError, UnknownUnitError, AmbiguousUnitError: the unit does not fit.
        MissingExtraError: matplotlib is not installed.

    >>> import weaponref
    >>> from matplotlib.figure import Figure
    >>> weaponref.timeline("KN-23", "range_max", ax=Figure().subplots()).get_ylabel()
    'maximum range (km)'
    """
    from weaponref.render.plots import plot_timeline

    shown = get(of) if isinstance(of, str) else of
    return plot_timeline(shown, property, ax, unit=unit, title=title, legend=legend)


def __getattr__(name: str) -> object:
    if name in _LATER:
        from importlib import import_module

        found = getattr(import_module(_LATER[name]), name)
        globals()[name] = found
        return found
    if name == "systems":
        from importlib import import_module

        return import_module("weaponref.systems")
    if name == "data_version":
        return catalog().data_version
    if name == "__version__":
        from importlib.metadata import version

        return version("weaponref")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
