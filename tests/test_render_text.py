"""What a person reads: the words of figures, the tables of who says what, and the pages of systems."""

from __future__ import annotations

import pytest

import weaponref
from making import claim, family, figure, name, ranges, relation, source, system
from weaponref.comparison import Cell, compare
from weaponref.dates import PartialDate
from weaponref.interval import Interval
from weaponref.model import Transfer
from weaponref.render.cards import record_page
from weaponref.render.claimlines import References, claim_table, source_list
from weaponref.render.layout import cell_width, to_plain
from weaponref.render.sidebyside import value_lines
from weaponref.render.text import comparison_text, record_text
from weaponref.render.words import (
    claim_value,
    listed,
    measure,
    number,
    one_statement,
    open_ends,
    other_name,
    ranked,
    source_title,
    spread,
)


class TestWords:
    @pytest.mark.parametrize(
        ("value", "digits", "words"),
        [
            (28600, 10, "28,600"),
            (358.5, 10, "358.5"),
            (0.85, 10, "0.85"),
            (28600.000000000004, 10, "28,600"),
            (559.2340730136, 2, "560"),
            (559.2340730136, 3, "559"),
            (63052.17, 3, "63,100"),
            (2.7887, 3, "2.79"),
            (0, 3, "0"),
            (279.61703650680003, 10, "279.6170365"),
            (12_000_000_000, 10, "12,000,000,000"),
            (12_345_678, 3, "12,300,000"),
        ],
    )
    def test_numbers(self, value: float, digits: int, words: str) -> None:
        """Stated numbers are shown as they are, converted ones to the digits asked for."""
        assert number(value, digits=digits) == words

    @pytest.mark.parametrize(
        ("values", "unit", "words"),
        [
            (("900 km",), "mi", "560 mi"),
            (("901 km",), "mi", "560 mi"),
            (("905 km", "100 km"), "mi", "62–562 mi"),
            (("900 km", "1,234.5 km"), "mi", "560–767 mi"),
            (("7.5 m", "11.45 m"), "ft", "25–37.6 ft"),
        ],
    )
    def test_a_conversion_has_no_more_digits_than_its_source(
        self, values: tuple[str, ...], unit: str, words: str
    ) -> None:
        """Two at least and three at most, end by end: the rule of news style."""
        assert spread(ranges(*values).to(unit)) == words

    def test_an_end_that_a_source_states_is_shown_as_it_states_it(self) -> None:
        """Whatever the other end is, and however many sources there are."""
        assert spread(ranges("900 km", "1,250.5 mi").to("mi")) == "560–1,250.5 mi"
        assert spread(ranges("900 km", "903 km", "1,250.5 mi").to("mi")) == "560–1,250.5 mi"

    @pytest.mark.parametrize(
        ("interval", "words"),
        [
            (Interval(450, 690, "km"), "450–690 km"),
            (Interval(900, 900, "km", "about"), "about 900 km"),
            (Interval(5, 6, "mach"), "Mach 5–6"),
            (Interval(4, 4, "count"), "4"),
            (Interval(None, 1_500_000, "USD", "up to"), "up to 1.5 million USD"),
            (Interval(20_000, 20_000, "USD"), "20,000 USD"),
        ],
    )
    def test_measures(self, interval: Interval, words: str) -> None:
        """Units as a reader expects them: Mach before the number, no unit for counts, millions in words."""
        assert measure(interval) == words

    @pytest.mark.parametrize(
        ("values", "words", "others"),
        [
            (("about 900 km",), "about 900 km", ()),
            (("410 km", "about 900 km", "500 km"), "410–900 km", ()),
            (("up to 500 km", "up to 700 km"), "up to 500–700 km", ()),
            (("over 500 km", "at least 700 km"), "at least 500–700 km", ("over",)),
            (("over 500 km", "over 700 km"), "over 500–700 km", ()),
            (("350-400 km", "at least 300 km", "up to 500 km"), "300–500 km", ("at least", "up to")),
            (("550 mi",), "890 km", ()),
            (("550 mi", "900 km"), "890–900 km", ()),
            (("110 cm",), "0.0011 km", ()),
            (("500 km", "500 km"), "500 km", ()),
        ],
    )
    def test_spread(self, values: tuple[str, ...], words: str, others: tuple[str, ...]) -> None:
        """One statement is shown as it is; several from the lowest to the highest end, with open ends named."""
        assert spread(ranges(*values)) == words
        assert open_ends(ranges(*values)) == others

    def test_spread_of_nothing(self) -> None:
        """A figure whose claims do not convert has no spread."""
        assert spread(figure(claim("2 ton", "payload_mass", ton="unstated"))) is None

    def test_claim_values(self) -> None:
        """A claim is shown as written, with a conversion where the table has another unit."""
        assert claim_value(claim("about 550 mi")) == ("about 550 mi", "890 km")
        assert claim_value(claim("up to 1.5 t", "payload_mass")) == ("up to 1.5 t", "1,500 kg")
        assert claim_value(claim("900 km"), "imperial") == ("900 km", "560 mi")
        assert claim_value(claim("550 mi"), "as-stated") == ("550 mi", "")
        assert claim_value(claim("900 km")) == ("900 km", "")
        assert claim_value(claim("Mach 5", "speed_max")) == ("Mach 5", "")
        assert claim_value(claim("KP RU", "operators")) == ("North Korea, Russia", "")

    def test_claims_are_read_from_the_smallest_value(self) -> None:
        """Repeats of one statement stay together, and deprecated claims come last."""
        claims = [
            claim("900 km", by="a"),
            claim("100 km", by="b", deprecated=True),
            claim("885 km", by=source("c", "2024-01-05"), origin="speech"),
            claim("550 mi", by=source("d", "2024-01-04"), origin="speech"),
            claim("400 km", by="e"),
        ]

        assert [each.source.id for each in ranked(claims)] == ["e", "d", "c", "a", "b"]

    def test_sources_in_words(self) -> None:
        """A source without a title is described, one without a date is said to have none, a weak copy is marked."""
        assert source_title(source(issued="2020-05")) == "The Gazette, 2020-05: A missile"
        assert source_title(source(title=None, note="On a parade.")) == "The Gazette, n.d.: [On a parade]"
        assert source_title(source(title=None)) == "The Gazette, n.d.: [title not recorded]"
        assert source_title(source(reliability="low")).endswith("(a copy of low reliability)")

    def test_lists(self) -> None:
        """Lists read as in a sentence."""
        assert [listed(list("ABC"[:count])) for count in range(4)] == ["", "A", "A and B", "A, B and C"]

    def test_the_other_name(self) -> None:
        """The name beside the name is an undisputed designation in Latin letters."""
        names = (
            name("X 1", scheme="us-dod"),
            name("북극성", scheme="dprk"),
            name("Songun", scheme="dprk", disputed=True),
            name("Pukguksong", scheme="native"),
            name("Press name"),
        )

        assert other_name(system(names=names)) == "Pukguksong"
        assert other_name(system()) == ""

    def test_dates_stand_in_their_order(self) -> None:
        """Whichever comes first in the data; a year that holds a month begins before it."""
        stated = [claim(PartialDate(day), "first_seen", by=day) for day in ("2018-02", "2017-04", "2017")]
        cell = Cell("x-1", "first_seen", system(*stated).view("first_seen"))

        assert [line[0].text for line in value_lines(cell)] == ["2017", "2017-04", "2018-02"]

    def test_one_statement(self) -> None:
        """A record that rests on one statement is told from one that rests on several."""
        first, second = claim("1 t", "payload_mass", by="a", origin="o"), claim("500 km", by="b", origin="o")

        assert one_statement(system(first, second)) == first
        assert one_statement(system(first, second, claim("700 km", by="c"))) is None
        assert one_statement(system(first, claim("700 km", by="c", deprecated=True))) == first
        assert one_statement(system()) is None


