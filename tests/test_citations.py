"""Bibliographies: APA, BibTeX and CSL JSON."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from attrs import evolve
from hypothesis import example, given, settings
from hypothesis import strategies as st

import weaponref
from making import catalogue, claim, figure, name, ranges, source, statements, system
from record_strategies import sources as any_sources
from record_strategies import texts
from weaponref.dates import PartialDate
from weaponref.render.citations import STYLES, CitationStyle, bibliography, cite, dataset_citation
from weaponref.render.citations.works import DATASET_AUTHOR, DATASET_TITLE


if TYPE_CHECKING:
    from pathlib import Path

    from weaponref.model import Source

READ = PartialDate("2026-11-22")

words = st.text("abc DEF", min_size=1, max_size=12).map(str.strip).filter(bool)
sources_with_plain_words = st.builds(
    lambda where, title, publisher, note, url: evolve(
        where, title=title, publisher=publisher, note=note, url=url, language=None, archived_url=None
    ),
    any_sources, st.none() | words, words, st.none() | words, st.sampled_from([None, "https://example.org/a"]),
)  # fmt: skip


class TestApa:
    def test_a_newspaper_article(self) -> None:
        """The publisher stands for the author, and the date is in full; a day of retrieval is not needed."""
        where = source(
            publisher="Korea Daily", title="A report", issued="2019-06-07", url="https://a.org/b", accessed=READ
        )

        assert bibliography([where]) == ("Korea Daily. (2019, June 7). A report. https://a.org/b")

    @pytest.mark.parametrize("fields", [{"issued": None}, {"issued": "2020", "type": "webpage"}])
    def test_what_may_change_was_retrieved_on_a_day(self, fields: dict[str, Any]) -> None:
        """Undated texts and web pages, unless there is a lasting copy."""
        where = source(url="https://a.org/b", accessed=READ, **fields)

        assert bibliography([where]).endswith(" Retrieved November 22, 2026, from https://a.org/b")
        assert bibliography([evolve(where, archived_url="https://b.org")]).endswith(" A missile. https://a.org/b")

    @pytest.mark.parametrize(
        ("issued", "shown"), [(None, "n.d."), ("2019", "2019"), ("2019-06", "2019, June"), ("1970s", "1970s")]
    )
    def test_partial_dates(self, issued: str | None, shown: str) -> None:
        """A date is as exact as it is known."""
        assert bibliography([source(issued=issued)]) == f"The Gazette. ({shown}). A missile."

    def test_an_untitled_source_is_described_in_brackets(self) -> None:
        """What the page is, in brackets, stands for a title that was not recorded."""
        assert bibliography([source(title=None, note="On a parade.")]) == "The Gazette. (n.d.). [On a parade]."
        assert bibliography([source(title=None)]) == "The Gazette. (n.d.). [News article, title not recorded]."

    def test_a_title_that_asks_keeps_its_mark(self) -> None:
        """No full stop follows a question mark, nor the stop of an abbreviation."""
        assert bibliography([source(title="Why?", publisher="Jane's Inc.")]) == "Jane's Inc. (n.d.). Why?"

    def test_works_of_one_publisher_and_year_are_told_apart(self) -> None:
        """They get letters, in the order of the list."""
        sources = [source("a", "2020-05-02"), source("b", "2020-05-01"), source("c", "2021"), source("d"), source("e")]

        dates = re.findall(r"\((.*?)\)", bibliography(sources))

        assert dates == ["n.d.-a", "n.d.-b", "2020a, May 1", "2020b, May 2", "2021"]


class TestChicago:
    def test_a_newspaper_article(self) -> None:
        """The newspaper stands for the author; the title is quoted; the date is in full; the address ends in a stop."""
        where = source(
            publisher="New York Times", title="In Texas", issued="2002-07-30", url="https://a.org", accessed=READ
        )

        assert bibliography([where], style="chicago") == (
            "New York Times. 2002. “In Texas.” July 30, 2002. https://a.org."
        )

    @pytest.mark.parametrize(
        ("issued", "shown"),
        [
            (None, "n.d. “A missile.” Accessed November 22, 2026."),
            ("2019", "2019. “A missile.”"),
            ("2019-06", "2019. “A missile.” June 2019."),
            ("1970s", "1970s. “A missile.”"),
        ],
    )
    def test_partial_dates(self, issued: str | None, shown: str) -> None:
        """As exact as known; a day of access only where there is no date."""
        assert bibliography([source(issued=issued, accessed=READ)], style="chicago") == f"The Gazette. {shown}"

    def test_an_untitled_source_is_described(self) -> None:
        """Without quotation marks."""
        untitled = source(title=None, issued="2019", note="On a parade.")

        assert bibliography([untitled], style="chicago") == "The Gazette. 2019. On a parade."

    @pytest.mark.parametrize(
        ("title", "shown"),
        [
            ("Why?", "“Why?”"),
            ('He said "no"', "“He said ‘no.’”"),
            ("“Yes!”", "“‘Yes!’”"),
            ("북한 미사일", "“북한 미사일.”"),
        ],
    )
    def test_marks_of_a_title(self, title: str, shown: str) -> None:
        """Quotation marks inside are single, a title that asks keeps its mark, every script stays as it is."""
        assert bibliography([source(title=title, issued="2019")], style="chicago") == f"The Gazette. 2019. {shown}"

    def test_a_report_is_not_quoted(self) -> None:
        """Whole works have no quotation marks."""
        report = source(type="report", title="Missiles", issued="2019")

        assert bibliography([report], style="chicago") == "The Gazette. 2019. Missiles."


class TestAttribution:
    @pytest.mark.parametrize(
        ("fields", "issued", "shown"),
        [
            ({}, "2024-01-05", "The Gazette reported on Jan. 5, 2024"),
            ({}, "2024-06", "The Gazette reported in June 2024"),
            ({}, "1970s", "The Gazette reported in the 1970s"),
            ({}, None, "according to The Gazette"),
            (
                {"attributed_to": "White House", "as_of": "2024-01-04"},
                "2024-01-05",
                "the White House said on Jan. 4, 2024, according to The Gazette",
            ),
            (
                {"attributed_to": "Jane Doe, CNS"},
                "2024-01-05",
                "Jane Doe, CNS, said, The Gazette reported on Jan. 5, 2024",
            ),
            ({"attributed_to": "Jane Doe, CNS"}, None, "Jane Doe, CNS, said, according to The Gazette"),
            ({"attributed_to": "The Gazette"}, "2024-09-05", "The Gazette reported on Sept. 5, 2024"),
            (
                {"basis": "observed_test", "as_of": "2024-08-01"},
                "2024-09-05",
                "observed on Aug. 1, 2024, according to The Gazette",
            ),
        ],
    )
    def test_who_said_it(self, fields: dict[str, str], issued: str | None, shown: str) -> None:
        """A source that quotes is told apart from one that speaks for itself; AP's months and commas."""
        told = claim("about 900 km", by=source(issued=issued), **fields)

        assert told.cite("attribution") == f"about 900 km, {shown}"

    @pytest.mark.parametrize(
        ("speaker", "shown"),
        [
            ("South Korean military", "the South Korean military"),
            ("US Department of Defense", "the US Department of Defense"),
            ("South Korea's military", "South Korea's military"),
            ("a Ukrainian military source (Reuters)", "a Ukrainian military source (Reuters)"),
            ("Vladimir Putin", "Vladimir Putin"),
            ("Defence Minister Ahmad Vahidi", "Defence Minister Ahmad Vahidi"),
        ],
    )
    def test_bodies_have_an_article(self, speaker: str, shown: str) -> None:
        """People, and what has an owner or an article already, have none."""
        assert f", {shown} said, " in claim("5 km", attributed_to=speaker).cite("attribution")

    def test_a_publisher_that_is_no_reporter(self) -> None:
        """A reference work does not report."""
        work = source(kind="reference_work", issued="2024-05-04")

        assert claim("5 km", by=work).cite("attribution") == (
            "5 km, according to The Gazette, which published it on May 4, 2024"
        )

    def test_conditions_and_what_was_set_aside(self) -> None:
        """A figure is not told without what limits it."""
        told = claim("5 km", condition="light", deprecated=True, note="A slip.")

        assert told.cite("attribution") == "5 km (light), according to The Gazette (set aside: A slip)"

    def test_one_line_for_each_statement(self) -> None:
        """Repeats are named with the first; claims that were set aside are left out; countries have their names."""
        view = ranges("5 km", "6 km", origin="a")
        other = statements(claim("KP RU", "operators"), claim("IR", "operators", by="b", deprecated=True))

        assert len(view.cite("attribution").splitlines()) == 1
        assert other.cite("attribution") == "North Korea, Russia, according to The Gazette"

    def test_the_other_publishers_of_a_statement_are_named(self) -> None:
        """So that a reader sees how many sources are one."""
        claims = [
            claim("5 km", by=source(letter, publisher=letter.upper()), origin="one") for letter in ("a", "b", "c")
        ]

        assert figure(*claims).cite("attribution") == "5 km, according to A; the same statement is in B and C"

    def test_lines_of_a_record_and_of_a_comparison_say_what_they_are_of(self) -> None:
        """The property before each line; in a comparison the name as well."""
        record = system(claim("5 km"))

        assert record.cite(style="attribution") == "maximum range: 5 km, according to The Gazette"
        assert catalogue(record).compare("X-1").cite("attribution") == (
            "X-1, maximum range: 5 km, according to The Gazette"
        )


