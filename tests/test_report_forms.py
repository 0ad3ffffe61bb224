"""Reports in the forms that people and other tools read: each says everything, and nothing in a table can break it."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import date
from typing import Any
from unicodedata import category
from xml.etree import ElementTree as ET

import narwhals.stable.v2 as nw
import pyarrow as pa
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import weaponref
from engines import ENGINES
from pages import read
from reporting import HOSTILE, MESSY, clean, messy, of_texts
from weaponref.render.html.elements import ATTRIBUTES, TAGS
from weaponref.render.report import report_card, reports_junit, reports_sarif, sarif_data
from weaponref.render.report.words import cut
from weaponref.validation.verdicts import NAME_VERDICTS, VALUE_VERDICTS


FORMS = ("to_json", "to_text", "to_markdown", "to_html", "to_sarif", "to_junit", "to_csv")
TEXTS = st.sampled_from(HOSTILE) | st.text(max_size=40)
LONGEST = 10**6


def repr_of_type(value: object) -> str:
    return type(value).__name__


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def failures(xml: str) -> list[ET.Element]:
    return ET.fromstring(xml.encode()).findall("*/*/failure")  # noqa: S314  our own output


# Every form


@pytest.mark.parametrize("form", FORMS)
def test_the_same_report_gives_the_same_bytes(form: str) -> None:
    """Two checks of one table are written alike, and what is written can be encoded."""
    first, again = (getattr(messy(), form)().encode() for _ in range(2))

    assert first == again


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("place", ["name", "value", "header"])
def test_long_texts_are_cut(form: str, place: str) -> None:
    """A text of a million characters takes a few thousand in any form, wherever it stands in the table."""
    long = "x" * LONGEST
    texts = {"name": "KN-24", "value": "4", "header": "reach"} | {place: long}

    assert len(getattr(of_texts(**texts), form)()) < 100_000


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("value", [float("inf"), 10**5000, True, date(2024, 1, 1), b"x", -0.0], ids=repr_of_type)
def test_cells_of_any_type_can_be_shown(form: str, value: object) -> None:
    """Infinity, giant integers, truth values, days and bytes are shown, not stumbled over."""
    assert getattr(of_texts("KN-23", value), form)()


def test_every_form_says_what_was_found_and_who_says_otherwise() -> None:
    """Value, verdict, what is published, a source with its link, and the repair are in every form."""
    for form in FORMS:
        text = getattr(messy(), form)()

        assert "~280" in text.replace("\\~", "~"), form
        assert "unit-slip" in text, form
        assert "Jeffrey Lewis, CNS" in text, form
        assert "https://" in text, form
        assert "in miles" in text, form


def test_what_is_not_in_order_alone_is_listed_on_pages() -> None:
    """A page of a clean table says that there is nothing to look at, and lists nothing."""
    report = clean()

    assert "nothing to look at" in report.to_text()
    assert "Nothing to look at" in report.to_html()
    assert "## Findings" not in report.to_markdown()
    assert sarif_data((report,))["runs"][0]["results"] == []


def test_what_is_left_out_is_said() -> None:
    """Where not all findings are listed the most serious ones are, and the number of the others is told."""
    for text in (messy().to_text(most=1), messy().to_markdown(most=1), messy().to_html(most=1)):
        assert re.search(r"Listed are the 1 most serious findings; \d+ more are in JSON and CSV", text)
        assert "unit-slip" in text


def test_a_table_that_is_not_listed_whole_says_so() -> None:
    """With a limit below the number of rows, every page says what is listed."""
    report = weaponref.validate(MESSY, limit=2)

    assert not report.complete
    for form in ("to_text", "to_markdown", "to_html", "to_junit", "to_sarif"):
        assert "first 2 rows" in " ".join(getattr(report, form)().split()), form


# Tables


def test_the_table_is_of_the_kind_that_was_checked() -> None:
    """A list gives a list of dicts; frames of all libraries have the same columns, with types."""
    report = messy()
    records = report.to_records()

    assert report.table == records
    assert [each["verdict"] for each in records] == [finding.verdict for finding in report]
    pandas, polars, arrow = report.to_pandas(), report.to_polars(), report.to_arrow()
    assert list(pandas.columns) == polars.columns == arrow.column_names == list(records[0])
    assert len(pandas) == polars.height == arrow.num_rows == len(records)
    assert clean().to_polars().schema == polars.schema


def test_a_frame_gets_its_findings_as_a_frame() -> None:
    """The findings on a polars frame are one."""
    import polars as pl

    found = weaponref.validate(pl.DataFrame({"missile": ["KN-23"], "range_km": [280]})).table

    assert isinstance(found, pl.DataFrame)
    assert found["verdict"].to_list() == ["match", "unit-slip"]


@pytest.mark.parametrize("engine", ["pandas", "pandas-arrow", "polars", "polars-lazy", "arrow", "duckdb"])
def test_a_column_of_findings_has_its_type_whatever_is_in_it(engine: str) -> None:
    """Texts are texts and numbers are numbers, also where every value is missing or there is no finding."""
    whole = pa.table({"missile": ["KN-23", "KN-24"], "range_km": [280.0, 410.0]})
    nameless = pa.table({"missile": ["KN-23"], "range_km": pa.array([None], pa.float64())})
    types = []
    for table in (whole, nameless, whole.slice(0, 0)):
        found: Any = weaponref.validate(ENGINES[engine](table)).table
        types.append(nw.from_native(found).collect_schema())

    assert types[0] == types[1] == types[2]
    kinds = {"row": nw.Int64, "line": nw.Int64, "published_low": nw.Float64, "published_high": nw.Float64}
    assert types[0] == {header: kinds.get(header, nw.String) for header in clean().to_records()[0]}


@pytest.mark.parametrize("module", ["pandas", "polars", "pyarrow"])
def test_findings_on_nothing_have_the_same_columns(module: str) -> None:
    """The table of findings on an empty frame has every column, and no row."""
    import pandas as pd
    import polars as pl
    import pyarrow as pa

    columns: dict[str, list[object]] = {"missile": [], "range_km": []}
    frames = {"pandas": pd.DataFrame, "polars": pl.DataFrame, "pyarrow": pa.table}

    found: Any = weaponref.validate(frames[module](columns)).table

    names = found.column_names if module == "pyarrow" else list(found.columns)
    assert names == list(clean().to_records()[0])
    assert len(found) == 0


# CSV


def test_csv_runs_nothing() -> None:
    """Texts that begin like a formula have an apostrophe in front; numbers, also in texts, have none."""
    for text in ("=1+1", "+x", "-x", "@SUM(A1)", "\t=1", "\r=1", "＝1"):
        assert rows_of(of_texts("KN-23", text).to_csv())[1]["value"] == f"'{text}"
    assert rows_of(messy().to_csv())[-1]["value"] == "-5"


@given(TEXTS, TEXTS, TEXTS)
@example("'", "'=1", "=x")
@settings(max_examples=50, deadline=None)
def test_csv_keeps_every_text(name: str, value: str, header: str) -> None:
    """Taking one apostrophe off each text that begins with one gives back what is in the records."""
    report = of_texts(name, value, header)
    records = report.to_records()

    found = rows_of(report.to_csv())

    assert len(found) == len(records)
    for row, record in zip(found, records, strict=True):
        for column in ("name", "value", "column", "message", "verdict"):
            assert row[column].removeprefix("'") == record[column]
            assert not row[column].startswith(("=", "@", "\t", "\r"))


# JSON


@given(TEXTS, TEXTS, TEXTS)
@settings(max_examples=50, deadline=None)
def test_json_can_be_read_again(name: str, value: str, header: str) -> None:
    """JSON is strict, can be encoded, and has the findings of the report with claims and sources for all of them."""
    report = of_texts(name, value, header)

    def refuse(constant: str) -> float:
        raise AssertionError(constant)

    data = json.loads(report.to_json().encode(), parse_constant=refuse)

    assert [each["verdict"] for each in data["findings"]] == [finding.verdict for finding in report]
    assert data["counts"] == dict(report.counts)
    told = {claim for each in data["findings"] if each["published"] for claim in each["published"]["claims"]}
    assert told == set(data["claims"])
    assert {claim["source"] for claim in data["claims"].values()} == set(data["sources"])


# HTML


@given(TEXTS, TEXTS, TEXTS)
@settings(max_examples=50, deadline=None)
def test_html_has_only_its_own_elements(name: str, value: str, header: str) -> None:
    """Nothing in a table becomes an element or an attribute, in a card as on a page."""
    report = of_texts(name, value, header)
    page = report.to_html().partition("<body>")[2].partition("</body>")[0]

    for html in (page, str(report_card(report))):
        for node in read(html).all():
            assert node.tag in TAGS
            assert set(node.attributes) <= ATTRIBUTES
            assert node.attributes.get("href", "https://").startswith(("https://", "http://"))
    assert report.to_html().count("<style>") == 3
    assert "<script" not in report.to_html().lower().replace("&lt;script", "")


def test_a_page_opens_each_finding_to_its_claims() -> None:
    """Under a finding stand its message, the repair, and the nearest claims, each with its linked source."""
    page = read(messy().to_html().partition("<body>")[2].partition("</body>")[0])

    (row,) = [each for each in page.all("details", "wr-row") if "unit-slip" in each.text()]
    assert "row 1" in row.text()
    known = next(finding for finding in messy() if finding.verdict == "unit-slip").published
    assert known is not None
    assert len(row.all("li")) == len(known.claims)
    assert row.all("a")
    assert "perhaps" in row.text()


def test_a_page_of_ten_thousand_findings_stays_small() -> None:
    """A page lists a thousand findings, even if each has three claims, in less than three megabytes."""
    rows = [
        {"missile": name, "range_km": 40_000 + number}
        for number in range(2500)
        for name in ("KN-23", "KN-25", "Kalibr", "Hwasong-17")
    ]

    page = weaponref.validate(rows).to_html()

    assert len(page.encode()) < 3_000_000
    assert "9,000 more are in JSON and CSV" in page


# Markdown


@given(TEXTS, TEXTS, TEXTS)
@settings(max_examples=50, deadline=None)
def test_markdown_tables_are_whole(name: str, value: str, header: str) -> None:
    """Every row of a table has as many cells as its header, and no markup but line breaks and links gets through."""
    text = of_texts(name, value, header).to_markdown()

    blocks = re.findall(r"(?m)(?:^\|.*\n)+", text)
    assert len(blocks) == 4
    for block in blocks:
        lines = block.splitlines()
        assert len({len(re.findall(r"(?<!\\)(?:\\\\)*\|", line)) for line in lines}) == 1
        assert set(lines[1]) <= set("|- ")
    for tag in re.findall(r"(?<!\\)(?:\\\\)*<([^>]*)>", text):
        assert tag == "br" or tag.startswith(("https://", "http://"))


# Text


@given(TEXTS, TEXTS, TEXTS)
@settings(max_examples=50, deadline=None)
def test_text_steers_no_terminal(name: str, value: str, header: str) -> None:
    """No control character but the line feed is printed, and nothing that turns the order of a line around."""
    text = of_texts(name, value, header).to_text()

    assert not [char for char in text if char != "\n" and category(char) in ("Cc", "Cs", "Zl", "Zp")]
    assert "\u202e" not in text


# SARIF


@given(TEXTS, TEXTS, TEXTS)
@settings(max_examples=30, deadline=None)
def test_sarif_is_what_forges_take(name: str, value: str, header: str) -> None:
    """The log has a rule for each verdict, and each result a rule, a level, a place and a fingerprint of its own."""
    log = json.loads(of_texts(name, value, header).to_sarif().encode())

    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [*NAME_VERDICTS, *VALUE_VERDICTS]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in ("error", "warning", "note")
        assert result["message"]["text"]
        (location,) = result["locations"]
        assert location["logicalLocations"][0]["name"] in ("missile", cut(header, 1000))
    prints = [result["partialFingerprints"]["weaponrefFinding/v1"] for result in run["results"]]
    assert len(set(prints)) == len(prints)


def test_fingerprints_stay_when_rows_move() -> None:
    """A row put in front changes no fingerprint of the others."""

    def prints(rows: list[dict[str, object]]) -> set[str]:
        results = sarif_data((weaponref.validate(rows),))["runs"][0]["results"]
        return {result["partialFingerprints"]["weaponrefFinding/v1"] for result in results}

    assert prints(MESSY) == prints([{"missile": "KN-24", "range (km)": 410}, *MESSY])


def test_levels_follow_the_severities() -> None:
    """A verdict that is told to be an error is one, in the rule and in the result."""
    report = weaponref.validate(MESSY, severities={"either": "error", "unit-slip": "ok"})
    (run,) = json.loads(report.to_sarif())["runs"]

    levels = {rule["id"]: rule["defaultConfiguration"]["level"] for rule in run["tool"]["driver"]["rules"]}
    assert (levels["either"], levels["unit-slip"]) == ("error", "none")
    assert {result["level"] for result in run["results"] if result["ruleId"] == "either"} == {"error"}
    assert "unit-slip" not in {result["ruleId"] for result in run["results"]}


def test_results_are_no_more_than_forges_take(monkeypatch: pytest.MonkeyPatch) -> None:
    """Above the number that forges take, the most serious are left, and a notice counts the others."""
    monkeypatch.setattr("weaponref.render.report.sarif.MOST", 2)

    (run,) = json.loads(reports_sarif((messy(), messy())))["runs"]

    assert {result["level"] for result in run["results"]} == {"error"}
    assert len(run["results"]) == 2
    assert (
        "less serious findings are not listed"
        in run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"]
    )


# JUnit


@given(TEXTS, TEXTS, TEXTS)
@settings(max_examples=50, deadline=None)
def test_junit_counts_what_it_lists(name: str, value: str, header: str) -> None:
    """The XML can be read, has a suite for each column, and its counts are those of its tests and failures."""
    root = ET.fromstring(of_texts(name, value, header).to_junit().encode())  # noqa: S314  our own output

    assert len(root) == 2
    for suite in root:
        assert int(suite.get("tests", "")) == len(suite.findall("testcase"))
        assert int(suite.get("failures", "")) == len(suite.findall("testcase/failure"))
    assert int(root.get("failures", "")) == len(root.findall("*/*/failure"))


def test_what_fails_can_be_chosen() -> None:
    """With fail_on, findings below it are told by tests that pass."""
    report = messy()
    found = {level: len(failures(report.to_junit(fail_on=level))) for level in ("note", "warning", "error")}

    assert found["error"] == report.count("error")
    assert found["warning"] == found["error"] + report.count("warning")
    assert found["note"] == found["warning"] + report.count("note")
    assert len(ET.fromstring(reports_junit((report, report)))) == 6  # noqa: S314  our own output


def test_a_severity_that_is_none_is_refused() -> None:
    """fail_on is a severity, and an error says which there are."""
    with pytest.raises(ValueError, match="ok, note, warning, error"):
        messy().to_junit(fail_on="fatal")


# Notebooks


def test_the_claims_of_a_card_are_shown_in_the_units_that_are_chosen() -> None:
    """The buttons of every card; a card that shows no claim has nothing to convert."""
    outside = weaponref.validate([{"missile": "KN-23", "range_km": 9000}])._repr_html_()
    unknown = weaponref.validate([{"missile": "Rafiki"}])._repr_html_()

    assert [outside.count(f'value="{units}"') for units in ("metric", "imperial", "stated")] == [1, 1, 1]
    assert "560 mi" in outside
    assert 'type="radio"' not in unknown


def test_a_notebook_shows_a_card() -> None:
    """A report shows itself as HTML and as Markdown, with its own style."""
    report = messy()

    assert report._repr_html_().startswith('<form class="wr wr-report" method="dialog"><style>')
    assert report._repr_markdown_().startswith("# Check of a list")
