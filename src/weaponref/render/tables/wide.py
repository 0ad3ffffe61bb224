"""The wide shape: a row for each system, with columns for what is published about every property."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from weaponref.comparison import Cell
from weaponref.dates import PartialDate
from weaponref.model.claims import origins_of
from weaponref.model.figures import Figure
from weaponref.model.records import System, Weapon
from weaponref.model.statements import Statements
from weaponref.render.tables.columns import Column, Table, make_rows
from weaponref.render.tables.long import FOUND, earliest_day, found_values, latest_day
from weaponref.render.tables.units import column_units, in_name
from weaponref.vocabulary import PROPERTIES, Property


if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from weaponref.render.tables.subject import Part, Subject
    from weaponref.render.tables.units import Units

__all__ = ("wide_table",)

_BETWEEN = "; "

_SYSTEM = Column("system", "text", "Id of the record that the row is about.")
_RECORD = (
    Column("name", "text", "The name by which the record is shown."),
    Column("record_type", "text", "What the record is: system, family or transfer."),
    Column("kind", "text", "The kind of weapon."),
    Column("country", "text", "ISO 3166 code of the country of origin."),
    Column("family", "text", "Id of the family that the system is grouped in."),
    Column("level", "text", "complex, missile, launcher or round, where it matters which of them the record is."),
    Column("names", "text", "Every name that a source gives the record, with semicolons."),
    Column("external_ids", "text", "Scheme and id in other catalogues, with semicolons."),
    Column("range_class_us", "text", "Every range class (scheme us) that the claims support, with semicolons."),
    Column("mtcr", "text", "What the claims say about the MTCR thresholds: I, II, none, disputed or unknown."),
    Column("claims", "integer", "Number of live claims about the record."),
    Column("origins", "integer", "Number of independent statements behind them."),
    Column("sources", "integer", "Number of sources of its claims, names and relations."),
    Column("undated_left_out", "integer", "Number of undated claims that a look at a past date left out."),
    Column("note", "text", "What a reader should know about the record."),
)


def wide_table(subject: Subject, units: Units) -> Table:
    """A row for each system, in the order given; its columns depend on the properties and units alone.

    >>> import weaponref
    >>> from weaponref.render.tables.subject import subject_of
    >>> found = wide_table(subject_of(weaponref.get("KN-24"), ["range_max"]), "imperial")
    >>> [name for name in found.column_names if name.startswith("range_max")][:2]
    ['range_max_low_mi', 'range_max_high_mi']
    """
    properties = [PROPERTIES[name] for name in subject.properties]
    columns = (
        _SYSTEM,
        *(FOUND if subject.searched else ()),
        *(_RECORD if subject.with_records else ()),
        *(column for prop in properties for column in _columns(prop, units)),
    )
    rows = (
        {
            "system": part.system,
            **found_values(part),
            **_record_values(part),
            **{name: value for prop in properties for name, value in _values(part, prop, units)},
        }
        for part in subject.parts
        if part.row
    )
    return Table("systems", columns, make_rows(columns, rows), subject.data_version)


def _record_values(part: Part) -> dict[str, Any]:
    record = part.record
    if record is None:
        return {}
    weapon = record if isinstance(record, Weapon) else None
    system = record if isinstance(record, System) else None
    live = [claim for claim in record.claims if not claim.deprecated]
    return {
        "name": record.name,
        "record_type": type(record).__name__.lower(),
        "kind": weapon and weapon.kind,
        "country": weapon and weapon.country,
        "family": system and system.family,
        "level": system and system.level,
        "names": _joined(name.name for name in record.names),
        "external_ids": _joined(f"{scheme} {id_}" for scheme, id_ in system.external_ids) if system else None,
        "range_class_us": _joined(weapon.range_class("us")) if weapon else None,
        "mtcr": weapon and weapon.mtcr.category,
        "claims": len(live),
        "origins": len(origins_of(record.claims)),
        "sources": len(record.sources),
        "undated_left_out": record.undated,
        "note": record.note,
    }


def _columns(prop: Property, units: Units) -> Iterator[Column]:
    """The columns of one property."""
    name, label = prop.name, prop.label
    if prop.type == "quantity":
        for unit in column_units(name, units):
            suffix = in_name(unit)
            yield _of(prop, f"_low{suffix}", "number", f"{label}: the smallest end that a live claim states", unit)
            yield _of(prop, f"_high{suffix}", "number", f"{label}: the largest end that a live claim states", unit)
        yield _of(prop, "_open_low", "boolean", f"{label}: whether a live claim has no lower bound")
        yield _of(prop, "_open_high", "boolean", f"{label}: whether a live claim has no upper bound")
        yield _of(prop, "_disagrees", "boolean", f"{label}: whether two live claims cannot both be right")
        if units != "as-stated":
            yield _of(prop, "_beside", "integer", f"{label}: number of live claims that convert to none of the units")
    elif prop.type == "date":
        yield _of(prop, "_earliest", "date", f"{label}: the first day that a live claim may mean")
        yield _of(prop, "_latest", "date", f"{label}: the last day that a live claim may mean")
        yield _of(prop, "_disagrees", "boolean", f"{label}: whether two live claims cannot both be right")
    yield _of(prop, "_stated", "text", f"{label}: the different live statements as written, with semicolons")
    yield _of(prop, "_claims", "integer", f"{label}: number of live claims")
    yield _of(prop, "_origins", "integer", f"{label}: number of independent statements behind them")


def _of(prop: Property, suffix: str, type_: Any, description: str, unit: str | None = None) -> Column:
    return Column(f"{prop.name}{suffix}", type_, f"{description[:1].upper()}{description[1:]}.", unit, prop.name)


def _values(part: Part, prop: Property, units: Units) -> Iterator[tuple[str, Any]]:
    """What the columns of one property say of one record. Where nothing is published, all but the counts is empty."""
    name = prop.name
    claims = tuple(claim for claim in part.claims if claim.property == name)
    stated = Cell(part.system, name, Statements(part.system, name, claims))
    if prop.type == "quantity":
        yield from _figure_values(stated, units)
    elif prop.type == "date":
        dates = [value for value in (claim.value for claim in stated.claims) if isinstance(value, PartialDate)]
        yield f"{name}_earliest", earliest_day(min(dates, key=_earliest, default=None))
        yield f"{name}_latest", latest_day(max(dates, key=_latest, default=None))
        yield f"{name}_disagrees", stated.disagrees if stated.claims else None
    yield f"{name}_stated", _joined(stated.stated)
    yield f"{name}_claims", len(stated.claims)
    yield f"{name}_origins", len(stated.origins)


def _figure_values(stated: Cell, units: Units) -> Iterator[tuple[str, Any]]:
    name = stated.property
    shown = column_units(name, units)
    # Whether statements are open or exclude each other does not depend on the unit they are shown in.
    cells = {unit: _cell(stated, unit) for unit in shown or column_units(name, "metric")}
    for unit in shown:
        hull = cells[unit].hull
        yield f"{name}_low{in_name(unit)}", float(hull.low) if hull and hull.low is not None else None
        yield f"{name}_high{in_name(unit)}", float(hull.high) if hull and hull.high is not None else None
    placed = any(cell.hull for cell in cells.values())
    yield f"{name}_open_low", any(cell.open_low for cell in cells.values()) if placed else None
    yield f"{name}_open_high", any(cell.open_high for cell in cells.values()) if placed else None
    yield f"{name}_disagrees", any(cell.disagrees for cell in cells.values()) if placed else None
    if shown:
        beside = [{claim.id for claim in cell.beside} for cell in cells.values()]
        yield f"{name}_beside", len(set.intersection(*beside))


def _cell(stated: Cell, unit: str) -> Cell:
    """The same claims as a figure in a unit."""
    claims = stated.view.claims if stated.view else ()
    return Cell(stated.system, stated.property, Figure(stated.system, stated.property, claims, unit))


def _earliest(date: PartialDate) -> str:
    return date.earliest


def _latest(date: PartialDate) -> str:
    return date.latest


def _joined(parts: Iterable[str]) -> str | None:
    """Parts of a list in one cell; None for an empty one."""
    return _BETWEEN.join(parts) or None