class TestDataset:
    VERSION = "2026.11.23+0123456789ab"

    def test_in_every_style(self) -> None:
        """With the version of the data; the licence in all."""
        found = {style: dataset_citation(self.VERSION, style=style) for style in STYLES}

        title = "weaponref: Published, source-attributed reference data on weapon systems"
        assert found["apa"] == (
            f"weaponref contributors. (2026). {title} (Version {self.VERSION}) [Data set]. CC0 1.0 Universal."
        )
        assert found["chicago"] == (
            f"weaponref contributors. 2026. {title}. Version {self.VERSION}. November 23, 2026. CC0 1.0 Universal."
        )
        for style, text in found.items():
            assert self.VERSION in text, style
            assert re.search(r"CC0[- ]1\.0", text), style

    def test_a_catalogue_cites_itself(self) -> None:
        """The same by the method of the catalogue, with the version of its own data."""
        catalog = weaponref.catalog()

        for style in STYLES:
            assert catalog.cite(style) == dataset_citation(weaponref.data_version, style=style)

    @pytest.mark.parametrize("version", ["unversioned+0123", "2026.13.45+0123", ""])
    def test_a_version_without_a_day_has_no_date(self, version: str) -> None:
        """Data of one's own need no calendar version."""
        assert "(n.d.)" in dataset_citation(version)

    def test_the_citation_file_says_the_same(self, checkout: Path) -> None:
        """CITATION.cff names the authors, the title and the licence that the citation names."""
        text = (checkout / "CITATION.cff").read_text("utf-8")
        data = yaml.safe_load(text)
        (listed,) = data["references"]

        assert listed["authors"] == data["authors"] == [{"name": DATASET_AUTHOR}]
        assert (listed["type"], listed["title"], listed["license"]) == ("data", DATASET_TITLE, "CC0-1.0")
        assert listed["license"] in data["license"]