class TestClaimTable:
    def page(self, *claims: weaponref.Claim, width: int = 120) -> str:
        references = References()
        table = claim_table([("X-1", claims)], references, "metric")
        return to_plain([table, *source_list(references)], width)

    def test_a_line_has_all_that_a_reader_needs(self) -> None:
        """Value, converted value, speaker, basis, date and publisher, with the number of the source."""
        where = source("a", "2019-06-07", url="https://example.org/a")
        text = self.page(
            claim("about 550 mi", by=where, attributed_to="J. Doe", basis="analyst_estimate", as_of="2019-05")
        )

        line = next(each for each in text.splitlines() if "550" in each)
        assert " ".join(line.split()) == "about 550 mi (890 km) J. Doe analyst estimate 2019-05 The Gazette [1]"
        assert "[1] The Gazette, 2019-06-07: A missile\n    https://example.org/a\n" in text

    def test_a_publisher_that_speaks_is_named_once(self) -> None:
        """Where nobody is quoted, the publisher says it."""
        line = next(each for each in self.page(claim("500 km")).splitlines() if "500" in each)

        assert " ".join(line.split()) == "500 km The Gazette press report n.d. [1]"

    def test_repeats_are_told_from_new_statements(self) -> None:
        """A second outlet of one statement says that it is the same; the speaker is named once."""
        text = self.page(
            claim("900 km", by="a", origin="speech", attributed_to="J. Doe", condition="type not named"),
            claim("885 km", by="b", origin="speech", attributed_to="J. Doe", condition="type not named"),
        )

        assert text.count("J. Doe") == 1
        assert text.count("= the same statement") == 1
        assert text.count("(type not named)") == 1

    def test_a_statement_under_two_systems_is_pointed_out(self) -> None:
        """The same statement under another heading keeps its speaker and says where it stands as well."""
        one = claim("900 km", by="a", origin="speech", attributed_to="J. Doe")
        table = claim_table([("X-1", [one]), ("Y-2", [one])], References(), "metric")

        text = to_plain([table], 120)

        assert text.count("J. Doe") == 2
        assert text.count("(one statement with that under X-1)") == 1

    def test_limits_are_shown(self) -> None:
        """Conditions, notes, unexplained tons and the reasons of deprecated claims stand below the claim."""
        text = self.page(
            claim("500 km", condition="with 500 kg", note="As printed."),
            claim("600 km", by="b", deprecated=True, note="A misprint."),
            claim("2 ton", "payload_mass", by="c", ton="unstated"),
        )

        for words in ("(with 500 kg)", "note: As printed.", "set aside: A misprint.", "does not say which ton"):
            assert words in text

    def test_a_deprecated_claim_does_not_stand_for_its_statement(self) -> None:
        """The live repeat of a statement that is deprecated elsewhere is told in full."""
        gone = claim("900 km", by="a", origin="speech", attributed_to="J. Doe", deprecated=True)
        live = claim("900 km", by="b", origin="speech", attributed_to="J. Doe")

        text = to_plain([claim_table([("X-1", [gone]), ("Y-2", [live])], References(), "metric")], 120)

        assert text.count("J. Doe") == 2
        assert "same statement" not in text


