"""The benchmarks run and print the table they promise. How fast anything is, is not tested here."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from weaponref.render.exports import FORMATS


if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "wait4"), reason="the system cannot say what a process cost"),
]

COLUMNS = ["Benchmark", "Case", "Time", "Peak memory", "Ratio", "Bar", "Met"]
PEERS = {"pycountry", "periodictable", "particle", "mendeleev", "chemicals"}
TIME = r"[\d,]+(\.\d+)? (ms|µs)|not installed"


@pytest.fixture(scope="module")
def page(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page into which the benchmarks, run with tiny counts, put what they print."""
    page = tmp_path_factory.mktemp("page") / "page.md"
    page.write_text("before\n<!-- benchmarks: begin -->\nold\n<!-- benchmarks: end -->\nafter\n", encoding="utf-8")
    command = [sys.executable, str(checkout / "benchmarks"), "--quick", "--paste", str(page)]
    done = subprocess.run(  # noqa: S603  fixed arguments
        command, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() in page.read_text(encoding="utf-8")
    return page


@pytest.fixture(scope="module")
def printed(page: Path) -> list[str]:
    """The lines that the benchmarks printed."""
    lines = page.read_text(encoding="utf-8").splitlines()
    return lines[lines.index("<!-- benchmarks: begin -->") + 1 : lines.index("<!-- benchmarks: end -->")]


@pytest.fixture(scope="module")
def table(printed: list[str]) -> list[list[str]]:
    """The rows of the table, its head left out."""
    return [cells(line) for line in printed[4:]]


def cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip("|").split("|")]


def rows(table: list[list[str]], benchmark: str) -> list[list[str]]:
    return [row for row in table if row[0] == benchmark]


def test_the_table_replaces_what_stood_between_the_marks(page: Path) -> None:
    """Pasting leaves the rest of a page as it was."""
    text = page.read_text(encoding="utf-8")

    assert text.startswith("before\n<!-- benchmarks: begin -->\n")
    assert text.endswith("\n<!-- benchmarks: end -->\nafter\n")
    assert "old" not in text.splitlines()


def test_it_prints_the_facts_and_one_table(printed: list[str], checkout: Path) -> None:
    """A line says what was measured where, without naming a folder; one Markdown table follows."""
    facts, empty, head, line, *body = printed

    assert re.match(r"\w+ 3\.\d+\.\d+\S* on \w+ \w+, \d+ cores; weaponref \S+ \(.*byte-compiled\); attrs \d", facts)
    assert (empty, cells(head)) == ("", COLUMNS)
    assert re.fullmatch(r"[|:\- ]+", line)
    assert {len(cells(each)) for each in body} == {len(COLUMNS)}
    assert not any(str(checkout) in each or sys.prefix in each for each in printed)


def test_every_library_has_a_row(table: list[list[str]]) -> None:
    """Libraries that are not installed are listed too."""
    cases = [row[1].replace("*", "").split()[0] for row in rows(table, "first look-up")]

    assert cases == [
        "bare", "`import", "weaponref", "pycountry", "periodictable", "particle", "mendeleev", "chemicals",
        "weaponref:",
    ]  # fmt: skip


def test_every_row_has_a_time(table: list[list[str]]) -> None:
    """A time, or that the library is not installed; the last row of the look-ups has a list of modules."""
    lacking = [row for row in table if not re.fullmatch(TIME, row[2]) and not row[1].startswith("weaponref: ")]

    assert lacking == []
    missing = {row[1].split()[0] for row in table if row[2] == "not installed"}
    assert {each for each in missing if not each.startswith("`catalog()")} <= PEERS


def test_no_heavy_module_is_loaded(table: list[list[str]]) -> None:
    """The first look-up loads none of the modules that it has no use for."""
    (row,) = (row for row in table if row[1].startswith("weaponref: "))

    assert row[2:] == ["none", "", "", "none", "yes"]


def test_warm_calls_stand_against_their_bars(table: list[list[str]]) -> None:
    """Eight calls are measured; six of them have a bar, and the verdict follows from time and bar."""
    calls = rows(table, "warm call")
    judged = [row for row in calls if row[5]]

    assert (len(calls), len(judged)) == (8, 6)
    for _, _, time, _, _, bar, met in judged:
        holds = microseconds(time) <= microseconds(bar.removeprefix("≤ "))
        assert met == ("yes" if holds else "**no**")


