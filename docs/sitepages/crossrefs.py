"""Who mentions whom: what the pages of the catalogue need besides the record that they are about."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from attrs import frozen

from sitepages.html import Links, links_to


if TYPE_CHECKING:
    from collections.abc import Iterator

    from weaponref import Catalog
    from weaponref.model import Claim, Name, Record, Relation, Transfer

__all__ = ("FOLDERS", "Cited", "Crossrefs", "crossrefs_of", "records_of")

FOLDERS = ("systems", "families", "transfers")
"""The folders of the pages of records; a catalogue has an attribute of each of these names."""


@frozen
class Cited:
    """What rests on one source, each with its record.

    Attributes:
        claims: claims.
        names: names.
        relations: relations.
    """

    claims: list[tuple[Record, Claim]]
    names: list[tuple[Record, Name]]
    relations: list[tuple[Record, Relation]]


@frozen
class Crossrefs:
    """The catalogue turned round.

    Attributes:
        catalog: the catalogue.
        links: links to its pages.
        incoming: the records that name a record as related, with the relation.
        transfers: the transfers that name a record.
        cited: what rests on each source.
        operated: for each country the systems that a claim names it as an operator of, with the first such claim.
    """

    catalog: Catalog
    links: Links
    incoming: dict[str, list[tuple[Record, Relation]]]
    transfers: dict[str, list[Transfer]]
    cited: dict[str, Cited]
    operated: dict[str, list[tuple[Record, Claim]]]


def records_of(catalog: Catalog) -> Iterator[tuple[str, Record]]:
    """Every record with the folder of its page."""
    for folder in FOLDERS:
        for record in getattr(catalog, folder).values():
            yield folder, record


def crossrefs_of(catalog: Catalog) -> Crossrefs:
    """Turn a catalogue round."""
    records = list(records_of(catalog))
    incoming: dict[str, list[tuple[Record, Relation]]] = defaultdict(list)
    cited: dict[str, Cited] = {id_: Cited([], [], []) for id_ in catalog.sources}
    for _, record in records:
        for claim in record.claims:
            cited[claim.source.id].claims.append((record, claim))
        for name in record.names:
            cited[name.source.id].names.append((record, name))
        for relation in record.relations:
            cited[relation.source.id].relations.append((record, relation))
            if not relation.external:
                incoming[relation.target].append((record, relation))
    transfers: dict[str, list[Transfer]] = defaultdict(list)
    for transfer in catalog.transfers.values():
        for id_ in (*transfer.systems, *transfer.families):
            transfers[id_].append(transfer)
    return Crossrefs(catalog, links_to(records), dict(incoming), dict(transfers), cited, _operated(catalog))


def _operated(catalog: Catalog) -> dict[str, list[tuple[Record, Claim]]]:
    found: dict[str, dict[str, tuple[Record, Claim]]] = defaultdict(dict)
    for record in catalog.systems.values():
        for claim in record.operators.claims if record.operators else ():
            if isinstance(claim.value, tuple) and not claim.deprecated:
                for code in claim.value:
                    found[code].setdefault(record.id, (record, claim))
    return {code: list(records.values()) for code, records in found.items()}
