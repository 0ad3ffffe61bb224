"""Strategies for what a catalogue is made of: dates, sources, claims, records, and whole collections of them."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from attrs import evolve
from hypothesis import strategies as st

from weaponref.countries import COUNTRIES
from weaponref.dates import PartialDate
from weaponref.interval import HIGH_ONLY, LOW_ONLY, QUALIFIERS, Interval
from weaponref.kinds import KINDS
from weaponref.model import Claim, Family, Name, Record, Relation, Source, System, Transfer
from weaponref.units import SYMBOLS, dimension
from weaponref.vocabulary import (
    BASES,
    LEVELS,
    PROPERTIES,
    RELATION_TYPES,
    RELIABILITIES,
    SCHEMES,
    SOURCE_KINDS,
    SOURCE_TYPES,
)


if TYPE_CHECKING:
    from weaponref.model import Value

_LETTERS = st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co"))
_COUNTRY = st.sampled_from(sorted(COUNTRIES))
_KIND = st.sampled_from(sorted(KINDS))
_PROPERTY = st.sampled_from(sorted(PROPERTIES))

texts = st.text(_LETTERS, min_size=1, max_size=20).map(str.strip).filter(bool)
"""Texts in every script, as a data file can hold them."""

ids = st.lists(st.text("ab09", min_size=1, max_size=3), min_size=1, max_size=3).map("-".join)
"""Ids of records and sources."""


# The strategies below are made once: to make one costs more than to draw from it.
_BASIS = st.sampled_from(sorted(BASES))
_ORIGIN = st.none() | st.sampled_from(["one", "two"])
_OPTIONAL = st.none() | texts
_DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2029, 12, 31))


@st.composite
def days(draw: st.DrawFn) -> PartialDate:
    """Dates known to the day, the month, the year or the decade."""
    day = draw(_DAYS).isoformat()
    match draw(st.integers(0, 3)):
        case 0:
            return PartialDate(day)
        case 1:
            return PartialDate(day[:7])
        case 2:
            return PartialDate(day[:4])
        case _:
            return PartialDate(f"{day[:3]}0s")


_DATED = st.none() | days()
_WORDS: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {"verified": _DATED, **dict.fromkeys(("attributed_to", "condition", "as_stated", "note"), _OPTIONAL)}
)


_ENDS = st.floats(0, 1e5)
_HEDGES = st.sampled_from([None, *QUALIFIERS])


@st.composite
def intervals(draw: st.DrawFn, units: tuple[str, ...] = ("km", "m", "mi", "nmi")) -> Interval:
    """Quantities with one end or two, in one of the units."""
    low = draw(_ENDS)
    qualifier = draw(_HEDGES)
    unit = draw(st.sampled_from(units))
    if qualifier in HIGH_ONLY:
        return Interval(None, low, unit, qualifier, "as written")
    if qualifier in LOW_ONLY:
        return Interval(low, None, unit, qualifier, "as written")
    high = low + draw(_ENDS) if draw(st.booleans()) else low
    return Interval(low, high, unit, qualifier, "as written")


sources = st.builds(
    Source,
    id=ids,
    type=st.sampled_from(SOURCE_TYPES),
    title=_OPTIONAL,
    publisher=texts,
    url=_OPTIONAL,
    issued=_DATED,
    accessed=_DATED,
    archived_url=_OPTIONAL,
    language=_OPTIONAL,
    kind=st.none() | st.sampled_from(sorted(SOURCE_KINDS)),
    reliability=st.none() | st.sampled_from(sorted(RELIABILITIES)),
    note=_OPTIONAL,
)
"""Sources with any of the fields that CSL has."""

_CITED = st.builds(
    Source,
    id=st.sampled_from("abc"),
    type=st.just("webpage"),
    title=st.none(),
    publisher=st.just("The Gazette"),
    url=st.none(),
    issued=_DATED,
)


@cache
def values(name: str) -> st.SearchStrategy[Value]:
    """Values that a property can have."""
    prop = PROPERTIES[name]
    if prop.type == "date":
        return days()
    if prop.type == "text":
        return texts
    if prop.type == "countries":
        return st.lists(_COUNTRY, min_size=1, max_size=3).map(tuple)
    fitting = [symbol for symbol in SYMBOLS if dimension(symbol).partition(":")[0] in prop.dimensions]
    return intervals(tuple(fitting))


@st.composite
def claims(draw: st.DrawFn, names: st.SearchStrategy[str] = _PROPERTY, *, worded: bool = False) -> Claim:
    """Claims about one of the properties, by the sources a, b and c.

    Only where they are `worded` do they have the texts that explain them, which no figure depends on.
    """
    prop = draw(names)
    return Claim(
        id=f"{draw(st.integers(0, 2**32)):012x}",
        system="x-1",
        property=prop,
        value=draw(values(prop)),
        basis=draw(_BASIS),
        source=draw(_CITED),
        as_of=draw(_DATED),
        origin=draw(_ORIGIN),
        deprecated=draw(st.booleans()),
        **(draw(_WORDS) if worded else {}),
    )


_NAMES = st.builds(
    Name,
    name=texts | st.sampled_from(["KN-23", "Хвасон-11", "X-1 (A)", "火星11A"]),
    scheme=st.sampled_from(sorted(SCHEMES)),
    source=_CITED,
    lang=st.none() | st.sampled_from(["ko", "ja"]),
    disputed=st.booleans(),
    ambiguous=st.booleans(),
)
_RELATIONS = st.builds(
    Relation, type=st.sampled_from(sorted(RELATION_TYPES)), target=ids, source=_CITED, external=st.booleans()
)
_SHARED: dict[str, st.SearchStrategy[Any]] = {
    "id": ids,
    "name": texts,
    "note": _OPTIONAL,
    "names": st.lists(_NAMES, max_size=2),
    "relations": st.lists(_RELATIONS, max_size=2),
    "claims": st.lists(claims(worded=True), max_size=2),
}
_SYSTEMS = st.builds(
    System,
    **_SHARED,
    kind=_KIND,
    country=_COUNTRY,
    family=st.none() | ids,
    level=st.none() | st.sampled_from(sorted(LEVELS)),
    external_ids=st.dictionaries(texts, texts, max_size=2).map(lambda found: tuple(found.items())),
)
_FAMILIES = st.builds(Family, **_SHARED, kind=st.none() | _KIND, country=st.none() | _COUNTRY)
_TRANSFERS = st.builds(
    Transfer,
    **_SHARED,
    supplier=_COUNTRY,
    recipients=st.lists(_COUNTRY, min_size=1, max_size=2).map(tuple),
    systems=st.lists(ids, max_size=2).map(tuple),
    families=st.lists(ids, max_size=2).map(tuple),
)
_RECORDS = st.lists(_SYSTEMS | _FAMILIES | _TRANSFERS, max_size=4, unique_by=lambda each: each.id)
_BIBLIOGRAPHIES = st.tuples(sources, sources, sources)


@st.composite
def collections(draw: st.DrawFn) -> tuple[list[Record], dict[str, Source]]:
    """Records of every class with the bibliography that they cite. Families have no members, as from a folder."""
    bibliography = {id_: evolve(each, id=id_) for id_, each in zip("abc", draw(_BIBLIOGRAPHIES), strict=True)}

    def cited(items: Any) -> tuple[Any, ...]:
        return tuple(evolve(item, source=bibliography[item.source.id]) for item in items)

    records: list[Record] = [
        evolve(
            record,
            names=cited(record.names),
            relations=cited(record.relations),
            claims=tuple(evolve(each, system=record.id) for each in cited(record.claims)),
        )
        for record in draw(_RECORDS)
    ]
    families = [record.id for record in records if isinstance(record, Family)]
    # Some systems belong to a family that is there.
    grouped = [
        evolve(record, family=families[0]) if families and isinstance(record, System) and record.level else record
        for record in records
    ]
    return grouped, bibliography
