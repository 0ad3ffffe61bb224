"""The vocabulary is whole in itself, and the typed attributes of a record say what it says."""

from __future__ import annotations

import inspect
import runpy
from typing import TYPE_CHECKING

import pytest

import weaponref
from weaponref.bearers import OF_TRANSFERS, can_have, meant_instead, properties_of
from weaponref.interval import QUALIFIERS
from weaponref.kinds import KINDS, is_kind
from weaponref.model import Record
from weaponref.units import SYMBOLS, dimension
from weaponref.units import TON_MEANINGS as TON_UNITS
from weaponref.vocabulary import (
    BASES,
    LEVELS,
    PROPERTIES,
    RELATION_TYPES,
    RELIABILITIES,
    SCHEMES,
    SOURCE_KINDS,
    SOURCE_TYPES,
    TON_MEANINGS,
    Property,
    unknown_term,
)


if TYPE_CHECKING:
    from pathlib import Path

SHOWN = {
    "quantity": "Figure | None",
    "date": "Statements | None",
    "text": "Statements | None",
    "countries": "Statements | None",
}


def typed_attributes() -> dict[str, str]:
    """The attributes of a record that show claims, with what they are annotated to give."""
    members = ((name, member.fget) for name, member in vars(Record).items() if isinstance(member, property))
    given = {name: getter.__annotations__["return"] for name, getter in members if getter is not None}
    return {name: type_ for name, type_ in given.items() if type_ in SHOWN.values()}


def test_a_record_has_one_typed_attribute_a_property_in_the_order_of_the_vocabulary() -> None:
    assert list(typed_attributes()) == list(PROPERTIES)


@pytest.mark.parametrize("prop", PROPERTIES.values(), ids=lambda prop: prop.name)
class TestProperty:
    def test_its_attribute_gives_what_its_type_shows(self, prop: Property) -> None:
        assert typed_attributes()[prop.name] == SHOWN[prop.type]

    def test_its_attribute_is_described_as_the_vocabulary_describes_it(self, prop: Property) -> None:
        """The first sentence of the definition is what an editor shows over the attribute."""
        described = inspect.getdoc(getattr(Record, prop.name)) or ""

        assert prop.definition.startswith(described.rstrip("."))

    def test_it_is_called_by_its_name(self, prop: Property) -> None:
        assert PROPERTIES[prop.name] is prop
        assert prop.name.isidentifier()
        assert prop.name == prop.name.lower()

    def test_it_is_defined_and_says_by_whom(self, prop: Property) -> None:
        assert prop.label
        assert prop.definition.endswith(".")
        assert prop.definition_source == "weaponref" or prop.definition_source.startswith("http")

    def test_a_quantity_has_a_unit_of_its_dimension_and_nothing_else_has_one(self, prop: Property) -> None:
        if prop.type != "quantity":
            assert (prop.dimensions, prop.unit, prop.observation) == ((), None, False)
            return
        assert prop.unit in SYMBOLS
        assert dimension(prop.unit or "").partition(":")[0] == prop.dimensions[0]
        known = {dimension(symbol).partition(":")[0] for symbol in SYMBOLS}
        assert set(prop.dimensions) <= known


def test_observations_are_kept_apart_from_capabilities() -> None:
    assert {name for name, prop in PROPERTIES.items() if prop.observation} == {"flight_distance", "apogee"}
    assert not PROPERTIES["range_max"].observation


def test_an_observed_test_is_the_weakest_ground_for_a_capability() -> None:
    assert list(BASES) == [
        "official_assessment",
        "manufacturer",
        "analyst_estimate",
        "reference_work",
        "state_claim",
        "press_report",
        "observed_test",
    ]


@pytest.mark.parametrize(
    "terms", [SCHEMES, BASES, RELATION_TYPES, SOURCE_KINDS, RELIABILITIES, LEVELS], ids=lambda terms: next(iter(terms))
)
def test_every_term_has_a_meaning(terms: dict[str, str]) -> None:
    assert all(terms.values())


def test_no_source_type_stands_twice() -> None:
    assert len(set(SOURCE_TYPES)) == len(SOURCE_TYPES)


def test_the_meanings_of_a_ton_are_those_of_the_grammar() -> None:
    assert TON_MEANINGS == TON_UNITS
    assert {meaning for meaning in TON_MEANINGS.values() if meaning} <= set(SYMBOLS)


class TestKinds:
    def test_every_wider_term_is_a_kind(self) -> None:
        assert {parent for kind in KINDS.values() for parent in kind.parents} <= set(KINDS)

    @pytest.mark.parametrize("kind", KINDS)
    def test_no_kind_is_wider_than_itself(self, kind: str) -> None:
        above, waiting = set[str](), list(KINDS[kind].parents)
        while waiting:
            parent = waiting.pop()
            above.add(parent)
            waiting.extend(KINDS[parent].parents)
            assert kind not in above

    @pytest.mark.parametrize(
        ("kind", "ancestor", "holds"),
        [
            ("missile", "missile", True),
            ("submarine-launched short-range ballistic missile", "submarine-launched ballistic missile", True),
            ("submarine-launched short-range ballistic missile", "short-range ballistic missile", True),
            ("submarine-launched short-range ballistic missile", "missile", True),
            ("large-calibre guided rocket", "ballistic missile", True),
            ("cruise missile", "ballistic missile", False),
            ("ballistic missile", "short-range ballistic missile", False),
            ("hypersonic glide vehicle", "ballistic missile", False),
            ("space launch vehicle", "missile", False),
        ],
    )
    def test_a_kind_is_also_what_it_is_under(self, kind: str, ancestor: str, holds: bool) -> None:
        assert is_kind(kind, ancestor) is holds


