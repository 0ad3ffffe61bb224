"""``weaponref validate``: what it reads, what it prints, what it writes, and the exit code."""

from __future__ import annotations

import csv
import io
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from running import on_terminal, start
from weaponref.cli import main
from weaponref.cli.validate import command


if TYPE_CHECKING:
    from collections.abc import Callable

    Run = Callable[..., tuple[int, str, str]]

ROOT = Path(__file__).resolve().parent.parent
CLEAN = "missile,range_km\nKN-23,420\nKN-24,410\n"
SLIPPED = 'missile,range_km\nKN-23,420\n"KN-24",\n"Kalibr\n",1500\nKN-23,280\n'


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command in a folder of its own; the exit code, what was printed, and what was said."""
    monkeypatch.chdir(tmp_path)

    def start(*arguments: str) -> tuple[int, str, str]:
        code = main(["validate", *arguments])
        said = capsys.readouterr()
        return code, said.out, said.err

    return start


def file(text: str | bytes, name: str = "launches.csv") -> str:
    Path(name).write_bytes(text.encode() if isinstance(text, str) else text)
    return name


# Exit codes


def test_a_clean_table_is_0(run: Run) -> None:
    """Nothing at or above --fail-on: 0, and a page that says so."""
    code, out, err = run(file(CLEAN))

    assert (code, err) == (0, "")
    assert out.startswith("launches.csv: 2 rows: nothing to look at\n")


def test_findings_are_1(run: Run) -> None:
    """A slip is an error: 1; the page says on which line of the file it stands, also after line breaks in cells."""
    code, out, _ = run(file(SLIPPED))

    assert code == 1
    assert "launches.csv:6: error: KN-23: range_km: '280'" in out
    assert "[unit-slip]" in out


def test_what_counts_can_be_chosen(run: Run) -> None:
    """--fail-on and --severity say what makes the exit code 1."""
    noted = file("missile,range_km\nKN-23/24,500\n")

    assert run(noted)[0] == 0
    assert run(noted, "--fail-on", "note")[0] == 1
    assert run(noted, "--severity", "either=error", "--fail-on", "error")[0] == 1
    assert run(file(SLIPPED, "b.csv"), "--severity", "unit-slip=note", "--severity", "outside=note")[0] == 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["none.csv"], "none.csv: no such file"),
        (["launches.csv", "--name", "rocket"], "launches.csv: name: there is no column 'rocket'"),
        (["launches.csv", "--map", "reach=range_max"], "there is no column 'reach'"),
        (["launches.csv", "--map", "range_km"], "--map is COLUMN=PROPERTY[:UNIT], not 'range_km'"),
        (["launches.csv", "--map", "range_km=rangemax"], "rangemax"),
        (["launches.csv", "--tolerance", "much"], "--tolerance is a share such as 5% or 0.05"),
        (["launches.csv", "--tolerance", "100%"], "--tolerance is a share such as 5% or 0.05"),
        (["launches.csv", "--severity", "slip=error"], "slip"),
        (["launches.csv", "--output", "."], "is a folder"),
        (["launches.csv", "--output", "no/such/report.json"], "there is no folder"),
        (["launches.csv", "--data", "nothing-here"], "nothing-here"),
        ([], "Missing argument"),
    ],
)
def test_what_cannot_be_done_is_2(run: Run, arguments: list[str], words: str) -> None:
    """No such file, no such column, or an option that cannot be read: 2, and nothing is written."""
    file(CLEAN)
    before = sorted(Path().rglob("*"))

    code, out, err = run(*arguments)

    assert (code, out) == (2, "")
    assert words in err
    assert sorted(Path().rglob("*")) == before


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02" * 500, b"where,when\nKyiv,2024\n"])
def test_what_is_no_table_of_names_is_2(run: Run, content: bytes) -> None:
    """An empty file, a binary file, and a table without names: 2, and a message that names the file."""
    code, out, err = run(file(content), "--output", "report.json", "--format", "json")

    assert (code, out) == (2, "")
    assert "launches.csv" in err
    assert not Path("report.json").exists()


def test_one_bad_file_among_good_ones_writes_nothing(run: Run) -> None:
    """If one of several files cannot be checked, there is no report on the others."""
    code, out, _ = run(file(CLEAN), "none.csv", "--output", "report.json", "--format", "json")

    assert (code, out) == (2, "")
    assert not Path("report.json").exists()


# What columns hold


def test_columns_are_bound_as_asked(run: Run) -> None:
    """--name and --map bind columns whose headers say nothing; "COLUMN=" leaves one out."""
    table = file("a,b,c\nKN-23,280,x\n")

    assert run(table, "--name", "a", "--map", "b=range_max:mi")[0] == 0
    assert run(table, "--name", "a", "--map", "b=range_max:km")[0] == 1
    assert run(file("missile,range_km\nKN-23,280\n", "b.csv"), "--map", "range_km=")[0] == 0


def test_units_and_countries_may_stand_in_columns(run: Run) -> None:
    """--unit and --country name a column, or say it for all rows."""
    table = file("missile,range,u,land\nKN-23,280,mi,KP\n")

    assert run(table, "--unit", "u", "--country", "land")[0] == 0
    assert run(table, "--unit", "miles", "--country", "North Korea")[0] == 0
    assert run(table, "--unit", "km")[0] == 1


def test_tolerance_is_a_share_or_per_cent(run: Run) -> None:
    """A value two thirds above what is published is near with a tolerance of 90 %, which the report states."""
    table = file("missile,range_km\nKN-24,1080\n")

    assert run(table)[0] == 1
    for tolerance in ("90%", "0.9"):
        code, out, _ = run(table, "--tolerance", tolerance)
        assert code == 0
        assert "90 %" in out


def test_encoding_and_separator_can_be_given(run: Run) -> None:
    """What was found out can be said instead."""
    table = file("Ракета|Дальность, км\nКН-23|420\n".encode("cp866"))

    code, out, _ = run(table, "--encoding", "cp866", "--separator", "pipe")

    assert code == 0
    assert "Дальность, км" in out


def test_standard_input_is_a_file(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file "-" is standard input, and is called so."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(SLIPPED.encode())))

    code, out, _ = run("-")

    assert code == 1
    assert out.startswith("standard input: 4 rows")


# Forms


def test_several_files_are_combined(run: Run) -> None:
    """In every form, the reports on several files are one whole that tools can read."""
    files = (file(CLEAN, "a.csv"), file(SLIPPED, "b c.csv"))

    found = json.loads(run(*files, "--format", "json")[1])
    assert (found["ok"], [report["path"] for report in found["reports"]]) == (False, ["a.csv", "b c.csv"])
    (sarif,) = json.loads(run(*files, "--format", "sarif")[1])["runs"]
    place = sarif["results"][0]["locations"][0]["physicalLocation"]
    assert place == {"artifactLocation": {"uri": "b%20c.csv"}, "region": {"startLine": 6}}
    suites = ET.fromstring(run(*files, "--format", "junit")[1].encode())  # noqa: S314  our own output
    assert [suite.get("name") for suite in suites] == [
        f"{name}: {column}" for name in files for column in ("missile", "range_km")
    ]
    rows = list(csv.DictReader(io.StringIO(run(*files, "--format", "csv")[1], newline="")))
    assert {row["source"] for row in rows} == set(files)
    for form in ("text", "markdown", "html"):
        out = run(*files, "--format", form)[1]
        assert out.index("a.csv") < out.index("b c.csv")


def test_one_file_is_a_report_of_its_own(run: Run) -> None:
    """The JSON on one file is that of its report."""
    data = json.loads(run(file(SLIPPED), "--format", "json")[1])

    assert data["source"] == "launches.csv"
    assert [each["line"] for each in data["findings"] if each["verdict"] == "unit-slip"] == [6]


def test_the_limit_is_told(run: Run) -> None:
    """A table with more rows than --limit is counted whole, and the page says what is listed."""
    out = run(file(SLIPPED), "--limit", "1")[1]

    assert "first 1 rows that have any" in " ".join(out.split())


def test_names_of_files_are_escaped(run: Run) -> None:
    """A file may be called anything its system allows; in every form its name is text."""
    table = file(SLIPPED, "a|<b>&\"'=`x`\t#.csv")

    assert "a|<b>" not in run(table, "--format", "html")[1]
    assert all("<b>" not in line.replace("\\<b", "") for line in run(table, "--format", "markdown")[1].splitlines())
    suites = ET.fromstring(run(table, "--format", "junit")[1].encode())  # noqa: S314  our own output
    assert str(suites[0].get("name")).startswith("a|<b>&")
    (sarif,) = json.loads(run(table, "--format", "sarif")[1])["runs"]
    uri = sarif["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "a%7C%3Cb%3E%26%22%27%3D%60x%60%09%23.csv"
    rows = list(csv.DictReader(io.StringIO(run(table, "--format", "csv")[1], newline="")))
    assert rows[0]["source"] == table


# Files


def test_a_report_goes_into_a_file_once(run: Run) -> None:
    """--output writes the report whole and nothing else, and never over a file unless --force is given."""
    arguments = (file(SLIPPED), "--format", "html", "--output", "report.html")

    code, out, err = run(*arguments)
    assert (code, out) == (1, "")
    assert err == "launches.csv: 4 rows: 1 error, 0 warnings and 0 notes\nreport.html written\n"
    written = Path("report.html").read_bytes()
    assert written.startswith(b"<!doctype html>")

    Path("report.html").write_text("mine")
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert "report.html is there already; --force writes over it" in err
    assert Path("report.html").read_text() == "mine"

    assert run(*arguments, "--force")[0] == 1
    assert Path("report.html").read_bytes() == written
    assert sorted(path.name for path in Path().iterdir()) == ["launches.csv", "report.html"]


def test_a_dash_for_a_file_is_standard_output(run: Run) -> None:
    """As it is for input; no file of that name comes to be."""
    table = file(SLIPPED)

    assert run(table, "--format", "csv", "--output", "-") == run(table, "--format", "csv")
    assert [path.name for path in Path().iterdir()] == ["launches.csv"]


def test_the_table_itself_is_never_overwritten_unasked(run: Run) -> None:
    """A report that would go over its own table is refused."""
    table = file(CLEAN)

    assert run(table, "--output", table)[0] == 2
    assert Path(table).read_text() == CLEAN


def test_line_ends_of_csv_are_kept_in_files(run: Run) -> None:
    """CSV in a file has the line ends of RFC 4180, whatever the system."""
    run(file(CLEAN), "--format", "csv", "--output", "findings.csv")

    assert Path("findings.csv").read_bytes().count(b"\r\n") == 5


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals on Windows")
def test_progress_is_shown_on_terminals_alone(tmp_path: Path) -> None:
    """Long work shows how far it is on a terminal; short work does not, and neither says a word into a file or pipe."""
    long, short = tmp_path / "long.csv", tmp_path / "short.csv"
    long.write_text("missile,range_km\n" + "KN-23,420\n" * 210_000)
    short.write_text(CLEAN)
    bar = "━━━"

    shown = on_terminal("validate", str(long), TERM="xterm-256color", COLUMNS="200")
    assert bar in shown
    assert "long.csv: reading" in shown
    assert shown.index("reading") < shown.index("nothing to look at")
    assert bar not in on_terminal("validate", str(short), TERM="xterm-256color")
    piped = start("validate", str(long), COLUMNS="200")
    assert (piped.returncode, piped.stderr) == (0, "")
    assert "nothing to look at" in piped.stdout
    assert bar not in piped.stdout


def test_the_workflow_of_the_guide_runs_the_command() -> None:
    """The example reads tables with options that the command has, with no more permissions than it needs."""
    import yaml

    text = (ROOT / "docs" / "examples" / "github-workflow-validate.yml").read_text("utf-8")
    workflow = yaml.safe_load(text)
    (job,) = workflow["jobs"].values()

    assert workflow["permissions"] == {"contents": "read"}
    assert job["permissions"] == {"contents": "read", "security-events": "write"}
    assert all(step["uses"].rpartition("@")[2].startswith("v") for step in job["steps"] if "uses" in step)
    (line,) = [step["run"] for step in job["steps"] if "weaponref validate" in step.get("run", "")]
    known = {option for parameter in command.params for option in parameter.opts}
    assert {word for word in line.split() if word.startswith("--")} <= known
    assert job["steps"][-1]["with"]["sarif_file"] in line


def test_a_report_never_replaces_the_table_that_it_is_about(run: Run) -> None:
    """Not even with --force, nor by another way to write its path."""
    code, out, err = run(file(CLEAN), "--output", "./launches.csv", "--force")

    assert (code, out) == (2, "")
    assert "launches.csv is a table that is to be checked" in err
    assert Path("launches.csv").read_text(encoding="utf-8") == CLEAN


def test_a_fault_of_standard_input_is_told_of_that(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A message names what the user gave, and no file of the machine."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"")))

    assert run("-") == (2, "", "Error: standard input: is empty (0 bytes); a table needs at least a header\n")
