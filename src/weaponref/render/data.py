"""The shape of exports: plain dicts, lists, texts and numbers, ready for JSON.

Keys are stable: keys may be added, and none is renamed or removed without a note in the changelog.

A **claim** has every field of `weaponref.Claim`, and ``speaker``: ``id``, ``system``, ``property``, ``value``,
``basis``, ``speaker``, ``attributed_to``, ``condition``, ``as_of``, ``as_stated``, ``source`` (the id of one),
``origin``, ``deprecated``, ``note``, ``ton``. A quantity as ``value`` is
``{"low", "high", "unit", "qualifier", "text"}``; an open end is null. Other values are a text (dates too) or a list of
country codes.

A **figure** is ``{"property", "label", "type", "unit", "low", "high", "open_low", "open_high", "disagrees",
"claim_count", "origin_count", "origins", "claims"}``. ``low`` and ``high`` are the ends of the hull in ``unit``;
deprecated claims are listed and not counted. With units as stated, ``unit``, ``low`` and ``high`` are null.
**Statements** have ``values`` instead of the unit and the ends.

A **source** has the fields of `weaponref.Source`, in ``sources``, by id.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from weaponref.comparison import Cell, in_units
from weaponref.interval import Interval
from weaponref.model.figures import Figure
from weaponref.model.groups import Family, Transfer
from weaponref.model.records import System, Weapon
from weaponref.vocabulary import PROPERTIES


if TYPE_CHECKING:
    from collections.abc import Iterable

    from weaponref.catalogue.diff import Diff
    from weaponref.catalogue.results import Found, Hit
    from weaponref.comparison import Comparison, UnitSystem
    from weaponref.model import Claim, Record, Source

__all__ = (
    "claim_data",
    "comparison_data",
    "diff_data",
    "found_data",
    "hits_data",
    "interval_data",
    "json_text",
    "record_data",
    "source_data",
    "sources_data",
)


def json_text(data: object) -> str:
    r"""JSON as a person can read it: indented, every script as itself.

    >>> json_text({"name": "화성-11가"})
    '{\n  "name": "화성-11가"\n}'
    """
    import json

    return json.dumps(data, ensure_ascii=False, indent=2)


def interval_data(interval: Interval) -> dict[str, Any]:
    """A quantity.

    >>> interval_data(Interval(None, 1, "t", "up to"))
    {'low': None, 'high': 1, 'unit': 't', 'qualifier': 'up to', 'text': 'up to 1 t'}
    """
    return {
        "low": interval.low,
        "high": interval.high,
        "unit": interval.unit,
        "qualifier": interval.qualifier,
        "text": interval.text or str(interval),
    }


def claim_data(claim: Claim) -> dict[str, Any]:
    """A claim.

    >>> import weaponref
    >>> data = claim_data(weaponref.get("KN-23").payload_mass.claims[0])
    >>> data["value"]["high"], data["speaker"], data["source"]
    (500.0, 'Jeffrey Lewis, CNS', 'joongang-daily-2019-06')
    """
    return {
        "id": claim.id,
        "system": claim.system,
        "property": claim.property,
        "value": _value(claim),
        "basis": claim.basis,
        "speaker": claim.speaker,
        "attributed_to": claim.attributed_to,
        "condition": claim.condition,
        "as_of": _text(claim.as_of),
        "as_stated": claim.as_stated,
        "source": claim.source.id,
        "origin": claim.origin,
        "deprecated": claim.deprecated,
        "note": claim.note,
        "ton": claim.ton,
    }


def _value(claim: Claim) -> dict[str, Any] | list[str] | str:
    if isinstance(claim.value, Interval):
        return interval_data(claim.value)
    return list(claim.value) if isinstance(claim.value, tuple) else str(claim.value)


def _text(value: str | None) -> str | None:
    return None if value is None else str(value)


def source_data(source: Source) -> dict[str, Any]:
    """A source.

    >>> import weaponref
    >>> source_data(weaponref.catalog().sources["joongang-daily-2019-06"])["issued"]
    '2019-06-07'
    """
    return {
        "id": source.id,
        "type": source.type,
        "title": source.title,
        "publisher": source.publisher,
        "url": source.url,
        "issued": _text(source.issued),
        "accessed": _text(source.accessed),
        "archived_url": source.archived_url,
        "language": source.language,
        "kind": source.kind,
        "reliability": source.reliability,
        "note": source.note,
    }


def sources_data(sources: Iterable[Source]) -> dict[str, Any]:
    """Sources by id.

    >>> import weaponref
    >>> list(sources_data(weaponref.get("KN-23A").warhead_mass.sources))
    ['euronews-ba-2025-04']
    """
    return {source.id: source_data(source) for source in sources}


def _cell(cell: Cell) -> dict[str, Any]:
    """What is published about one property of one record, without its claims."""
    prop = PROPERTIES[cell.property]
    data: dict[str, Any] = {
        "property": cell.property,
        "label": prop.label,
        "type": prop.type,
        "disagrees": cell.disagrees,
        "claim_count": len(cell.claims),
        "origin_count": len(cell.origins),
        "origins": list(cell.origins),
        "stated": list(cell.stated),
    }
    if isinstance(cell.view, Figure):
        hull = cell.hull
        data["unit"] = None if cell.as_stated else cell.view.unit
        data["low"], data["high"] = (hull.low, hull.high) if hull else (None, None)
        data["open_low"], data["open_high"] = cell.open_low, cell.open_high
    elif cell.view is not None:
        data["values"] = [list(value) if isinstance(value, tuple) else str(value) for value in cell.view.values]
    return data


def record_data(record: Record, *, units: UnitSystem = "metric", data_version: str | None = None) -> dict[str, Any]:
    """A record with all its figures, claims and sources.

    >>> import weaponref
    >>> data = record_data(weaponref.get("KN-24"))
    >>> data["record"]["name"], data["record"]["figures"]["range_max"]["high"]
    ('KN-24', 650.0)
    """
    stated = {
        name: Cell(record.id, name, in_units(view, units), as_stated=units == "as-stated")
        for name, view in record.stated.items()
    }
    body = _identity(record)
    body["names"] = [
        {
            "name": name.name,
            "scheme": name.scheme,
            "lang": name.lang,
            "disputed": name.disputed,
            "source": name.source.id,
        }
        for name in record.names
    ]
    body["relations"] = [
        {"type": one.type, "target": one.target, "external": one.external, "source": one.source.id}
        for one in record.relations
    ]
    body["figures"] = {name: _with_claims(cell) for name, cell in stated.items() if isinstance(cell.view, Figure)}
    body["statements"] = {
        name: _with_claims(cell) for name, cell in stated.items() if not isinstance(cell.view, Figure)
    }
    return {
        "data_version": data_version,
        "units": units,
        "record": body,
        "sources": sources_data(record.sources),
    }


def _with_claims(cell: Cell) -> dict[str, Any]:
    claims = cell.view.claims if cell.view else ()
    return {**_cell(cell), "claims": [claim_data(claim) for claim in claims]}


def _identity(record: Record) -> dict[str, Any]:
    """What a record is, without what is published about it."""
    data: dict[str, Any] = {
        "type": type(record).__name__.lower(),
        "id": record.id,
        "name": record.name,
        "note": record.note,
        "undated_left_out": record.undated,
    }
    if isinstance(record, Weapon):
        data["kind"], data["country"] = record.kind, record.country
        data["range_class"] = {
            scheme: {label: [claim.id for claim in found.claims(label)] for label in found}
            for scheme, found in (("us", record.range_class("us")),)
        }
        data["mtcr"] = record.mtcr.category
    if isinstance(record, System):
        data["family"], data["level"] = record.family, record.level
        data["external_ids"] = dict(record.external_ids)
    elif isinstance(record, Family):
        data["members"] = [member.id for member in record.members]
    elif isinstance(record, Transfer):
        data["supplier"], data["recipients"] = record.supplier, list(record.recipients)
        data["systems"], data["families"] = list(record.systems), list(record.families)
    return data


def comparison_data(comparison: Comparison) -> dict[str, Any]:
    """A comparison: records, rows of cells with their claims, and the sources.

    A cell is a figure or statements as above, with ``system`` and ``ratio`` (to the largest end of the first record);
    its ``claims`` are empty where nothing is published.

    >>> import weaponref
    >>> data = comparison_data(weaponref.compare("KN-23", "KN-24"))
    >>> data["rows"][0]["property"], [cell["system"] for cell in data["rows"][0]["cells"]]
    ('range_max', ['kn-23', 'kn-24'])
    """
    return {
        "data_version": comparison.data_version,
        "units": comparison.units,
        "records": [_identity(record) for record in comparison.records],
        "rows": [
            {
                "property": row.property,
                "label": row.label,
                "definition": PROPERTIES[row.property].definition,
                "observation": PROPERTIES[row.property].observation,
                "cells": [{"system": cell.system, "ratio": cell.ratio, **_with_claims(cell)} for cell in row.cells],
            }
            for row in comparison.rows
        ],
        "sources": sources_data(comparison.sources),
    }


def found_data(found: Found, *, data_version: str | None = None) -> dict[str, Any]:
    """What a filter found: systems, each with the claims that met it.

    >>> import weaponref
    >>> found_data(weaponref.find(country="KP", range_max=">= 15000 km"))["count"] > 0
    True
    """
    claims = [claim for system in found for claim in found.claims(system)]
    return {
        "data_version": data_version,
        "count": len(found),
        "systems": [
            {**_identity(system), "claims": [claim_data(claim) for claim in found.claims(system)]} for system in found
        ],
        "sources": sources_data({claim.source.id: claim.source for claim in claims}.values()),
    }


def hits_data(hits: Iterable[Hit], *, data_version: str | None = None) -> dict[str, Any]:
    """What a search found, best first.

    >>> import weaponref
    >>> hits_data(weaponref.search("hwasong 18"))["hits"][0]["id"]
    'hwasong-18'
    """
    return {
        "data_version": data_version,
        "hits": [{**_identity(hit.system), "score": round(hit.score, 4), "why": hit.why} for hit in hits],
    }


def diff_data(diff: Diff) -> dict[str, Any]:
    """What changed between two catalogues.

    >>> import weaponref
    >>> diff_data(weaponref.catalog().diff(weaponref.catalog()))["changed"]
    []
    """
    claims = [*diff.added, *diff.removed, *(claim for one in diff.changed for claim in (one.before, one.after))]
    return {
        "before": diff.before,
        "after": diff.after,
        "added_records": list(diff.added_records),
        "removed_records": list(diff.removed_records),
        "renamed_records": [list(pair) for pair in diff.renamed_records],
        "renamed_sources": [list(pair) for pair in diff.renamed_sources],
        "changed_records": list(diff.changed_records),
        "added": [claim_data(claim) for claim in diff.added],
        "removed": [claim_data(claim) for claim in diff.removed],
        "changed": [{"before": claim_data(one.before), "after": claim_data(one.after)} for one in diff.changed],
        "sources": sources_data({claim.source.id: claim.source for claim in claims}.values()),
    }
