"""Coverage: how many systems have no, one, or several independent origins for each standard field."""

from __future__ import annotations

import pytest

import weaponref
from making import claim, system
from weaponref.coverage import FIELDS, GROUPS, Coverage, CoverageRow, coverage_of
from weaponref.kinds import KINDS
from weaponref.render.coverage import coverage_data, coverage_markdown, coverage_page
from weaponref.render.layout import to_plain
from weaponref.vocabulary import PROPERTIES


def only(*claims: weaponref.Claim, **fields: str) -> CoverageRow:
    """The row of a country with one system."""
    return coverage_of([system(*claims, **fields)]).rows[1]


class TestCounting:
    def test_two_sources_are_two_origins(self) -> None:
        assert only().fields["range_max"] == (1, 0, 0)
        assert only(claim("600 km")).fields["range_max"] == (0, 1, 0)
        assert only(claim("600 km"), claim("690 km", by="herald")).fields["range_max"] == (0, 0, 1)

    def test_repeats_of_one_statement_are_one(self) -> None:
        repeats = [claim("600 km", by=by, origin="doe-2019") for by in ("gazette", "herald")]

        assert only(*repeats).fields["range_max"] == (0, 1, 0)

    def test_deprecated_claims_are_none(self) -> None:
        assert only(claim("600 km", deprecated=True)).fields["range_max"] == (1, 0, 0)

    def test_a_payload_counts_as_a_warhead_and_a_sighting_as_a_flight(self) -> None:
        row = only(claim("1 t", "payload_mass"), claim("500 kg", "warhead_mass"), claim("2019", "first_seen"))

        assert row.fields["warhead_mass"] == (0, 0, 1)
        assert row.fields["first_flight"] == (0, 1, 0)

    def test_a_system_counts_only_for_what_its_kind_can_have(self) -> None:
        """No round of ammunition has a crew; a drone without a warhead has a payload, which counts as one."""
        guns = coverage_of([system(kind="self-propelled gun"), system(kind="artillery ammunition")]).rows[0]

        assert (guns.fields["caliber"], guns.fields["crew"]) == ((2, 0, 0), (1, 0, 0))
        assert only(kind="artillery ammunition").fields["crew"] == (0, 0, 0)
        assert only(kind="artillery ammunition").share("crew") == 0
        assert only(kind="reconnaissance drone").fields["warhead_mass"] == (1, 0, 0)

    def test_share(self) -> None:
        assert CoverageRow("drones", None, 4, {"length": (1, 2, 1)}).share("length") == 0.75


class TestRows:
    def test_a_group_comes_whole_then_by_country(self) -> None:
        systems = [system(id=f"x-{place}", country=country) for place, country in enumerate(["US", "KP", "US"])]

        rows = coverage_of(systems).rows

        assert [(row.country, row.systems) for row in rows] == [(None, 3), ("KP", 1), ("US", 2)]

    def test_on_the_bundled_data_countries_add_up_to_groups_and_groups_to_all(self) -> None:
        catalog = weaponref.catalog()
        rows = coverage_of(catalog.systems.values()).rows

        assert sum(row.systems for row in rows if row.country is None) == len(catalog.systems)
        for group in {row.group for row in rows}:
            (whole,) = [row for row in rows if row.group == group and row.country is None]
            parts = [row for row in rows if row.group == group and row.country is not None]
            assert sum(row.systems for row in parts) == whole.systems
            for name, counts in whole.fields.items():
                assert tuple(map(sum, zip(*(row.fields[name] for row in parts), strict=True))) == counts
                assert sum(counts) <= whole.systems

    @pytest.mark.parametrize("kind", KINDS)
    def test_every_kind_is_in_a_group(self, kind: str) -> None:
        (row,) = {row.group for row in coverage_of([system(kind=kind)]).rows}

        assert (row == "others") is (kind == "space launch vehicle")

    def test_standard_fields_are_properties(self) -> None:
        assert set(FIELDS) <= set(PROPERTIES)
        assert {name for _, own in GROUPS.values() for name in own} <= set(FIELDS)


class TestShown:
    table = Coverage((CoverageRow("drones", None, 3, {"endurance": (0, 1, 2)}),
                      CoverageRow("drones", "IR", 3, {"endurance": (0, 1, 2)})), "2026.1")  # fmt: skip

    def test_as_a_page(self) -> None:
        lines = to_plain(coverage_page(self.table), 80).splitlines()

        assert "Drones" in lines
        assert [line.split() for line in lines if line.startswith(("all", "Iran"))] == [
            ["all", "3", "0/1/2"],
            ["Iran", "3", "0/1/2"],
        ]

    def test_as_markdown(self) -> None:
        lines = coverage_markdown(self.table).splitlines()

        assert "| country | systems | endurance |" in lines
        assert "| Iran | 3 | 0/1/2 |" in lines
        assert lines[-1] == "weaponref data 2026.1"

    def test_as_data(self) -> None:
        data = coverage_data(self.table)

        assert data["data_version"] == "2026.1"
        assert data["rows"][1] == {
            "group": "drones",
            "country": "IR",
            "systems": 3,
            "fields": {"endurance": {"0": 0, "1": 1, "2+": 2}},
        }