class TestComparisonText:
    def test_a_cell(self) -> None:
        """A cell has the spread, the mark of disagreement, claims and origins, open ends, and the ratio."""
        first = system(claim("500 km", by="a"), claim("up to 800 km", by="b"), id="a", name="A")
        second = system(claim("400 km", by="c"), id="b", name="B")

        text = comparison_text(compare([first, second]), 120, claims="none")
        row = text.split("maximum range")[1]

        assert "500–800 km ≠" not in row  # "up to 800" leaves room for 500
        assert "500–800 km" in row
        assert '2 claims, 2 origins, some "up to"' in row
        assert "1 claim, ×0.50" in row

    def test_disagreement_is_marked(self) -> None:
        """A spread whose ends exclude each other bears a mark, and the mark is explained."""
        text = comparison_text(compare([system(claim("500 km", by="a"), claim("800 km", by="b"))]), 120)

        assert "500–800 km ≠" in text
        assert "≠ sources disagree" in text

    def test_what_to_know(self) -> None:
        """Notes, single statements, relations and families are told in sentences, with references."""
        first = system(claim("500 km"), id="a", name="A", family="xs", note="A note.")
        second = system(
            claim("400 km", by="c"), claim("1 t", "payload_mass", by="d"), id="b", name="B",
            relations=(relation("a", type="often_confused_with"),),
        )  # fmt: skip
        text = comparison_text(compare([first, second, family(claim("600 km", by="e"))]), 200)

        assert "- A: A note. Everything published here rests on one statement, by The Gazette, undated [1]." in text
        assert "- B is often confused with A [1]." in text
        assert "- A belongs to the The X missiles family" in text

    def test_which_claims_are_listed(self) -> None:
        """Range, payload and warhead by default; every property or none when asked."""
        comparison = compare([system(claim("500 km"), claim("8 m", "length", by="b"))])

        assert "Who says what: maximum range" in comparison_text(comparison)
        assert "Who says what: length" not in comparison_text(comparison)
        assert "Who says what: length" in comparison_text(comparison, claims="all")
        assert "Who says what" not in comparison_text(comparison, claims="none")
        assert "Sources" not in comparison_text(comparison, sources=False)

    def test_without_a_range_the_first_properties_are_listed(self) -> None:
        """A gun has no range here, but something to say."""
        text = comparison_text(compare([system(claim("155 mm", "caliber"))]))

        assert "Who says what: cal" in text

    @pytest.mark.parametrize("width", [60, 80, 100, 120, 200])
    @pytest.mark.parametrize("units", ["metric", "imperial", "as-stated"])
    def test_real_systems_fit(self, width: int, units: weaponref.comparison.UnitSystem) -> None:
        """No line is wider than asked for, but for addresses; none ends in spaces."""
        names = ("KN-23", "KN-23A", "KN-24", "KN-25", "Hwasong-11", "Kinzhal", "Shahed-136")
        lines = weaponref.compare(*names, units=units).to_text(width, claims="all").splitlines()

        assert [line for line in lines if cell_width(line) > width and "://" not in line] == []
        assert [line for line in lines if line != line.rstrip()] == []

    def test_at_the_usual_width_five_systems_stand_side_by_side(self) -> None:
        """Eighty columns are enough for the example of the README."""
        text = weaponref.compare("KN-23", "KN-23A", "KN-24", "KN-25", "Hwasong-11").to_text(80, claims="none")

        assert any(line.split() == ["KN-23", "KN-23A", "KN-24", "KN-25", "Hwasong-11"] for line in text.splitlines())

    def test_too_many_systems_are_split_evenly(self) -> None:
        """Where the width does not do, the table is continued below with the other systems."""
        names = [f"System-{letter}" for letter in "ABCDEF"]
        systems = [system(claim("500 km", by=each), id=each.lower(), name=each) for each in names]

        text = compare(systems).to_text(50, claims="none")

        headers = [line.split() for line in text.splitlines() if line.startswith(" ") and "System-" in line]
        assert headers == [names[:3], names[3:]]


