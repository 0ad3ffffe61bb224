"""The catalogue as the Explorer reads it: columns, tables of strings, and numbers instead of repeated words.

The first visit to the page carries everything, so the form is chosen for its size after compression: values of one
kind stand side by side, what repeats is a number into a table, and what follows from something else is left out.
``docs/explorer/js/catalogue.js`` turns it into records again.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from weaponref.classify import RANGE_SCHEMES
from weaponref.comparison import statement
from weaponref.countries import COUNTRIES
from weaponref.interval import QUALIFIERS, Interval
from weaponref.kinds import KINDS
from weaponref.model import Family, System, Transfer, Weapon
from weaponref.render.citations import bibliography
from weaponref.render.citations.days import ap_day
from weaponref.render.words import relation
from weaponref.store.compiler import index_of
from weaponref.unit_words import AMBIGUOUS_WORDS
from weaponref.units import SYMBOLS, ratio, unit, unit_words
from weaponref.vocabulary import BASES, LEVELS, PROPERTIES, RELATION_TYPES, SCHEMES


if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from weaponref import Catalog
    from weaponref.model import Claim, Record, Source

__all__ = ("CLASS_SCHEME", "PUBLISHER", "TITLE", "URL", "explorer_data", "explorer_script", "filled")

CLASS_SCHEME = "us"
"""The scheme of the range classes that can be asked for."""

# Stand in a citation for what the source's own columns hold. No text of the data has control characters.
PUBLISHER, TITLE, URL = "\x01", "\x02", "\x03"
# And in a line of attribution: what is stated, under which condition, by whom; when it was said and when published.
STATED, CONDITION, SPEAKER, SAID, ISSUED, REASON = "\x02", "\x03", "\x04", "\x05", "\x06", "\x07"

_TYPES: dict[type[Record], str] = {System: "system", Family: "family", Transfer: "transfer"}
_BASES_OF_DIMENSIONS = {"length": "m", "mass": "kg", "speed": "m/s", "time": "s"}


def explorer_script(catalog: Catalog) -> str:
    """The data as a script, which a page can load from a folder as well as from a server.

    >>> import weaponref
    >>> explorer_script(weaponref.catalog())[:24]
    'globalThis.weaponref = {'
    """
    data = json.dumps(explorer_data(catalog), ensure_ascii=False, separators=(",", ":"))
    # The two line ends that old engines refuse in a string.
    data = data.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"globalThis.weaponref = {data};\n"


def explorer_data(catalog: Catalog) -> dict[str, Any]:
    """Everything that the Explorer shows, in the order of the catalogue.

    >>> import weaponref
    >>> sorted(explorer_data(weaponref.catalog()))
    ['claims', 'index', 'names', 'records', 'relations', 'sources', 'version', 'vocabulary']
    """
    records: list[Record] = [*catalog.systems.values(), *catalog.families.values(), *catalog.transfers.values()]
    sources = _in_order(catalog.sources.values())
    places = {source.id: place for place, source in enumerate(sources)}
    return {
        "version": catalog.data_version,
        "vocabulary": _vocabulary(),
        "records": _records(records),
        "names": _names(records, places),
        "relations": _relations(records, places),
        "index": _index(records, catalog),
        "claims": _claims([claim for record in records for claim in record.claims], places),
        "sources": _sources(sources),
    }


def _in_order(sources: Iterable[Source]) -> list[Source]:
    """The sources as a bibliography lists them, so that a place is also an order."""
    by_id = {source.id: source for source in sources}
    return [by_id[item["id"]] for item in json.loads(bibliography(by_id.values(), style="csl-json"))]


def _vocabulary() -> dict[str, Any]:
    names = list(KINDS)
    return {
        "properties": [
            [prop.name, prop.label, prop.type, prop.unit, list(prop.dimensions), int(prop.observation), prop.definition]
            for prop in PROPERTIES.values()
        ],
        "kinds": [[kind.name, [names.index(parent) for parent in kind.parents]] for kind in KINDS.values()],
        "countries": COUNTRIES,
        "bases": list(BASES),
        "schemes": list(SCHEMES),
        "relations": [relation(type_) for type_ in RELATION_TYPES],
        "qualifiers": list(QUALIFIERS),
        "units": {symbol: _unit(symbol) for symbol in SYMBOLS},
        "unitWords": _unit_words(),
        "ambiguousUnits": {word: list(choices) for word, choices in AMBIGUOUS_WORDS.items()},
        "classes": [
            # JSON has no infinity: null stands for no end.
            [band.label, band.low, None if band.high == float("inf") else band.high, band.includes_low,
             band.includes_high]
            for band in RANGE_SCHEMES[CLASS_SCHEME].bands
        ],
    }  # fmt: skip


def _unit(symbol: str) -> list[Any]:
    """Dimension and factor of a unit, the factor as two whole numbers; 0 where there is none."""
    dimension = unit(symbol).dimension
    if symbol == "ton":
        return [dimension, 0, 1]
    return [dimension, *map(int, ratio(symbol, _BASES_OF_DIMENSIONS.get(dimension, symbol)))]


def _unit_words() -> dict[str, str]:
    """The words of each unit, parted by bars."""
    words: dict[str, list[str]] = {}
    for word, symbol in unit_words().items():
        words.setdefault(symbol, []).append(word)
    return {symbol: "|".join(found) for symbol, found in words.items()}


def _records(records: Sequence[Record]) -> dict[str, Any]:
    return {
        "id": [record.id for record in records],
        "name": [record.name for record in records],
        "type": _table(_TYPES[type(record)] for record in records),
        "kind": _table(record.kind if isinstance(record, Weapon) else None for record in records),
        "country": _table(_country(record) for record in records),
        "family": _table(record.family if isinstance(record, System) else None for record in records),
        "level": _table(LEVELS.get(record.level or "") if isinstance(record, System) else None for record in records),
        "note": _table(record.note for record in records),
        "claims": [len(record.claims) for record in records],
        "names": [len(record.names) for record in records],
        "relations": [len(record.relations) for record in records],
    }


def _country(record: Record) -> str | None:
    """The country of origin of a weapon, and the supplier of a delivery."""
    return record.country if isinstance(record, Weapon) else getattr(record, "supplier", None)


def _names(records: Sequence[Record], places: dict[str, int]) -> dict[str, Any]:
    names = [name for record in records for name in record.names]
    return {
        "name": [name.name for name in names],
        "scheme": [list(SCHEMES).index(name.scheme) for name in names],
        "lang": _table(name.lang for name in names),
        "source": [places[name.source.id] for name in names],
        "disputed": [place for place, name in enumerate(names) if name.disputed],
    }


def _relations(records: Sequence[Record], places: dict[str, int]) -> dict[str, Any]:
    found = [one for record in records for one in record.relations]
    return {
        "type": [list(RELATION_TYPES).index(one.type) for one in found],
        "target": _table(one.target for one in found),
        "source": [places[one.source.id] for one in found],
    }


def _index(records: Sequence[Record], catalog: Catalog) -> dict[str, Any]:
    """The keys under which `weaponref.get` finds a record: each with places of records and their ranks."""
    weapons = [record for record in records if isinstance(record, Weapon)]
    places = {record.id: place for place, record in enumerate(records)}
    index = index_of(weapons, catalog.redirects)
    return {
        "key": list(index),
        "entries": [[number for entry in entries for number in (places[entry.id], entry.rank)] for entries in
                    index.values()],
    }  # fmt: skip


def _claims(claims: Sequence[Claim], places: dict[str, int]) -> dict[str, Any]:
    values = [claim.value if isinstance(claim.value, Interval) else None for claim in claims]
    return {
        # Ids are hashes of one length: no separators.
        "id": "".join(claim.id for claim in claims),
        "idLength": _one_length(claim.id for claim in claims),
        "property": [list(PROPERTIES).index(claim.property) for claim in claims],
        "text": [_text(claim) for claim in claims],
        "low": [value and _short(value.low) for value in values],
        # 0 says that both ends are one: no stated value is 0 wide and no upper end is 0.
        "high": [value and (0 if value.is_point else _short(value.high)) for value in values],
        "unit": _table(value and value.unit for value in values),
        "qualifier": _table(value and value.qualifier for value in values),
        "basis": [list(BASES).index(claim.basis) for claim in claims],
        "attributedTo": _table(claim.attributed_to for claim in claims),
        "condition": _table(claim.condition for claim in claims),
        "asOf": _table(claim.as_of for claim in claims),
        "asStated": [claim.as_stated for claim in claims],
        "origin": _table(claim.origin for claim in claims),
        "note": _table(claim.note for claim in claims),
        "deprecated": [place for place, claim in enumerate(claims) if claim.deprecated],
        "source": [places[claim.source.id] for claim in claims],
        "attribution": _table(map(_attribution, claims)),
    }


def _attribution(claim: Claim) -> str:
    """The line that attributes a claim, with marks for what the claim's own columns hold: most lines are alike then."""
    line = claim.cite("attribution")
    template = line
    for mark, words in _parts(claim).items():
        if mark in (STATED, CONDITION, SPEAKER):
            template = template.replace(words, mark, 1)
        else:
            template = mark.join(template.rsplit(words, 1))
    # A text that holds another one is said in full.
    return template if filled(template, claim) == line else line


