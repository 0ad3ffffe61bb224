"""Nothing of the bundled data gets lost: how many records of each kind and claims of each property there are at least.

Data may grow without a change here. A number is lowered only on purpose, in the commit that takes the data away;
`python tests/test_data_complete.py` prints the numbers of the data as they are.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

import weaponref
from weaponref.vocabulary import PROPERTIES


if TYPE_CHECKING:
    from collections.abc import Iterator

    from weaponref.model import Claim, Record

RECORDS = {
    "systems": 351,
    "families": 52,
    "transfers": 17,
    "sources": 1189,
    "names": 802,
    "relations": 165,
    "claims": 2747,
    "origins of repeated statements": 43,
    "levels": 172,
}
CLAIMS = {
    "range_max": 916,
    "range_min": 6,
    "flight_distance": 181,
    "apogee": 75,
    "payload_mass": 66,
    "warhead_mass": 128,
    "warhead_type": 37,
    "length": 155,
    "diameter": 84,
    "wingspan": 17,
    "caliber": 38,
    "launch_mass": 156,
    "combat_mass": 2,
    "stages": 54,
    "propulsion": 65,
    "guidance": 4,
    "cep": 28,
    "speed_max": 103,
    "endurance": 11,
    "rounds_per_launcher": 32,
    "crew": 2,
    "launch_platform": 72,
    "operators": 42,
    "status": 86,
    "first_seen": 95,
    "first_flight": 79,
    "in_service": 100,
    "unit_cost": 19,
    "quantity_transferred": 56,
    "quantity_launched": 38,
}


def records() -> Iterator[Record]:
    catalog = weaponref.catalog()
    for kind in (catalog.systems, catalog.families, catalog.transfers):
        yield from kind.values()


def claims() -> Iterator[Claim]:
    return (claim for record in records() for claim in record.claims)


def record_counts() -> dict[str, int]:
    catalog = weaponref.catalog()
    return {
        "systems": len(catalog.systems),
        "families": len(catalog.families),
        "transfers": len(catalog.transfers),
        "sources": len(catalog.sources),
        "names": sum(len(record.names) for record in records()),
        "relations": sum(len(record.relations) for record in records()),
        "claims": sum(1 for _ in claims()),
        "origins of repeated statements": len({claim.origin for claim in claims() if claim.origin}),
        "levels": sum(1 for system in catalog.systems.values() if system.level),
    }


def claim_counts() -> dict[str, int]:
    counts = Counter(claim.property for claim in claims())
    return {name: counts[name] for name in PROPERTIES}


@pytest.mark.parametrize("kind", RECORDS)
def test_records_are_there(kind: str) -> None:
    assert record_counts()[kind] >= RECORDS[kind]


@pytest.mark.parametrize("name", PROPERTIES)
def test_claims_are_there(name: str) -> None:
    assert claim_counts()[name] >= CLAIMS[name] > 0


def test_deliveries_are_stated_of_transfers_and_of_nothing_else() -> None:
    """What was handed over is a statement about a delivery, not about a system."""
    catalog = weaponref.catalog()
    stated = {claim.id for claim in claims() if claim.property == "quantity_transferred"}

    assert stated == {
        claim.id
        for transfer in catalog.transfers.values()
        for claim in transfer.claims
        if claim.property == "quantity_transferred"
    }


def test_a_statement_that_names_no_missile_type_is_no_figure_of_one() -> None:
    """The White House named no type on 4 January 2024: its 900 km stand under the family."""
    kept = [claim for claim in weaponref.get("KN-23").claims if claim.origin == "kirby-2024-01-04"]

    assert kept
    assert all(claim.deprecated and claim.note for claim in kept)
    assert any(
        claim.origin == "kirby-2024-01-04" and not claim.deprecated for claim in weaponref.get("Hwasong-11").claims
    )


def test_every_system_of_a_family_leads_to_it() -> None:
    catalog = weaponref.catalog()
    for system in catalog.systems.values():
        assert system.family is None or system in catalog.families[system.family].members


if __name__ == "__main__":
    print(f"RECORDS = {record_counts()}\nCLAIMS = {claim_counts()}")  # noqa: T201