class TestBearers:
    """Which kinds have a property. What the linter makes of it is in test_linting.py."""

    @pytest.mark.parametrize("name", PROPERTIES)
    def test_they_are_kinds_none_of_which_is_under_another(self, name: str) -> None:
        kinds = PROPERTIES[name].kinds

        assert set(kinds) <= set(KINDS)
        assert [kind for kind in kinds for other in kinds if kind != other and is_kind(kind, other)] == []

    @pytest.mark.parametrize("kind", KINDS)
    def test_a_wider_kind_has_what_a_narrower_one_has(self, kind: str) -> None:
        for parent in KINDS[kind].parents:
            assert set(properties_of(kind)) <= set(properties_of(parent))

    @pytest.mark.parametrize("kind", KINDS)
    def test_what_is_common_to_all_no_kind_lacks(self, kind: str) -> None:
        common = {"range_max", "length", "operators", "status", "first_seen", "first_flight", "in_service",
                  "launch_platform", "unit_cost", "flight_distance"}  # fmt: skip

        assert common <= set(properties_of(kind))

    def test_no_system_has_what_is_of_deliveries(self) -> None:
        assert set(properties_of(None)) == set(PROPERTIES) - {"quantity_transferred"}
        assert set(OF_TRANSFERS) <= set(PROPERTIES)

    @pytest.mark.parametrize(
        ("kind", "has", "lacks"),
        [
            ("short-range ballistic missile", "range_max apogee stages payload_mass cep", "wingspan endurance"),
            ("land-attack cruise missile", "wingspan warhead_mass launch_mass", "quantity_transferred"),
            ("multiple rocket launcher", "caliber rounds_per_launcher range_min crew", "diameter wingspan stages"),
            ("mortar", "caliber combat_mass crew", "launch_mass wingspan warhead_mass stages"),
            ("anti-tank guided missile", "range_min caliber diameter warhead_type launch_mass", "wingspan"),
            ("reconnaissance drone", "endurance wingspan payload_mass launch_mass", "warhead_mass stages apogee"),
            ("one-way attack drone", "endurance wingspan warhead_mass", "stages caliber"),
            ("guided glide bomb", "wingspan warhead_mass launch_mass", "stages crew"),
        ],
    )
    def test_the_core_of_each_kind(self, kind: str, has: str, lacks: str) -> None:
        assert [name for name in has.split() if not can_have(kind, name)] == []
        assert [name for name in lacks.split() if can_have(kind, name)] == []

    def test_what_is_meant_instead_the_kind_can_have(self) -> None:
        for kind in KINDS:
            meant = {name: meant_instead(kind, name) for name in PROPERTIES if not can_have(kind, name)}
            assert all(can_have(kind, other) for other in meant.values() if other)

    def test_our_own_data_contradict_none_of_it(self) -> None:
        catalog = weaponref.catalog()
        stated = {(record.kind, claim.property) for record in catalog.values() for claim in record.claims}

        assert {(kind, name) for kind, name in stated if kind and not can_have(kind, name)} == set()
        assert {claim.property for each in catalog.transfers.values() for claim in each.claims} <= set(OF_TRANSFERS)


class TestUnknownTerm:
    def test_it_names_the_nearest(self) -> None:
        assert unknown_term("property", "warhead_mas", PROPERTIES).endswith("did you mean 'warhead_mass'?")

    def test_it_names_them_all_where_none_is_near(self) -> None:
        assert unknown_term("level", "zzz", LEVELS) == "unknown level 'zzz'; one of complex, missile, launcher, round"

    def test_it_quotes_no_more_than_a_line(self) -> None:
        assert len(unknown_term("level", "z" * 100_000, LEVELS)) < 200


def test_the_glossary_has_every_term(checkout: Path) -> None:
    """The page is made by docs/sitepages/terms.py when the documentation is built."""
    pages = runpy.run_path(str(checkout / "docs" / "sitepages" / "terms.py"))
    glossary = pages["glossary"]()

    for term in (*SCHEMES, *BASES, *RELATION_TYPES, *LEVELS, *SOURCE_KINDS, *RELIABILITIES, *QUALIFIERS):
        assert f"\n`{term}`\n: " in glossary
    assert [line for line in glossary.splitlines() if line.startswith("### ")] == [
        f"### `{name}`: {prop.label}" for name, prop in PROPERTIES.items()
    ]
    assert {line.strip().removeprefix("- ") for line in glossary.splitlines() if line.strip().startswith("- ")} == set(
        KINDS
    )
    assert tuple(pages["QUALIFIERS"]) == QUALIFIERS
    for name, bearers in {
        "stages": "of the kinds missile, surface-to-air missile system, rocket, space launch vehicle.",
        "length": "of every kind.",
        "quantity_transferred": "of transfers alone.",
    }.items():
        entry = glossary.partition(f"### `{name}`")[2].partition("###")[0]
        assert bearers in entry