def filled(template: str, claim: Claim) -> str:
    r"""A line of attribution with the words of a claim; the page does the same.

    >>> import weaponref
    >>> filled("\x02, \x04, said \x05", weaponref.get("KN-23").range_max.claims[0])
    '420 km, Jeffrey Lewis, CNS, said June 5, 2019'
    """
    parts = _parts(claim)
    return "".join(parts.get(sign, sign) for sign in template)


def _parts(claim: Claim) -> dict[str, str]:
    """What may stand in the line of a claim, in the order in which it stands there."""
    days = ((SAID, claim.as_of), (ISSUED, claim.source.issued))
    found = {
        STATED: statement(claim),
        CONDITION: claim.condition,
        SPEAKER: claim.attributed_to,
        **{mark: ap_day(date) for mark, date in days if date},
        PUBLISHER: claim.source.publisher,
        REASON: claim.note.rstrip(".") if claim.note and claim.deprecated else None,
    }
    return {mark: words for mark, words in found.items() if words}


def _text(claim: Claim) -> str:
    """What is claimed, as it is written in the data; countries by their codes."""
    return " ".join(claim.value) if isinstance(claim.value, tuple) else statement(claim)


def _one_length(ids: Iterable[str]) -> int:
    lengths = {len(id_) for id_ in ids}
    if len(lengths) > 1:
        raise ValueError(f"the ids of claims are of several lengths: {sorted(lengths)}")
    return lengths.pop() if lengths else 1


