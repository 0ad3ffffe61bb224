"""The catalogue: looked up by name, filtered by claims, laid over another, compared, and read as of a date."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from threading import Barrier
from typing import TYPE_CHECKING, Any

import pytest
from attrs import evolve

import weaponref
from making import catalogue, claim, copies, family, name, pickled, relation, source, system, transfer
from weaponref import (
    AmbiguousNameError,
    AmbiguousUnitError,
    DataError,
    DimensionError,
    Family,
    Fault,
    MultipleQuantitiesError,
    QuantityParseError,
    System,
    UnknownClaimError,
    UnknownSystemError,
    UnknownUnitError,
    WeaponrefError,
)
from weaponref.model.choices import POLICIES
from weaponref.store import load


if TYPE_CHECKING:
    from pathlib import Path

    from weaponref.catalogue import Catalog
    from weaponref.model import Claim, Record


@pytest.fixture(scope="module")
def bundled() -> Catalog:
    return weaponref.catalog()


def ids(found: tuple[System, ...]) -> list[str]:
    return [each.id for each in found]


class TestGet:
    @pytest.mark.parametrize(
        ("text", "id_"),
        [
            ("kn-23", "kn-23"),
            ("KN-23", "kn-23"),
            ("kn23", "kn-23"),
            ("Hwasong-11Ga", "kn-23"),
            ("화성-11가", "kn-23"),
            ("КН-23", "kn-23"),
            ("火星11A", "kn-23"),
            ("KN-24", "kn-24"),
            ("Hwasong-11", "hwasong-11"),
        ],
    )
    def test_a_name_in_any_script_leads_to_its_record(self, bundled: Catalog, text: str, id_: str) -> None:
        assert bundled.get(text) is bundled[id_]
        assert weaponref.get(text) is bundled[id_]

    def test_the_same_object_comes_each_time(self, bundled: Catalog) -> None:
        assert bundled.get("KN-23") is bundled.get("kn 23") is bundled["kn-23"]

    def test_a_family_that_bears_the_name_is_preferred_and_the_others_are_candidates(self, bundled: Catalog) -> None:
        found = bundled.get("Hwasong-11")

        assert isinstance(found, Family)
        assert bundled["kn-23"] in found.members
        assert bundled["kn-23"] in bundled.resolve("Hwasong-11").candidates

    def test_an_id_is_preferred_to_a_name(self) -> None:
        catalog = catalogue(system(id="x-1", name="One"), system(id="x-2", name="X-1"))

        assert catalog.get("X-1").id == "x-1"

    def test_a_family_name_is_preferred_to_a_name(self) -> None:
        catalog = catalogue(family(name="Scarab"), system(name="Scarab"))

        assert catalog.get("scarab").id == "xs"

    @pytest.mark.parametrize("text", ["KN-99", "no such thing", "", " ", "?", "KN-2.3", "23", "\x00", "x" * 10_000])
    def test_what_nothing_is_called_raises(self, bundled: Catalog, text: str) -> None:
        with pytest.raises(UnknownSystemError) as caught:
            bundled.get(text)

        assert caught.value.name == text
        assert isinstance(caught.value, KeyError)
        assert len(str(caught.value)) < 500

    def test_suggestions_are_names_that_lead_to_a_record(self, bundled: Catalog) -> None:
        with pytest.raises(UnknownSystemError, match="did you mean") as caught:
            bundled.get("Iskandar-M")

        assert caught.value.suggestions
        assert all(bundled.get(each, None) is not None for each in caught.value.suggestions)

    def test_a_default_is_given_back_instead(self, bundled: Catalog) -> None:
        assert bundled.get("no such thing", None) is None
        assert bundled.get("no such thing", default="nothing") == "nothing"
        assert weaponref.get("no such thing", default=None) is None
        assert bundled.get("KN-23", None) is bundled["kn-23"]

    def test_a_name_of_several_records_raises_with_the_candidates(self) -> None:
        catalog = catalogue(system(id="x-1", name="Arrow"), system(id="x-2", name="Arrow"))

        for arguments in (("arrow",), ("arrow", None)):
            with pytest.raises(AmbiguousNameError) as caught:
                catalog.get(*arguments)
            assert caught.value.candidates == ("x-1", "x-2")
        assert isinstance(caught.value, LookupError)
        assert "'x-1' or 'x-2'" in str(caught.value)

    @pytest.mark.parametrize("text", ["KN-23 and KN-24", "KN-23/24"])
    def test_a_text_that_names_several_records_raises_and_points_to_resolve(self, bundled: Catalog, text: str) -> None:
        with pytest.raises(AmbiguousNameError, match="resolve") as caught:
            bundled.get(text)

        assert caught.value.candidates == ("kn-23", "kn-24")
        assert bundled.get(text, None) is None

    def test_a_disputed_name_is_shown_and_never_looked_up(self) -> None:
        catalog = catalogue(system(names=(name("Scarab", disputed=True), name("Toad"))))

        assert catalog.get("Toad").names[0].name == "Scarab"
        with pytest.raises(UnknownSystemError):
            catalog.get("Scarab")

    def test_a_transfer_is_never_found_by_name(self) -> None:
        catalog = catalogue(transfer())

        assert catalog.get("X-1 to Russia", None) is None
        assert catalog.get("x-1-to-russia", None) is None

    @pytest.mark.parametrize("kind", ["systems", "families"])
    def test_every_id_leads_to_its_own_record(self, bundled: Catalog, kind: str) -> None:
        view: Mapping[str, Record] = getattr(bundled, kind)

        assert [id_ for id_, record in view.items() if bundled.get(id_) is not record] == []


class TestMapping:
    def test_it_maps_ids_of_systems_and_families_to_records(self, bundled: Catalog) -> None:
        assert isinstance(bundled, Mapping)
        assert list(bundled) == [*bundled.systems, *bundled.families]
        assert len(bundled) == len(list(bundled)) == len(set(bundled)) == len(bundled.systems) + len(bundled.families)
        assert list(bundled.keys()) == [record.id for record in bundled.values()]
        assert all(record is bundled.get(id_) for id_, record in bundled.items())

    def test_ids_are_sorted(self, bundled: Catalog) -> None:
        for view in (bundled.systems, bundled.families, bundled.transfers, bundled.sources):
            assert list(view) == sorted(view)
            assert len(view) == len(set(view)) > 0

    @pytest.mark.parametrize("key", ["KN-23", "kn23", "", "no-such", None, 23, ("kn-23",), ["kn-23"], {}])
    def test_what_is_no_id_is_not_in_it(self, bundled: Catalog, key: Any) -> None:
        assert key not in bundled
        with pytest.raises((KeyError, TypeError)):
            bundled[key]

    def test_each_view_holds_its_own_class_only(self, bundled: Catalog) -> None:
        assert all(type(each) is System for each in bundled.systems.values())
        assert all(type(each) is Family for each in bundled.families.values())
        assert "kn-23" in bundled.systems
        assert "kn-23" not in bundled.families
        assert "kn-23" not in bundled.transfers
        assert "kn-23-to-russia" in bundled.transfers
        assert "kn-23-to-russia" not in bundled
        with pytest.raises(KeyError):
            bundled.families["kn-23"]
        with pytest.raises(KeyError):
            bundled.sources["kn-23"]

    def test_it_cannot_be_changed(self, bundled: Catalog) -> None:
        with pytest.raises(TypeError):
            bundled["x"] = None  # type: ignore[index]
        with pytest.raises(TypeError):
            del bundled.systems["kn-23"]  # type: ignore[attr-defined]
        for attribute in "systems", "data_version", "note":
            with pytest.raises(AttributeError):
                setattr(bundled, attribute, None)

    def test_members_of_a_family_are_the_systems_that_name_it(self, bundled: Catalog) -> None:
        for id_, whole in bundled.families.items():
            assert list(whole.members) == [each for each in bundled.systems.values() if each.family == id_]
            assert all(member is bundled[member.id] for member in whole.members)

    def test_sources_are_shared_not_copied(self, bundled: Catalog) -> None:
        for record in bundled["kn-23"], bundled.families["hwasong-11"]:
            assert all(each is bundled.sources[each.id] for each in record.sources)

    def test_it_can_be_a_key(self, bundled: Catalog) -> None:
        """Equal catalogues are one key: they never change."""
        one, same, other = (catalogue(system(claim(value))) for value in ("1 km", "1 km", "2 km"))

        assert {one: "one", other: "other"}[same] == "one"
        assert len({bundled, bundled.overlay(bundled), pickled(bundled)}) == 1

    def test_it_reads_well(self) -> None:
        catalog = catalogue(system(claim("1 km")), family(), transfer())

        assert repr(catalog) == f"<Catalog {catalog.data_version}: 1 systems, 1 families, 1 transfers, 1 sources>"
        assert (repr(catalog.systems), repr(catalog.sources)) == ("<1 records of class System>", "<1 sources>")

    def test_it_survives_copying(self) -> None:
        catalog = catalogue(system(claim("1 km"), family="xs"), family())
        layers = catalog, catalog.overlay(catalogue(system(id="x-2"))), catalog.as_of("2020")

        for each in layers:
            for again in copies(each):
                assert again == each
                assert again.data_version == each.data_version
                assert again.get("X-1") == each.get("X-1")


class TestModule:
    def test_the_functions_of_the_package_are_those_of_the_bundled_catalogue(self, bundled: Catalog) -> None:
        assert weaponref.catalog() is bundled
        assert weaponref.data_version == bundled.data_version
        assert weaponref.find(country="KP", kind="SRBM") == bundled.find(country="KP", kind="SRBM")
        assert weaponref.resolve("KN-23/24") == bundled.resolve("KN-23/24")
        assert weaponref.search("hwasong", limit=3) == bundled.search("hwasong", limit=3)


CATALOGUE = catalogue(
    system(
        claim("450–690 km", by=source("a", issued="2024"), basis="official_assessment"),
        claim("300 km", by=source("b", issued="2020")),
        claim("5000 km", by="c", deprecated=True),
        claim("Mach 5", "speed_max", by="a"),
        claim("2 tons", "launch_mass", by="a", ton="unstated"),
        claim("deployed", "status", by="a"),
        claim("KP RU", "operators", by="a"),
        claim("2019-05", "first_flight", by="a"),
        claim("2", "stages", by="a"),
        id="alpha",
        name="Alpha",
        kind="short-range ballistic missile",
        family="greek",
    ),
    system(
        claim("up to 1200 km", by="a"),
        claim("900 km", by="b", basis="observed_test"),
        claim("3000 km/h", "speed_max", by="a"),
        claim("Mach 2", "speed_max", by="b"),
        claim("3 t", "launch_mass", by="a"),
        claim("in development", "status", by="a"),
        claim("IR", "operators", by="a"),
        claim("2010s", "first_flight", by="a"),
        claim("1", "stages", by="a"),
        id="beta",
        name="Beta",
        kind="medium-range ballistic missile",
        country="IR",
        family="greek",
    ),
    system(
        claim("at least 1500 km", by="a"),
        claim("20000 USD", "unit_cost", by="a"),
        claim("30000 EUR", "unit_cost", by="b"),
        id="gamma",
        name="Gamma",
        kind="cruise missile",
    ),
    system(id="delta", name="Delta", kind="missile", country="SU", family="orphaned"),
    family(id="greek", name="The Greek letters"),
    family(id="empty", name="An empty family"),
)


class TestFind:
    @pytest.mark.parametrize(
        ("filters", "found"),
        [
            ({}, ["alpha", "beta", "delta", "gamma"]),
            ({"country": "KP"}, ["alpha", "gamma"]),
            ({"country": "kp"}, ["alpha", "gamma"]),
            ({"country": "North Korea"}, ["alpha", "gamma"]),
            ({"country": "SU"}, ["delta"]),
            ({"country": "DE"}, []),
            ({"kind": "ballistic missile"}, ["alpha", "beta"]),
            ({"kind": "Ballistic missiles"}, ["alpha", "beta"]),
            ({"kind": "SRBM"}, ["alpha"]),
            ({"kind": "srbm"}, ["alpha"]),
            ({"kind": "missile"}, ["alpha", "beta", "delta", "gamma"]),
            ({"kind": "rocket"}, []),
            ({"family": "greek"}, ["alpha", "beta"]),
            ({"family": "empty"}, []),
            ({"family": "orphaned"}, ["delta"]),
            ({"family": "Greek"}, ["alpha", "beta"]),
            ({"family": "The Greek Letters"}, ["alpha", "beta"]),
            ({"range_class": "SRBM"}, ["alpha"]),
            ({"range_class": "MRBM"}, ["beta"]),
            ({"range_class": "CRBM"}, []),
            ({"range_class": "shorter-range", "scheme": "inf"}, ["alpha"]),
            ({"range_max": ">= 600 km"}, ["alpha", "beta", "gamma"]),
            ({"range_max": "> 690 km"}, ["beta", "gamma"]),
            ({"range_max": "<= 300 km"}, ["alpha"]),
            ({"range_max": "< 300 km"}, []),
            ({"range_max": "500–600 km"}, ["alpha"]),
            ({"range_max": ">= 4000 km"}, []),
            ({"range_max": ">= 800 mi"}, ["gamma"]),
            ({"speed_max": ">= Mach 4"}, ["alpha"]),
            ({"speed_max": ">= 1000 km/h"}, ["beta"]),
            ({"launch_mass": ">= 1 kg"}, ["beta"]),
            ({"unit_cost": ">= 25000 USD"}, []),
            ({"unit_cost": ">= 25000 EUR"}, ["gamma"]),
            ({"stages": "2"}, ["alpha"]),
            ({"stages": ">= 1"}, ["alpha", "beta"]),
            ({"status": "deployed"}, ["alpha"]),
            ({"status": "DEVELOP"}, ["beta"]),
            ({"operators": "RU"}, ["alpha"]),
            ({"operators": "Iran"}, ["beta"]),
            ({"first_flight": "2019"}, ["alpha", "beta"]),
            ({"first_flight": "2019-05"}, ["alpha", "beta"]),
            ({"first_flight": "2019-06"}, ["beta"]),
            ({"first_flight": "2020"}, []),
            ({"first_flight": ">= 2019-05-31"}, ["alpha", "beta"]),
            ({"first_flight": "> 2019-04"}, ["alpha"]),
            ({"first_flight": "> 2019-05"}, []),
            ({"first_flight": "<= 2010-01-01"}, ["beta"]),
            ({"first_flight": "< 2019-06"}, ["alpha"]),
            ({"first_flight": "before 2020"}, ["alpha", "beta"]),
            ({"first_flight": "since 2019"}, ["alpha", "beta"]),
            ({"first_flight": "2015..2018"}, ["beta"]),
            ({"first_flight": "2019 to 2021"}, ["alpha", "beta"]),
            ({"first_flight": "1970s"}, []),
            ({"country": "KP", "kind": "SRBM", "range_max": ">= 600 km", "stages": "2"}, ["alpha"]),
            ({"country": "IR", "range_max": ">= 600 km", "operators": "KP"}, []),
        ],
        ids=str,
    )
    def test_a_filter_finds_what_any_live_claim_supports(self, filters: dict[str, Any], found: list[str]) -> None:
        assert ids(CATALOGUE.find(**filters)) == found

    def test_a_system_without_a_claim_meets_no_filter_on_it(self) -> None:
        assert "delta" not in ids(CATALOGUE.find(range_max=">= 0 km"))

    def test_a_quantity_may_be_given_as_it_was_parsed(self) -> None:
        condition: Any = weaponref.parse("at least 600 km")

        assert ids(CATALOGUE.find(range_max=condition)) == ["alpha", "beta", "gamma"]


class TestFindBy:
    @pytest.mark.parametrize(
        ("by", "condition", "found"),
        [
            ("any", ">= 600 km", ["alpha", "beta", "gamma"]),
            ("all", ">= 600 km", ["beta", "gamma"]),
            ("all", ">= 300 km", ["alpha", "beta", "gamma"]),
            ("newest", ">= 600 km", ["alpha", "beta", "gamma"]),
            ("newest", "<= 300 km", []),
            ("official_first", ">= 1000 km", ["beta", "gamma"]),
            ("median", ">= 600 km", ["beta", "gamma"]),
            ("median", "<= 300 km", ["alpha"]),
        ],
    )
    def test_all_claims_or_the_choice_of_a_policy(self, by: str, condition: str, found: list[str]) -> None:
        assert ids(CATALOGUE.find(range_max=condition, by=by)) == found

    def test_a_function_is_a_policy(self) -> None:
        def last(claims: tuple[Claim, ...]) -> Claim:
            return claims[-1]

        assert ids(CATALOGUE.find(range_max="<= 300 km", by=last)) == ["alpha"]
        assert ids(CATALOGUE.find(range_max=">= 1000 km", by=last)) == ["gamma"]

    @pytest.mark.parametrize(
        ("by", "found"),
        [("any", ["beta"]), ("all", ["beta"]), ("official_first", ["beta"]), ("newest", ["beta"])],
    )
    def test_a_range_class_is_supported_the_same_way(self, by: str, found: list[str]) -> None:
        assert ids(CATALOGUE.find(range_class="MRBM", by=by)) == found

    def test_a_range_class_in_any_case(self, bundled: Catalog) -> None:
        assert bundled.find(range_class="icbm") == bundled.find(range_class="ICBM") != ()

    def test_a_range_class_that_one_claim_of_several_supports(self) -> None:
        both = catalogue(
            system(
                claim("900 km", by="a", as_of="2020"),
                claim("1200 km", by="b", as_of="2024", basis="state_claim"),
                claim("950 km", by="c", as_of="2021", basis="official_assessment"),
            )
        )

        assert {by: len(both.find(range_class="SRBM", by=by)) for by in ("any", "all", *POLICIES)} == {
            "any": 1,
            "all": 0,
            "official_first": 1,
            "newest": 0,
            "median": 1,
        }

    def test_the_claims_that_met_the_filters_are_told(self) -> None:
        found = CATALOGUE.find(country="KP", range_max=">= 600 km", stages=">= 1")

        assert [(each.property, str(each.value)) for each in found.claims("alpha")] == [
            ("range_max", "450–690 km"),
            ("stages", "2"),
        ]
        assert found.claims(found[0]) == found.claims("alpha")
        assert found.claims("gamma") == ()

    def test_those_behind_a_range_class_too(self) -> None:
        found = CATALOGUE.find(range_class="SRBM")

        assert [str(each.value) for each in found.claims("alpha")] == ["450–690 km", "300 km"]

    def test_without_a_filter_on_claims_there_are_none(self) -> None:
        assert CATALOGUE.find(country="KP").claims("alpha") == ()

    def test_what_is_found_is_a_tuple_of_systems(self) -> None:
        found = CATALOGUE.find(kind="SRBM", range_max=">= 1 km")
        again = pickled(found)

        assert isinstance(found, tuple)
        assert tuple(found) == (CATALOGUE["alpha"],)
        assert again == found
        assert again.claims("alpha") == found.claims("alpha")

    def test_on_the_bundled_data_every_claim_told_is_one_of_the_system_and_fits(self, bundled: Catalog) -> None:
        found = bundled.find(country="KP", kind="SRBM", range_max=">= 600 km", range_class="SRBM")

        assert bundled["kn-23"] in found
        for each in found:
            assert found.claims(each)
            assert set(found.claims(each)) <= set(each.claims)
            assert not any(told.deprecated for told in found.claims(each))


class TestFindFamily:
    """A family by its name, exactly as `get` takes names; a name of a system is none."""

    FOUND = catalogue(
        system(id="xs-1", name="The Xs", family="xs"),
        system(id="lone", name="Lone"),
        family(id="xs", name="The Xs"),
    )

    def test_a_family_is_meant_where_a_system_bears_the_name_too(self) -> None:
        assert ids(self.FOUND.find(family="the xs")) == ["xs-1"]

    def test_in_any_script(self, bundled: Catalog) -> None:
        assert ids(bundled.find(family="화성-11")) == ids(bundled.find(family="hwasong-11"))

    @pytest.mark.parametrize(("text", "message"), [
        ("Lone", "'Lone' is no family but a system, which is in no family"),
        ("kn-9999", "unknown family 'kn-9999'"),
    ])  # fmt: skip
    def test_what_is_no_family(self, text: str, message: str) -> None:
        with pytest.raises(ValueError, match=message):
            self.FOUND.find(family=text)

    def test_a_name_of_several_families(self) -> None:
        found = catalogue(*(family(id=id_, name="The Zs") for id_ in ("ys", "zs")))

        with pytest.raises(AmbiguousNameError) as caught:
            found.find(family="The Zs")
        assert caught.value.candidates == ("ys", "zs")


class TestFindRefuses:
    @pytest.mark.parametrize(
        ("filters", "message"),
        [
            ({"rnage_max": "1 km"}, "unknown filter 'rnage_max'; did you mean 'range_max'?"),
            ({"counrty": "KP"}, "unknown filter 'counrty'; did you mean 'country'?"),
            ({"kind": "balistic missile"}, "unknown kind 'balistic missile'; did you mean 'ballistic missile'"),
            ({"kind": "SRMB"}, "unknown kind 'SRMB'; did you mean 'SRBM'"),
            ({"country": "Atlantis"}, "unknown country 'Atlantis'"),
            ({"operators": "Atlantis"}, "unknown country 'Atlantis'"),
            ({"country": "Korea"}, "unknown country 'Korea'; did you mean 'KP' (North Korea) or 'KR' (South Korea)?"),
            ({"family": "alpha"}, "'alpha' is no family but a system, which is in the family 'greek'"),
            ({"family": "greke"}, "unknown family 'greke'; did you mean 'greek'?"),
            ({"range_class": "SRBN"}, "unknown range class 'SRBN'; did you mean 'SRBM'"),
            ({"range_class": "CRBM", "scheme": "iiss"}, "unknown range class 'CRBM'"),
            ({"range_class": "SRBM", "scheme": "uss"}, "unknown scheme 'uss'"),
            ({"scheme": "uss"}, "unknown scheme 'uss'"),
            ({"by": "newset"}, "unknown way to choose 'newset'; did you mean 'newest'?"),
            ({"first_flight": "yesterday"}, "cannot read 'yesterday' as a date filter"),
            ({"first_flight": ">= 2019-13"}, "there is no month 13"),
            ({"first_flight": ""}, "cannot read '' as a date filter"),
            ({"status": "deployed", "by": "median"}, "median policy needs quantities"),
        ],
        ids=str,
    )
    def test_what_is_unknown_or_cannot_be_read(self, filters: dict[str, Any], message: str) -> None:
        with pytest.raises(ValueError) as caught:  # noqa: PT011  the message is compared below
            CATALOGUE.find(**filters)

        assert message in str(caught.value)

    @pytest.mark.parametrize(
        ("filters", "message"),
        [
            ({"range_max": ">= 600 kg"}, "is a mass; range_max is a length"),
            ({"range_max": ">= 600"}, "has no unit; range_max is a length"),
            ({"launch_mass": "Mach 5"}, "is a mach; launch_mass is a mass"),
            ({"unit_cost": "5 km"}, "is a length; unit_cost is a money"),
            ({"stages": "2 km"}, "is a length; stages is a count"),
        ],
        ids=str,
    )
    def test_another_dimension(self, filters: dict[str, Any], message: str) -> None:
        with pytest.raises(DimensionError) as caught:
            CATALOGUE.find(**filters)

        assert message in str(caught.value)

    def test_what_is_no_quantity(self) -> None:
        with pytest.raises(QuantityParseError):
            CATALOGUE.find(range_max="very far")

    @pytest.mark.parametrize("filters", [{"range_max": 600}, {"range_max": None}, {"first_flight": 2019}], ids=str)
    def test_what_is_no_text(self, filters: dict[str, Any]) -> None:
        with pytest.raises(TypeError, match="a condition is a text"):
            CATALOGUE.find(**filters)

    def test_it_is_refused_where_nothing_would_be_found_anyway(self) -> None:
        """A slip in a filter is told even if another filter already rules everything out."""
        with pytest.raises(DimensionError):
            CATALOGUE.find(country="DE", range_max=">= 600 kg")


class TestSearch:
    def test_what_is_no_text_is_refused(self, bundled: Catalog) -> None:
        with pytest.raises(TypeError, match="a query is a text"):
            bundled.search(None)  # type: ignore[arg-type]


class TestAsOf:
    def test_every_record_is_cut_at_the_date(self, bundled: Catalog) -> None:
        then = bundled.as_of("2021-06-30")

        assert list(then) == list(bundled)
        assert then["kn-23"] == bundled["kn-23"].as_of("2021-06-30")
        assert then.families["hwasong-11"] == bundled.families["hwasong-11"].as_of("2021-06-30")
        assert then.transfers["kn-23-to-russia"] == bundled.transfers["kn-23-to-russia"].as_of("2021-06-30")
        assert 0 < len(then["kn-23"].claims) < len(bundled["kn-23"].claims)

    def test_the_original_is_as_it_was(self, bundled: Catalog) -> None:
        before = bundled["kn-23"]
        bundled.as_of("1950")["kn-23"]

        assert bundled["kn-23"] is before

    def test_names_are_found_and_filters_see_the_claims_of_the_time(self, bundled: Catalog) -> None:
        then = bundled.as_of("2018")

        assert then.get("KN-23").range_max is None
        assert then["kn-23"] not in then.find(range_max=">= 1 km")
        assert bundled["kn-23"] in bundled.find(range_max=">= 1 km")

    def test_twice_is_the_earlier_of_the_two(self, bundled: Catalog) -> None:
        assert bundled.as_of("2021").as_of("2019")["kn-23"] == bundled.as_of("2019")["kn-23"]
        assert bundled.as_of("2019").as_of("2021")["kn-23"] == bundled.as_of("2019")["kn-23"]

    def test_the_version_tells_the_date(self, bundled: Catalog) -> None:
        assert bundled.as_of("2021-06").data_version == f"{bundled.data_version} as of 2021-06"

    def test_what_is_no_date_is_refused_at_once(self, bundled: Catalog) -> None:
        with pytest.raises(ValueError, match="is not a date"):
            bundled.as_of("last year")

    def test_a_later_date_only_adds(self, bundled: Catalog) -> None:
        years = [bundled.as_of(year) for year in ("2010", "2019", "2023", "2030")]
        claims = [{each.id for record in then.systems.values() for each in record.claims} for then in years]

        assert all(earlier < later for earlier, later in pairwise(claims))


class TestOverlay:
    BASE = catalogue(
        system(
            claim("900 km", by="a"),
            claim("400 km", by="b"),
            names=(name("Arrow"),),
            relations=(relation("x-2"),),
            family="xs",
            level="missile",
            external_ids=(("wikidata", "Q1"),),
            note="a note",
        ),
        system(id="x-2", name="X-2", family="xs"),
        family(claim("1 km")),
        family(id="ys", name="The Y missiles"),
        transfer(),
    )

    def over(self, *records: Record) -> Catalog:
        return self.BASE.overlay(catalogue(*records, calver="own"))

    def test_nothing_laid_over_it_changes_nothing(self) -> None:
        merged = self.over()

        assert merged == self.BASE
        assert not self.BASE.diff(merged)

    def test_laid_over_itself_it_is_the_same(self, bundled: Catalog) -> None:
        assert bundled.overlay(bundled) == bundled
        assert not bundled.diff(bundled.overlay(bundled))

    def test_claims_names_and_relations_are_joined(self) -> None:
        merged = self.over(
            system(claim("700 km", by="c"), names=(name("Bolt"), name("Arrow")), relations=(relation("x-3"),))
        )["x-1"]

        assert [str(each.value) for each in merged.claims] == ["900 km", "400 km", "700 km"]
        assert [str(each) for each in merged.names] == ["Arrow", "Bolt"]
        assert [each.target for each in merged.relations] == ["x-2", "x-3"]

    def test_a_claim_stated_again_is_replaced_in_its_place(self) -> None:
        merged = self.over(system(claim("900 km", by="a", deprecated=True, note="withdrawn")))["x-1"]

        assert [each.deprecated for each in merged.claims] == [True, False]
        assert merged.range_max is not None
        assert merged.range_max.high == 400

    def test_fields_of_its_own_win_and_those_it_lacks_stay(self) -> None:
        whole = self.over(system(name="X-1 (new)", kind="missile", external_ids=(("gcd", "7"),)))
        merged = whole["x-1"]

        assert isinstance(merged, System)
        assert (merged.name, merged.kind) == ("X-1 (new)", "missile")
        assert (merged.family, merged.level, merged.note) == ("xs", "missile", "a note")
        assert dict(merged.external_ids) == {"wikidata": "Q1", "gcd": "7"}
        assert merged in whole.families["xs"].members

    def test_new_records_come_and_their_names_are_found(self) -> None:
        merged = self.over(system(id="z-9", name="Zephyr"))

        assert merged.get("zephyr").id == "z-9"
        assert "z-9" in merged.systems
        assert "z-9" in ids(merged.find(kind="ballistic missile"))
        assert merged.get("Arrow").id == "x-1"
        assert list(merged) == ["x-1", "x-2", "z-9", "xs", "ys"]

    def test_a_new_name_for_an_old_record_is_found(self) -> None:
        merged = self.over(system(names=(name("Bolt"),)))

        assert merged.get("bolt").id == merged.get("arrow").id == "x-1"

    def test_a_name_that_becomes_ambiguous_raises(self) -> None:
        merged = self.over(system(id="z-9", name="Arrow"))

        with pytest.raises(AmbiguousNameError) as caught:
            merged.get("Arrow")
        assert caught.value.candidates == ("x-1", "z-9")
        assert self.BASE.get("Arrow").id == "x-1"

    def test_a_family_gains_members_and_keeps_its_own(self) -> None:
        merged = self.over(system(id="z-9", name="Zephyr", family="xs"))
        whole = merged.families["xs"]

        assert [each.id for each in whole.members] == ["x-1", "x-2", "z-9"]
        assert all(each is merged[each.id] for each in whole.members)
        assert ids(merged.find(family="xs")) == ["x-1", "x-2", "z-9"]

    def test_a_system_that_moves_to_another_family_is_in_that_one_alone(self) -> None:
        merged = self.over(system(id="x-2", name="X-2", family="ys"))

        assert [each.id for each in merged.families["xs"].members] == ["x-1"]
        assert [each.id for each in merged.families["ys"].members] == ["x-2"]

    def test_a_record_of_another_class_replaces_the_old_one(self) -> None:
        for other in (family(id="x-2", name="The X-2 missiles"), transfer(id="x-2")):
            merged = self.over(other)

            assert "x-2" not in merged.systems
            assert list(merged.systems.values()) == [merged["x-1"]]
            assert [each.id for each in merged.families["xs"].members] == ["x-1"]
            assert len(merged) == len(list(merged.values()))

    def test_neither_original_is_changed(self) -> None:
        own = catalogue(system(claim("700 km", by="c")))
        before = {**self.BASE}, {**own}
        self.BASE.overlay(own)["x-1"]

        assert ({**self.BASE}, {**own}) == before

    def test_sources_of_both_are_there(self) -> None:
        merged = self.over(system(claim("700 km", by="c")))

        assert list(merged.sources) == ["a", "b", "c", "gazette-2020"]
        assert merged.sources["c"].id == "c"
        with pytest.raises(KeyError):
            merged.sources["nobody"]

    def test_the_versions_of_both_are_shown(self) -> None:
        own = catalogue(system(), calver="own")

        assert self.BASE.overlay(own).data_version == f"{self.BASE.data_version} & {own.data_version}"

    def test_layers_may_be_laid_over_layers_and_read_as_of_a_date(self) -> None:
        merged = self.over(system(claim("1000 km", by=source("c", issued="2020")))).overlay(
            catalogue(system(claim("2000 km", by=source("d", issued="2024"))))
        )

        assert len(merged["x-1"].claims) == 4
        assert [str(each.value) for each in merged.as_of("2022")["x-1"].claims] == ["1,000 km"]
        assert merged.as_of("2022").overlay(self.BASE)["x-1"].claims[-1].source.id == "b"

    def test_transfers_are_joined_too(self) -> None:
        merged = self.over(transfer(claim("60", "quantity_transferred")), transfer(id="y-to-iran", name="Y to Iran"))

        assert list(merged.transfers) == ["x-1-to-russia", "y-to-iran"]
        assert len(merged.transfers["x-1-to-russia"].claims) == 1

    def test_a_bundled_claim_is_deprecated_by_a_file_that_states_it_again(
        self, bundled: Catalog, tmp_path: Path
    ) -> None:
        old = next(each for each in bundled["kn-23"].claims if each.property == "range_max" and not each.deprecated)
        value = getattr(old.value, "text", "")
        again = f"{{value: {value}, basis: {old.basis}, source: {old.source.id}, deprecated: true}}"
        (tmp_path / "kn-23.yaml").write_text(
            "id: kn-23\nname: KN-23\nkind: short-range ballistic missile\ncountry: KP\n"
            f"claims:\n  range_max:\n    - {again}\n"
        )

        merged = bundled.overlay(load(tmp_path))["kn-23"]

        assert len(merged.claims) == len(bundled["kn-23"].claims)
        assert merged.range_max is not None
        assert next(each.id for each in merged.range_max.claims if each.deprecated) == old.id
        assert merged.family == "hwasong-11"  # type: ignore[union-attr]


class TestDiff:
    OLD = catalogue(
        system(claim("900 km", by="a"), claim("400 km", by="b")), system(id="x-2", name="X-2"), transfer(), calver="1"
    )

    def test_between_equal_catalogues_there_is_none(self, bundled: Catalog) -> None:
        found = bundled.diff(bundled)

        assert not found
        assert found.before == found.after == bundled.data_version

    def test_claims_that_came_went_and_changed(self) -> None:
        new = catalogue(
            system(claim("900 km", by="a", deprecated=True), claim("700 km", by="c")),
            system(id="x-2", name="X-2"),
            transfer(),
            calver="2",
        )
        found = self.OLD.diff(new)

        assert found
        assert [str(each.value) for each in found.added] == ["700 km"]
        assert [str(each.value) for each in found.removed] == ["400 km"]
        assert [(each.before.deprecated, each.after.deprecated) for each in found.changed] == [(False, True)]
        assert (found.added_records, found.removed_records, found.changed_records) == ((), (), ())
        assert (found.before, found.after) == (self.OLD.data_version, new.data_version)

    def test_records_that_came_and_went_with_their_claims(self) -> None:
        new = catalogue(system(claim("900 km", by="a"), claim("400 km", by="b")), family(claim("1 km")), calver="2")
        found = self.OLD.diff(new)

        assert found.added_records == ("xs",)
        assert found.removed_records == ("x-1-to-russia", "x-2")
        assert [each.system for each in found.added] == ["xs"]

    @pytest.mark.parametrize(
        "fields",
        [
            {"name": "X-1b"},
            {"kind": "missile"},
            {"country": "RU"},
            {"family": "xs"},
            {"level": "missile"},
            {"note": "a note"},
            {"names": (name("Arrow"),)},
            {"relations": (relation("x-2"),)},
            {"external_ids": (("wikidata", "Q1"),)},
        ],
        ids=lambda fields: next(iter(fields)),
    )
    def test_records_that_say_something_else_of_themselves(self, fields: dict[str, Any]) -> None:
        new = catalogue(
            system(claim("900 km", by="a"), claim("400 km", by="b"), **fields), system(id="x-2", name="X-2"), transfer()
        )
        found = self.OLD.diff(new)

        assert found
        assert found.changed_records == ("x-1",)
        assert (found.added, found.removed, found.changed) == ((), (), ())

    def test_a_source_that_is_described_otherwise_changes_its_claims(self) -> None:
        new = catalogue(
            system(claim("900 km", by=source("a", title="Another headline")), claim("400 km", by="b")),
            system(id="x-2", name="X-2"),
            transfer(),
        )
        found = self.OLD.diff(new)

        assert [each.after.source.title for each in found.changed] == ["Another headline"]

    def test_a_member_that_changes_does_not_change_its_family(self) -> None:
        old = catalogue(system(family="xs"), family())
        new = catalogue(system(claim("1 km"), family="xs"), family())

        assert old.diff(new).changed_records == ()
        assert len(old.diff(new).added) == 1

    def test_the_other_way_round_it_is_turned_round(self, bundled: Catalog) -> None:
        then = bundled.as_of("2021")
        forth, back = then.diff(bundled), bundled.diff(then)

        assert (forth.added, forth.removed) == (back.removed, back.added)
        assert forth.added
        assert forth.changed_records == back.changed_records

    def test_it_reads_well(self) -> None:
        found = self.OLD.diff(catalogue(system(claim("700 km", by="c")), calver="2"))

        assert "claims +1 −2 ~0, records +0 −2 ~0" in repr(found)


ERRORS = [
    UnknownSystemError("KN-99", ("KN-09",), "nothing"),
    UnknownSystemError("", ()),
    AmbiguousNameError("Arrow", ("a", "b")),
    AmbiguousNameError("Arrow", ()),
    QuantityParseError("classified", "it states no quantity"),
    MultipleQuantitiesError("70 km/300 km", ("70 km", "300 km")),
    UnknownUnitError("kilometrs", ("km",), "5 kilometrs"),
    AmbiguousUnitError("ton", ("short ton", "t"), "5 ton"),
    UnknownClaimError("0123456789ab"),
    DimensionError("a mass is no length"),
    DataError((Fault("x.yaml", 7, 14, "is wrong"), Fault("y.yaml", None, None, "is empty"))),
]


class TestErrors:
    @pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
    def test_they_survive_pickling_and_copying_with_all_they_carry(self, error: WeaponrefError) -> None:
        for again in copies(error):
            assert type(again) is type(error)
            assert str(again) == str(error)
            assert vars(again) == vars(error)
            assert again.args == error.args

    @pytest.mark.parametrize(
        ("error", "builtin"),
        [
            (UnknownSystemError, KeyError),
            (UnknownClaimError, KeyError),
            (AmbiguousNameError, LookupError),
            (QuantityParseError, ValueError),
            (MultipleQuantitiesError, QuantityParseError),
            (UnknownUnitError, ValueError),
            (AmbiguousUnitError, ValueError),
            (DimensionError, ValueError),
            (DataError, ValueError),
        ],
    )
    def test_each_is_also_the_built_in_error_that_fits(self, error: type[Exception], builtin: type[Exception]) -> None:
        assert issubclass(error, WeaponrefError)
        assert issubclass(error, builtin)

    @pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
    def test_each_is_public(self, error: WeaponrefError) -> None:
        assert getattr(weaponref, type(error).__name__) is type(error)

    @pytest.mark.parametrize(
        ("error", "message"),
        [
            (UnknownSystemError("KN-99"), "no system is named 'KN-99'"),
            (UnknownClaimError("0123456789ab"), "no claim has the id '0123456789ab'"),
            (
                UnknownSystemError("KN-99", ("KN-09", "KN-24")),
                "no system is named 'KN-99'; did you mean 'KN-09' or 'KN-24'?",
            ),
            (AmbiguousNameError("Arrow", ("a", "b")), "'Arrow' names 2 records; look up one of 'a' or 'b'"),
            (
                AmbiguousNameError("A", tuple("abcdefgh")),
                "'A' names 8 records; look up one of 'a', 'b', 'c', 'd', 'e', 'f' or 2 more",
            ),
            (UnknownUnitError("kmm", ("km",), "5 kmm"), "unknown unit 'kmm' in '5 kmm'; did you mean 'km'?"),
            (
                AmbiguousUnitError("kt", ("kn", "thousand t"), "5 kt"),
                "the unit 'kt' in '5 kt' is ambiguous; write 'kn' or 'thousand t'",
            ),
            (
                AmbiguousUnitError("nm", ("nmi",), "5 nm"),
                "the unit 'nm' in '5 nm' is ambiguous: nautical miles, or nanometres, which are not read; write 'nmi'",
            ),
            (
                MultipleQuantitiesError("1 km/2 km", ("1 km", "2 km")),
                "cannot read '1 km/2 km' as a quantity: it states 2 quantities: '1 km' or '2 km'",
            ),
            (ERRORS[-1], "x.yaml:7:14: is wrong\ny.yaml: is empty"),
        ],
        ids=lambda value: type(value).__name__,
    )
    def test_their_text_is_meant_to_be_read(self, error: WeaponrefError, message: str) -> None:
        assert str(error) == message

    @pytest.mark.parametrize(
        "error",
        [
            UnknownSystemError("x" * 10**6),
            UnknownUnitError("x" * 10**6, (), "y" * 10**6),
            QuantityParseError("x" * 10**6, "it is long"),
            AmbiguousNameError("x" * 10**6, ("y" * 10**6,) * 100),
        ],
        ids=lambda error: type(error).__name__,
    )
    def test_a_long_text_does_not_make_a_long_message(self, error: WeaponrefError) -> None:
        assert len(str(error)) < 1000

    def test_an_error_of_data_tells_the_place_of_the_first_fault(self) -> None:
        error = ERRORS[-1]
        assert isinstance(error, DataError)

        assert (error.file, error.line, error.column) == ("x.yaml", 7, 14)
        assert error.faults[1].line is None


class TestThreads:
    def test_threads_that_decode_at_once_get_the_same_objects(self) -> None:
        catalog = pickled(weaponref.catalog())
        names = [*list(catalog.systems)[:60], "KN-23", "Hwasong-11", "화성-11가"]
        start = Barrier(16)

        def look(_: int) -> list[int]:
            start.wait()
            records = [catalog.get(each) for each in names]
            return [id(each) for record in records for each in (record, *record.claims, *record.sources)]

        with ThreadPoolExecutor(16) as threads:
            results = list(threads.map(look, range(16)))

        assert all(result == results[0] for result in results)

    def test_threads_that_ask_first_get_the_same_catalogue(self) -> None:
        """In a fresh process nobody has read the data yet."""
        code = """
import json, threading, weaponref
seen, start = [], threading.Barrier(8)
def look():
    start.wait()
    seen.append((weaponref.catalog(), weaponref.get("KN-23")))
threads = [threading.Thread(target=look) for _ in range(8)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
print(json.dumps([len(seen), len({id(one) for one, _ in seen}), len({id(other) for _, other in seen})]))
"""
        done = subprocess.run(  # noqa: S603  fixed arguments
            [sys.executable, "-c", code], capture_output=True, text=True, check=True
        )

        assert json.loads(done.stdout) == [8, 1, 1]


def test_evolving_a_record_leaves_the_catalogue_alone(bundled: Catalog) -> None:
    evolve(bundled["kn-23"], name="Something else")

    assert bundled["kn-23"].name == "KN-23"
