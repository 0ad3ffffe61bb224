"""Records side by side: the cells, their units, and how they compare to the first record."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from making import claim, family, source, system
from weaponref.comparison import Comparison, compare, in_units, known_units, statement
from weaponref.model import Figure, System
from weaponref.vocabulary import PROPERTIES


def one(*values: str, name: str = "range_max", id_: str = "x-1", **fields: object) -> System:
    """A system with claims of one property, each from a source of its own."""
    claims = (claim(value, name, by=f"{id_}-{place}", system=id_) for place, value in enumerate(values))
    return system(*claims, id=id_, name=id_.upper(), **fields)


class TestRows:
    def test_every_property_that_any_record_has_is_a_row(self) -> None:
        """Rows stand in the order of the vocabulary, not in that of the claims."""
        first = system(claim("2019", "in_service"), claim("500 km"), id="a", name="A")
        second = system(claim("500 kg", "payload_mass"), id="b", name="B")

        assert compare([first, second]).properties == ("range_max", "payload_mass", "in_service")

    def test_asked_for_properties_are_kept_in_their_order(self) -> None:
        """Properties that nothing is published about are rows as well, if they were asked for."""
        found = compare([one("500 km")], properties=["payload_mass", "range_max", "payload_mass"])

        assert found.properties == ("payload_mass", "range_max")
        assert found.cell("payload_mass", "x-1").view is None

    def test_a_cell_leads_to_its_claims(self) -> None:
        """A cell is a view over the claims, counts the live ones, and keeps the deprecated ones apart."""
        record = system(
            claim("500 km", by="a", origin="speech"),
            claim("310 mi", by="b", origin="speech"),
            claim("700 km", by="c"),
            claim("900 km", by="d", deprecated=True),
        )

        cell = compare([record]).cell("range_max", "x-1")

        assert [each.source.id for each in cell.claims] == ["a", "b", "c"]
        assert [each.source.id for each in cell.deprecated] == ["d"]
        assert len(cell.origins) == 2
        assert cell.hull is not None
        assert cell.hull.high == 700

    def test_an_empty_cell_has_nothing(self) -> None:
        """Where nothing is published there is no figure, no claim, no ratio and no disagreement."""
        cell = compare([one("500 km"), one(id_="y-2")]).cell("range_max", "y-2")

        assert (cell.view, cell.claims, cell.origins, cell.hull, cell.ratio) == (None, (), (), None, None)
        assert (cell.open_low, cell.open_high, cell.disagrees, cell.stated) == (False, False, False, ())

    def test_open_ends_are_flagged(self) -> None:
        """A statement of "up to" leaves the low end open, "over" the high one."""
        cell = compare([one("up to 500 km", "over 300 km")]).cell("range_max", "x-1")

        assert (cell.open_low, cell.open_high) == (True, True)

    def test_a_family_can_be_compared(self) -> None:
        """The claims of a family are those made of it as a whole."""
        found = compare([family(claim("500 km", system="xs")), one("400 km")])

        assert found.cell("range_max", "xs").ratio == 1

    @pytest.mark.parametrize(
        ("arguments", "words"),
        [
            ({"units": "imperal"}, "imperial"),
            ({"properties": ["rnage_max"]}, "range_max"),
        ],
    )
    def test_what_is_unknown_is_refused_with_what_is_near(self, arguments: dict[str, object], words: str) -> None:
        """The message of the error names the nearest known term."""
        with pytest.raises(ValueError, match=words):
            compare([one("500 km")], **arguments)  # type: ignore[arg-type]

    def test_nothing_cannot_be_compared(self) -> None:
        """At least one record is needed."""
        with pytest.raises(ValueError, match="at least one"):
            compare([])

    def test_a_cell_that_is_not_there(self) -> None:
        """Asking for a cell outside the table is a KeyError."""
        with pytest.raises(KeyError):
            compare([one("500 km")]).cell("range_max", "y-2")


class TestDisagreement:
    @pytest.mark.parametrize(
        ("name", "values", "expected"),
        [
            ("range_max", ("500 km", "600 km"), True),
            ("range_max", ("900 km", "about 550 mi"), False),
            ("range_max", ("450-690 km", "500 km"), False),
            ("first_flight", ("2019-08-10", "2019-08"), False),
            ("first_flight", ("2019-08-10", "2019-05"), True),
            ("flight_distance", ("240 km", "690 km"), False),
            ("quantity_launched", ("20 count", "60 count"), False),
            ("status", ("deployed", "in production"), False),
        ],
    )
    def test_only_what_cannot_both_be_right_disagrees(self, name: str, values: tuple[str, ...], expected: bool) -> None:
        """Rounded conversions, partial dates, single events and texts do not disagree."""
        assert compare([one(*values, name=name)]).cell(name, "x-1").disagrees is expected


class TestRatio:
    def test_it_is_of_the_largest_ends(self) -> None:
        """The ratio is the largest published end over that of the first record, whatever the units stated."""
        found = compare([one("400 km", "800 km"), one("300-1,200 km", id_="y-2"), one("1,000 mi", id_="z-3")])

        assert [cell.ratio for cell in found.rows[0].cells] == pytest.approx([1, 1.5, 1609.344 / 800])

    @pytest.mark.parametrize(
        ("name", "first", "second"),
        [
            ("speed_max", "Mach 5", "6,000 km/h"),
            ("unit_cost", "1 million USD", "1 million EUR"),
            ("flight_distance", "400 km", "600 km"),
            ("quantity_launched", "40 count", "60 count"),
            ("status", "deployed", "tested"),
        ],
    )
    def test_there_is_none_where_it_would_mislead(self, name: str, first: str, second: str) -> None:
        """Other dimensions, other currencies, single events and texts do not compare."""
        found = compare([one(first, name=name), one(second, name=name, id_="y-2")])

        assert found.cell(name, "y-2").ratio is None

    def test_there_is_none_without_a_first_figure(self) -> None:
        """A ratio needs something to refer to, and a first figure of nothing is no reference."""
        assert compare([one(id_="y-2"), one("500 km")]).cell("range_max", "x-1").ratio is None
        assert compare([one("0 km"), one("500 km", id_="y-2")]).cell("range_max", "y-2").ratio is None

    @pytest.mark.parametrize(
        ("stated", "ratio"), [("at least 500 km", None), ("over 400 km", None), ("up to 500 km", 0.5), ("500 km", 0.5)]
    )
    def test_a_lower_bound_is_no_upper_end(self, stated: str, ratio: float | None) -> None:
        """Where the largest end is only a lower bound, how many times another it may be is not known."""
        assert compare([one("1000 km"), one(stated, id_="y-2")]).cell("range_max", "y-2").ratio == ratio

    def test_a_closed_end_above_a_lower_bound_counts(self) -> None:
        """A bound below the largest end does not open it."""
        found = compare([one("1000 km"), one("at least 300 km", "600 km", id_="y-2")])

        assert found.cell("range_max", "y-2").ratio == 0.6

    @given(st.integers(1, 20_000), st.integers(1, 20_000), st.sampled_from(["metric", "imperial"]))
    @settings(max_examples=40)
    def test_it_does_not_depend_on_the_units(self, first: int, second: int, units: str) -> None:
        """In miles a missile flies as many times as far as another as it does in kilometres."""
        records = [one(f"{first} km"), one(f"{second} km", id_="y-2")]

        ratio = compare(records, units=known_units(units)).cell("range_max", "y-2").ratio

        assert ratio == pytest.approx(second / first)


class TestUnits:
    @pytest.mark.parametrize(
        ("name", "value", "unit", "high"),
        [
            ("range_max", "1,609.344 km", "mi", 1000),
            ("length", "0.3048 m", "ft", 1),
            ("diameter", "30.48 cm", "ft", 1),
            ("caliber", "25.4 mm", "in", 1),
            ("launch_mass", "0.45359237 t", "lb", 1000),
            ("speed_max", "1,609.344 km/h", "mph", 1000),
            ("speed_max", "Mach 5", "mach", 5),
            ("unit_cost", "20,000 USD", "USD", 20_000),
            ("endurance", "5 h", "h", 5),
            ("crew", "4 count", "count", 4),
        ],
    )
    def test_imperial(self, name: str, value: str, unit: str, high: float) -> None:
        """Lengths, masses and speeds are converted exactly; Mach, money, time and counts never are."""
        view = compare([one(value, name=name)], units="imperial").cell(name, "x-1").view

        assert isinstance(view, Figure)
        assert view.unit == unit
        assert view.high == pytest.approx(high, rel=1e-12)

    def test_metric_is_the_unit_of_the_property(self) -> None:
        """A figure that is stated in miles alone is shown in kilometres."""
        view = compare([one("1,000 mi")]).cell("range_max", "x-1").view

        assert isinstance(view, Figure)
        assert (view.unit, view.high) == ("km", 1609.344)

    def test_as_stated_shows_each_statement_and_no_spread(self) -> None:
        """Statements in several units have no common spread and no ratio; they are listed as written, each once."""
        found = compare([one("900 km", "about 550 mi", "900 km"), one("500 km", id_="y-2")], units="as-stated")
        cell = found.cell("range_max", "x-1")

        assert cell.stated == ("900 km", "about 550 mi")
        assert cell.hull is None
        assert found.cell("range_max", "y-2").ratio is None

    def test_what_is_not_a_quantity_has_no_units(self) -> None:
        """Texts and empty cells pass through a change of units."""
        status = one("deployed", name="status").status

        assert in_units(status, "imperial") is status
        assert in_units(None, "imperial") is None

    def test_figures_that_do_not_convert_stand_beside_the_spread(self) -> None:
        """Mach beside km/h is counted and listed, and is not in the hull."""
        cell = compare([one("6,000 km/h", "Mach 5", name="speed_max")]).cell("speed_max", "x-1")

        assert cell.hull is not None
        assert cell.hull.high == 6000
        assert [statement(each) for each in cell.beside] == ["Mach 5"]

    def test_a_ton_that_nobody_explains_has_no_spread(self) -> None:
        """What is not convertible is shown as it is stated."""
        record = system(claim("2.5 ton", "payload_mass", ton="unstated"))
        cell = compare([record]).cell("payload_mass", "x-1")

        assert cell.hull is None
        assert cell.stated == ("2.5 ton",)


class TestComparison:
    def test_its_sources_are_those_of_its_cells(self) -> None:
        """Sources of properties that were left out are not listed, and each stands once."""
        where = source("both")
        record = system(claim("500 km", by=where), claim("1 t", "payload_mass", by=where), claim("deployed", "status"))

        found = compare([record], properties=["range_max", "payload_mass"])

        assert [each.id for each in found.sources] == ["both"]

    def test_it_reads_well(self) -> None:
        """The repr says what is compared; printing gives the table."""
        found = compare([one("500 km"), one("600 km", id_="y-2")])

        assert repr(found) == "<Comparison of x-1 and y-2: 1 property, metric units>"
        assert str(found) == found.to_text()
        assert found == compare([one("500 km"), one("600 km", id_="y-2")])
        assert isinstance(hash(found), int)

    def test_a_law_of_all_properties(self) -> None:
        """Every property of the vocabulary can be compared in every system of units."""
        values = {"quantity": "1", "date": "2019", "text": "some", "countries": "KP"}
        for name, prop in PROPERTIES.items():
            value = values[prop.type]
            if prop.type == "quantity":
                value = f"1 {prop.unit}"
            for system_of_units in ("metric", "imperial", "as-stated"):
                found: Comparison = compare([one(value, name=name)], units=known_units(system_of_units))

                assert len(found.cell(name, "x-1").claims) == 1
                assert prop.label.split()[0] in found.to_text()
