"""The command line: what it prints, its exit codes, and how it behaves in pipes and on terminals."""

from __future__ import annotations

import json
import sys
from inspect import signature
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner, Result

import weaponref
from running import on_terminal, start
from weaponref.cli import cli, main
from weaponref.cli.find import read_conditions
from weaponref.cli.output import page_width


if TYPE_CHECKING:
    from pathlib import Path

OWN = """
id: x-1
name: X-1
kind: cruise missile
country: KP
claims:
  range_max:
    - {value: about 900 km, basis: press_report, source: gazette}
sources:
  gazette: {type: article-newspaper, title: A new missile, publisher: The Gazette}
"""
HEAVY = ("rich", "pint", "yaml", "asyncio", "importlib.metadata", "importlib.resources", "pandas", "numpy")


def run(*arguments: str) -> Result:
    """Run a command in this process, with its output in a pipe."""
    # Before click 8.2 a runner mixed both outputs unless it was told not to.
    apart: dict[str, Any] = {"mix_stderr": False} if "mix_stderr" in signature(CliRunner).parameters else {}
    return CliRunner(**apart).invoke(cli, list(arguments))


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A folder with one system."""
    (tmp_path / "x-1.yaml").write_text(OWN, "utf-8")
    return tmp_path


class TestShow:
    def test_shows_figures_claims_and_sources(self) -> None:
        """One command says what is published, who says it, and where."""
        result = run("show", "KN-23")

        assert result.exit_code == 0
        for words in (
            "maximum range",
            "claims",
            "origins",
            "Who says what",
            "Jeffrey Lewis, CNS",
            "Sources",
            "https://",
        ):
            assert words in result.output
        assert weaponref.data_version in result.output

    @pytest.mark.parametrize("spelling", ["kn23", "Hwasong-11Ga", "화성-11가", "КН-23", "kn-23"])
    def test_names_in_any_spelling(self, spelling: str) -> None:
        """A system is found by every name it bears, in every script."""
        assert "id kn-23" in run("show", spelling).output

    def test_a_family_and_a_transfer(self) -> None:
        """Families are shown by name, transfers by id."""
        transfer = next(iter(weaponref.catalog().transfers))

        assert "Members: " in run("show", "Hwasong-11").output
        assert f"id {transfer}" in run("show", transfer).output

    def test_claims_and_sources_can_be_chosen(self) -> None:
        """All claims, or none; with or without the sources."""
        main_ones, every, none = (run("show", "KN-24", *flags).output for flags in ([], ["--claims"], ["--no-claims"]))

        assert len(every) > len(main_ones) > len(none)
        assert "Who says what" not in none
        assert "https://" not in run("show", "KN-24", "--no-sources").output

    def test_json(self) -> None:
        """The JSON has the record, its figures and sources, and the version of the data."""
        data = json.loads(run("show", "KN-23", "--json").output)

        assert data["data_version"] == weaponref.data_version
        figure = weaponref.get("KN-23").range_max
        assert figure is not None
        assert data["record"]["figures"]["range_max"]["high"] == figure.high

    def test_units_and_date(self) -> None:
        """Figures can be shown in miles, and as they were known on a date."""
        assert " mi" in run("show", "KN-23", "--units", "imperial").output
        figures = json.loads(run("show", "KN-23", "--as-of", "2019-12-31", "--json").output)["record"]["figures"]
        figure = weaponref.get("KN-23").range_max
        assert figure is not None
        assert 0 < figures["range_max"]["claim_count"] < len(figure.claims)


class TestCompare:
    def test_shows_systems_side_by_side(self) -> None:
        """The main job: the table, what to know, who says what, and the sources."""
        result = run("compare", "KN-23", "KN-23A", "KN-24", "KN-25", "Hwasong-11")

        assert result.exit_code == 0
        for words in ("maximum range", "≠", "×", "What to know", "Who says what: maximum range", "Sources", "[1]"):
            assert words in result.output

    def test_properties_can_be_chosen(self) -> None:
        """One row for each property that was asked for."""
        data = json.loads(run("compare", "KN-23", "KN-24", "--property", "range-max", "--json").output)

        assert [row["property"] for row in data["rows"]] == ["range_max"]
        assert data["data_version"] == weaponref.data_version

    def test_markdown(self) -> None:
        """The table as Markdown."""
        assert run("compare", "KN-23", "KN-24", "--markdown").output.startswith("| | KN-23 | KN-24 |\n| --- |")

    def test_one_unknown_name_is_enough(self) -> None:
        """Nothing is compared if a name is unknown."""
        result = run("compare", "KN-23", "nonesuch")

        assert (result.exit_code, result.stdout) == (1, "")


class TestFind:
    def test_lists_systems_with_the_claims_that_met(self) -> None:
        """Each system comes with the claims that meet the condition."""
        result = run("find", "--country", "KP", "--where", "range_max>=15000 km")

        assert result.exit_code == 0
        assert "Hwasong-17" in result.output
        assert "15000 km" in result.output.replace(",", "")

    def test_without_a_condition_the_range_is_shown(self) -> None:
        """What a system is and how far it reaches."""
        output = run("find", "--country", "North Korea", "--kind", "ICBM").output

        assert "maximum range" in output
        assert "systems." in output

    def test_by_range_class(self) -> None:
        """A class of a named scheme."""
        ids = {each["id"] for each in json.loads(run("find", "--range-class", "IRBM", "--json").output)["systems"]}

        assert ids == {each.id for each in weaponref.find(range_class="IRBM")}

    @pytest.mark.parametrize(
        ("texts", "expected"),
        [
            (["range_max>=600 km"], {"range_max": ">=600 km"}),
            (["range_max >= 600 km"], {"range_max": ">= 600 km"}),
            (["range_max=>= 600 km"], {"range_max": ">= 600 km"}),
            (["range-max=600 km"], {"range_max": "600 km"}),
            (["range_max", ">= 600 km"], {"range_max": ">= 600 km"}),
            (["operators=RU", "first_flight>=2019"], {"operators": "RU", "first_flight": ">=2019"}),
            (["range_max up to 600 km"], {"range_max": "up to 600 km"}),
            (["Range_Max 300-600 km"], {"range_max": "300-600 km"}),
        ],
    )
    def test_conditions_are_read_as_people_write_them(self, texts: list[str], expected: dict[str, str]) -> None:
        """A property, with or without an equals sign, and what is asked of it."""
        assert read_conditions(texts) == expected

    @pytest.mark.parametrize(
        "arguments",
        [
            ["--where", "rnage_max>=600 km"],
            ["--where", "range_max"],
            ["--where", "range_max>=600 km", "--where", "range_max<=900 km"],
            ["--where", "range_max>=600 kg"],
            ["--where", "range_max>=plenty"],
            ["--where", ">=600 km"],
            ["--kind", "xyz"],
            ["--country", "Atlantis"],
            ["--range-class", "XRBM"],
            ["kind=SRBM"],
            ["--scheme", "mine"],
            ["--by", "best"],
            ["--as-of", "yesterday"],
            ["--units", "furlongs"],
        ],
    )
    def test_wrong_usage(self, arguments: list[str]) -> None:
        """What cannot be asked is said on standard error, with exit code 2."""
        result = run("find", *arguments)

        assert (result.exit_code, result.stdout) == (2, "")
        assert "Error: " in result.stderr

    def test_what_a_system_is_has_an_option_of_its_own(self) -> None:
        """Where somebody writes it as a condition, the option is named."""
        assert "write --range-class SRBM" in run("find", "range_class=SRBM").stderr

    def test_nothing_found(self) -> None:
        """Exit code 1 and a sentence; JSON stays JSON."""
        result = run("find", "range_max >= 39000 km")
        as_json = run("find", "range_max >= 39000 km", "--json")

        assert (result.exit_code, result.stdout) == (1, "")
        assert result.stderr == "No system meets these conditions.\n"
        assert as_json.exit_code == 1
        assert json.loads(as_json.stdout)["systems"] == []


class TestSearch:
    def test_says_why(self) -> None:
        """The name that was found, and how it is like the query."""
        result = run("search", "hwasong", "17", "--limit", "1")

        assert result.exit_code == 0
        assert "hwasong-17" in result.output
        assert "'Hwasong-17'" in result.output
        assert json.loads(run("search", "hwasong 17", "--limit", "1", "--json").output)["hits"][0]["id"] == "hwasong-17"

    def test_nothing_found(self) -> None:
        """Exit code 1 and a sentence."""
        result = run("search", "qqqqqqq zzzz")

        assert (result.exit_code, result.stdout) == (1, "")
        assert "No name is like" in result.stderr


class TestConvert:
    def test_exact_and_as_in_the_news(self) -> None:
        """All digits, then a rounded form."""
        assert run("convert", "550 miles", "km").output == "885.1392 km\n550 miles (890 km)\n"

    def test_a_news_form_crosses_from_one_system_to_the_other(self) -> None:
        """Within the metric system nobody needs a rounded form."""
        assert run("convert", "5 km", "m").output == "5,000 m\n"

    def test_the_qualifier_is_kept(self) -> None:
        """About stays about."""
        assert run("convert", "up to 1 t", "kg").output.startswith("up to 1,000 kg\n")

    def test_json(self) -> None:
        """Both quantities with their ends."""
        data = json.loads(run("convert", "450-690 km", "mi", "--json").output)

        assert (data["quantity"]["low"], data["result"]["unit"]) == (450, "mi")
        assert data["result"]["high"] == pytest.approx(690 / 1.609344)

    def test_a_ton_has_to_be_explained(self) -> None:
        """A ton is refused with its meanings, and read if one of them is given."""
        assert run("convert", "2 ton", "kg").exit_code == 1
        assert run("convert", "2 ton", "kg", "--ton", "metric").output.startswith("2,000 kg")

    @pytest.mark.parametrize(
        ("quantity", "unit"),
        [("Mach 5", "km/h"), ("5 kg", "km"), ("5 foo", "km"), ("five", "xyz"), ("classified", "km")],
    )
    def test_what_cannot_be_converted(self, quantity: str, unit: str) -> None:
        """Exit code 1 and the reason."""
        result = run("convert", quantity, unit)

        assert (result.exit_code, result.stdout) == (1, "")
        assert result.stderr.startswith("Error: ")


class TestCite:
    def test_styles(self) -> None:
        """The same sources in three styles, with the version of the data where there is a place for it."""
        assert "(2019, June 7)" in run("cite", "KN-23", "payload_mass").output
        bibtex = run("cite", "KN-23", "payload-mass", "--style", "bibtex").output
        assert bibtex.startswith("% Sources of payload_mass of KN-23, weaponref data ")
        items = json.loads(run("cite", "KN-23", "payload_mass", "--style", "csl-json").output)
        data = json.loads(run("cite", "KN-23", "payload_mass", "--json").output)
        assert data["items"] == items
        assert run("cite", "KN-23", "payload_mass", "--style", "chicago").output.startswith(
            "Korea JoongAng Daily. 2019. “"
        )
        line = run("cite", "KN-23", "payload_mass", "--style", "attribution").output
        assert "Jeffrey Lewis, CNS, said on June 5, 2019, according to Korea JoongAng Daily" in line

    def test_the_data_set_itself(self) -> None:
        """With its version and licence; either it or a system."""
        text = run("cite", "--dataset", "--style", "chicago").output
        assert text == weaponref.catalog().cite("chicago") + "\n"
        data = json.loads(run("cite", "--dataset", "--json").output)
        assert data["items"][0]["version"] == data["data_version"] == weaponref.data_version
        assert run("cite").exit_code == run("cite", "--dataset", "KN-23").exit_code == 2

    def test_nothing_to_cite(self) -> None:
        """Exit code 1 and a sentence."""
        result = run("cite", "KN-23A", "length")

        assert (result.exit_code, result.stdout) == (1, "")
        assert "Nothing is published" in result.stderr

    def test_unknown_terms(self) -> None:
        """An unknown property or style is wrong usage."""
        assert run("cite", "KN-23", "lenght").exit_code == 2
        assert run("cite", "KN-23", "--style", "mla").exit_code == 2


class TestSources:
    def test_of_a_system(self) -> None:
        """Each source, and what it is cited for."""
        result = run("sources", "KN-23A")

        assert "herald-2025-04" in result.output
        assert "for operators, status, names, relations" in result.output
        assert "status" in json.loads(run("sources", "KN-23A", "--json").output)["cited_for"]["herald-2025-04"]

    def test_of_all(self) -> None:
        """The whole bibliography."""
        count = len(weaponref.catalog().sources)

        assert f"{count} sources." in run("sources").output
        assert len(json.loads(run("sources", "--json").output)["sources"]) == count


class TestDiff:
    def test_no_difference(self) -> None:
        """Exit code 0."""
        result = run("diff", "bundled", "bundled")

        assert result.exit_code == 0
        assert "No difference." in result.output

    def test_differences(self, tmp_path: Path) -> None:
        """Exit code 1; claims that came, went and changed stand under their record."""
        for name, text in (("old", OWN), ("new", OWN.replace("{value: about 900 km,", "{value: about 950 km,"))):
            (tmp_path / name).mkdir()
            (tmp_path / name / "x-1.yaml").write_text(text, "utf-8")
        result = run("diff", str(tmp_path / "old"), str(tmp_path / "new"))

        assert result.exit_code == 1
        assert "-  maximum range  about 900 km" in result.output
        assert "+  maximum range  about 950 km" in result.output
        data = json.loads(run("diff", str(tmp_path / "old"), str(tmp_path / "new"), "--json").output)
        assert [each["value"]["high"] for each in data["added"]] == [950]

    def test_a_changed_claim_says_what_changed(self, tmp_path: Path) -> None:
        """A claim with the same value that says something else is changed, not replaced."""
        for name, text in (("old", OWN), ("new", OWN.replace("press_report,", "press_report, condition: loaded,"))):
            (tmp_path / name).mkdir()
            (tmp_path / name / "x-1.yaml").write_text(text, "utf-8")

        output = run("diff", str(tmp_path / "old"), str(tmp_path / "new")).output

        assert "condition: none → loaded" in output
        assert "0 added, 0 removed, 1 changed" in output

    def test_trouble(self, tmp_path: Path) -> None:
        """A folder that cannot be read is exit code 2."""
        assert run("diff", "bundled", str(tmp_path / "nowhere")).exit_code == 2


class TestOwnData:
    def test_is_laid_over_the_bundled_data(self, own: Path) -> None:
        """Both are there; --only leaves one's own alone."""
        assert run("show", "X-1", "--data", str(own)).exit_code == 0
        assert run("show", "KN-23", "--data", str(own)).exit_code == 0
        assert run("show", "X-1", "--data", str(own), "--only").exit_code == 0
        assert run("show", "KN-23", "--data", str(own), "--only").exit_code == 1

    def test_every_fault_is_shown_with_its_place(self, own: Path) -> None:
        """Data that cannot be loaded is exit code 2, with file, line and column of every fault."""
        wrong = OWN.replace("about 900 km", "about 900 kg").replace("kind: cruise missile", "kind: thing")
        (own / "x-1.yaml").write_text(wrong, "utf-8")
        result = run("show", "X-1", "--data", str(own))

        assert (result.exit_code, result.stdout) == (2, "")
        assert "x-1.yaml:4:7: " in result.stderr
        assert "x-1.yaml:8:15: " in result.stderr

    def test_wrong_usage(self, own: Path) -> None:
        """A path that is not there or empty (a variable that was never set), or --only without a path."""
        assert run("show", "X-1", "--data", "").exit_code == 2
        assert run("show", "X-1", "--data", str(own / "nowhere")).exit_code == 2
        assert run("show", "X-1", "--only").exit_code == 2


