"""The bundled data are complete: counts per kind of record and per property, as plain numbers.

A change of the data changes a number here, in the same commit and on purpose.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

import weaponref
from weaponref.vocabulary import PROPERTIES


if TYPE_CHECKING:
    from collections.abc import Mapping

    from weaponref.catalogue import Catalog
    from weaponref.model import Claim, Record

SYSTEM_CLAIMS = {
    "range_max": 847,
    "range_min": 7,
    "flight_distance": 142,
    "apogee": 57,
    "payload_mass": 59,
    "warhead_mass": 99,
    "warhead_type": 34,
    "length": 120,
    "diameter": 68,
    "wingspan": 10,
    "caliber": 36,
    "launch_mass": 115,
    "combat_mass": 2,
    "stages": 48,
    "propulsion": 57,
    "guidance": 3,
    "cep": 28,
    "speed_max": 98,
    "endurance": 4,
    "rounds_per_launcher": 30,
    "crew": 2,
    "launch_platform": 71,
    "operators": 29,
    "status": 79,
    "first_seen": 84,
    "first_flight": 74,
    "in_service": 78,
    "unit_cost": 18,
    "quantity_launched": 30,
}
FAMILY_CLAIMS = {
    "range_max": 8,
    "payload_mass": 1,
    "warhead_type": 1,
    "propulsion": 1,
    "operators": 1,
    "in_service": 1,
    "quantity_launched": 6,
}
TRANSFER_CLAIMS = {"quantity_transferred": 56, "quantity_launched": 1}


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return weaponref.catalog()


def claims_of(records: Mapping[str, Record]) -> list[Claim]:
    return [claim for record in records.values() for claim in record.claims]


def test_every_kind_of_record_is_complete(catalog: Catalog) -> None:
    counts = {
        "systems": len(catalog.systems),
        "families": len(catalog.families),
        "transfers": len(catalog.transfers),
        "sources": len(catalog.sources),
    }
    assert counts == {"systems": 335, "families": 50, "transfers": 17, "sources": 1032}


def test_systems_make_so_many_claims_per_property(catalog: Catalog) -> None:
    assert Counter(claim.property for claim in claims_of(catalog.systems)) == SYSTEM_CLAIMS


def test_families_make_so_many_claims_per_property(catalog: Catalog) -> None:
    assert Counter(claim.property for claim in claims_of(catalog.families)) == FAMILY_CLAIMS


def test_deliveries_are_stated_of_transfers_and_of_nothing_else(catalog: Catalog) -> None:
    assert Counter(claim.property for claim in claims_of(catalog.transfers)) == TRANSFER_CLAIMS


def test_all_claims_together(catalog: Catalog) -> None:
    records = (catalog.systems, catalog.families, catalog.transfers)
    assert sum(len(claims_of(kind)) for kind in records) == 2405


def test_all_names_and_relations_are_there(catalog: Catalog) -> None:
    records = [
        record for kind in (catalog.systems, catalog.families, catalog.transfers) for record in kind.values()
    ]
    assert sum(len(record.names) for record in records) == 743
    assert sum(len(record.relations) for record in records) == 163
    assert sum(relation.external for record in records for relation in record.relations) == 9


def test_every_property_of_the_vocabulary_is_used() -> None:
    assert set(SYSTEM_CLAIMS) | set(FAMILY_CLAIMS) | set(TRANSFER_CLAIMS) == set(PROPERTIES)


def test_repeats_of_one_statement_are_marked(catalog: Catalog) -> None:
    records = (catalog.systems, catalog.families, catalog.transfers)
    origins = Counter(claim.origin for kind in records for claim in claims_of(kind) if claim.origin)
    assert len(origins) == 19
    assert sum(origins.values()) == 54
    assert min(origins.values()) == 2


def test_one_claim_is_deprecated_and_says_why(catalog: Catalog) -> None:
    """The statement of 4 January 2024 names no missile type: it is no figure of the KN-23."""
    records = (catalog.systems, catalog.families, catalog.transfers)
    deprecated = [claim for kind in records for claim in claims_of(kind) if claim.deprecated]
    assert [(claim.system, claim.property, claim.source.id) for claim in deprecated] == [
        ("kn-23", "range_max", "novaya-2024-01")
    ]
    assert deprecated[0].note
