"""The linter: each rule finds its fault and is content with the mended form; --fix changes nothing but the form."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import weaponref
from weaponref.bounds import bounds_of
from weaponref.grammar import parse
from weaponref.kinds import KINDS
from weaponref.linting import RULE_NAMES, RULES, Finding, LintReport, lint
from weaponref.linting.numerals import counts_in, numbers_in
from weaponref.linting.words import explained, other_years, qualified_otherwise
from weaponref.store.folder import scan_folder
from weaponref.store.layout import CLAIM_KEYS, NAME_KEYS, SOURCE_KEYS, SYSTEM_KEYS
from weaponref.store.writer import canonical, leading_comments
from weaponref.store.yaml_nodes import MappingNode, ScalarNode, SequenceNode, read_yaml
from weaponref.vocabulary import PROPERTIES


if TYPE_CHECKING:
    from collections.abc import Mapping

    from weaponref.catalogue import Catalog
    from weaponref.store.yaml_nodes import Node

SOURCES = """\
a:
  type: webpage
  title: A missile
  publisher: The Gazette
  issued: 2020-05-04
  accessed: 2020-06-01
b:
  type: webpage
  title: Another missile
  publisher: The Herald
c:
  type: webpage
  title: A third
  publisher: The Courier
d:
  type: webpage
  title: A fourth
  publisher: The Mail