class TestViews:
    @pytest.mark.parametrize("style", ["apa", "chicago", "bibtex", "csl-json"])
    def test_a_view_cites_the_sources_of_its_claims(self, style: CitationStyle) -> None:
        """Figure, statements, claim and comparison list the entries that the record has for them."""
        kn23 = weaponref.get("KN-23")
        assert kn23.range_max is not None
        assert kn23.status is not None
        only = weaponref.compare("KN-23", properties=("range_max",))

        assert entries(kn23.range_max.cite(style)) == entries(kn23.cite("range_max", style=style))
        assert entries(kn23.status.cite(style)) == entries(kn23.cite("status", style=style))
        assert entries(only.cite(style)) == entries(kn23.cite("range_max", style=style))
        first = kn23.range_max.claims[0]
        assert entries(first.cite(style)) == entries(bibliography([first.source], style=style))

    def test_the_style_of_the_ap_is_called_attribution(self) -> None:
        """It is not taken for a slip of APA."""
        with pytest.raises(ValueError, match="lines in the style of the AP are 'attribution'"):
            weaponref.get("KN-23").cite(style="ap")  # type: ignore[arg-type]

    def test_a_view_has_the_same_default_and_refuses_the_same_styles(self) -> None:
        """APA, and an error with the styles that are known."""
        told = claim("5 km")

        assert figure(told).cite() == told.cite() == bibliography([told.source])
        with pytest.raises(ValueError, match="unknown citation style 'mla'"):
            told.cite("mla")  # type: ignore[arg-type]

    def test_a_style_in_the_place_of_a_property_is_told(self) -> None:
        """A record takes a property first, a figure its style: who mixes them up reads what to write."""
        with pytest.raises(ValueError, match=r"'bibtex' is a style, not a property; write cite\(style='bibtex'\)"):
            weaponref.get("KN-23").cite("bibtex")

    def test_every_claim_of_the_data_has_a_line(self) -> None:
        """Without empty brackets, doubled stops or words of Python."""
        catalog = weaponref.catalog()
        claims = [each for record in (*catalog.values(), *catalog.transfers.values()) for each in record.claims]

        for each in claims:
            line = each.cite("attribution")
            assert not re.search(r"None|\(\)|(?<!\.)\.\.(?!\.)|,,|\s,|\s\s", line), line