class TestCard:
    def test_what_it_is(self) -> None:
        """The first lines say what the record is, under which names it goes, and what to know."""
        record = system(
            claim("500 km"), note="A note.", family="xs",
            names=(name("X-1"), name("엑스-1", scheme="native"), name("Y-1", disputed=True)),
        )  # fmt: skip
        text = to_plain(record_page(record, name_of={"xs": "The X"}.__getitem__), 120)

        assert "ballistic missile, North Korea, The X family, id x-1" in text
        assert "A note." in text
        assert "엑스-1" in text
        assert "Y-1 (disputed)" in text

    def test_a_record_without_claims(self) -> None:
        """Silence is said."""
        assert "No figures are published here about it." in record_text(system())

    def test_what_follows_is_shown_with_its_claims(self) -> None:
        """A range class and the MTCR label name the claims behind them and say what they are."""
        where = source("both")
        record = system(
            claim("500 km", by=where),
            claim("600 kg", "payload_mass", by=where),
            claim("1,200 km", by="c"),
            kind="ballistic missile",
        )
        text = record_text(record, 200)

        assert "SRBM, by 1 claim [1]; MRBM, by 1 claim [2]." in text
        assert "500 km with 600 kg (category I) [1]" in text
        assert "not legal advice" in text

    def test_relations_lead_to_their_sources(self) -> None:
        """Relations of one type stand in one sentence; an outside target keeps its printed name."""
        record = system(relations=(relation("y-2"), relation("RQ-4", external=True)))

        assert "X-1 is said to look like y-2 [1] and RQ-4 [1]." in record_text(record, 120)

    def test_a_family_and_a_transfer(self) -> None:
        """A family lists its members; a transfer says from where to where."""
        group = family(members=(system(id="a", name="A"), system(id="b", name="B")))
        moved = Transfer(id="t", name="A to Russia", supplier="KP", recipients=("RU",), systems=("a",))

        assert "Members: A and B." in record_text(group)
        assert "from North Korea to Russia" in record_text(moved)

    def test_a_date_that_cuts_is_told(self) -> None:
        """What was left out for having no date is counted."""
        assert "1 undated claim left out" in record_text(system(claim("500 km")).as_of("2020"), 120)

    def test_units(self) -> None:
        """Figures are shown in the units asked for; claims keep their own."""
        text = to_plain(record_page(system(claim("900 km", as_of="2019")), units="imperial"), 120)

        assert "560 mi" in text
        assert "900 km (560 mi)" in text

    @pytest.mark.parametrize("id_", ["kn-23", "hwasong-11", "kinzhal", "koksan", "geran-2"])
    @pytest.mark.parametrize("width", [60, 100])
    def test_real_records_fit(self, id_: str, width: int) -> None:
        """No line is wider than asked for, but for addresses."""
        lines = record_text(weaponref.catalog()[id_], width, claims="all").splitlines()

        assert [line for line in lines if cell_width(line) > width and "://" not in line] == []


def test_every_record_can_be_shown() -> None:
    """Whatever the data hold, a page can be made of it, with every source and every claim's value on it."""
    catalog = weaponref.catalog()
    for record in (*catalog.values(), *catalog.transfers.values()):
        page = record_text(record, 400, claims="all")

        assert record.name in page
        for where in record.sources:
            assert (where.url or where.publisher) in page


def test_dates_of_decades_are_readable() -> None:
    """A decade is shown as a decade."""
    assert "1970s" in record_text(system(claim("1970s", "in_service", as_of="1980")))
    assert PartialDate("1970s").year == 1970