"""


@pytest.fixture(scope="module")
def nothing(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    """A catalogue that has nothing to refer to but one record."""
    folder = tmp_path_factory.mktemp("nothing")
    (folder / "none.yaml").write_text("{id: none, name: None such, kind: missile, country: KP}", "utf-8")
    return weaponref.load(folder)


def write(folder: Path, **files: str) -> Path:
    """Data files by id; what is called sources is a bibliography."""
    for name, text in files.items():
        (folder / f"{name.replace('_', '-')}.yaml").write_text(text, "utf-8")
    return folder


def system(claims: str = "", *, id_: str = "x-1", kind: str = "ballistic missile", **keys: str) -> str:
    """A system; `claims` are lines of flow mappings under their property."""
    head = f"id: {id_}\nname: {keys.pop('name', id_.upper())}\nkind: {kind}\ncountry: KP\n"
    return head + "".join(f"{key}: {value}\n" for key, value in keys.items()) + (f"claims:\n{claims}" if claims else "")


def claim(name: str, *claims: str) -> str:
    """Claims of one property, each as the inside of a flow mapping; basis and source are filled in."""
    lines = [f"  {name}:\n"]
    for text in claims:
        source = "" if "source:" in text else ", source: a"
        basis = "" if "basis:" in text else ", basis: press_report"
        lines.append(f"    - {{{text}{basis}{source}}}\n")
    return "".join(lines)


def found(folder: Path, base: Catalog, rule: str) -> list[Finding]:
    """What one rule finds."""
    return list(lint(folder, base=base, only=(rule,)).findings)


RANGE = "value: 600 km, as_stated: 600 km"
# For each rule: files that it finds fault with, where it points, and the same files mended.
CASES: dict[str, tuple[dict[str, str], str, dict[str, str]]] = {
    "load": (
        {"x_1": system(kind="misile")},
        "x-1.yaml:3:7",
        {"x_1": system(kind="missile")},
    ),
    "digits": (
        {"x_1": system(claim("range_max", "value: 690 km, as_stated: a range of 600 km"))},
        "x-1.yaml:7:7",
        {"x_1": system(claim("range_max", "value: 600 km, as_stated: a range of 600 km"))},
    ),
    "qualifier": (
        {"x_1": system(claim("range_max", "value: 600 km, as_stated: up to 600 km"))},
        "x-1.yaml:7:7",
        {"x_1": system(claim("range_max", "value: up to 600 km, as_stated: up to 600 km"))},
    ),
    "basis": (
        {"x_1": system(claim("range_max", f"{RANGE}, basis: official_assessment"))},
        "x-1.yaml:7:7",
        {"x_1": system(claim("range_max", f"{RANGE}, basis: official_assessment, attributed_to: Joint Staff"))},
    ),
    "cycle": (
        {
            "x_1": system(id_="x-1", relations="[{type: variant_of, target: x-2, source: a}]"),
            "x_2": system(id_="x-2", relations="[{type: derived_from, target: x-1, source: a}, "
                                               "{type: variant_of, target: x-1, source: a}]"),
        },
        "x-1.yaml:5:13",
        {
            "x_1": system(id_="x-1", relations="[{type: variant_of, target: x-2, source: a}]"),
            "x_2": system(id_="x-2", relations="[{type: resembles, target: x-1, source: a}]"),
        },
    ),
    "observed": (
        {"x_1": system(claim("range_max", "value: 600 km, basis: observed_test"))},
        "x-1.yaml:7:7",
        {"x_1": system(claim("flight_distance", "value: 600 km, basis: observed_test"))},
    ),
    "deprecated": (
        {"x_1": system(claim("range_max", "value: 600 km, deprecated: true"))},
        "x-1.yaml:7:7",
        {"x_1": system(claim("range_max", "value: 600 km, deprecated: true, note: A mix-up."))},
    ),
    "dates": (
        {"x_1": system(claim("range_max", "value: 600 km, as_of: 2020-06"))},
        "x-1.yaml:7:7",
        {"x_1": system(claim("range_max", "value: 600 km, as_of: 2020-05"))},
    ),
    "bounds": (
        {"x_1": system(claim("range_max", "value: 5000 km"), kind="artillery ammunition")},
        "x-1.yaml:7:7",
        {"x_1": system(claim("range_max", "value: 50 km"), kind="artillery ammunition")},
    ),
    "kind-property": (
        {"x_1": system(claim("launch_mass", "value: 40 kg"), kind="mortar")},
        "x-1.yaml:7:7",
        {"x_1": system(claim("combat_mass", "value: 40 kg"), kind="mortar")},
    ),
    "unused-source": (
        {"x_1": system(claim("range_max", RANGE)), "sources": SOURCES},
        "sources.yaml:7:1",
        {"x_1": system(claim("range_max", *(f"{RANGE}, source: {id_}" for id_ in "abcd"))), "sources": SOURCES},
    ),
    "shared-name": (
        {
            "x_1": system(names="[{name: Thunder, scheme: press, source: a}]"),
            "x_2": system(id_="x-2", names="[{name: Thunder, scheme: press, source: a, ambiguous: true}]"),
        },
        "x-1.yaml:5:9",
        {
            "x_1": system(names="[{name: Thunder, scheme: press, source: a, ambiguous: true}]"),
            "x_2": system(id_="x-2", names="[{name: Thunder, scheme: press, source: a, ambiguous: true}]"),
        },
    ),
    "outlier": (
        {"x_1": system(claim("range_max", *(f"value: {km} km, source: {id_}"
                                            for id_, km in zip("abcd", (600, 650, 690, 6000), strict=True))))},
        "x-1.yaml:10:7",
        {"x_1": system(claim("range_max", *(f"value: {km} km, source: {id_}"
                                            for id_, km in zip("abcd", (600, 650, 690, 900), strict=True))))},
    ),
    "repeat": (
        {"x_1": system(claim("range_max", *(f"value: 600 km, attributed_to: Jane Doe, as_of: 2019, source: {id_}"
                                            for id_ in "ab")))},
        "x-1.yaml:7:7",
        {"x_1": system(claim("range_max", *(
            f"value: 600 km, attributed_to: Jane Doe, as_of: 2019, source: {id_}, origin: doe-2019" for id_ in "ab")))},
    ),
    "unlike-origin": (
        {"x_1": system(claim("range_max", *(f"value: {value}, source: {id_}, origin: doe-2019"
                                            for id_, value in zip("ab", ("600 km", "690 km"), strict=True))))},
        "x-1.yaml:8:7",
        {"x_1": system(claim("range_max", *(f"value: {value}, source: {id_}, origin: doe-2019"
                                            for id_, value in zip("ab", ("600 km", "370 mi"), strict=True))))},
    ),
    "lone-origin": (
        {"x_1": system(claim("range_max", "value: 600 km, origin: doe-2019"))},
        "x-1.yaml:7:7",
        {"x_1": system(claim("range_max", *(f"value: 600 km, origin: doe-2019, source: {id_}" for id_ in "ab")))},
    ),
    "long-quote": (
        {"x_1": system(claim("range_max", "value: 600 km, as_stated: which can as they say fly up to 600 km"))},
        "x-1.yaml:7:7",
        {"x_1": system(claim("range_max", "value: 600 km, as_stated: fly up to 600 km"))},
    ),
    "renamed": (
        {"x_1": system(relations="[{type: resembles, target: x-0, source: a}]"), "x_2": system(id_="x-2"),
         "redirects": "x-0: x-2\n"},
        "x-1.yaml:5:39",
        {"x_1": system(relations="[{type: resembles, target: x-2, source: a}]"), "x_2": system(id_="x-2"),
         "redirects": "x-0: x-2\n"},
    ),
    "file-name": ({"x_2": system()}, "x-2.yaml:1:1", {"x_1": system()}),
    "kind-class": (
        {"x_1": system(claim("range_max", "value: 6000 km"), kind="short-range ballistic missile")},
        "x-1.yaml:1:1",
        {"x_1": system(claim("range_max", "value: 6000 km"), kind="intercontinental ballistic missile")},
    ),
    "no-words": (
        {"x_1": system(claim("range_max", "value: 600 km"))},
        "x-1.yaml:7:7",
        {"x_1": system(claim("range_max", RANGE))},
    ),
    "format": (
        {"x_1": "name: X-1\nid: x-1\nkind: missile\ncountry: KP\n"},
        "x-1.yaml:1:1",
        {"x_1": "id: x-1\nname: X-1\nkind: missile\ncountry: KP\n"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("rule", RULE_NAMES)
class TestRule:
    def test_it_finds_the_fault_and_its_place(self, rule: str, tmp_path: Path, nothing: Catalog) -> None:
        files, place, _ = CASES[rule]

        findings = found(write(tmp_path, **{"sources": SOURCES, **files}), nothing, rule)

        assert findings
        assert {finding.rule for finding in findings} == {rule}
        assert str(findings[0]).removeprefix(f"{tmp_path}/").startswith(f"{place}: {findings[0].severity}: ")

    def test_it_is_content_with_the_mended_form(self, rule: str, tmp_path: Path, nothing: Catalog) -> None:
        files = {"sources": SOURCES, **CASES[rule][2]}

        assert found(write(tmp_path, **files), nothing, rule) == []
        if rule != "load":
            assert found(tmp_path, nothing, "load") == []

    def test_the_page_on_the_linter_describes_it(self, rule: str, checkout: Path) -> None:
        page = (checkout / "docs" / "linting.md").read_text("utf-8")
        rows = dict(re.findall(r"^\| `([a-z-]+)` \| (error|warning|note) \|", page, re.MULTILINE))
        severity = {each.name: each.severity for each in RULES} | {"load": "error", "format": "warning"}

        assert rows[rule] == severity[rule]
        assert set(rows) == set(RULE_NAMES)


class TestQualifier:
    @pytest.mark.parametrize(
        ("value", "words", "lost"),
        [
            ("500 km", "bis zu 500 km", "up to"),
            ("500 km", "hasta 500 km", "up to"),
            ("500 km", "не менее 500 км", "at least"),
            ("500 km", "500km 이상", "at least"),
            ("500 km", "environ 500 km", "about"),
            ("500 km", "約500キロ", "about"),
            ("at least 500 km", "about 500 km", "about"),
            ("about 5 t", "up to 5 t", "up to"),
        ],
    )
    def test_a_lost_or_another_one_is_found(self, value: str, words: str, lost: str) -> None:
        assert qualified_otherwise(parse(value), words) == lost

    @pytest.mark.parametrize(
        ("value", "words"),
        [
            ("about 500 km", "약 500km"),
            ("nearly 500 km", "approximately 500 km"),
            ("about 500 km", "up to about 500 km"),
            ("up to 500 km", "500 km"),
            ("500 km", "a maximum range of 500 km"),
            ("500 km", "最大射程500公里"),
            ("500 km", "portée maximale est de 500 km"),
            ("500 km", "far away"),
        ],
    )
    def test_a_kept_one_is_no_fault(self, value: str, words: str) -> None:
        assert qualified_otherwise(parse(value), words) == ""


@pytest.mark.parametrize("rule", ["qualifier", "basis"])
@pytest.mark.parametrize("settled", ["verified: 2026-11-23", "deprecated: true, note: Superseded."])
def test_what_was_read_again_or_withdrawn_is_passed_over(
    rule: str, settled: str, tmp_path: Path, nothing: Catalog
) -> None:
    text = f"value: 600 km, as_stated: up to 600 km, basis: official_assessment, {settled}"

    assert found(write(tmp_path, sources=SOURCES, x_1=system(claim("range_max", text))), nothing, rule) == []


@pytest.mark.parametrize(
    ("basis", "kind"),
    [
        ("state_claim", "state_media"),
        ("official_assessment", "government"),
        ("manufacturer", "manufacturer"),
        ("analyst_estimate", "think_tank"),
    ],
)
def test_a_source_that_speaks_for_itself_needs_no_speaker(
    basis: str, kind: str, tmp_path: Path, nothing: Catalog
) -> None:
    sources = SOURCES.replace("a:\n", f"a:\n  kind: {kind}\n", 1)
    folder = write(tmp_path, sources=sources, x_1=system(claim("range_max", f"{RANGE}, basis: {basis}")))

    assert found(folder, nothing, "basis") == []
    assert found(write(folder, sources=SOURCES), nothing, "basis")


# What a linter of such data has to find, one by one: the fault, the files, the rule that finds it, and what it says.
GOOD = claim("range_max", RANGE)
FAULTS: dict[str, tuple[dict[str, str], str, str, str]] = {
    "a source that is not there": (
        {"x_1": system(claim("range_max", f"{RANGE}, source: aa"))},
        "x-1.yaml:7:50", "load", "there is no source 'aa'; did you mean 'a'?",
    ),
    "a source that is not used": (
        {"x_1": system(GOOD)}, "sources.yaml:7:1", "unused-source", "the source 'b' is not cited",
    ),
    "a dimension that does not fit": (
        {"x_1": system(claim("range_max", "value: 600 kg"))},
        "x-1.yaml:7:15", "load", "is a mass; range_max is a length, in km for example",
    ),
    "a low end above the high one": (
        {"x_1": system(claim("range_max", "value: 690-450 km"))}, "x-1.yaml:7:15", "load", "450",
    ),
    "digits that the words do not say": (
        {"x_1": system(claim("range_max", "value: 690 km, as_stated: 600 km"))},
        "x-1.yaml:7:7", "digits", "690 of the value '690 km' does not occur in as_stated '600 km'",
    ),
    "a day that does not exist": (
        {"x_1": system(claim("range_max", f"{RANGE}, as_of: 2019-02-30"))},
        "x-1.yaml:7:49", "load", "2019-02 has no day 30",
    ),
    "a statement after its source": (
        {"x_1": system(claim("range_max", f"{RANGE}, as_of: 2021"))},
        "x-1.yaml:7:7", "dates", "said on 2021, after its source was published (2020-05-04)",
    ),
    "a source that was read before it was published": (
        {"x_1": system(GOOD), "sources": SOURCES.replace("accessed: 2020-06-01", "accessed: 2020-04-01")},
        "sources.yaml:1:1", "dates", "the source 'a' was published on 2020-05-04, after it was read",
    ),
    "a name of two records": (
        {"x_1": system(names="[{name: Thunder, scheme: press, source: a}]"), "x_2": system(id_="x-2", name="Thunder")},
        "x-1.yaml:5:9", "shared-name", "the name 'Thunder' is also that of x-2; mark it 'ambiguous: true'",
    ),
    "an id of two records": (
        {"x_1": system(), "x_2": system()}, "x-2.yaml:1:5", "load", "the id 'x-1' is given to a record",
    ),
    "a relation in a circle": (
        {"x_1": system(relations="[{type: successor_of, target: x-2, source: a}]"),
         "x_2": system(id_="x-2", relations="[{type: successor_of, target: x-1, source: a}]")},
        "x-1.yaml:5:13", "cycle", "successor_of x-2 leads back to x-1",
    ),
    "a relation to itself": (
        {"x_1": system(relations="[{type: variant_of, target: x-1, source: a}]")},
        "x-1.yaml:5:13", "cycle", "variant_of x-1 leads back to x-1",
    ),
    "a relation to nothing": (
        {"x_1": system(relations="[{type: resembles, target: x-22, source: a}]"), "x_22a": system(id_="x-22a")},
        "x-1.yaml:5:39", "load", "there is no record 'x-22'; did you mean 'x-22a'?",
    ),
    "another form": (
        {"x_1": "name: X-1\nid: x-1\nkind: missile\ncountry: KP\n"},
        "x-1.yaml:1:1", "format", "is not in the canonical form; weaponref lint --fix writes it so",
    ),
    "the same claim twice": (
        {"x_1": system(claim("range_max", RANGE, RANGE))},
        "x-1.yaml:8:7", "load", "the same claim stands twice; remove one",
    ),
    "one statement in two sources": (
        {"x_1": system(claim("range_max", *(f"{RANGE}, attributed_to: Doe, as_of: 2019, source: {id_}"
                                            for id_ in "ab")))},
        "x-1.yaml:7:7", "repeat", "Doe said the same on 2019 in another source; give both claims one 'origin'",
    ),
    "one statement that became two": (
        {"x_1": system(claim("range_max", f"{RANGE}, origin: doe", "value: 900 km, source: b, origin: doe"))},
        "x-1.yaml:8:7", "unlike-origin", "900 km has the origin of 600 km (a), and is no other writing of it",
    ),
    "a value far from the others": (
        {"x_1": system(claim("range_max", *(f"value: {km} km, source: {id_}"
                                            for id_, km in zip("abcd", (600, 650, 690, 6900), strict=True))))},
        "x-1.yaml:10:7", "outlier", "is 11 times the median of the 3 other claims",
    ),
    "a shell that flies 5,000 km": (
        {"x_1": system(claim("range_max", "value: 5000 km"), kind="artillery ammunition")},
        "x-1.yaml:7:7", "bounds", "beyond what the kind 'artillery ammunition' plausibly has (0.1 to 200 km)",
    ),
    "a missile longer than 50 m": (
        {"x_1": system(claim("length", "value: 51 m"))},
        "x-1.yaml:7:7", "bounds", "plausibly has (2 to 50 m)",
    ),
    "a mortar with wings": (
        {"x_1": system(claim("wingspan", "value: 2 m"), kind="mortar")},
        "x-1.yaml:7:7", "kind-property", "a system of the kind 'mortar' has no wingspan",
    ),
    "an address without a scheme": (
        {"x_1": system(GOOD), "sources": SOURCES.replace("title: A missile", "URL: gazette.example/x")},
        "sources.yaml:3:8", "load", "the URL 'gazette.example/x' has no scheme; write http:// or https:// before it",
    ),
    "an unknown key": (
        {"x_1": system(claim("range_max", f"{RANGE}, as_off: 2019"))},
        "x-1.yaml:7:42", "load", "unknown key in a claim 'as_off'; did you mean 'as_of'?",
    ),
    "an unknown property": (
        {"x_1": system(claim("rnage_max", RANGE))},
        "x-1.yaml:6:3", "load", "unknown property 'rnage_max'; did you mean 'range_max'?",
    ),
    "a source without a publisher": (
        {"x_1": system(GOOD), "sources": SOURCES.replace("  publisher: The Gazette\n", "")},
        "sources.yaml:2:3", "load", "source 'a' has no 'publisher'; add it",
    ),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_what_a_linter_has_to_find_is_found_where_it_is(fault: str, tmp_path: Path, nothing: Catalog) -> None:
    files, place, rule, message = FAULTS[fault]
    report = lint(write(tmp_path, **{"sources": SOURCES, **files}), base=nothing)

    said = [each for each in report.findings if each.rule == rule and message in each.message]

    assert str(said[0]).removeprefix(f"{tmp_path}/").startswith(f"{place}: {said[0].severity}: ")
    assert not report.ok


def test_every_rule_says_what_it_looks_for() -> None:
    assert all(rule.about for rule in RULES)
    assert len(set(RULE_NAMES)) == len(RULE_NAMES)


class TestDigits:
    @pytest.mark.parametrize(
        ("value", "words"),
        [
            ("2.5 t", "a warhead of 2.5 tonnes"),
            ("500 kg", "half a tonne"),
            ("900 km", "550 miles (900 km)"),
            ("1800 km", "1. 800 kilometer"),
            ("61300 lb", "61, 300lbs (27,805kg)"),
            ("6248.5 km", "6248・5キロ"),
            ("13000 km", "1万3千キロ以上"),
            ("4.5 t", "重達四點五噸"),
            ("5500 km", "5 bin 500 kilometre"),
            ("6500 kg", "6 آلاف و500 كيلوغرام"),
            ("16 m", "ستة عشر مترا"),
            ("2000 km", "do dvou tisíc kilometrů"),
            ("900 kg", "dziewięciuset kilogramów"),
            ("1000 km", "un migliaio di chilometri"),
            ("6 kg", "чуть более шести килограммов"),
            ("25 kg", "twenty-five kilos"),
            ("120 km", "one hundred and twenty kilometres"),
            ("0.5 h", "eine halbe Stunde lang"),
            ("0.75 t", "¾ tonne"),
            ("2.5 t", "zweieinhalb Tonnen"),
            ("5-6 t", "5 to 6 thousand kilograms"),
            ("1.5 million USD", "1,5 милиона щатски долара"),
        ],
    )
    def test_what_a_person_accepts_is_accepted(self, value: str, words: str) -> None:
        assert explained(parse(value), words) == ""

    @pytest.mark.parametrize(
        ("value", "words", "missing"),
        [
            ("690 km", "a range of 600 km", "690"),
            ("500 km", "a range of 1,500 km", "500"),
            ("5 km", "five hundred kilometres", "5"),
            ("7 km", "57 km", "7"),
            ("57 km", "5 to 7 km", "57"),
            ("600 km", "a range of 600 miles", "600"),
            ("380-800 km", "from 380 to 700 km", "800"),
            ("1200 km", "1,2 km", "1200"),
            ("300 km", "several hundred kilometres", "300"),
        ],
    )
    def test_what_does_not_say_it_is_not(self, value: str, words: str, missing: str) -> None:
        assert missing in explained(parse(value), words)

    @pytest.mark.parametrize(
        ("count", "words"),
        [
            (1, "single-stage, liquid-fuelled"),
            (1, "सिंगल स्टेज"),
            (1, "birpilləli"),
            (2, "38-ton, two-stage"),
            (2, "двухступенчатая ракета"),
            (2, "có hai tầng"),
            (3, "trójstopniowa"),
            (3, "dreistufig"),
            (6, "six tubes"),
            (12, "two containers, each with six"),
        ],
    )
    def test_a_count_may_be_in_a_word(self, count: int, words: str) -> None:
        assert count in counts_in(words) | numbers_in(words)
        assert count + 1 not in counts_in(words) | numbers_in(words)

    def test_only_a_count_is(self) -> None:
        """A single-stage missile is no reason for a length of 1 m."""
        assert explained(parse("1 m"), "single-stage") == "1"

    @pytest.mark.parametrize(
        ("date", "words", "years"),
        [
            ("2019-05", "May 2019", ""),
            ("2019-05", "last Friday", ""),
            ("2019", "in 2018 or 2020", "2018 and 2020"),
            ("1970s", "in the 1970s", ""),
            ("2006", "2,000 km", ""),
        ],
    )
    def test_a_date_is_of_a_year_that_the_words_name(self, date: str, words: str, years: str) -> None:
        assert other_years(weaponref.PartialDate(date), words) == years

    def test_a_claim_that_was_read_again_is_passed_over(self, tmp_path: Path, nothing: Catalog) -> None:
        stated = "value: 690 km, as_stated: a range of 600 km, verified: 2024-01-01"
        write(tmp_path, sources=SOURCES, x_1=system(claim("range_max", stated)))

        assert found(tmp_path, nothing, "digits") == []

    @given(st.integers(1, 99_999), st.sampled_from(["{} km", "about {} km, they say", "({} km)", "{}km", "bis {} km"]))
    def test_a_number_explains_itself_and_no_other(self, number: int, words: str) -> None:
        assert explained(parse(f"{number} km"), words.format(number)) == ""
        assert explained(parse(f"{number + 1} km"), words.format(number)) == str(number + 1)

    @given(st.text(max_size=60))
    def test_any_words_can_be_read(self, words: str) -> None:
        assert all(number >= 0 for number in numbers_in(words) | counts_in(words))


class TestOutlier:
    def check(self, folder: Path, base: Catalog, *claims: str) -> list[str]:
        """The values that stand alone."""
        numbered = [f"{text}, source: {id_}" if "source" not in text else text
                    for id_, text in zip("abcdabcd", claims, strict=False)]  # fmt: skip
        write(folder, sources=SOURCES, x_1=system(claim("range_max", *numbered)))
        return [re.findall(r"range_max (.*?) is", finding.message)[0] for finding in found(folder, base, "outlier")]

    def test_too_high_or_too_low(self, tmp_path: Path, nothing: Catalog) -> None:
        common = ("value: 600 km", "value: 650 km", "value: 690 km")

        assert self.check(tmp_path, nothing, *common, "value: 1730 km") == ["1,730 km"]
        assert self.check(tmp_path, nothing, *common, "value: 1500 km") == []
        assert self.check(tmp_path, nothing, *common, "value: 200 km") == ["200 km"]

    def test_units_do_not_matter(self, tmp_path: Path, nothing: Catalog) -> None:
        assert self.check(tmp_path, nothing, "value: 600 km", "value: 400 mi", "value: 650000 m", "value: 690 km") == []

    def test_two_others_are_too_few(self, tmp_path: Path, nothing: Catalog) -> None:
        assert self.check(tmp_path, nothing, "value: 600 km", "value: 650 km", "value: 6000 km") == []

    def test_what_another_source_seconds_is_a_disagreement(self, tmp_path: Path, nothing: Catalog) -> None:
        seconded = ("value: 600 km", "value: 650 km", "value: 690 km", "value: 5000 km", "value: 5500 km, source: b")

        assert self.check(tmp_path, nothing, *seconded) == []
        again = (*seconded[:-2], "value: 5000 km, origin: doe", "value: 5000 km, origin: doe, source: b")
        assert self.check(tmp_path, nothing, *again) == ["5,000 km", "5,000 km"]

    def test_an_open_end_reaches_the_others(self, tmp_path: Path, nothing: Catalog) -> None:
        common = ("value: 100 km", "value: 110 km", "value: 120 km")

        assert self.check(tmp_path, nothing, *common, "value: up to 300 km") == []
        assert self.check(tmp_path, nothing, *common, "value: at least 300 km") == ["at least 300 km"]
        assert self.check(tmp_path, nothing, *common, "value: 100–400 km") == []

    def test_other_conditions_are_other_statements(self, tmp_path: Path, nothing: Catalog) -> None:
        others = ("value: 600 km, condition: sea-launched", "value: 650 km, condition: light", "value: 690 km")

        assert self.check(tmp_path, nothing, *others, "value: 6000 km, condition: heavy") == []
        assert self.check(tmp_path, nothing, "value: 600 km", "value: 650 km", "value: 690 km",
                          "value: 6000 km, condition: heavy") == ["6,000 km"]  # fmt: skip

    def test_one_that_was_read_again_and_one_that_is_deprecated_are_passed_over(
        self, tmp_path: Path, nothing: Catalog
    ) -> None:
        common = ("value: 600 km", "value: 650 km", "value: 690 km")

        assert self.check(tmp_path, nothing, *common, "value: 6000 km, verified: 2024-01-01") == []
        assert self.check(tmp_path, nothing, *common, "value: 6000 km, deprecated: true, note: Wrong.") == []


class TestUnlikeOrigin:
    def remarks(self, folder: Path, base: Catalog, name: str, *claims: str) -> int:
        """How many of the claims, all of one origin, are no other writing of the first."""
        stated = (f"{text}, origin: doe, source: {id_}" for id_, text in zip("abcd", claims, strict=False))
        write(folder, sources=SOURCES, x_1=system(claim(name, *stated)))
        return len(found(folder, base, "unlike-origin"))

    @pytest.mark.parametrize(
        ("name", "claims", "count"),
        [
            ("range_max", ("value: about 550 mi", "value: 900 km", "value: approximately 885 km"), 0),
            ("range_max", ("value: 450-690 km", "value: up to 690 km", "value: 690 km"), 0),
            ("range_max", ("value: 690 km", "value: 960 km", "value: 69 km"), 2),
            ("stages", ("value: 2", "value: 3"), 1),
            ("speed_max", ("value: Mach 6", "value: 7000 km/h"), 0),
            ("launch_mass", ("value: 2 t", "value: '2 ton', ton: unstated"), 0),
            ("range_max", ("value: 600 km", "value: 900 km, condition: light"), 0),
            ("range_max", ("value: 600 km", "value: 900 km, verified: 2024-01-01"), 0),
            ("range_max", ("value: 600 km", "value: 900 km, deprecated: true, note: Wrong."), 0),
            ("status", ("value: deployed", "value: in service"), 0),
        ],
    )
    def test_rounding_and_conversion_are_no_difference(
        self, name: str, claims: tuple[str, ...], count: int, tmp_path: Path, nothing: Catalog
    ) -> None:
        assert self.remarks(tmp_path, nothing, name, *claims) == count


class TestBounds:
    @pytest.mark.parametrize("kind", KINDS)
    def test_they_are_in_order_for_every_kind(self, kind: str) -> None:
        for name in PROPERTIES:
            low, high = bounds_of(name, kind) or (0, 1)
            assert low < high

    def test_the_nearest_wider_kind_counts(self) -> None:
        assert bounds_of("range_max", "mortar") == (0.1, 40)
        assert bounds_of("length", "short-range ballistic missile") == bounds_of("length", "ballistic missile")

    @pytest.mark.parametrize(
        ("stated", "fine"),
        [("value: 60 m", False), ("value: 50 m", True), ("value: 1 m", False), ("value: 1–12 m", True),
         ("value: 60 m, verified: 2024-01-01", True)],
    )  # fmt: skip
    def test_a_ballistic_missile_of_60_metres(self, stated: str, fine: bool, tmp_path: Path, nothing: Catalog) -> None:
        write(tmp_path, sources=SOURCES, x_1=system(claim("length", stated)))

        assert (found(tmp_path, nothing, "bounds") == []) is fine


class TestKindProperty:
    def remark(self, folder: Path, base: Catalog, **files: str) -> str:
        """The one remark on the first file."""
        (finding,) = found(write(folder, sources=SOURCES, **files), base, "kind-property")
        return finding.message

    def test_it_names_what_the_source_may_mean(self, tmp_path: Path, nothing: Catalog) -> None:
        text = system(claim("diameter", "value: 155 mm"), kind="self-propelled gun")

        assert self.remark(tmp_path, nothing, x_1=text).endswith("the source may mean its 'caliber'")

    def test_it_names_the_kinds_that_have_it_where_nothing_else_is_meant(
        self, tmp_path: Path, nothing: Catalog
    ) -> None:
        text = system(claim("endurance", "value: 2 h"))

        assert "is of: uncrewed aerial vehicle, underwater drone, cruise missile; check the property" in self.remark(
            tmp_path, nothing, x_1=text
        )

    @pytest.mark.parametrize(
        ("path", "text", "advice"),
        [
            ("systems/x-1.yaml", system(claim("quantity_transferred", "value: 12")), "move it to a transfer"),
            ("families/x-1.yaml", "id: x-1\nname: X-1\nclaims:\n" + claim("quantity_transferred", "value: 12"),
             "move it to a transfer"),
            ("transfers/x-1.yaml", "id: x-1\nname: X-1\nsupplier: KP\nrecipients: [RU]\nclaims:\n"
             + claim("range_max", "value: 600 km"), "state it of the system or the family"),
        ],
    )  # fmt: skip
    def test_deliveries_are_of_transfers_and_capabilities_are_not(
        self, path: str, text: str, advice: str, tmp_path: Path, nothing: Catalog
    ) -> None:
        (tmp_path / path).parent.mkdir()
        (tmp_path / path).write_text(text, "utf-8")

        assert self.remark(tmp_path, nothing).endswith(advice)

    def test_a_family_of_several_kinds_may_have_anything(self, tmp_path: Path, nothing: Catalog) -> None:
        (tmp_path / "families").mkdir()
        text = "id: xs\nname: The Xs\nclaims:\n" + claim("endurance", "value: 2 h")
        (tmp_path / "families" / "xs.yaml").write_text(text, "utf-8")

        assert found(write(tmp_path, sources=SOURCES), nothing, "kind-property") == []


class TestWhatIsChecked:
    def test_our_own_data_have_no_error_and_no_warning(self, checkout: Path) -> None:
        report = lint(checkout / "data", fix=False)

        assert [str(finding) for finding in report.findings if finding.severity != "note"] == []
        assert report.records > 400

    def test_the_old_id_of_a_source_is_found_where_it_is_cited(self, tmp_path: Path, nothing: Catalog) -> None:
        cited = claim("range_max", f"{RANGE}, source: aa")
        write(tmp_path, sources=SOURCES, redirects="aa: a\n", x_1=system(cited))

        (finding,) = found(tmp_path, nothing, "renamed")

        assert (finding.line, finding.message) == (7, "the id 'aa' was renamed to 'a'; write 'a'")
        assert found(tmp_path, nothing, "load") == []
        assert [each for each in found(tmp_path, nothing, "unused-source") if "'a'" in each.message] == []

    def test_files_of_your_own_may_refer_to_the_bundled_data(self, tmp_path: Path) -> None:
        write(tmp_path, x_1=system(relations="[{type: resembles, target: kn-23, source: joongang-daily-2019-06}]"))

        assert [finding for finding in lint(tmp_path).findings if finding.rule == "load"] == []

    def test_a_part_is_read_with_the_rest_and_shown_alone(self, tmp_path: Path, nothing: Catalog) -> None:
        """What a file refers to may stand in another; what is wrong with another is not shown."""
        for name, text in {
            "systems/kp/x-1.yaml": system(relations="[{type: resembles, target: x-2, source: a}]"),
            "systems/kp/x-2.yaml": system(id_="x-2", kind="misile"),
            "sources/all.yaml": SOURCES,
        }.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")

        one = lint(tmp_path / "systems" / "kp" / "x-1.yaml", base=nothing, only=("load",))
        folder = lint(tmp_path / "systems", base=nothing, only=("load",))

        assert (one.findings, one.files, one.records) == ((), 1, 1)
        assert [finding.line for finding in folder.findings] == [3]
        assert folder.files == 2
        assert lint(tmp_path, base=nothing).files == 3

    def test_findings_are_in_order_and_name_files_as_they_were_asked_for(
        self, tmp_path: Path, nothing: Catalog, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        write(tmp_path, sources=SOURCES, x_2=system(kind="misile"), x_1=system(claim("range_max", "value: 600 km")))
        monkeypatch.chdir(tmp_path.parent)

        findings = lint(tmp_path.name, base=nothing).findings

        assert {Path(finding.file).parts[0] for finding in findings} == {tmp_path.name}
        assert [finding.file for finding in findings] == sorted(finding.file for finding in findings)

    def test_an_unknown_rule_is_refused_with_the_nearest(self, tmp_path: Path) -> None:
        with pytest.raises(ValueError, match="did you mean 'outlier'"):
            lint(tmp_path, only=("outlyer",))

    def test_a_folder_that_is_not_there_is_a_finding(self, tmp_path: Path, nothing: Catalog) -> None:
        assert "does not exist" in lint(tmp_path / "none", base=nothing).findings[0].message

    def test_the_new_system_of_the_guide_is_right_as_it_stands(
        self, checkout: Path, tmp_path: Path, nothing: Catalog
    ) -> None:
        """CONTRIBUTING.md says that a new system takes one file and one run of the linter."""
        guide = (checkout / "CONTRIBUTING.md").read_text("utf-8").partition("## How to add a system")[2]
        folder = tmp_path / "data" / "systems" / "aq"
        folder.mkdir(parents=True)
        (folder / "example-1.yaml").write_text(re.findall(r"(?s)```yaml\n(.*?)```", guide)[0], "utf-8")

        report = lint(tmp_path / "data", base=nothing)

        assert (report.findings, report.records) == ((), 1)

    def test_it_is_offered_by_the_package(self) -> None:
        assert weaponref.lint is lint

    def test_a_report_without_errors_and_warnings_is_fine(self) -> None:
        note, warning = (Finding("x.yaml", 1, 1, "r", severity, "m") for severity in ("note", "warning"))

        assert LintReport((note,), 1, 1).ok
        assert not LintReport((note, warning), 1, 1).ok


TEXTS = st.one_of(
    st.sampled_from(
        ["NO", "yes", "null", "~", "2019-05-04", "012", "1:30", "1e3", "0x1F", "- a", "a: b", "a #b", "'", '"', "[a]",
         "{a}", "*a", "&a", "!a", "%a", "@a", "`a", "|", ">-", "a:", "#a", "?", "=", "火星 11", "a, b", "…",
         "tab\there", "two  blanks", "x" * 130, "word " * 40 + "end", "- dash " * 20 + "end", "# hash " * 25 + "end"]
    ),
    st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=40),
).filter(lambda text: text.strip() != "" and text.strip() == text)  # fmt: skip
IDS = st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,4})?", fullmatch=True)


def texts_of(node: Node) -> Any:
    """What a tree of nodes says, whatever its order and form."""
    if isinstance(node, ScalarNode):
        return node.text.strip()
    if isinstance(node, SequenceNode):
        return [texts_of(item) for item in node.items]
    return {key.text: texts_of(item) for key, item in node.items}


def scalar(text: str) -> ScalarNode:
    return ScalarNode(text, 1, 1)


def mapping(pairs: Mapping[str, Node]) -> MappingNode:
    return MappingNode(tuple((scalar(key), node) for key, node in pairs.items()), 1, 1)


def some(keys: tuple[str, ...], *, without: tuple[str, ...] = ()) -> st.SearchStrategy[MappingNode]:
    """Mappings with some of the keys, in any order, each with a text."""
    names = st.lists(st.sampled_from([key for key in keys if key not in without]), min_size=1, unique=True)
    return names.flatmap(
        lambda names: st.tuples(*(TEXTS for _ in names)).map(
            lambda texts: mapping(dict(zip(names, map(scalar, texts), strict=True)))
        )
    )


CLAIMS = st.dictionaries(
    st.sampled_from(list(PROPERTIES)),
    st.lists(some(CLAIM_KEYS), min_size=1, max_size=2).map(lambda items: SequenceNode(tuple(items), 1, 1)),
    max_size=2,
).map(mapping)
NAMES = st.lists(some(NAME_KEYS), min_size=1, max_size=2).map(lambda items: SequenceNode(tuple(items), 1, 1))
BIBLIOGRAPHIES = st.dictionaries(IDS, some(SOURCE_KEYS), min_size=1, max_size=2).map(mapping)
PLAIN = some(SYSTEM_KEYS, without=("names", "relations", "claims", "sources", "external_ids"))


@st.composite
def systems(draw: st.DrawFn) -> MappingNode:
    """Files of a system with any texts, in any order."""
    parts: dict[str, Node] = {key.text: node for key, node in draw(PLAIN).items}
    strategies: dict[str, st.SearchStrategy[Node]] = {"names": NAMES, "claims": CLAIMS, "sources": BIBLIOGRAPHIES}
    for key, strategy in strategies.items():
        if draw(st.booleans()):
            parts[key] = draw(strategy)
    return mapping({key: parts[key] for key in draw(st.permutations(list(parts)))})


@st.composite
def shuffled_files(draw: st.DrawFn) -> str:
    """A system that loads, written by someone who knows no canonical form."""
    note = draw(TEXTS)
    claims = [
        {"value": f"{draw(st.integers(40, 900))} km", "basis": "press_report", "source": draw(st.sampled_from("abcd")),
         "condition": f"case {number}: {draw(TEXTS)}", "note": draw(TEXTS)}
        for number in range(draw(st.integers(0, 3)))
    ]  # fmt: skip
    parts: dict[str, Any] = {"id": "x-1", "name": "X-1", "kind": "missile", "country": "NO", "note": note}
    if claims:
        parts["claims"] = {"range_max": [dict(draw(st.permutations(list(each.items())))) for each in claims]}
    ordered = dict(draw(st.permutations(list(parts.items()))))
    import yaml

    width = draw(st.sampled_from([20, 80, 400]))
    return yaml.safe_dump(ordered, sort_keys=False, allow_unicode=draw(st.booleans()), width=width,
                          default_flow_style=draw(st.sampled_from([None, False, True])))  # fmt: skip


class TestForm:
    @settings(max_examples=150)
    @given(systems())
    def test_the_canonical_form_says_the_same_and_is_its_own_form(self, root: MappingNode) -> None:
        written = canonical(root, "systems")
        again, faults = read_yaml("x.yaml", written.encode())

        assert faults == []
        assert isinstance(again, MappingNode)
        assert texts_of(again) == texts_of(root)
        assert canonical(again, "systems") == written

    @settings(max_examples=50)
    @given(BIBLIOGRAPHIES, st.dictionaries(IDS, IDS, max_size=3))
    def test_so_are_those_of_bibliographies_and_redirects(self, sources: MappingNode, ids: dict[str, str]) -> None:
        redirects = mapping({old: scalar(new) for old, new in ids.items()})
        for part, root in (("sources", sources), ("redirects", redirects)):
            written = canonical(root, part)
            again, _ = read_yaml("x.yaml", written.encode())
            assert isinstance(again, MappingNode)
            assert texts_of(again) == texts_of(root)
            assert canonical(again, part) == written

    @settings(max_examples=25)
    @given(text=shuffled_files())
    def test_fix_changes_no_text_and_no_id_and_is_done_at_once(
        self, text: str, tmp_path_factory: pytest.TempPathFactory, nothing: Catalog
    ) -> None:
        folder = tmp_path_factory.mktemp("fix")
        write(folder, sources=SOURCES, x_1=text)
        before, ids = texts(folder), claim_ids(folder)

        first, second = (lint(folder, base=nothing, fix=True) for _ in range(2))

        assert claim_ids(folder) == ids
        assert texts(folder) == before
        assert second.fixed == ()
        assert [each for report in (first, second) for each in report.findings if each.rule in ("format", "load")] == []

    def test_a_comment_at_the_top_is_kept_and_one_inside_keeps_a_file_as_it_is(
        self, tmp_path: Path, nothing: Catalog
    ) -> None:
        body = "name: X-1\nid: {id}\nkind: missile\ncountry: KP\n"
        inside = body.format(id="x-2").replace("missile\n", "missile  # for now\n")
        write(tmp_path, x_1="# Kept.\n" + body.format(id="x-1"), x_2=inside)

        report = lint(tmp_path, base=nothing, fix=True, only=("format",))

        assert (tmp_path / "x-1.yaml").read_text("utf-8").startswith("# Kept.\nid: x-1\n")
        assert (tmp_path / "x-2.yaml").read_text("utf-8") == inside
        assert [Path(file).name for file in report.fixed] == ["x-1.yaml"]
        assert ["comments that rewriting would lose" in finding.message for finding in report.findings] == [True]

    def test_a_file_with_faults_is_left_alone(self, tmp_path: Path, nothing: Catalog) -> None:
        text = "name: X-1\nid: x-1\nkind: misile\ncountry: KP\n"
        write(tmp_path, x_1=text)

        assert lint(tmp_path, base=nothing, fix=True).fixed == ()
        assert (tmp_path / "x-1.yaml").read_text("utf-8") == text

    @pytest.mark.parametrize("before", ["# A comment.\n", "# yaml-language-server: $schema=old.json\n# A comment.\n"])
    def test_a_schema_beside_the_folder_is_named_at_the_top(
        self, before: str, tmp_path: Path, nothing: Catalog
    ) -> None:
        """Editors are led to the schema where there is one; the other comments stay."""
        (tmp_path / "schema").mkdir()
        (tmp_path / "schema" / "system.json").write_text("{}", "utf-8")
        folder = tmp_path / "data" / "systems" / "kp"
        folder.mkdir(parents=True)
        write(folder, x_1=before + system())

        report = lint(tmp_path / "data", base=nothing, fix=True)

        assert len(report.fixed) == 1
        first = "# yaml-language-server: $schema=../../../schema/system.json\n# A comment.\nid: x-1\n"
        assert (folder / "x-1.yaml").read_text("utf-8").startswith(first)
        assert lint(tmp_path / "data", base=nothing, only=("format",)).findings == ()

    def test_the_header_is_the_comments_above_the_first_key(self) -> None:
        assert leading_comments("# a\n# b\nid: x\n# c\n") == ["# a", "# b"]


def texts(folder: Path) -> list[Any]:
    contents, faults = scan_folder(folder)
    assert faults == ()
    return [texts_of(file.root) for file in contents.files]


def claim_ids(folder: Path) -> list[str]:
    contents, _ = scan_folder(folder)
    return [claim.id for record in contents.records for claim in record.claims]