def entries(text: str) -> str:
    """A bibliography without the comment at its top."""
    return re.sub(r"\A%.*\n\n", "", text)


@given(sources_with_plain_words, st.sampled_from(STYLES))
@settings(max_examples=120)
def test_a_citation_has_no_gaps(where: Source, style: CitationStyle) -> None:
    """Whatever is known of a source or not: no empty brackets, doubled stops, words of Python."""
    text = bibliography([where], style=style)

    assert text
    assert where.publisher in text
    assert not re.search(r"None|\(\)|\.\.|,,|\s,|“”", text)
    assert style == "csl-json" or not re.search(r"\[\]", text)


class TestBibtex:
    def test_an_entry(self) -> None:
        """A newspaper article is an entry with all that is known of it."""
        where = source("gazette-2020", "2020-05-04", url="https://a.org/b_c", accessed=READ, language="ko")

        assert bibliography([where], style="bibtex").splitlines() == [
            "@misc{gazette-2020,",
            "  author = {{The Gazette}},",
            "  title = {{A missile}},",
            "  year = {2020},",
            "  month = {5},",
            "  day = {4},",
            "  url = {https://a.org/b_c},",
            "  urldate = {2026-11-22},",
            "  langid = {ko}",
            "}",
        ]

    @given(texts, texts)
    @example("A lone } brace", "} {")
    @settings(max_examples=60)
    def test_special_signs_are_escaped(self, title: str, publisher: str) -> None:
        """Whatever a title holds, braces are balanced and no sign of TeX stands bare."""
        text = bibliography([source(title=title, publisher=publisher, note="50 % & more_")], style="bibtex")

        depth = 0
        for char in text:
            depth += (char == "{") - (char == "}")
            assert depth >= 0, "BibTeX counts braces, also those behind a backslash"
        assert depth == 0
        assert not re.search(r"[&%$#_^~]", re.sub(r"\\[&%$#_{}]", "", text))

    @given(texts, texts, texts)
    @example("Test of <i>X</i> & <b>Y</b>", '<span class="nocase">A</SPAN>', "<sub>2</sub>")
    @settings(max_examples=60)
    def test_csl_has_no_rich_text(self, title: str, publisher: str, note: str) -> None:
        """What readers of CSL take for italics is told as it stands, and nothing else of a text changes."""
        (item,) = json.loads(bibliography([source(title=title, publisher=publisher, note=note)], style="csl-json"))

        for told, given_text in ((item["title"], title), (item["container-title"], publisher), (item["note"], note)):
            assert not re.search(r"</?(i|b|sc|sub|sup|span)\b", told, re.IGNORECASE)
            assert told.replace("<\u2060", "<") == given_text.replace("<\u2060", "<")

    def test_keys_are_valid_and_unique(self) -> None:
        """Ids that TeX cannot read are made readable, and stay apart."""
        text = bibliography([source("a b"), source("a,b"), source("a-b")], style="bibtex")

        assert sorted(re.findall(r"@misc\{(.*),", text)) == ["a-b", "a-b-2", "a-b-3"]

    def test_the_version_of_the_data_is_a_comment(self) -> None:
        """The heading says what the list is of; BibTeX passes over it."""
        text = cite(system(claim("500 km")), "range_max", style="bibtex", data_version="2026.1+abc")

        assert text.startswith("% Sources of range_max of X-1, weaponref data 2026.1+abc.\n\n@misc{")


