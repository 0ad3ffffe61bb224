"""What is exported is read by the programs that it is made for: frictionless, Datasette and pandoc.

Run by ``nox -s peers``, which installs the first two; pandoc has to be there.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import weaponref
from weaponref.render.citations.csl import item
from weaponref.render.citations.works import Work
from weaponref.render.exports import ExportFormat, export


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundled catalogue in every format that another program reads."""
    path = tmp_path_factory.mktemp("exports")
    formats: tuple[tuple[ExportFormat, str], ...] = (
        ("datapackage", "package"), ("sqlite", "catalogue.sqlite"), ("csl-json", "sources.json"),
        ("bibtex", "sources.bib"),
    )  # fmt: skip
    for format_, name in formats:
        export(weaponref.catalog(), path / name, format=format_)
    return path


def run(*command: str | Path, given: str | None = None) -> subprocess.CompletedProcess[str]:
    """Run a program of this environment, or else of the system."""
    beside = Path(sys.executable).with_name(str(command[0]))
    program = str(beside) if beside.exists() else shutil.which(str(command[0]))
    assert program, f"{command[0]} is not installed"
    arguments = [program, *map(str, command[1:])]
    return subprocess.run(arguments, input=given, capture_output=True, text=True, encoding="utf-8", check=False)


class TestFrictionless:
    def test_the_data_package_is_valid(self, folder: Path) -> None:
        """Types, constraints, keys and references of every table."""
        done = run("frictionless", "validate", "--json", folder / "package" / "datapackage.json")
        report = json.loads(done.stdout)

        assert report["valid"], done.stdout[:5000]
        assert len(report["tasks"]) == len(list((folder / "package").glob("*.csv")))

    @pytest.mark.parametrize(
        ("table", "old", "new", "error"),
        [
            ("claims", ",press_report,", ",rumour,", "constraint-error"),
            ("records", "kn-23,system", "kn-99,system", "foreign-key"),
        ],
    )
    def test_what_is_spoilt_is_found(
        self, table: str, old: str, new: str, error: str, folder: Path, tmp_path: Path
    ) -> None:
        """So that a valid package means something."""
        shutil.copytree(folder / "package", tmp_path, dirs_exist_ok=True)
        path = tmp_path / f"{table}.csv"
        text = path.read_bytes().decode()
        assert old in text
        path.write_bytes(text.replace(old, new, 1).encode())
        done = run("frictionless", "validate", "--json", tmp_path / "datapackage.json")

        types = {each["type"] for task in json.loads(done.stdout)["tasks"] for each in task["errors"]}
        assert error in types


class TestDatasette:
    def test_tables_and_view_are_served(self, folder: Path) -> None:
        """With the filters of an address, numbers as numbers."""
        done = run(
            "datasette", folder / "catalogue.sqlite", "--get",
            "/catalogue/published.json?_shape=array&property=maximum+range&high_metric__gte=15000",
        )  # fmt: skip
        rows: list[dict[str, Any]] = json.loads(done.stdout)

        assert {row["name"] for row in rows} >= {"Hwasong-17"}
        assert all(row["high_metric"] >= 15000 for row in rows)

    def test_foreign_keys_are_links(self, folder: Path) -> None:
        """Datasette finds what leads where."""
        shown = run("datasette", folder / "catalogue.sqlite", "--get", "/catalogue/claims?_size=1")

        assert "/catalogue/sources/" in shown.stdout


class TestPandoc:
    def test_csl_json_makes_a_bibliography(self, folder: Path) -> None:
        """Every source is an entry of it, in the style that pandoc has built in."""
        document = f"---\nbibliography: {folder / 'sources.json'}\nnocite: '@*'\n---\n"
        done = run("pandoc", "--citeproc", "-f", "markdown", "-t", "html", given=document)

        assert done.stdout.count('class="csl-entry"') == len(weaponref.catalog().sources) + 1
        assert "weaponref contributors" in done.stdout

    def test_a_title_with_tags_is_read_as_it_stands(self, tmp_path: Path) -> None:
        """Neither as rich text nor as entities of HTML."""
        work = Work(id="x", type="book", author="A & B", title="Of <i>x</i> & &amp;", description="Book")
        items = tmp_path / "items.json"
        items.write_text(json.dumps([item(work)]), encoding="utf-8")
        document = f"---\nbibliography: {items}\nnocite: '@*'\n---\n"
        done = run("pandoc", "--citeproc", "-f", "markdown", "-t", "plain", "--wrap=none", given=document)

        assert "Of <i>x</i> & &amp;".lower() in done.stdout.replace("\u2060", "").lower()
        assert "A & B" in done.stdout

    @pytest.mark.parametrize("reader", ["bibtex", "biblatex"])
    def test_bibtex_has_every_source(self, reader: str, folder: Path) -> None:
        """With its title as it is, signs of TeX included."""
        done = run("pandoc", "-f", reader, "-t", "csljson", folder / "sources.bib")
        items = {each["id"]: each for each in json.loads(done.stdout)}
        sources = weaponref.catalog().sources

        assert set(items) == {"weaponref", *sources}
        titled = [source for source in sources.values() if source.title and source.title.isascii()]
        kept = [source for source in titled if plain(items[source.id]["title"]) == plain(source.title or "")]
        assert len(kept) == len(titled)


def plain(title: str) -> str:
    """A title without what TeX and pandoc write in other ways: quotation marks, dashes and spaces."""
    return "".join(char for char in title if char.isalnum() or char in "%&#$_{}~^\\+=")
