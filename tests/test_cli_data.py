"""The commands for those who keep data files: lint, schema, coverage and diff."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from inspect import signature
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

import weaponref
from weaponref.cli import cli
from weaponref.coverage import coverage_of
from weaponref.render.coverage import coverage_markdown
from weaponref.schema import SCHEMA_KINDS, json_schema


SYSTEM = """\
id: x-1
name: X-1
kind: cruise missile
country: KP
claims:
  range_max:
    - value: about 900 km
      basis: press_report
      as_stated: some 900 kilometres
      source: gazette
sources:
  gazette:
    type: article-newspaper
    title: A new missile
    publisher: The Gazette
"""


def run(*arguments: str) -> Result:
    """Run a command in this process."""
    # Before click 8.2 a runner mixed both outputs unless it was told not to.
    apart: dict[str, Any] = {"mix_stderr": False} if "mix_stderr" in signature(CliRunner).parameters else {}
    return CliRunner(**apart).invoke(cli, list(arguments))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project whose folder `data` has one system, without a fault."""
    path = tmp_path / "data" / "systems" / "kp" / "x-1.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(SYSTEM, "utf-8")
    return tmp_path / "data"


def edit(folder: Path, old: str, new: str) -> None:
    path = folder / "systems" / "kp" / "x-1.yaml"
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")