class TestCsl:
    def test_an_item(self) -> None:
        """Dates are date-parts, as exact as they are known; the publisher of an article is its container."""
        where = source("a", "2020-05", url="https://a.org/b", accessed=READ, note="A note.")
        (item,) = json.loads(bibliography([where], style="csl-json"))

        assert item == {
            "id": "a",
            "type": "article-newspaper",
            "title": "A missile",
            "container-title": "The Gazette",
            "URL": "https://a.org/b",
            "issued": {"date-parts": [[2020, 5]]},
            "accessed": {"date-parts": [[2026, 11, 22]]},
            "note": "A note.",
        }

    def test_a_report_has_a_publisher_and_a_decade_is_literal(self) -> None:
        """Reports have no container; a decade has no date-parts."""
        (item,) = json.loads(bibliography([source(type="report", issued="1970s")], style="csl-json"))

        assert item["publisher"] == "The Gazette"
        assert item["issued"] == {"literal": "1970s"}


class TestCite:
    def test_the_sources_of_one_property(self) -> None:
        """Those of the property alone, each once, sorted by publisher whatever the order of the claims."""
        where = source("z", publisher="Zeta")
        record = system(
            claim("500 km", by=where),
            claim("600 km", by=where),
            claim("700 km", by=source("a", publisher="Alpha")),
            claim("deployed", "status", by="other"),
        )

        assert [line.split(".")[0] for line in cite(record, "range_max").split("\n\n")] == ["Alpha", "Zeta"]
        assert record.cite("range_max") == cite(record, "range_max")

    def test_the_sources_of_a_record(self) -> None:
        """Claims, names and relations all have sources."""
        record = system(claim("500 km", by="a"), names=(name("X", source=source("b")),))

        items = json.loads(record.cite(style="csl-json"))

        assert [item["id"] for item in items] == ["a", "b"]

    def test_nothing_published(self) -> None:
        """There is nothing to cite, which is no error."""
        found = {style: cite(system(), "range_max", style=style) for style in STYLES}

        assert found == {"apa": "", "chicago": "", "attribution": "", "bibtex": "", "csl-json": "[]"}

    @pytest.mark.parametrize(("name_", "style", "words"), [("rnage_max", "apa", "range_max"), (None, "mla", "apa")])
    def test_unknown_terms(self, name_: str | None, style: str, words: str) -> None:
        """An unknown property or style is refused, with what is known."""
        with pytest.raises(ValueError, match=words):
            cite(system(), name_, style=style)

    @pytest.mark.parametrize("style", STYLES)
    def test_every_source_of_the_data_can_be_cited(self, style: str) -> None:
        """All sources in every style, in one order, without a key or letter twice."""
        sources = list(weaponref.catalog().sources.values())

        text = bibliography(sources, style=style)

        assert text == bibliography(reversed(sources), style=style)
        if style == "csl-json":
            assert len({item["id"] for item in json.loads(text)}) == len(sources)
        elif style == "bibtex":
            assert len(set(re.findall(r"(?m)^@\w+\{(.*),$", text))) == len(sources)
        else:
            assert len(text.split("\n" if style == "attribution" else "\n\n")) == len(sources)
        assert not re.search(r"None|\[\]\.|\(\)|(?<!\.)\.\.(?!\.)|,,|“”", "" if style == "csl-json" else text)


@given(st.lists(st.sampled_from("abcdef"), max_size=6))
@settings(max_examples=20)
def test_the_order_does_not_depend_on_that_of_the_sources(ids: list[str]) -> None:
    """The same sources make the same bibliography."""
    sources = [source(each, "2020") for each in dict.fromkeys(ids)]

    assert bibliography(sources) == bibliography(sources[::-1])