class TestErrors:
    def test_an_unknown_name_has_suggestions(self) -> None:
        """Exit code 1, nothing on standard output, and what may have been meant."""
        result = run("show", "NK-23")

        assert (result.exit_code, result.stdout) == (1, "")
        assert "did you mean" in result.stderr
        assert "KN-23" in result.stderr

    def test_it_speaks_of_no_function_of_python(self) -> None:
        result = run("show", "KN-23/24")

        assert result.exit_code == 1
        assert result.stderr == "Error: 'KN-23/24' names 2 records; look up one of 'kn-23' or 'kn-24'\n"

    def test_a_country_that_is_two_is_told_apart(self) -> None:
        result = run("find", "--country", "Korea")

        assert result.exit_code == 2
        assert "did you mean 'KP' (North Korea) or 'KR' (South Korea)?" in result.stderr

    def test_an_ambiguous_name_has_candidates(self) -> None:
        """Exit code 1 and the ids to choose from."""
        result = run("show", "KN-23/24")

        assert result.exit_code == 1
        assert "'kn-23'" in result.stderr
        assert "'kn-24'" in result.stderr

    @pytest.mark.parametrize("arguments", [["shwo"], ["show"], ["show", "KN-23", "--nonsense"], ["compare"]])
    def test_wrong_usage(self, arguments: list[str]) -> None:
        """Exit code 2."""
        assert run(*arguments).exit_code == 2

    def test_a_command_that_is_interrupted(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Ctrl-C ends with exit code 130 and no traceback."""

        def interrupt(*_: object, **__: object) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr(weaponref.Catalog, "search", interrupt)

        assert main(["search", "kn"]) == 130


class TestHelp:
    def test_without_arguments(self) -> None:
        """The commands are listed, and that is no error."""
        result = run()

        assert result.exit_code == 0
        assert "Commands:" in result.output

    @pytest.mark.parametrize("command", ["show", "compare", "find", "search", "convert", "cite", "sources", "diff"])
    def test_every_command_explains_itself(self, command: str) -> None:
        """Help has usage and options, and the list of commands names it."""
        result = run(command, "--help")

        assert result.exit_code == 0
        assert f"Usage: weaponref {command}" in result.output
        assert command in run("--help").output

    def test_version(self) -> None:
        """Of the package and of the data."""
        result = run("--version")

        assert result.exit_code == 0
        assert f"data {weaponref.data_version}" in result.output


class TestProcess:
    def test_in_a_pipe_it_is_plain_and_light(self) -> None:
        """Piped output has no escape codes, and needs neither rich, pint, YAML nor package metadata."""
        code = (
            "import sys; from weaponref.cli import main; code = main(['show', 'KN-23']); "
            f"print([name for name in {HEAVY} if name in sys.modules], code, file=sys.stderr)"
        )
        start("show", "KN-23")  # in a checkout the first use after a change compiles the data
        done = start(code=code)

        assert done.stderr == "[] 0\n"
        assert "\x1b" not in done.stdout

    def test_as_a_module(self) -> None:
        """`python -m weaponref` is the same command, with its exit codes."""
        assert start("convert", "5 km", "m").stdout.startswith("5,000 m\n")
        assert start("show", "nonesuch").returncode == 1

    def test_an_output_that_cannot_show_a_sign(self) -> None:
        """In a plain ASCII locale signs are spelled out or escaped, and JSON stays JSON."""
        done = start("compare", "KN-23", "KN-24", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
        as_json = start("show", "KN-23", "--json", PYTHONIOENCODING="ascii", PYTHONUTF8="0")

        assert done.returncode == 0
        assert "!=" in done.stdout
        assert "-900 km" in done.stdout
        assert json.loads(as_json.stdout)["record"]["id"] == "kn-23"
        assert start("show", "화성-x", PYTHONIOENCODING="ascii", PYTHONUTF8="0").returncode == 1

    @pytest.mark.skipif(sys.platform == "win32", reason="pipes break otherwise on Windows")
    def test_a_reader_that_has_seen_enough(self) -> None:
        """A closed pipe ends the command without a word."""
        code = (
            "import os, sys; nobody, output = os.pipe(); os.close(nobody); os.dup2(output, 1); "
            "from weaponref.cli import main; sys.exit(main(['sources']))"
        )
        done = start(code=code)

        assert done.stderr == ""
        assert done.returncode == 141

    @pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals on Windows")
    @pytest.mark.parametrize(
        ("variables", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)]
    )
    def test_on_a_terminal(self, variables: dict[str, str], coloured: bool) -> None:
        """Colour and rules on a terminal, unless the environment asks for none."""
        output = on_terminal("show", "KN-23A", **({"TERM": "xterm-256color"} | variables))

        assert ("\x1b[" in output) is coloured
        assert ("───" in output) is coloured
        assert "KN-23A" in output

    def test_the_width_can_be_chosen(self) -> None:
        """COLUMNS overrules what is found out, within bounds."""
        narrow = start("show", "KN-23A", "--no-sources", COLUMNS="60").stdout.splitlines()
        wide = start("show", "KN-23A", "--no-sources", COLUMNS="120").stdout.splitlines()

        assert max(map(len, narrow)) <= 60
        assert len(wide) < len(narrow)

    @pytest.mark.parametrize(("columns", "expected"), [("7", 40), ("120", 120), ("99999", 200)])
    def test_widths_have_bounds(self, monkeypatch: pytest.MonkeyPatch, columns: str, expected: int) -> None:
        """A page is neither too narrow to read nor too wide."""
        monkeypatch.setenv("COLUMNS", columns)

        assert page_width() == expected