def _short(end: float | None) -> float | None:
    """A whole number without its .0."""
    return int(end) if end is not None and end == int(end) else end


def _sources(sources: Sequence[Source]) -> dict[str, Any]:
    return {
        "id": [source.id for source in sources],
        "publisher": _table(source.publisher for source in sources),
        "title": [source.title for source in sources],
        "url": [source.url or source.archived_url for source in sources],
        "issued": _table(source.issued for source in sources),
        "accessed": _table(source.accessed for source in sources),
        "reliability": _table(source.reliability for source in sources),
        "apa": _table(_citation(source) for source in sources),
    }


def _citation(source: Source) -> str:
    """The citation of a source with marks for its publisher, title and address, which need not be said twice."""
    text = bibliography((source,), style="apa").removeprefix(source.publisher)
    address = source.url or source.archived_url
    if address and text.endswith(address):
        text = text.removesuffix(address) + URL
    if source.title:
        text = text.replace(source.title, TITLE, 1)
    return PUBLISHER + text


def _table(values: Iterable[Any]) -> list[Any]:
    """A column of repeated words: the different ones, and for each value its place among them; 0 for none."""
    words: dict[str, int] = {}
    places = [0 if value is None else words.setdefault(str(value), len(words) + 1) for value in values]
    return [list(words), places]
