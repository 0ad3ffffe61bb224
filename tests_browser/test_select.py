"""Filters and order: the same records as `weaponref.find` gives, sorted by numbers."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

import pytest

import weaponref
from weaponref import parse
from weaponref.model import Figure
from weaponref.unit_words import AMBIGUOUS_WORDS
from weaponref.units import unit_words


if TYPE_CHECKING:
    from explorer import Explorer, Modules
    from weaponref import Catalog

# What a person writes, and what weaponref.parse makes of it or refuses.
CONDITIONS = [
    "> 600 km", "≥600km", ">=600 km", "< 1,000 km", "<= 1,000 kg", "370 mi", "370 miles", "600-900 km", "600–900 km",
    "600 to 900 km", "600 km to 900 km", "between 300 and 500 km", "up to 1 t", "at least 5.5 m", "~ 600 km", "1,5 t",
    "about 600 km", "less than 300 km", "more than 300 km", "=600 km", "over 10,000 km", "10 000 km", "600 км",
    "600公里", "not more than 5 km", "５００ｋｍ", "min 5 km", "300km+", "max 500 km", "500 km or more", "200 nmi",
    "20 ft", "Mach 5", "> Mach 5", "5 Mach", "12,345.5 km", "1.234.567 m", "600 - 900 km", "0.5 t", "2 short tons",
    "40 kn", "1.500 km", "1 ton", "nm", "5 nm", "600 parsecs", "km", "", "> 600 km and < 900 mi", "900–600 km",
    "6 0 0 km",
]  # fmt: skip

RANGES = [
    "> 600 km", ">= 600 km", "< 100 km", "<= 100 km", "370 mi", "600 km", "600-900 km", "at least 5,500 km",
    "under 20 miles", "over 8000 nmi", "300 to 500 km", "5 m",
]  # fmt: skip


def condition(text: str) -> dict[str, Any] | None:
    """What the library reads; None where it refuses."""
    try:
        read = parse(text)
    except ValueError:
        return None
    return {"low": read.low, "high": read.high, "unit": read.unit, "qualifier": read.qualifier}


class TestConditions:
    @pytest.mark.parametrize("text", CONDITIONS)
    def test_is_read_as_the_library_reads_it_or_refused(self, modules: Modules, text: str) -> None:
        """The small reader never reads a condition otherwise than the grammar."""
        read = modules.run("return it.readCondition(argument)", text)
        expected = condition(text)

        assert read == expected or "fault" in read, (read, expected)
        if expected is None:
            assert "fault" in read

    def test_most_are_read(self, modules: Modules) -> None:
        """It reads what a person writes into a filter, and does not merely refuse."""
        read = modules.run("return argument.map(it.readCondition)", CONDITIONS)
        readable = [text for text in CONDITIONS if condition(text)]
        refused = [text for text, found in zip(CONDITIONS, read, strict=True) if "fault" in found and text in readable]

        assert refused == []

    def test_every_unit_word_of_the_package(self, modules: Modules) -> None:
        """A word in any language stands for the unit that it stands for in the library."""
        words = unit_words()
        read = modules.run("return argument.map((word) => it.readCondition(`> 5 ${word}`).unit)", list(words))

        assert dict(zip(words, read, strict=True)) == words

    @pytest.mark.parametrize("word", [*AMBIGUOUS_WORDS, "ton", "tons", "Tons."])
    def test_a_word_with_several_meanings_is_refused(self, modules: Modules, word: str) -> None:
        """The meanings are named, and none is chosen."""
        read = modules.run("return it.readCondition(argument)", f"> 5 {word}")

        assert condition(f"> 5 {word}") is None
        assert f"“{word}” has several meanings; write " in read["fault"]

    def test_numbers_drawn_at_random(self, modules: Modules) -> None:
        """Separators are read as the grammar reads them, or refused."""
        draw = random.Random(23)  # noqa: S311  no secret
        numbers = ["".join(draw.choices("0123456789,.", k=draw.randint(1, 9))) for _ in range(3000)]
        texts = [f"> {number} km" for number in numbers if number[0].isdigit() and number[-1].isdigit()]
        read = modules.run("return argument.map(it.readCondition)", texts)
        differing = [
            (text, found, condition(text))
            for text, found in zip(texts, read, strict=True)
            if "fault" not in found and found != condition(text)
        ]

        assert differing == []


class TestFilters:
    @pytest.mark.parametrize("text", RANGES)
    def test_range_in_any_unit(self, modules: Modules, text: str) -> None:
        """The systems are those of `weaponref.find`."""
        assert selected(modules, condition=text) == {each.id for each in weaponref.find(range_max=text)}

    @pytest.mark.parametrize(
        ("name", "text"),
        [("warhead_mass", ">= 1 t"), ("length", "< 20 ft"), ("speed_max", "> Mach 5"), ("speed_max", ">= 500 mph"),
         ("caliber", "155 mm"), ("unit_cost", "> 1,000,000 USD"), ("stages", ">= 3"), ("launch_mass", "> 100,000 lb")],
    )  # fmt: skip
    def test_other_figures(self, modules: Modules, name: str, text: str) -> None:
        """Every quantity can be asked for."""
        if condition(text) is None or modules.run("return 'fault' in it.readCondition(argument)", text):
            pytest.fail(f"{text} is not read")
        assert selected(modules, property=name, condition=text) == {each.id for each in weaponref.find(**{name: text})}

    @pytest.mark.parametrize(
        "filters",
        [{"country": "KP"}, {"kind": "ballistic missile"}, {"kind": "cruise missile", "country": "RU"},
         {"operators": "RU"}, {"operators": "KP", "country": "KP"}, {"range_class": "SRBM"},
         {"range_class": "ICBM", "country": "KP"}, {"range_class": "MRBM", "range_max": ">= 1500 mi"}],
    )  # fmt: skip
    def test_country_kind_operator_and_class(self, modules: Modules, filters: dict[str, str]) -> None:
        """Together they narrow, as in `weaponref.find`."""
        words = {"operators": "operator", "range_class": "rangeClass", "range_max": "condition"}
        state = {words.get(name, name): value for name, value in filters.items()}

        assert selected(modules, **state) == {each.id for each in weaponref.find(**filters)}

    @pytest.mark.parametrize("date", ["2019-12-31", "2022-06"])
    def test_as_of_a_date(self, modules: Modules, catalog: Catalog, date: str) -> None:
        """A filter asks the claims of the date."""
        found = catalog.as_of(date).find(country="KP", range_max="> 600 km")

        assert selected(modules, country="KP", condition="> 600 km", asOf=date) == {each.id for each in found}

    def test_in_the_page(self, explorer: Explorer) -> None:
        """What is typed into the form selects the same; a condition that cannot be read says what would be right."""
        explorer.page.get_by_label("Records").first.select_option("system")
        explorer.page.get_by_label("Condition on the figure, in any unit").fill("> 600 km")
        assert set(explorer.listed()) == {each.id for each in weaponref.find(range_max="> 600 km")}

        explorer.page.get_by_label("Condition on the figure, in any unit").fill("> 600")
        assert "Add a unit" in explorer.page.locator("#condition-fault").inner_text()
        assert explorer.listed() == []


def selected(modules: Modules, **state: str) -> set[str]:
    """The ids of the systems that a state selects."""
    found = modules.run(
        "const state = { ...it.initialState(), ...argument };"
        "const { items, fault } = it.select(state, new it.Edition(catalogue, state.asOf));"
        "return { ids: items.map((item) => item.id), fault }",
        {"type": "system", **state},
    )
    assert found["fault"] == ""
    return set(found["ids"])


class TestOrder:
    def test_by_the_largest_stated_end_as_a_number(self, explorer: Explorer, catalog: Catalog) -> None:
        """10,000 km comes before 900 km, and what has no range comes last, whichever way."""
        orders = {}
        for sort in ("range_max", "-range_max"):
            explorer.open(sort=sort, type="system")
            orders[sort] = explorer.listed()
        for sort, ids in orders.items():
            highs = [figure.high for id_ in ids if isinstance(figure := catalog[id_].view("range_max"), Figure)]
            numbers = [high for high in highs if high is not None]
            assert numbers == sorted(numbers, reverse=sort.startswith("-"))
            absent = [catalog[id_].view("range_max") is None for id_ in ids]
            assert absent == sorted(absent)

    def test_open_ends_stand_beside_their_number(self, modules: Modules) -> None:
        """Over 600 km is more than 600 km, and up to 600 km is less."""
        keys = modules.run(
            """
            const property = catalogue.properties.get("range_max");
            return argument.map((value) => it.sortKey(it.viewOf(property, [{ value, text: "", deprecated: false }])));
            """,
            [
                {"low": None, "high": 600, "unit": "km", "qualifier": "up to"},
                {"low": 600, "high": 600, "unit": "km", "qualifier": None},
                {"low": 600, "high": None, "unit": "km", "qualifier": "over"},
                {"low": 400, "high": None, "unit": "mi", "qualifier": "at least"},
                {"low": None, "high": None, "unit": "ton", "qualifier": None},
            ],
        )

        assert keys[:4] == sorted(keys[:4])
        assert keys[4] is None

    def test_a_heading_sorts_and_says_so(self, explorer: Explorer) -> None:
        """The first press gives the largest first, the second the smallest."""
        heading = explorer.page.get_by_role("button", name="maximum range")
        heading.click()
        assert explorer.page.locator("th[aria-sort]").get_attribute("aria-sort") == "descending"
        heading.click()
        assert explorer.page.locator("th[aria-sort]").get_attribute("aria-sort") == "ascending"
        assert explorer.hash == "#sort=range_max"
