"""Figures, statements, policies, what is derived, and looking back in time: views that lead to claims."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import attrs
import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from making import claim, copies, family, figure, name, pickled, ranges, relation, source, statements, system
from record_strategies import claims, days, intervals
from weaponref.classify import MTCR_SOURCE, RANGE_SCHEMES
from weaponref.errors import AmbiguousUnitError, DimensionError, UnknownUnitError
from weaponref.interval import Interval
from weaponref.model import Claim, Figure, Name, Relation, Statements
from weaponref.model.choices import POLICIES
from weaponref.units import dimension
from weaponref.vocabulary import BASES, PROPERTIES


if TYPE_CHECKING:
    from weaponref.dates import PartialDate
    from weaponref.model import Record


def several(of: st.SearchStrategy[Claim]) -> st.SearchStrategy[list[Claim]]:
    return st.lists(of, min_size=1, max_size=5, unique_by=lambda each: each.id)


RANGE_CLAIMS = several(claims(st.just("range_max")))
SPEED_CLAIMS = several(claims(st.just("speed_max")))
COST_CLAIMS = several(claims(st.just("unit_cost")))
ANY_CLAIMS = several(claims())


class TestHull:
    def test_it_runs_from_the_smallest_to_the_largest_stated_end(self) -> None:
        found = ranges("450–690 km", "410 km", "about 600 km")

        assert (found.low, found.high, found.unit) == (410, 690, "km")
        assert found.hull == Interval(410, 690, "km")
        assert (found.open_low, found.open_high) == (False, False)

    def test_open_ends_are_skipped_and_flagged(self) -> None:
        found = ranges("up to 500 km", "at least 600 km")

        assert (found.low, found.high) == (500, 600)
        assert (found.open_low, found.open_high) == (True, True)

    def test_a_single_open_claim_has_its_one_end_on_both_sides_and_the_flag(self) -> None:
        found = ranges("up to 500 km")

        assert (found.low, found.high, found.open_low, found.open_high) == (500, 500, True, False)

    def test_deprecated_claims_are_out(self) -> None:
        found = figure(claim("410 km"), claim("900 km", deprecated=True))

        assert found.high == 410
        assert [each.value for each in found.outside_hull] == [Interval(900, 900, "km")]
        assert len(found.claims) == 2

    def test_claims_of_low_reliability_are_in(self) -> None:
        found = figure(claim("410 km"), claim("900 km", by=source("forum", reliability="low")))

        assert found.high == 900
        assert found.in_hull[1].source.reliability == "low"

    def test_units_of_one_dimension_meet_in_the_unit_of_the_property(self) -> None:
        found = ranges("300 mi", "500000 m")

        assert found.unit == "km"
        assert found.low == pytest.approx(482.8032, rel=1e-12)
        assert found.high == 500

    def test_without_a_live_claim_there_is_none(self) -> None:
        found = figure(claim("410 km", deprecated=True))

        assert (found.hull, found.low, found.high) == (None, None, None)
        assert (found.open_low, found.open_high, found.disagrees, found.origins) == (False, False, False, ())
        assert "not comparable" in str(found)

    @given(RANGE_CLAIMS)
    def test_every_live_end_is_in_it_and_its_ends_are_stated(self, stated: list[Claim]) -> None:
        found = figure(*stated)
        live = [each.value.to("km") for each in stated if not each.deprecated and isinstance(each.value, Interval)]
        ends = [end for value in live for end in value.ends]

        assert (found.low, found.high) == (min(ends, default=None), max(ends, default=None))
        assert found.open_low is any(value.low is None for value in live)
        assert found.open_high is any(value.high is None for value in live)

    @given(RANGE_CLAIMS | SPEED_CLAIMS | COST_CLAIMS, st.randoms(use_true_random=False))
    def test_the_order_of_the_claims_changes_nothing_that_is_shown(self, stated: list[Claim], random: Random) -> None:
        shuffled = random.sample(stated, len(stated))
        one, other = figure(*stated), figure(*shuffled)

        assert (one.unit, one.hull, one.open_low, one.open_high) == (
            other.unit,
            other.hull,
            other.open_low,
            other.open_high,
        )
        assert set(one.origins) == set(other.origins)
        assert one.disagrees is other.disagrees
        assert str(one) == str(other)

    @given(RANGE_CLAIMS | SPEED_CLAIMS | COST_CLAIMS)
    def test_every_claim_is_either_in_it_or_shown_outside(self, stated: list[Claim]) -> None:
        found = figure(*stated)

        assert sorted(map(id, (*found.in_hull, *found.outside_hull))) == sorted(map(id, stated))


class TestMachAndTons:
    def test_mach_stands_beside_a_speed_and_is_never_converted(self) -> None:
        found = figure(claim("Mach 5", "speed_max", by="a"), claim("2000 km/h", "speed_max", by="b"))

        assert (found.unit, found.low, found.high) == ("km/h", 2000, 2000)
        assert [str(each.value) for each in found.outside_hull] == ["Mach 5"]
        assert not found.disagrees
        with pytest.raises(DimensionError):
            found.to("mach")

    def test_a_speed_that_is_only_published_in_mach_is_shown_in_mach(self) -> None:
        found = figure(claim("Mach 5", "speed_max", by="a"), claim("Mach 6", "speed_max", by="b"))

        assert (found.unit, found.low, found.high) == ("mach", 5, 6)
        with pytest.raises(DimensionError):
            found.to("km/h")

    def test_a_ton_that_nobody_explains_is_shown_and_out_of_the_hull(self) -> None:
        unstated = claim("2 tons", "launch_mass", by="a", ton="unstated")
        found = figure(unstated, claim("1500 kg", "launch_mass", by="b"))

        assert (found.low, found.high) == (1500, 1500)
        assert found.outside_hull == (unstated,)
        assert found.claims[0] is unstated
        assert not found.disagrees
        assert len(found.origins) == 2

    def test_such_a_ton_alone_makes_no_hull_and_can_still_be_chosen(self) -> None:
        unstated = claim("2 tons", "launch_mass", ton="unstated")
        found = figure(unstated)

        assert found.hull is None
        assert found.best("newest").claim is unstated
        assert found.best("newest").interval.unit == "ton"

    @pytest.mark.parametrize("unit", ["kg", "t", "lb", "short ton"])
    def test_such_a_ton_never_converts(self, unit: str) -> None:
        found = figure(claim("2 tons", "launch_mass", ton="unstated")).to(unit)

        assert found.hull is None
        with pytest.raises(AmbiguousUnitError):
            claim("2 tons", "launch_mass", ton="unstated").value.to(unit)  # type: ignore[union-attr]

    @pytest.mark.parametrize(("ton", "kilograms"), [("short", 1814.36948), ("long", 2032.0938176), ("metric", 2000)])
    def test_a_ton_that_the_source_explains_converts(self, ton: str, kilograms: float) -> None:
        assert figure(claim("2 tons", "launch_mass", ton=ton)).high == pytest.approx(kilograms, rel=1e-12)

    def test_currencies_are_never_mixed(self) -> None:
        found = figure(claim("5000 EUR", "unit_cost", by="a"), claim("6000 USD", "unit_cost", by="b"))

        assert (found.unit, found.low, found.high) == ("USD", 6000, 6000)
        assert len(found.outside_hull) == 1

    def test_of_foreign_currencies_the_one_that_most_claims_state_is_shown(self) -> None:
        stated = [claim(f"{amount} RUB", "unit_cost", by=amount) for amount in ("500000", "600000")]
        other = claim("9000 EUR", "unit_cost", by="c")

        assert figure(other, *stated).unit == figure(*stated, other).unit == "RUB"


class TestConversion:
    def test_it_keeps_the_claims(self) -> None:
        found = ranges("450–690 km", "up to 300 mi")

        assert found.to("mi").claims is found.claims
        assert found.to("miles").unit == "mi"

    def test_it_goes_from_what_the_source_states_and_not_by_way_of_another_unit(self) -> None:
        """550 miles are 550 miles, however often the figure was shown in something else."""
        assert ranges("550 mi").to("ft").to("km").to("mi").hull == Interval(550, 550, "mi")

    @given(RANGE_CLAIMS, st.sampled_from(["mi", "nmi", "m", "ft", "yd"]))
    def test_there_and_back_is_the_same_figure(self, stated: list[Claim], unit: str) -> None:
        found = figure(*stated)

        assert found.to(unit).to("km") == found
        assert found.to(unit).origins == found.origins
        assert found.to(unit).disagrees is found.disagrees

    @pytest.mark.parametrize(
        ("unit", "error"), [("kg", DimensionError), ("parsecs", UnknownUnitError), ("nm", AmbiguousUnitError)]
    )
    def test_another_dimension_or_no_unit_is_refused(self, unit: str, error: type[Exception]) -> None:
        with pytest.raises(error):
            ranges("900 km").to(unit)

    def test_a_figure_without_a_hull_refuses_them_too(self) -> None:
        with pytest.raises(DimensionError):
            figure(claim("900 km", deprecated=True)).to("kg")


class TestOrigins:
    def test_repeats_of_one_statement_count_once(self) -> None:
        found = figure(
            claim("900 km", by="a", origin="kirby"), claim("900 km", by="b", origin="kirby"), claim("900 km", by="c")
        )

        assert found.origins == ("kirby", found.claims[2].id)
        assert "3 claims, 2 origins" in str(found)

    def test_equal_text_is_no_proof_of_one_origin(self) -> None:
        assert len(ranges("900 km", "900 km").origins) == 2

    def test_what_is_deprecated_counts_for_nothing(self) -> None:
        found = figure(claim("900 km", by="a", origin="one"), claim("800 km", by="b", origin="two", deprecated=True))

        assert found.origins == ("one",)

    def test_sources_are_listed_once_each_those_of_deprecated_claims_too(self) -> None:
        found = figure(claim("900 km", by="a"), claim("800 km", by="a"), claim("700 km", by="b", deprecated=True))

        assert [each.id for each in found.sources] == ["a", "b"]

    @given(RANGE_CLAIMS)
    def test_there_are_never_more_origins_than_live_claims(self, stated: list[Claim]) -> None:
        live = [each for each in stated if not each.deprecated]
        alone = [each for each in live if each.origin is None]
        found = figure(*stated)

        assert len(found.origins) == len(alone) + len({each.origin for each in live if each.origin})


class TestDisagreement:
    @pytest.mark.parametrize(
        ("one", "other", "expected"),
        [
            ("900 km", "900 km", False),
            ("900 km", "901 km", True),
            ("900 km", "900000 m", False),
            ("900 km", "550 mi", False),
            ("900 km", "500 mi", True),
            ("885 km", "550 mi", False),
            ("450–690 km", "600 km", False),
            ("450–690 km", "700 km", True),
            ("450–690 km", "690–900 km", False),
            ("up to 600 km", "450 km", False),
            ("up to 600 km", "690 km", True),
            ("at least 600 km", "690 km", False),
            ("at least 600 km", "450 km", True),
            ("up to 600 km", "at least 700 km", True),
            ("about 600 km", "600 km", False),
            ("about 600 km", "610 km", True),
        ],
    )
    def test_two_ranges(self, one: str, other: str, expected: bool) -> None:
        assert ranges(one, other).disagrees is expected
        assert ranges(other, one).disagrees is expected

    def test_an_upper_bound_disagrees_with_what_is_above_it_in_another_unit(self) -> None:
        found = figure(claim("up to 500 kg", "payload_mass", by="a"), claim("1 t", "payload_mass", by="b"))

        assert found.disagrees

    def test_deprecated_claims_have_no_say(self) -> None:
        assert not figure(claim("900 km"), claim("400 km", deprecated=True)).disagrees

    @given(claims(st.just("range_max")))
    def test_one_claim_agrees_with_itself(self, stated: Claim) -> None:
        assert not figure(stated, evolve(stated, id="again")).disagrees


def policy_claims() -> tuple[Claim, ...]:
    """One claim for each basis, the weakest said last."""
    return tuple(
        claim(f"{100 * place} km", by=basis, basis=basis, as_of=f"20{10 + place}")
        for place, basis in enumerate(BASES, start=1)
    )


class TestOfficialFirst:
    def test_it_ranks_by_basis_and_the_observed_test_comes_last(self) -> None:
        waiting = list(policy_claims())
        Random(1).shuffle(waiting)  # noqa: S311  no secret

        chosen = []
        while waiting:
            best = figure(*waiting).best("official_first")
            chosen.append(best.claim.basis)
            waiting.remove(best.claim)

        assert chosen == [*BASES]
        assert chosen[-1] == "observed_test"

    def test_ties_go_to_the_newest(self) -> None:
        older, newer = claim("1 km", by="a", as_of="2020-01"), claim("2 km", by="b", as_of="2021")

        assert figure(older, newer).best("official_first").claim is newer
        assert figure(newer, older).best("official_first").claim is newer

    def test_an_undated_claim_loses_a_tie_and_wins_by_a_stronger_basis(self) -> None:
        undated, dated = claim("1 km", by="a"), claim("2 km", by="b", as_of="1990")
        official = claim("3 km", by="c", basis="official_assessment")

        assert figure(undated, dated).best("official_first").claim is dated
        assert figure(undated, dated, official).best("official_first").claim is official


class TestNewest:
    def test_it_goes_by_as_of_then_by_the_date_of_the_source(self) -> None:
        printed_late = claim("1 km", by=source("a", issued="2024-01-01"), as_of="2019")
        said_late = claim("2 km", by=source("b", issued="2023-01-01"))

        assert figure(printed_late, said_late).best("newest").claim is said_late

    def test_a_partial_date_counts_at_its_last_day(self) -> None:
        day, year, decade = claim("1 km", as_of="2019-11-30"), claim("2 km", as_of="2019"), claim("3 km", as_of="2010s")

        assert figure(day, year).best("newest").claim is year
        assert figure(decade, day, year).best("newest").claim in (year, decade)

    def test_undated_claims_come_last(self) -> None:
        undated, old = claim("1 km", by="a"), claim("2 km", by="b", as_of="1950")

        assert figure(undated, old).best("newest").claim is old
        assert figure(undated).best("newest").claim is undated


class TestMedian:
    @pytest.mark.parametrize(
        ("values", "chosen"),
        [
            (["100 km"], "100 km"),
            (["100 km", "300 km", "200 km"], "200 km"),
            (["100 km", "400 km", "300 km", "200 km"], "200 km"),
            (["100–900 km", "200 km", "300 km"], "300 km"),
            (["up to 100 km", "at least 200 km", "300 km"], "at least 200 km"),
            (["100 mi", "100 km", "100 nmi"], "100 mi"),
        ],
    )
    def test_it_is_the_claim_at_the_lower_median_of_the_upper_ends(self, values: list[str], chosen: str) -> None:
        best = ranges(*values).best("median")

        assert best.claim.value == claim(chosen).value
        assert best.policy == "median"

    def test_it_needs_quantities(self) -> None:
        with pytest.raises(ValueError, match="median"):
            statements(claim("deployed", "status")).best("median")


class TestPolicies:
    def test_a_function_chooses_among_the_live_claims(self) -> None:
        found = figure(claim("1 km", by="a"), claim("2 km", by="b"), claim("3 km", by="c", deprecated=True))
        seen: list[Claim] = []

        def second(given: tuple[Claim, ...]) -> Claim:
            seen.extend(given)
            return given[1]

        best = found.best(second)

        assert best.claim is found.claims[1]
        assert best.policy == "second"
        assert seen == list(found.claims[:2])

    def test_what_a_function_makes_up_is_no_claim(self) -> None:
        with pytest.raises(ValueError, match="one of the claims it was given"):
            ranges("1 km").best(lambda _: claim("2 km", by="made-up"))

    def test_an_unknown_policy_is_refused_and_the_known_ones_are_named(self) -> None:
        with pytest.raises(ValueError, match=r"'latest'.*official_first, newest, median"):
            ranges("1 km").best("latest")  # type: ignore[arg-type]
        with pytest.raises(ValueError, match="'latest'"):
            statements(claim("deployed", "status")).best("latest")  # type: ignore[arg-type]

    def test_there_is_no_default(self) -> None:
        with pytest.raises(TypeError):
            ranges("1 km").best()  # type: ignore[call-arg]

    @pytest.mark.parametrize("policy", POLICIES)
    def test_where_every_claim_is_deprecated_there_is_nothing_to_choose(self, policy: str) -> None:
        with pytest.raises(ValueError, match="deprecated"):
            figure(claim("1 km", deprecated=True)).best(policy)  # type: ignore[arg-type]

    @given(RANGE_CLAIMS, st.sampled_from(sorted(POLICIES)))
    def test_what_is_chosen_is_a_live_claim_in_the_unit_of_the_figure(self, stated: list[Claim], policy: str) -> None:
        found = figure(*stated).to("mi")
        if not found.in_hull:
            return
        best = found.best(policy)  # type: ignore[arg-type]

        assert any(best.claim is each for each in stated)
        assert not best.claim.deprecated
        assert isinstance(best.claim.value, Interval)
        assert best.interval == best.claim.value.to("mi")
        assert best.policy == policy

    @given(st.lists(claims(st.just("status")), min_size=1, max_size=4), st.sampled_from(["newest", "official_first"]))
    def test_a_statement_is_chosen_the_same_way(self, stated: list[Claim], policy: str) -> None:
        if all(each.deprecated for each in stated):
            return
        best = statements(*stated).best(policy)  # type: ignore[arg-type]

        assert any(best.claim is each for each in stated)
        assert (best.value, best.policy) == (best.claim.value, policy)


class TestStatements:
    def test_different_values_are_listed_once_in_the_order_of_the_data(self) -> None:
        found = statements(*(claim(text, "status", by=text) for text in ("deployed", "tested", "deployed")))

        assert found.values == ("deployed", "tested")
        assert found.disagrees
        assert str(found) == "deployed; tested"

    def test_deprecated_claims_are_kept_and_not_listed(self) -> None:
        found = statements(claim("deployed", "status"), claim("tested", "status", deprecated=True))

        assert (found.values, len(found.claims), found.disagrees) == (("deployed",), 2, False)

    def test_lists_and_dates_are_shown_as_a_person_would_write_them(self) -> None:
        assert str(statements(claim("KP RU", "operators"))) == "KP, RU"
        assert str(statements(claim("2019-05", "first_seen"))) == "2019-05"


class TestRecord:
    def test_what_is_not_published_is_none(self) -> None:
        bare = system()

        assert all(getattr(bare, prop) is None for prop in PROPERTIES)
        assert bare.stated == {}
        assert bare.sources == ()

    @given(ANY_CLAIMS)
    def test_its_attributes_show_its_claims_and_no_others(self, stated: list[Claim]) -> None:
        record = system(*stated)
        shown = [each for view in record.stated.values() for each in view.claims]

        assert list(record.stated) == [prop for prop in PROPERTIES if prop in {each.property for each in stated}]
        assert sorted(map(id, shown)) == sorted(map(id, stated))
        for prop, view in record.stated.items():
            assert view == getattr(record, prop) == record.view(prop)
            assert isinstance(view, Figure if PROPERTIES[prop].type == "quantity" else Statements)

    def test_an_unknown_property_is_refused_and_the_nearest_named(self) -> None:
        with pytest.raises(ValueError, match="warhead_mass"):
            system().view("warhead_mas")

    def test_its_sources_are_those_of_claims_names_and_relations(self) -> None:
        record = system(
            claim("1 km", by="a"),
            claim("2 km", by="a"),
            names=(name("X", source=source("b")),),
            relations=(relation("y-1", source=source("c")),),
        )

        assert [each.id for each in record.sources] == ["a", "b", "c"]

    def test_it_reads_well(self) -> None:
        assert str(system()) == "X-1"
        assert repr(system(claim("1 km"))) == "<System x-1: X-1, ballistic missile, KP, 1 claim>"
        assert repr(family(members=(system(),))) == "<Family xs: The X missiles, 1 members, 0 claims>"
        assert repr(ranges("1 km", "2 km")) == "<Figure x-1 range_max: 1–2 km (2 claims, 2 origins)>"
        assert str(ranges("over 1 km", "at least 2 km")) == "at least 1–2 km (2 claims, 2 origins)"
        assert str(ranges("up to 1 km")) == "up to 1 km (1 claim, 1 origin)"


class TestValues:
    """Records and their parts are values: frozen, hashable, equal by content, and they survive copying."""

    @given(claims())
    @settings(max_examples=50)
    def test_claims(self, stated: Claim) -> None:
        self.check(stated)
        assert stated != evolve(stated, basis="other")

    @given(ANY_CLAIMS)
    @settings(max_examples=30)
    def test_records_and_views(self, stated: list[Claim]) -> None:
        record = system(*stated, names=(name("X"),), relations=(relation("y-1"),))
        self.check(record)
        self.check(family(members=(record,)))
        for view in record.stated.values():
            self.check(view)
        self.check(record.range_class())
        self.check(record.mtcr)

    @staticmethod
    def check(thing: object) -> None:
        for other in copies(thing):
            assert other == thing
            assert hash(other) == hash(thing)
            assert repr(other) == repr(thing)
        field = attrs.fields(type(thing))[0].name  # type: ignore[arg-type]
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            setattr(thing, field, "other")
        with pytest.raises((attrs.exceptions.FrozenInstanceError, AttributeError)):
            thing.invented = 1  # type: ignore[attr-defined]

    def test_the_choice_of_a_policy_is_a_value_too(self) -> None:
        self.check(ranges("1 km").best("newest"))
        self.check(statements(claim("deployed", "status")).best("newest"))

    def test_the_words_of_a_quantity_survive_pickling(self) -> None:
        """They do not count for equality, so they are looked at on their own."""
        again = pickled(claim("about 900 km")).value

        assert isinstance(again, Interval)
        assert again.text == "about 900 km"


class TestDates:
    def test_a_claim_was_said_when_it_says_so_else_when_the_source_came_out(self) -> None:
        printed = source("a", issued="2024-06-01")

        assert claim("1 km", by=printed, as_of="2019-05").said_on == "2019-05"
        assert claim("1 km", by=printed).said_on == "2024-06-01"
        assert claim("1 km", as_of="2019-05").said_on == "2019-05"
        assert claim("1 km").said_on is None

    def test_a_claim_could_be_read_when_the_source_came_out_else_when_it_was_said(self) -> None:
        printed = source("a", issued="2024-06-01")

        assert claim("1 km", by=printed, as_of="2019-05").published_on == "2024-06-01"
        assert claim("1 km", as_of="2019-05").published_on == "2019-05"
        assert claim("1 km").published_on is None

    def test_the_speaker_is_whom_the_source_quotes_else_its_publisher(self) -> None:
        assert claim("1 km", attributed_to="a spokesman").speaker == "a spokesman"
        assert claim("1 km").speaker == "The Gazette"


class TestAsOf:
    def kept(self, record: Record, date: str) -> list[str]:
        return [str(each.value) for each in record.as_of(date).claims]

    def test_the_date_of_the_source_counts_before_the_date_of_the_claim(self) -> None:
        """What was said in 2019 and printed in 2024 could not be read in 2020."""
        record = system(claim("1 km", by=source("a", issued="2024"), as_of="2019"), claim("2 km", as_of="2019"))

        assert self.kept(record, "2020") == ["2 km"]

    @pytest.mark.parametrize(
        ("stated", "asked", "there"),
        [
            ("2019-05-04", "2019-05-04", True),
            ("2019-05-04", "2019-05-03", False),
            ("2019-05", "2019-05-31", True),
            ("2019-05", "2019-05-30", False),
            ("2019", "2019-12-31", True),
            ("2019", "2019-12-30", False),
            ("2019-12-31", "2019", True),
            ("2020-01-01", "2019", False),
            ("2019-05-31", "2019-05", True),
            ("2010s", "2019-12-31", True),
            ("2010s", "2018", False),
            ("2019", "2010s", True),
        ],
    )
    def test_a_partial_date_counts_at_its_last_day_on_both_sides(self, stated: str, asked: str, there: bool) -> None:
        assert bool(self.kept(system(claim("1 km", as_of=stated)), asked)) is there

    def test_undated_claims_are_left_out_and_counted(self) -> None:
        record = system(claim("1 km"), claim("2 km", as_of="2019"), claim("3 km", as_of="2030")).as_of("2020")

        assert (len(record.claims), record.undated) == (1, 1)
        assert record.as_of("2019").undated == 1

    def test_the_figures_are_those_of_the_time(self) -> None:
        record = system(claim("1 km", as_of="2019"), claim("9 km", as_of="2021"), claim("5 kg", "payload_mass"))

        then = record.as_of("2020")

        assert then.range_max is not None
        assert then.range_max.high == 1
        assert then.payload_mass is None
        assert record.range_max is not None
        assert record.range_max.high == 9

    def test_names_and_relations_go_with_the_date_of_their_source(self) -> None:
        """A name first printed later was no name then; an undated source does not tell; the note speaks of today."""
        early, late, undated = source("a", issued="2019"), source("b", issued="2024"), source("c")
        record = system(
            names=tuple(Name(name=by.id, scheme="press", source=by) for by in (early, late, undated)),
            relations=tuple(Relation(type="resembles", target=by.id, source=by) for by in (early, late, undated)),
            note="What is known now.",
        )

        then = record.as_of("2020")

        assert [str(name) for name in then.names] == ["a", "c"]
        assert [relation.target for relation in then.relations] == ["a", "c"]
        assert then.note is None

    def test_a_family_looks_back_with_its_members(self) -> None:
        whole = family(claim("1 km", as_of="2030"), members=(system(claim("2 km", as_of="2030"), claim("3 km")),))

        then = whole.as_of("2020")

        assert (then.claims, then.undated) == ((), 0)
        assert (then.members[0].claims, then.members[0].undated) == ((), 1)

    @pytest.mark.parametrize("text", ["yesterday", "2019-02-30", "", "06/30/2021"])
    def test_what_is_no_date_is_refused(self, text: str) -> None:
        with pytest.raises(ValueError, match="is not a date"):
            system().as_of(text)

    @given(ANY_CLAIMS, days(), days())
    def test_a_later_date_shows_all_that_an_earlier_one_does(
        self, stated: list[Claim], one: PartialDate, other: PartialDate
    ) -> None:
        earlier, later = sorted([one, other], key=lambda date: date.latest)
        record = system(*stated)
        before, after = record.as_of(earlier), record.as_of(later)

        assert {each.id for each in before.claims} <= {each.id for each in after.claims}
        assert before.undated == after.undated
        assert record.as_of(later).as_of(earlier) == before

    @given(ANY_CLAIMS, days())
    def test_looking_back_twice_is_looking_back_once(self, stated: list[Claim], date: PartialDate) -> None:
        once = system(*stated).as_of(date)

        assert once.as_of(date) == once
        dated = sum(each.published_on is not None for each in stated)
        assert len(once.claims) + once.undated <= len(stated)
        assert once.undated == len(stated) - dated


class TestRangeClass:
    def test_each_class_comes_with_the_claims_behind_it(self) -> None:
        short, long, both = claim("900 km", by="a"), claim("1200 km", by="b"), claim("800–1300 km", by="c")
        found = system(short, long, both).range_class("us")

        assert found.labels == ("SRBM", "MRBM")
        assert found["SRBM"] == found.claims("SRBM") == (short, both)
        assert found["MRBM"] == (long, both)
        assert found.consensus is None
        assert (found.scheme, found.source) == ("us", RANGE_SCHEMES["us"].source)
        assert str(found) == "SRBM (2) / MRBM (2)"

    def test_it_reads_like_a_mapping_of_classes(self) -> None:
        found = system(claim("900 km")).range_class()

        assert (list(found), len(found), "SRBM" in found, "ICBM" in found) == (["SRBM"], 1, True, False)
        assert found.claims("ICBM") == ()
        with pytest.raises(KeyError):
            found["ICBM"]

    def test_where_all_claims_support_one_class_there_is_consensus(self) -> None:
        assert system(claim("900 km", by="a"), claim("up to 500 km", by="b")).range_class().consensus == "SRBM"

    @pytest.mark.parametrize(
        ("kind", "classed"),
        [
            ("ballistic missile", True),
            ("short-range ballistic missile", True),
            ("submarine-launched ballistic missile", True),
            ("short-range ballistic missile with glide vehicle", True),
            ("large-calibre guided rocket", True),
            ("cruise missile", False),
            ("hypersonic glide vehicle", False),
            ("space launch vehicle", False),
            ("missile", False),
            ("multiple rocket launcher", False),
        ],
    )
    def test_only_ballistic_missiles_have_one(self, kind: str, classed: bool) -> None:
        assert bool(system(claim("900 km"), kind=kind).range_class()) is classed

    def test_a_family_has_one_by_its_own_kind(self) -> None:
        assert family(claim("900 km"), kind="ballistic missile").range_class().labels == ("SRBM",)
        assert family(claim("900 km")).range_class().labels == ()

    def test_neither_flights_nor_observed_tests_nor_deprecated_claims_count(self) -> None:
        record = system(
            claim("900 km", "flight_distance"),
            claim("1200 km", basis="observed_test"),
            claim("4000 km", deprecated=True),
        )

        assert record.range_class().labels == ()
        assert str(record.range_class()) == "no class"

    def test_an_unknown_scheme_is_refused_and_the_known_ones_are_named(self) -> None:
        with pytest.raises(ValueError, match=r"'nato'.*us, iiss, inf"):
            system().range_class("nato")

    @given(RANGE_CLAIMS, st.sampled_from(sorted(RANGE_SCHEMES)))
    def test_the_claims_behind_a_class_are_live_and_those_of_the_record(self, stated: list[Claim], scheme: str) -> None:
        found = system(*stated).range_class(scheme)

        for label in found:
            assert found[label]
            for each in found[label]:
                assert any(each is other for other in stated)
                assert not each.deprecated
                assert each.basis != "observed_test"


class TestMtcr:
    def pair(self, reach: str, load: str, **fields: str) -> tuple[Claim, Claim]:
        return claim(reach, by="a"), claim(load, "payload_mass", by="a", **fields)

    @pytest.mark.parametrize(
        ("reach", "load", "category", "boundary"),
        [
            ("420 km", "up to 500 kg", "I", True),
            ("300 km", "500 kg", "I", True),
            ("299.9 km", "1 t", "none", False),
            ("410 km", "480 kg", "II", False),
            ("at least 350 km", "0.5–1 t", "I", False),
        ],
    )
    def test_one_pair_of_claims(self, reach: str, load: str, category: str, boundary: bool) -> None:
        stated = self.pair(reach, load)
        label = system(*stated).mtcr

        assert label.category == category
        (finding,) = label.findings
        assert (finding.boundary, finding.range_claim, finding.payload_claim) == (boundary, *stated)
        assert label.source == MTCR_SOURCE

    def test_a_warhead_counts_as_a_payload(self) -> None:
        assert system(claim("400 km"), claim("600 kg", "warhead_mass")).mtcr.category == "I"

    def test_pairs_that_differ_are_disputed(self) -> None:
        stated = (*self.pair("420 km", "600 kg"), claim("400 km", by="b"), claim("100 kg", "payload_mass", by="b"))

        assert system(*stated).mtcr.category == "disputed"

    def test_a_range_and_a_payload_of_two_sources_are_no_pair(self) -> None:
        assert system(claim("420 km", by="a"), claim("600 kg", "payload_mass", by="b")).mtcr.category == "unknown"

    def test_neither_are_those_of_two_conditions(self) -> None:
        assert system(*self.pair("420 km", "600 kg", condition="export version")).mtcr.category == "unknown"

    @pytest.mark.parametrize(
        "stated",
        [
            (claim("420 km", deprecated=True), claim("600 kg", "payload_mass")),
            (claim("420 km"), claim("600 kg", "payload_mass", deprecated=True)),
            (claim("420 km", basis="observed_test"), claim("600 kg", "payload_mass")),
            (claim("420 km", "flight_distance"), claim("600 kg", "payload_mass")),
            (claim("420 km"), claim("2 tons", "payload_mass", ton="unstated")),
            (claim("420 km"),),
            (),
        ],
        ids=["deprecated range", "deprecated payload", "observed", "one flight", "unexplained ton", "alone", "nothing"],
    )
    def test_what_does_not_count_leaves_it_unknown(self, stated: tuple[Claim, ...]) -> None:
        label = system(*stated).mtcr

        assert (label.category, label.findings) == ("unknown", ())


@given(intervals(("km/h", "mph", "mach", "m/s")))
def test_a_figure_of_one_claim_shows_it_in_a_unit_of_its_own_dimension(stated: Interval) -> None:
    found = figure(evolve(claim("Mach 1", "speed_max"), value=stated))

    assert dimension(found.unit) == stated.dimension
    assert found.best("newest").interval == stated.to(found.unit)
