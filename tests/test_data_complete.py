"""Nothing of the bundled data gets lost: how many records of each kind and claims of each property there are at least.

Data may grow without a change here. A number is lowered only on purpose, in the commit that takes the data away;
`python tests/test_data_complete.py` prints the numbers of the data as they are, and whether each bar is met.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import weaponref
from weaponref.linting import lint
from weaponref.vocabulary import PROPERTIES


if TYPE_CHECKING:
    from collections.abc import Iterator

    from weaponref.model import Claim, Family, Record, System

DATA = Path(__file__).parents[1] / "data"
RECORDS = {
    "systems": 352,
    "families": 52,
    "transfers": 17,
    "sources": 1245,
    "names": 803,
    "relations": 165,
    "claims": 2895,
    "origins of repeated statements": 47,
    "levels": 173,
}
CLAIMS = {
    "range_max": 966,
    "range_min": 8,
    "flight_distance": 182,
    "apogee": 75,
    "payload_mass": 71,
    "warhead_mass": 139,
    "warhead_type": 37,
    "length": 172,
    "diameter": 94,
    "wingspan": 17,
    "caliber": 38,
    "launch_mass": 174,
    "combat_mass": 2,
    "stages": 57,
    "propulsion": 67,
    "guidance": 4,
    "cep": 30,
    "speed_max": 114,
    "endurance": 11,
    "rounds_per_launcher": 32,
    "crew": 2,
    "launch_platform": 73,
    "operators": 42,
    "status": 89,
    "first_seen": 100,
    "first_flight": 83,
    "in_service": 102,
    "unit_cost": 20,
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


# What the data has to have at least, whatever comes and goes. The five are those that the data goes deepest for.
NAMED = ("kn-23", "kn-23a", "kn-24", "kn-25", "hwasong-11")
LEAST = {"systems and families": 340, "statements": 2400, "origins of a range": 3}
# The records among the five with fewer origins, each with the words of its note that say why.
FEWER = {"kn-23a": "one statement"}


def live() -> list[Claim]:
    return [claim for claim in claims() if not claim.deprecated]


def range_origins(id_: str) -> int:
    """How many independent origins the published range of a record has."""
    catalog = weaponref.catalog()
    record: System | Family = catalog.systems[id_] if id_ in catalog.systems else catalog.families[id_]
    return len(record.range_max.origins) if record.range_max else 0


def bars() -> list[tuple[str, object, object, bool]]:
    """Each bar: what it is of, what there is, what there has to be, and whether it is met."""
    catalog = weaponref.catalog()
    records_there, stated = len(catalog.systems) + len(catalog.families), len(live())
    bare = [claim.id for claim in claims() if not (claim.source.url and claim.source.publisher)]
    findings = [each for each in lint(DATA, base=None).findings if each.severity != "note"]
    rows: list[tuple[str, object, object, bool]] = [
        ("systems and families", records_there, "340 or more", records_there >= LEAST["systems and families"]),
        ("statements that are not deprecated", stated, "2400 or more", stated >= LEAST["statements"]),
        ("statements without an address or a publisher", len(bare), "none", not bare),
        ("errors and warnings of the linter", len(findings), "none", not findings),
    ]
    for id_ in NAMED:
        origins = range_origins(id_)
        enough = origins >= LEAST["origins of a range"] or id_ in FEWER
        rows.append((f"origins of the range of {id_}", origins, "3 or more, or a note why not", enough))
    return rows


@pytest.mark.parametrize("bar", range(4 + len(NAMED)))
def test_every_bar_is_met(bar: int) -> None:
    row = bars_once()[bar]

    assert row[-1], row


@cache
def bars_once() -> list[tuple[str, object, object, bool]]:
    return bars()


@pytest.mark.parametrize("id_", FEWER)
def test_a_range_with_fewer_origins_has_a_note_that_says_why(id_: str) -> None:
    record = weaponref.catalog().systems[id_]

    assert range_origins(id_) < LEAST["origins of a range"]
    assert FEWER[id_] in (record.note or "")
    assert "no range" in (record.note or "")


if __name__ == "__main__":
    print(f"RECORDS = {record_counts()}\nCLAIMS = {claim_counts()}")  # noqa: T201
    for what, there, wanted, met in bars():
        print(f"{'met' if met else 'MISSED'}: {what}: {there} (wanted: {wanted})")  # noqa: T201