class TestLint:
    def test_without_a_fault_it_says_so_and_is_fine(self, folder: Path) -> None:
        result = run("lint", str(folder))

        assert (result.exit_code, result.stdout) == (0, "")
        assert result.stderr == "1 file, 1 record: 0 errors, 0 warnings, 0 notes\n"

    def test_a_finding_is_a_line_with_its_place_severity_and_rule(self, folder: Path) -> None:
        edit(folder, "value: about 900 km", "value: about 800 km")

        result = run("lint", str(folder))

        file = folder / "systems" / "kp" / "x-1.yaml"
        assert result.exit_code == 1
        assert result.stdout.startswith(f"{file}:7:7: error: x-1: 800 of the value")
        assert result.stdout.endswith("[digits]\n")

    def test_the_folder_of_the_project_is_the_default(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        edit(folder, "missile\n", "misile\n")
        monkeypatch.chdir(folder.parent)
        assert run("lint").stdout.startswith(f"{Path('data/systems/kp/x-1.yaml')}:3:7: error: ")

        monkeypatch.chdir(folder / "systems")
        assert run("lint").exit_code == 1

    def test_without_a_project_it_is_wrong_usage(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)

        result = run("lint")

        assert result.exit_code == 2
        assert "give the PATH" in result.stderr

    @pytest.mark.parametrize("arguments", [("none",), ("--only", "outlyer")])
    def test_what_cannot_be_run(self, arguments: tuple[str, ...], folder: Path) -> None:
        assert run("lint", *(() if arguments == ("none",) else (str(folder),)), *arguments).exit_code == 2

    def test_json(self, folder: Path) -> None:
        edit(folder, "value: about 900 km", "value: about 800 km")

        result = run("lint", str(folder), "--json")
        data = json.loads(result.stdout)

        assert result.exit_code == 1
        assert (data["ok"], data["files"], data["records"], data["errors"]) == (False, 1, 1, 1)
        assert data["findings"][0]["rule"] == "digits"
        assert (data["findings"][0]["line"], data["findings"][0]["column"]) == (7, 7)

    def test_notes_are_no_reason_to_fail_and_can_be_left_out(self, folder: Path) -> None:
        edit(folder, "      as_stated: some 900 kilometres\n", "")

        result = run("lint", str(folder))

        assert result.exit_code == 0
        assert "[no-words]" in result.stdout
        assert run("lint", str(folder), "--no-notes").stdout == ""

    def test_rules_can_be_run_alone(self, folder: Path) -> None:
        edit(folder, "id: x-1\nname: X-1\n", "name: X-1\nid: x-1\n")
        edit(folder, "value: about 900 km", "value: about 800 km")

        assert run("lint", str(folder), "--only", "format").stdout.count("\n") == 1
        assert run("lint", str(folder), "--only", "format", "--only", "digits").stdout.count("\n") == 2

    def test_fix_puts_the_form_right(self, folder: Path) -> None:
        edit(folder, "id: x-1\nname: X-1\n", "name: X-1\nid: x-1\n")

        result = run("lint", str(folder), "--fix")

        assert result.exit_code == 0
        assert "1 file rewritten" in result.stderr
        assert (folder / "systems" / "kp" / "x-1.yaml").read_text("utf-8") == SYSTEM


class TestSchema:
    @pytest.mark.parametrize("kind", SCHEMA_KINDS)
    def test_it_prints_the_schema(self, kind: str) -> None:
        assert json.loads(run("schema", kind).stdout) == json_schema(kind)

    def test_an_unknown_kind_is_wrong_usage(self) -> None:
        assert run("schema", "systems").exit_code == 2


class TestCoverage:
    def test_it_prints_the_table(self) -> None:
        result = run("coverage")

        assert result.exit_code == 0
        assert "Ballistic missiles" in result.stdout

    def test_the_table_of_the_documentation_is_its_markdown(self) -> None:
        catalog = weaponref.catalog()

        assert run("coverage", "--format", "markdown").stdout == coverage_markdown(
            coverage_of(catalog.systems.values(), catalog.data_version)
        )

    def test_of_other_data(self, folder: Path) -> None:
        (all_, country) = json.loads(run("coverage", "--json", "--only", "--data", str(folder)).stdout)["rows"]

        assert (all_["group"], all_["country"], country["country"]) == ("cruise missiles", None, "KP")
        assert country["fields"]["range_max"] == {"0": 0, "1": 1, "2+": 0}


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
class TestRevisions:
    @pytest.fixture
    def repository(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        """A repository with two revisions, the first tagged v1, and a change that is not committed."""
        monkeypatch.chdir(folder.parent)
        self.git("init", "-q")
        self.commit()
        self.git("tag", "v1")
        edit(folder, "about 900 km", "about 950 km")
        edit(folder, "some 900", "some 950")
        self.commit()
        edit(folder, "country: KP", "country: KP\nnote: A new one.")
        return folder

    def git(self, *arguments: str) -> None:
        name = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
        subprocess.run(["git", *name, *arguments], check=True, capture_output=True)  # noqa: S603, S607

    def commit(self) -> None:
        self.git("add", "data")
        self.git("commit", "-q", "-m", "Data")

    @pytest.mark.usefixtures("repository")
    def test_revisions_are_compared(self) -> None:
        result = run("diff", "v1", "HEAD", "--json")
        data = json.loads(result.stdout)

        assert result.exit_code == 1
        assert [claim["value"]["high"] for claim in (*data["removed"], *data["added"])] == [900.0, 950.0]
        assert run("diff", "HEAD", "HEAD").exit_code == 0

    def test_a_revision_is_compared_with_the_folder(self, repository: Path) -> None:
        data = json.loads(run("diff", "HEAD", str(repository), "--json").stdout)

        assert (data["added"], data["changed"]) == ([], [])
        assert run("diff", "HEAD", str(repository)).exit_code == 1

    def test_from_below_the_top_of_the_repository(self, repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(repository / "systems")

        assert run("diff", "v1", "v1").exit_code == 0

    @pytest.mark.usefixtures("repository")
    def test_markdown_for_a_changelog(self) -> None:
        lines = run("diff", "v1", "HEAD", "--format", "markdown").stdout.splitlines()

        assert "1 claim added, 1 removed, 0 changed; 0 records added, 0 removed, 0 renamed." in lines
        assert lines[lines.index("### Added claims") + 2 :][:2] == [
            "- `x-1`",
            "  - maximum range about 950 km (The Gazette, n.d.), `gazette`",
        ]

    @pytest.mark.usefixtures("repository")
    @pytest.mark.parametrize("revision", ["v2", "--output=x", "HEAD~9"])
    def test_an_unknown_revision_is_wrong_usage(self, revision: str) -> None:
        result = run("diff", "--", revision, "HEAD")

        assert result.exit_code == 2
        assert "git knows no such revision" in result.stderr

    def test_a_revision_without_data(self, repository: Path) -> None:
        self.git("rm", "-q", "-r", "--cached", "data")
        (repository.parent / "other").write_text("text", "utf-8")
        self.git("add", "other")
        self.git("commit", "-q", "-m", "No data")

        result = run("diff", "v1", "HEAD")

        assert result.exit_code == 2
        assert "the revision 'HEAD' has no folder data" in result.stderr

    def test_outside_of_a_repository(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)
        monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))

        assert "there is no git repository here" in run("diff", "v1", "bundled").stderr

    @pytest.mark.usefixtures("repository")
    def test_without_git(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        monkeypatch.setenv("PATH", str(tmp_path))

        result = run("diff", "v1", "HEAD")

        assert result.exit_code == 2
        assert "git, which reads revisions, cannot be run" in result.stderr


def test_a_renamed_record_is_shown(tmp_path: Path) -> None:
    """As text, as Markdown and as data."""
    for name, id_, redirects in (("old", "x-1", "{}"), ("new", "x-9", "x-1: x-9")):
        (tmp_path / name).mkdir()
        (tmp_path / name / f"{id_}.yaml").write_text(SYSTEM.replace("id: x-1", f"id: {id_}"), "utf-8")
        (tmp_path / name / "redirects.yaml").write_text(f"{redirects}\n", "utf-8")
    both = (str(tmp_path / "old"), str(tmp_path / "new"))

    assert "~ Renamed records: x-1 → x-9" in run("diff", *both).stdout
    assert "Renamed records: `x-1` → `x-9`." in run("diff", *both, "--format", "markdown").stdout
    assert json.loads(run("diff", *both, "--json").stdout)["renamed_records"] == [["x-1", "x-9"]]


def test_the_hook_for_other_repositories_is_the_command(checkout: Path) -> None:
    """pre-commit starts what .pre-commit-hooks.yaml says: a check of the data, and one of the tables that changed."""
    import yaml

    lint, validate = yaml.safe_load((checkout / ".pre-commit-hooks.yaml").read_text("utf-8"))

    assert lint["entry"] == "weaponref lint"
    assert lint["pass_filenames"] is False
    assert validate["entry"] == "weaponref validate"
    assert validate["require_serial"] is True
    assert re.search(validate["files"], "data/launches.csv")