def test_reading_and_checking_the_data_stand_against_their_bars(table: list[list[str]]) -> None:
    """The verdict follows from time and bar."""
    read, checked = rows(table, "data files")

    assert (read[5], checked[5]) == ("≤ 600 ms", "≤ 3,000 ms")
    for row in (read, checked):
        time, bar = (float(text.removesuffix(" ms").replace(",", "")) for text in (row[2], row[5].removeprefix("≤ ")))
        assert row[6] == ("yes" if time <= bar else "**no**")


def test_every_format_of_export_is_measured(table: list[list[str]]) -> None:
    """Each has a bar, and one that is met or not."""
    measured = [row for row in rows(table, "export") if row[2] != "not installed"]

    assert len(rows(table, "export")) == len(FORMATS)
    assert all(row[5] == "≤ 2 s" and row[6] in ("yes", "**no**") for row in measured)


def microseconds(text: str) -> float:
    return float(text.removesuffix(" µs").replace(",", ""))


@pytest.mark.parametrize("form", ["growth, compiled", "growth, `load` of YAML"])
def test_three_sizes_of_catalogue_are_measured(table: list[list[str]], form: str) -> None:
    """Each size has the number of systems that it says, and those after the first a ratio to the one before."""
    sizes = rows(table, form)

    assert [row[1] for row in sizes] == ["2 systems", "4 systems", "8 systems"]
    assert [bool(row[4]) for row in sizes] == [False, True, True]


def test_checks_are_measured_on_request(checkout: Path, tmp_path: Path) -> None:
    """They have a table of their own between marks of their own; a row has a time, or its library is not there."""
    page = tmp_path / "page.md"
    page.write_text("<!-- checks: begin -->\n<!-- checks: end -->\n", encoding="utf-8")
    command = [sys.executable, str(checkout / "benchmarks"), "--validate", "--large", "--quick", "--paste", str(page)]
    done = subprocess.run(  # noqa: S603  fixed arguments
        command, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr

    _, facts, _, head, _, *found, _ = page.read_text(encoding="utf-8").splitlines()
    table = [cells(line) for line in found]
    assert "CPU time of the work alone; median of 1 processes" in facts
    assert cells(head) == COLUMNS
    assert {row[0] for row in table} == {"check"}
    assert all(re.fullmatch(TIME, row[2]) for row in table)
    absent = {row[1].rpartition(", ")[0].rpartition(": ")[2] for row in table if row[2] == "not installed"}
    assert absent <= {"pandera", "frictionless"}
    judged = [row for row in table if row[5]]
    assert all(set(row[6].split(", ")) <= {"yes", "**no**"} for row in judged)
    assert len(judged) == 9 - len(absent)


def test_a_copied_catalogue_has_names_and_sources_of_its_own(checkout: Path, tmp_path: Path) -> None:
    """A catalogue larger than the real one loads, and every copied system is found by its own name only."""
    code = (
        "import sys; from pathlib import Path; import growth, weaponref; from weaponref.store import compile_data;"
        "real = len(list(growth.DATA.glob('systems/*/*.yaml'))); folder = Path(sys.argv[1]);"
        "growth.write_catalogue(folder, real + 3); catalog = weaponref.load(folder);"
        "copies = [each for each in catalog.systems.values() if each.id.endswith('-copy-1')];"
        "print(len(catalog.systems) - real, len(copies), compile_data(folder) != b'',"
        "all(catalog.get(each.name) is each for each in copies),"
        "all(each.id.endswith('-copy-1') for copy in copies for each in copy.sources))"
    )
    path = os.pathsep.join([str(checkout / "benchmarks"), os.environ.get("PYTHONPATH", "")])
    done = subprocess.run(  # noqa: S603  fixed arguments
        [sys.executable, "-c", code, str(tmp_path)],
        env={**os.environ, "PYTHONPATH": path}, capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert done.stdout.split() == ["3", "3", "True", "True", "True"], done.stderr
