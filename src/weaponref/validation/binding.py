"""Which column of a table holds what: names, and quantities in which unit.

What the caller says goes first, what headers say second; nothing is bound by what its cells look like. The binding is
part of the report, so that a reader can see it and a caller correct it.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from weaponref.errors import AmbiguousUnitError, BindingError, DimensionError, UnknownUnitError
from weaponref.units import SYMBOLS, dimension, read_unit
from weaponref.validation.headers import (
    country_headers,
    name_headers,
    own_unit_headers,
    read_header,
    read_headers,
    unit_headers,
)
from weaponref.validation.unread import unread_columns
from weaponref.vocabulary import PROPERTIES, unknown_term


if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from weaponref.validation.headers import Header
    from weaponref.validation.unread import Unread

__all__ = ("Binding", "Bindings", "bind", "dimensions_of", "fits_dimension")


@frozen(cache_hash=True)  # it is part of the key of every cell
class Binding:
    """A column of quantities, and how it is read.

    Attributes:
        column: the header.
        property: the property of the vocabulary that it is compared with.
        unit: the symbol of the unit of its bare numbers; None where neither caller nor header give one.
        unit_column: the column that gives the unit of each row.
        how: how it was found: ``given``, ``header``, or both for its parts, in words; what was assumed is said behind
            a colon.
        choices: the meanings of an ambiguous unit in the header.
        unit_word: the ambiguous unit as written.

    >>> bind(["missile", "Range (mi)"]).columns["Range (mi)"]
    Binding(column='Range (mi)', property='range_max', unit='mi', unit_column=None, how='header', ...)
    """

    column: str
    property: str
    unit: str | None = None
    unit_column: str | None = None
    how: str = "given"
    choices: tuple[str, ...] = ()
    unit_word: str | None = None

    def __str__(self) -> str:
        unit = f"a unit in the column {self.unit_column!r}" if self.unit_column else self.unit or self.unit_word
        return f"{self.column!r}: {self.property}, {unit or 'no unit'} ({self.how})"


class Bindings(Mapping[str, Binding]):
    """The bound columns of a table by header, and the column of names.

    It can be given back as ``columns=``, with what should be otherwise replaced.

    Attributes:
        name: the column of names.
        name_how: how it was found.
        country: a country code for every row, or the column that gives one.
        country_column: the column of countries.
        ignored: the other columns.
        unread: the same, with what would have them read.
    """

    __slots__ = ("columns", "country", "country_column", "ignored", "name", "name_how", "unread")

    def __init__(
        self,
        name: str,
        columns: Mapping[str, Binding],
        *,
        name_how: str = "given",
        country: str | None = None,
        country_column: str | None = None,
        unread: tuple[Unread, ...] = (),
    ) -> None:
        self.name = name
        self.name_how = name_how
        self.columns = dict(columns)
        self.country = country
        self.country_column = country_column
        self.unread = unread
        self.ignored = tuple(column.column for column in unread)

    def __getitem__(self, column: str) -> Binding:
        return self.columns[column]

    def __iter__(self) -> Iterator[str]:
        return iter(self.columns)

    def __len__(self) -> int:
        return len(self.columns)

    def __repr__(self) -> str:
        return f"<Bindings {self.name!r}: names ({self.name_how}); {'; '.join(map(str, self.columns.values()))}>"

    @property
    def needed(self) -> tuple[str, ...]:
        """Every column that a check reads, each once."""
        found = [self.name, *([self.country_column] if self.country_column else [])]
        for binding in self.columns.values():
            found += [binding.column, *([binding.unit_column] if binding.unit_column else [])]
        return tuple(dict.fromkeys(found))


def dimensions_of(name: str) -> tuple[str, ...]:
    """The dimensions that a property may have; every currency is one of its own.

    >>> dimensions_of("speed_max")
    ('speed', 'mach')
    """
    return PROPERTIES[name].dimensions


@cache
def fits_dimension(unit: str, name: str) -> bool:
    """Whether a unit measures what a property is.

    >>> fits_dimension("mi", "range_max"), fits_dimension("EUR", "unit_cost"), fits_dimension("kg", "range_max")
    (True, True, False)
    """
    found = dimension(unit)
    return any(found == each or found.startswith(f"{each}:") for each in dimensions_of(name))


def fitting_choices(units: tuple[str, ...], name: str) -> tuple[str, ...]:
    """The meanings of an ambiguous unit that measure what a property is.

    >>> fitting_choices(("short ton", "t"), "payload_mass"), fitting_choices(("short ton", "t"), "range_max")
    (('short ton', 't'), ())
    """
    return tuple(unit for unit in units if unit in SYMBOLS and fits_dimension(unit, name))


def bind(
    headers: Sequence[str],
    *,
    name: str | None = None,
    columns: Mapping[str, object] | None = None,
    unit: str | Mapping[str, str] | None = None,
    country: str | None = None,
    hint: object = None,
) -> Bindings:
    """Bind the columns of a table.

    Args:
        headers: the headers, in order.
        name: the column of names; found by its header if not given.
        columns: what columns hold. If given, no other column is checked; None as a value leaves a column out and lets
            the others be found.
        unit: the unit of bare numbers, or the column that gives it; one for all columns, or a mapping by column.
        country: the country of origin of all systems, or the column that gives it: it tells apart systems that share
            a name.
        hint: called with no argument where no column of names is found; what it returns is added to the message.

    Raises:
        BindingError: a column is not there or there twice, no column holds names, two columns are one property, or a
            unit does not fit.
        ValueError: the vocabulary has no such property, or it is no quantity.
        UnknownUnitError, AmbiguousUnitError: a unit that the caller gives cannot be read.

    >>> bind(["missile", "range_km", "date"]).name
    'missile'
    >>> bind(["x", "y"], name="x", columns={"y": "range_max:miles"})["y"].unit
    'mi'
    """
    if columns is not None and not isinstance(columns, Mapping):
        raise TypeError(
            f"columns is a mapping from header to property, such as {{'reach': 'range_max:km'}}, not {columns!r}"
        )
    found_name, name_how = _name_column(headers, name, hint)
    country_column, country_code = _country(headers, country)
    given = {column: spec for column, spec in (columns or {}).items() if spec is not None}
    excluded = {column for column, spec in (columns or {}).items() if spec is None}
    for column in (*given, *excluded):
        _check_header(column, headers, "columns")
    if isinstance(unit, Mapping):
        for column in unit:
            _check_header(column, headers, "unit")
    unit_columns = {value for value in _units_given(unit) if value in headers}
    if given:
        bound = {column: _given(column, spec) for column, spec in given.items()}
    else:
        taken = {found_name, *excluded, *unit_columns, *([country_column] if country_column else [])}
        bound = _by_headers(headers, taken, set(unit) if isinstance(unit, Mapping) else set())
    bound = {column: _with_unit(binding, headers, unit) for column, binding in bound.items()}
    _check_pairs(bound, headers)
    if found_name in bound:
        raise BindingError(
            f"the column {found_name!r} cannot hold both the names and {bound[found_name].property}", tuple(headers)
        )
    used = {found_name, country_column, *bound, *(binding.unit_column for binding in bound.values())}
    ignored = dict.fromkeys(header for header in headers if header not in used)
    return Bindings(
        found_name,
        bound,
        name_how=name_how,
        country=country_code,
        country_column=country_column,
        unread=unread_columns(headers, tuple(ignored), left_out=excluded),
    )


def _name_column(headers: Sequence[str], name: str | None, hint: object) -> tuple[str, str]:
    if name is not None:
        _check_header(name, headers, "name")
        return name, "given"
    found = name_headers(dict.fromkeys(headers))
    if found:
        _check_header(found[0], headers, "name")
        return found[0], "header"
    more = hint() if callable(hint) else ""
    raise BindingError(
        f"no column holds the names of systems: the headers are {_listed(headers)}. Say which one does (name=… in "
        "Python, --name on the command line), or call it name, missile, system, weapon or type, in any of the languages"
        f" that weaponref reads{more}",
        tuple(headers),
    )


def _country(headers: Sequence[str], country: str | None) -> tuple[str | None, str | None]:
    """The column of countries, or the code of the one country."""
    if country is None:
        return None, None
    if country in headers:
        _check_header(country, headers, "country")
        return country, None
    from weaponref.countries import find_country

    code = find_country(country)
    if code is None:
        seen = country_headers(headers)
        more = f"; did you mean the column {seen[0]!r}?" if seen else ""
        raise BindingError(
            f"country {country!r} is neither a column nor a country code or English name{more}", tuple(headers)
        )
    return None, code


def _meanings(headers: Sequence[str], with_units: Collection[str]) -> dict[str, Header]:
    """What headers say; a unit that the caller gives makes a quantity of what may as well be a kind."""
    found = read_headers(headers)
    for header in with_units:
        meant = found[header]
        if len(meant.near) == 1 and meant.unit is None:
            found[header] = evolve(meant, property=meant.near[0], near=(), why="")
    return found


def _by_headers(
    headers: Sequence[str], taken: Collection[str | None], with_units: Collection[str]
) -> dict[str, Binding]:
    """The columns whose headers name a property."""
    own = {header: unit for header, unit in own_unit_headers(headers).items() if not {header, unit} & set(taken)}
    units = [header for header in unit_headers(headers) if header not in taken and header not in own.values()]
    bound: dict[str, Binding] = {}
    by_property: dict[str, str] = {}
    meanings = _meanings(headers, with_units)
    for header in dict.fromkeys(headers):
        if header in taken or header in own.values():
            continue
        meant = meanings[header]
        if meant.property is None:
            continue
        if headers.count(header) > 1:
            raise BindingError(
                f"{headers.count(header)} columns are called {header!r}; rename all but one of them", tuple(headers)
            )
        if meant.property in by_property:
            first = by_property[meant.property]
            raise BindingError(
                f"the columns {first!r} and {header!r} both look like {meant.property}; say which one is, and what the "
                f"other is: columns={{{first!r}: {meant.property!r}}} in Python, "
                f"--map {first}={meant.property} on the command line",
                tuple(headers),
            )
        by_property[meant.property] = header
        unit_column = own.get(header) or (units[0] if len(units) == 1 else None)
        if meant.unit is not None or meant.choices:
            unit_column = None
        choices = fitting_choices(meant.choices, meant.property)
        bound[header] = Binding(
            header,
            meant.property,
            meant.unit,
            unit_column,
            f"header: {meant.why}" if meant.why else "header",
            choices,
            meant.word if choices else None,
        )
    return _with_one_owner(bound, headers, units[0]) if units else bound


def _with_one_owner(bound: dict[str, Binding], headers: Sequence[str], unit: str) -> dict[str, Binding]:
    """One unit column beside several columns belongs to the one on its left."""
    beside = [header for header, binding in bound.items() if binding.unit_column == unit]
    before = [header for header in beside if headers.index(header) < headers.index(unit)]
    owner = before[-1:] or beside[:1]
    return {
        header: evolve(binding, unit_column=None) if header in beside and header not in owner else binding
        for header, binding in bound.items()
    }


def _given(column: str, spec: object) -> Binding:
    if isinstance(spec, Binding):
        return evolve(spec, column=column)
    if isinstance(spec, str):
        name, _, word = spec.partition(":")
        spec = (name.strip(), word.strip() or None)
    if not (isinstance(spec, tuple) and len(spec) == 2 and isinstance(spec[0], str)):  # noqa: PLR2004
        raise TypeError(f"columns[{column!r}] is a property, 'property:unit' or (property, unit), not {spec!r}")
    name, word = spec
    if name not in PROPERTIES:
        raise ValueError(unknown_term("property", name, PROPERTIES))
    if PROPERTIES[name].type != "quantity":
        raise ValueError(f"{name} is not a quantity; a check compares quantities only")
    if word is not None:
        unit = read_unit(str(word))
        if not fits_dimension(unit, name):
            raise DimensionError(f"{unit!r} measures {dimension(unit)}; {name} is a {' or '.join(dimensions_of(name))}")
        return Binding(column, name, unit, None, "given")
    meant = read_header(column)
    choices = fitting_choices(meant.choices, name)
    header_unit = meant.unit if meant.unit and fits_dimension(meant.unit, name) else _unit_in(column, name)
    how = "given, unit by header" if header_unit else "given"
    return Binding(
        column, name, header_unit, None, how, choices if not header_unit else (), meant.word if choices else None
    )


def _unit_in(header: str, name: str) -> str | None:
    """The unit at the end of a header whose other words are not known ("reach_km")."""
    meant = read_header(f"{name} {header.replace('_', ' ').split()[-1].strip('()[]')}" if header.strip() else "")
    return meant.unit if meant.unit and fits_dimension(meant.unit, name) else None


def _with_unit(binding: Binding, headers: Sequence[str], unit: str | Mapping[str, str] | None) -> Binding:
    """A binding with the unit that the caller gives beside it; a count needs none."""
    word = unit.get(binding.column) if isinstance(unit, Mapping) else unit
    if word is not None and word in headers:
        _check_header(word, headers, "unit")
        return evolve(binding, unit=None, unit_column=word, choices=(), how=f"{binding.how}, unit by column")
    if word is not None:
        try:
            symbol = read_unit(word)
        except (UnknownUnitError, AmbiguousUnitError) as error:
            raise BindingError(f"unit={word!r} is neither a column nor a unit: {error}", tuple(headers)) from error
        if fits_dimension(symbol, binding.property):
            return evolve(binding, unit=symbol, unit_column=None, choices=(), how=f"{binding.how}, unit given")
        if isinstance(unit, Mapping):
            raise BindingError(f"{symbol!r} measures {dimension(symbol)}; {binding.property} does not", tuple(headers))
    if binding.unit is None and binding.unit_column is None and dimensions_of(binding.property) == ("count",):
        return evolve(binding, unit="count")
    return binding


def _units_given(unit: str | Mapping[str, str] | None) -> list[str]:
    if unit is None:
        return []
    for each in unit.values() if isinstance(unit, Mapping) else (unit,):
        if not isinstance(each, str):
            raise TypeError(f"unit is the name of a unit or of a column, or a mapping of columns to such, not {each!r}")
    return list(unit.values()) if isinstance(unit, Mapping) else [unit]


def _check_pairs(bound: Mapping[str, Binding], headers: Sequence[str]) -> None:
    seen: dict[str, str] = {}
    for column, binding in bound.items():
        _check_header(column, headers, "columns")
        if binding.unit_column is not None:
            _check_header(binding.unit_column, headers, "unit")
        if binding.property in seen:
            raise BindingError(
                f"the columns {seen[binding.property]!r} and {column!r} are both {binding.property}", tuple(headers)
            )
        seen[binding.property] = column


def _check_header(header: object, headers: Sequence[str], argument: str) -> None:
    if not isinstance(header, str) or header not in headers:
        from weaponref.vocabulary import near_terms

        near = near_terms(str(header), dict.fromkeys(headers))
        more = f"; did you mean {' or '.join(map(repr, near))}?" if near else ""
        raise BindingError(
            f"{argument}: there is no column {header!r}; the headers are {_listed(headers)}{more}", tuple(headers)
        )
    if headers.count(header) > 1:
        raise BindingError(
            f"{headers.count(header)} columns are called {header!r}; rename all but one of them", tuple(headers)
        )


def _listed(headers: Sequence[str], most: int = 20) -> str:
    shown = ", ".join(repr(header[:60]) for header in headers[:most])
    return (shown + (f" and {len(headers) - most} more" if len(headers) > most else "")) or "none: the table is empty"
