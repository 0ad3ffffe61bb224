"""Bibliographies: APA, BibTeX and CSL JSON."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import weaponref
from making import claim, name, source, system
from record_strategies import texts
from weaponref.dates import PartialDate
from weaponref.render.citations import STYLES, bibliography, cite


READ = PartialDate("2026-11-22")


class TestApa:
    def test_a_newspaper_article(self) -> None:
        """The publisher stands for the author, the date is in full, and the page was retrieved on a day."""
        where = source(
            publisher="Korea Daily", title="A report", issued="2019-06-07", url="https://a.org/b", accessed=READ
        )

        assert bibliography([where]) == (
            "Korea Daily. (2019, June 7). A report. Retrieved November 22, 2026, from https://a.org/b"
        )

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
    @settings(max_examples=60)
    def test_special_signs_are_escaped(self, title: str, publisher: str) -> None:
        """Whatever a title holds, braces are balanced and no sign of TeX stands bare."""
        text = bibliography([source(title=title, publisher=publisher, note="50 % & more_")], style="bibtex")

        bare = re.sub(r"\\[&%$#_{}]", "", text)
        assert bare.count("{") == bare.count("}")
        assert not re.search(r"[&%$#_^~]", bare)

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
        assert [cite(system(), "range_max", style=style) for style in STYLES] == ["", "", "[]"]

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
            assert len(text.split("\n\n")) == len(sources)


@given(st.lists(st.sampled_from("abcdef"), max_size=6))
@settings(max_examples=20)
def test_the_order_does_not_depend_on_that_of_the_sources(ids: list[str]) -> None:
    """The same sources make the same bibliography."""
    sources = [source(each, "2020") for each in dict.fromkeys(ids)]

    assert bibliography(sources) == bibliography(sources[::-1])
