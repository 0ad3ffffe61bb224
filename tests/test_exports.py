"""Exports: complete, the same bytes each time, with version and licence inside, written in one step or not at all."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import sqlite3
import sys
import zipfile
from contextlib import closing
from inspect import signature
from typing import TYPE_CHECKING, Any

import pyarrow.parquet
import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

import weaponref
from making import catalogue, claim, family, name, relation, source, system, transfer
from record_strategies import collections, texts
from weaponref.catalogue import Catalog
from weaponref.cli import cli
from weaponref.extras import MissingExtraError
from weaponref.interval import Interval
from weaponref.render.exports import FORMATS, ExportFormat, export, make
from weaponref.render.exports.files import TABLES
from weaponref.render.exports.sheets import Sheet, sheets_of
from weaponref.store.compiler import encode
from weaponref.store.snapshot import Snapshot
from weaponref.vocabulary import PROPERTIES


if TYPE_CHECKING:
    from pathlib import Path

    from weaponref.model import Record, Source


FOLDERS: tuple[ExportFormat, ...] = ("csv", "parquet", "datapackage")


def small() -> Catalog:
    """A catalogue with something in every table but those of the vocabulary."""
    where = source("gazette-2020", "2020-05", title='A "quoted", title', url="https://example.org/a")
    told = claim("about 900 km", by=where, as_of="2020-05-04", id="c1", condition="light, as said")
    held = claim("KP RU", "operators", by=where, id="c2")
    called = (name("화성", source=where, lang="ko"), name("X", source=where, disputed=True))
    near = (relation("y", external=True, source=where), relation("z-9", source=where))
    bearer = system(told, held, names=called, relations=near, family="xs", external_ids=(("wikidata", "Q1"),))
    records: list[Record] = [bearer, family(), transfer(systems=("x-1",), families=("xs",))]
    redirects = {"x-0": "x-1"}
    return Catalog(Snapshot(encode(records, {where.id: where}, "2026.1.1", redirects)))


def rows(files: Any, table: str) -> list[dict[str, str]]:
    """The rows of a CSV file of an export."""
    return list(csv.DictReader(io.StringIO(files[f"{table}.csv"].decode(), newline="")))


def run(*arguments: str) -> Result:
    """Run a command in this process, with its output in a pipe."""
    apart: dict[str, Any] = {"mix_stderr": False} if "mix_stderr" in signature(CliRunner).parameters else {}
    return CliRunner(**apart).invoke(cli, ["export", *arguments])


class TestEveryFormat:
    @pytest.mark.parametrize("format_", FORMATS)
    def test_the_same_data_are_the_same_bytes(self, format_: ExportFormat) -> None:
        """Whatever the time, and whichever object the data come from."""
        assert make(small(), format_) == make(small(), format_)

    @pytest.mark.parametrize("format_", FORMATS)
    def test_version_and_licence_are_inside(self, format_: ExportFormat) -> None:
        """In every file of tables that keeps metadata, and in a file of its own beside CSV."""
        made = make(small(), format_)
        version = small().data_version
        kept = made.files.values() if format_ == "parquet" else [b"".join(made.files.values())]

        for content in kept:
            assert version.encode() in content
            assert b"CC0-1.0" in content

    @pytest.mark.parametrize("format_", FORMATS)
    def test_the_bundled_catalogue_is_exported(self, format_: ExportFormat, tmp_path: Path) -> None:
        """In every format, with every source of it."""
        target = weaponref.catalog().export(tmp_path / "made", format=format_)

        content = b"".join(each.read_bytes() for each in ([target] if target.is_file() else target.iterdir()))
        if format_ != "parquet":
            assert all(id_.encode() in content for id_ in weaponref.catalog().sources)
        assert len(content) > 100_000

    def test_an_unknown_format_is_refused(self, tmp_path: Path) -> None:
        """With the ones that are known."""
        with pytest.raises(ValueError, match="unknown export format 'xlsx'; one of csv, json"):
            export(small(), tmp_path / "a", format="xlsx")  # type: ignore[arg-type]


class TestTables:
    def test_everything_of_a_catalogue_is_in_a_table(self) -> None:
        """Systems, families, transfers, names, relations, claims, sources and redirects of the bundled catalogue."""
        catalog = weaponref.catalog()
        records: list[Record] = [*catalog.systems.values(), *catalog.families.values(), *catalog.transfers.values()]
        counts = {sheet.name: len(sheet.table.rows) for sheet in sheets_of(catalog)}

        assert counts["systems"] == len(catalog.systems)
        assert counts["families"] == len(catalog.families)
        assert counts["transfers"] == len(catalog.transfers)
        assert counts["records"] == len(records)
        assert counts["names"] == sum(len(record.names) for record in records)
        assert counts["relations"] == sum(len(record.relations) for record in records)
        assert counts["claims"] == sum(len(record.claims) for record in records)
        assert counts["sources"] == len(catalog.sources)
        assert counts["redirects"] == len(catalog.redirects)
        assert counts["properties"] == len(PROPERTIES)

    def test_a_claim_is_told_in_full(self) -> None:
        """As stated and in metric units, with the ids of record and source."""
        stated = claim("up to 550 miles", id="c1", condition="light", note="Doubtful.", deprecated=True)
        (row,) = rows(make(catalogue(system(stated)), "csv").files, "claims")

        assert (row["low"], row["high"], row["unit"], row["qualifier"]) == ("", "550", "mi", "up to")
        assert (row["low_metric"], row["high_metric"], row["unit_metric"]) == ("", "885.1392", "km")
        assert (row["value"], row["condition"], row["note"]) == ("up to 550 miles", "light", "Doubtful.")
        assert (row["deprecated"], row["in_hull"], row["open_low"]) == ("true", "false", "true")
        assert (row["system"], row["property"], row["source"]) == ("x-1", "range_max", "gazette-2020")

    def test_what_is_referred_to_and_not_there_is_outside(self) -> None:
        """So that every reference leads somewhere and none is lost."""
        made = make(small(), "csv").files

        assert [(row["id"], row["type"]) for row in rows(made, "records")] == [
            ("x-1", "system"), ("xs", "family"), ("x-1-to-russia", "transfer"), ("z-9", "outside"),
        ]  # fmt: skip
        assert [(row["target"], row["target_record"]) for row in rows(made, "relations")] == [("y", ""), ("z-9", "z-9")]

    @given(collections())
    @settings(max_examples=25)
    def test_every_reference_leads_to_a_row(self, given_: tuple[list[Record], dict[str, Source]]) -> None:
        """And no key stands twice, no required cell is empty, no closed list is left, in any catalogue."""
        records, sources = given_
        sheets = {sheet.name: sheet for sheet in sheets_of(Catalog(Snapshot(encode(records, sources, "2026.1.1"))))}

        for sheet in sheets.values():
            for link in sheet.links:
                assert column(sheet, link.column) - {None} <= column(sheets[link.sheet], link.target)
            for required in sheet.required:
                assert None not in column(sheet, required)
            for listed, terms in sheet.terms.items():
                assert column(sheet, listed) - {None} <= set(terms)
            if sheet.name not in ("claims", "claim_countries"):  # ids of made claims may repeat
                keys = [
                    tuple(row[sheet.table.column_names.index(key)] for key in sheet.key) for row in sheet.table.rows
                ]
                assert len(keys) == len(set(keys))

    def test_every_column_is_described(self) -> None:
        """By a sentence; no table has two columns of one name."""
        for sheet in sheets_of(small()):
            assert sheet.description.endswith(".")
            assert all(each.description.rstrip().endswith(".") for each in sheet.table.columns)
            assert len(set(sheet.table.column_names)) == len(sheet.table.columns)


def column(sheet: Sheet, name_: str) -> set[Any]:
    """The values of a column."""
    place = sheet.table.column_names.index(name_)
    return {row[place] for row in sheet.table.rows}


class TestCsv:
    def test_it_is_as_rfc_4180_has_it(self) -> None:
        """UTF-8 without a mark, CR LF, commas, quotes doubled."""
        content = make(small(), "csv").files["sources.csv"]

        assert content.startswith(b"id,type,title,")
        assert b'"A ""quoted"", title"' in content
        assert content.count(b"\r\n") == content.count(b"\n") == 2

    @given(texts, texts)
    @settings(max_examples=40)
    def test_texts_come_back_as_they_were(self, title: str, publisher: str) -> None:
        """Whatever a source is called, also what a spreadsheet takes for a formula."""
        where = source(title=title, publisher=publisher)
        (row,) = rows(make(catalogue(system(claim("5 km", by=where))), "csv").files, "sources")

        assert (row["title"], row["publisher"]) == (title, publisher)

    @given(st.floats(0, 1e300))
    @settings(max_examples=60)
    def test_numbers_come_back_as_they_were(self, end: float) -> None:
        """To the last digit."""
        told = claim("5 km")
        stated = type(told)(**{each: getattr(told, each) for each in ("id", "system", "property", "basis", "source")},
                            value=Interval(end, end, "km", text="x"))  # fmt: skip
        (row,) = rows(make(catalogue(system(stated)), "csv").files, "claims")

        assert float(row["low"]) == end

    @pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t"])
    def test_cells_like_formulas_are_told_of_and_kept(self, sign: str) -> None:
        """They are not altered; the remark names the first of them."""
        made = make(catalogue(system(claim("5 km", by=source(title=f"{sign}1+1")))), "csv")

        assert rows(made.files, "sources")[0]["title"] == f"{sign}1+1"
        assert made.remarks == (
            (
                "1 cell begins with a sign that spreadsheets take for a formula (first: sources.csv, title); "
                "import the columns as text"
            ),
        )

    def test_the_bundled_data_have_no_cell_like_a_formula(self) -> None:
        """So nobody who opens them in a spreadsheet is at risk."""
        assert make(weaponref.catalog(), "csv").remarks == ()


class TestDataPackage:
    def test_the_descriptor_describes_the_files(self) -> None:
        """Every file with its size, hash and columns in their order."""
        made = make(small(), "datapackage").files
        data = json.loads(made["datapackage.json"])

        assert {each["path"] for each in data["resources"]} == set(made) - {"datapackage.json"}
        for each in data["resources"]:
            content = made[each["path"]]
            header = content.split(b"\r\n")[0].decode().split(",")
            assert [field["name"] for field in each["schema"]["fields"]] == header
            assert each["bytes"] == len(content)
            assert each["hash"] == "sha256:" + hashlib.sha256(content).hexdigest()

    def test_it_says_whose_data_these_are(self) -> None:
        """Version, licence and sources, under the keys of the standard."""
        data = json.loads(make(small(), "datapackage").files["datapackage.json"])

        assert data["version"] == small().data_version
        assert [each["name"] for each in data["licenses"]] == ["CC0-1.0"]
        assert data["sources"] == [{"title": 'The Gazette: A "quoted", title', "path": "https://example.org/a"}]

    def test_keys_and_closed_lists_are_constraints(self) -> None:
        """A reader can check what it reads."""
        data = json.loads(make(small(), "datapackage").files["datapackage.json"])
        (claims,) = (each["schema"] for each in data["resources"] if each["name"] == "claims")
        fields = {each["name"]: each for each in claims["fields"]}

        assert claims["primaryKey"] == ["claim_id"]
        assert {"fields": ["source"], "reference": {"resource": "sources", "fields": ["id"]}} in claims["foreignKeys"]
        assert fields["claim_id"]["constraints"] == {"required": True, "unique": True}
        assert "press_report" in fields["basis"]["constraints"]["enum"]
        assert (fields["low"]["type"], fields["as_of_latest"]["type"]) == ("number", "date")


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundled catalogue as a database."""
    return export(weaponref.catalog(), tmp_path_factory.mktemp("sqlite") / "a.sqlite", format="sqlite")


class TestSqlite:
    def test_it_is_sound(self, database: Path) -> None:
        """SQLite finds no fault in the file, and every foreign key leads to a row."""
        with closing(sqlite3.connect(database)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert connection.execute("PRAGMA foreign_key_check").fetchall() == []

    def test_it_answers_questions(self, database: Path) -> None:
        """Numbers compare as numbers across units, and the view names record, property and source."""
        query = "SELECT name, value, url FROM published WHERE property = 'maximum range' AND high_metric >= 15000"
        with closing(sqlite3.connect(database)) as connection:
            found = connection.execute(query).fetchall()

        assert "Hwasong-17" in {row[0] for row in found}
        assert all(row[2].startswith("http") for row in found)

    def test_closed_lists_are_checked(self, database: Path, tmp_path: Path) -> None:
        """A term that is not in the vocabulary cannot be put in."""
        copy = tmp_path / "copy.sqlite"
        copy.write_bytes(database.read_bytes())
        with closing(sqlite3.connect(copy)) as connection, pytest.raises(sqlite3.IntegrityError, match="CHECK"):
            connection.execute("UPDATE claims SET basis = 'rumour'")

    def test_foreign_keys_are_indexed(self, database: Path) -> None:
        """A join does not read a table for every row of another."""
        query = "EXPLAIN QUERY PLAN SELECT * FROM claims WHERE source = 'a'"
        with closing(sqlite3.connect(database)) as connection:
            (plan,) = connection.execute(query).fetchall()

        assert "USING INDEX claims_source" in plan[3]


class TestParquet:
    def test_types_and_descriptions_are_kept(self) -> None:
        """Numbers, truth values and dates are typed; a column says what it means."""
        table = pyarrow.parquet.read_table(io.BytesIO(make(small(), "parquet").files["claims.parquet"]))

        assert {name_: str(table.schema.field(name_).type) for name_ in ("low", "deprecated", "as_of_latest")} == {
            "low": "double", "deprecated": "bool", "as_of_latest": "date32[day]",
        }  # fmt: skip
        assert table.schema.field("low").metadata[b"description"].startswith(b"The lower end")
        assert table.column("value").to_pylist() == ["about 900 km", "KP, RU"]

    def test_polars_will_do(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Where pyarrow is not installed."""
        expected = pyarrow.parquet.read_table(io.BytesIO(make(small(), "parquet").files["claims.parquet"])).to_pylist()
        monkeypatch.setitem(sys.modules, "pyarrow", None)
        monkeypatch.delitem(sys.modules, "pyarrow.parquet")
        made = make(small(), "parquet").files["claims.parquet"]
        monkeypatch.undo()

        assert pyarrow.parquet.read_table(io.BytesIO(made)).to_pylist() == expected

    def test_without_either_the_command_to_install_it_is_told(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """An extra that is missing is no riddle."""
        for module in ("pyarrow", "polars"):
            monkeypatch.setitem(sys.modules, module, None)
        monkeypatch.delitem(sys.modules, "pyarrow.parquet")

        with pytest.raises(MissingExtraError, match=r'pip install "weaponref\[parquet\]"'):
            make(small(), "parquet")


class TestSelection:
    def test_named_records_alone(self) -> None:
        """With the sources that they cite, and no others; the version says that it is a part."""
        made = make(weaponref.catalog(), "csv", names=["kn24", "화성-11가"]).files
        cited = {each.id for id_ in ("kn-23", "kn-24") for each in weaponref.catalog()[id_].sources}

        assert [row["id"] for row in rows(made, "systems")] == ["kn-23", "kn-24"]
        assert {row["id"] for row in rows(made, "sources")} == cited
        told = {row["key"]: row["value"] for row in rows(made, "metadata")}
        assert told["data_version"] == f"{weaponref.data_version} (2 records)"

    def test_a_family_brings_its_members_and_transfers_go_by_id(self) -> None:
        """A family without members would not be the same family."""
        catalog = weaponref.catalog()
        transfer_id = next(iter(catalog.transfers))
        made = make(catalog, "csv", names=["Hwasong-11", transfer_id]).files
        members = {each.id for each in catalog.families["hwasong-11"].members}

        assert {row["id"] for row in rows(made, "systems")} == members
        assert [row["id"] for row in rows(made, "transfers")] == [transfer_id]

    def test_an_unknown_name_is_refused(self, tmp_path: Path) -> None:
        """With suggestions, and nothing is written."""
        with pytest.raises(weaponref.UnknownSystemError, match="KN-23"):
            weaponref.catalog().export(tmp_path / "a.json", format="json", names=["NK-23"])
        assert list(tmp_path.iterdir()) == []


class TestWriting:
    @pytest.mark.parametrize("format_", FORMATS)
    def test_nothing_is_overwritten_unless_forced(self, format_: ExportFormat, tmp_path: Path) -> None:
        """The second export to one place is refused; forced, it takes the place of the first."""
        target = tmp_path / "made"
        export(small(), target, format=format_)
        before = sorted(tmp_path.rglob("*"))

        with pytest.raises(FileExistsError, match="is there already"):
            export(small(), target, format=format_)
        export(small(), target, format=format_, force=True)
        assert sorted(tmp_path.rglob("*")) == before

    def test_a_folder_with_other_files_is_never_replaced(self, tmp_path: Path) -> None:
        """Not even by force: what no export made is somebody's."""
        target = tmp_path / "made"
        export(small(), target, format="csv")
        (target / "thesis.docx").write_text("mine")

        with pytest.raises(FileExistsError, match=r"'thesis\.docx', which no export made"):
            export(small(), target, format="csv", force=True)
        assert (target / "thesis.docx").read_text() == "mine"

    @pytest.mark.parametrize(
        ("name_", "words"), [("mine.csv", "'mine.csv', which"), ("claims.csv", "no table of meta")]
    )
    def test_tables_of_somebody_else_are_never_replaced(self, name_: str, words: str, tmp_path: Path) -> None:
        """A folder of CSV files is not an export for that alone."""
        (tmp_path / "made").mkdir()
        (tmp_path / "made" / name_).write_text("mine")

        with pytest.raises(FileExistsError, match=words):
            export(small(), tmp_path / "made", format="csv", force=True)
        assert (tmp_path / "made" / name_).read_text() == "mine"

    def test_a_folder_that_cannot_be_replaced_stays(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """If the new one cannot take its place, the old one comes back."""
        target = export(small(), tmp_path / "made", format="csv")
        before = {each: each.read_bytes() for each in target.iterdir()}
        real, moved = os.rename, list[str]()

        def once(old: str, new: str) -> None:
            moved.append(new)
            if len(moved) == 2:
                raise OSError(13, "Permission denied")
            real(old, new)

        monkeypatch.setattr(os, "rename", once)
        with pytest.raises(PermissionError):
            export(weaponref.catalog(), target, format="csv", force=True)
        assert {each: each.read_bytes() for each in target.iterdir()} == before
        assert list(tmp_path.iterdir()) == [target]

    def test_every_table_may_be_replaced(self) -> None:
        """The list of what an export makes is that of the tables."""
        assert {sheet.name for sheet in sheets_of(small())} == TABLES

    def test_a_file_is_no_folder_and_a_folder_no_file(self, tmp_path: Path) -> None:
        """Force does not turn one into the other."""
        (tmp_path / "file").write_text("mine")
        (tmp_path / "folder").mkdir()

        with pytest.raises(FileExistsError, match="is no folder of an export"):
            export(small(), tmp_path / "file", format="csv", force=True)
        with pytest.raises(FileExistsError, match="is no regular file"):
            export(small(), tmp_path / "folder", format="json", force=True)

    @pytest.mark.parametrize("format_", ["json", "csv"])
    def test_what_fails_leaves_nothing(
        self, format_: ExportFormat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Neither half a file nor a temporary one, and what was there stays."""
        target = tmp_path / "made"
        export(small(), target, format=format_)
        before = {each: each.read_bytes() for each in tmp_path.rglob("*") if each.is_file()}

        def full(*_: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(os, "replace" if format_ == "json" else "mkdir", full)
        with pytest.raises(OSError, match="No space left"):
            export(weaponref.catalog(), target, format=format_, force=True)
        assert {each: each.read_bytes() for each in tmp_path.rglob("*") if each.is_file()} == before

    def test_a_link_stays_a_link(self, tmp_path: Path) -> None:
        """What it leads to is replaced."""
        (tmp_path / "real").mkdir()
        (tmp_path / "link").symlink_to(tmp_path / "real" / "a.json")
        export(small(), tmp_path / "link", format="json", force=True)

        assert (tmp_path / "link").is_symlink()
        assert (tmp_path / "real" / "a.json").read_bytes() == make(small(), "json").content

    def test_a_folder_that_is_missing_is_told(self, tmp_path: Path) -> None:
        """No folder is made that nobody asked for."""
        with pytest.raises(FileNotFoundError, match="there is no folder"):
            export(small(), tmp_path / "no" / "a.json", format="json")

    @pytest.mark.parametrize("format_", FOLDERS)
    def test_a_folder_can_be_an_archive(self, format_: ExportFormat, tmp_path: Path) -> None:
        """With the same files, and without times."""
        path = export(small(), tmp_path / "made.zip", format=format_)

        with zipfile.ZipFile(path) as archive:
            assert {each: archive.read(each) for each in archive.namelist()} == make(small(), format_).files
            assert {each.date_time[0] for each in archive.infolist()} == {1980}
        assert path.read_bytes() == make(small(), format_).content


class TestCommand:
    @pytest.mark.parametrize("output", [(), ("--output", "-")])
    def test_one_file_goes_to_standard_output(self, output: tuple[str, ...]) -> None:
        """So that it can be piped."""
        result = run("--format", "json", *output, "KN-24")

        assert result.exit_code == 0
        assert result.stdout_bytes == make(weaponref.catalog(), "json", names=["KN-24"]).content

    def test_a_folder_needs_a_name(self) -> None:
        """It cannot be piped; the message says what to write."""
        result = run("--format", "csv")

        assert result.exit_code == 2
        assert "--output FOLDER or --output FILE.zip" in result.stderr

    def test_it_writes_and_refuses_to_overwrite(self, tmp_path: Path) -> None:
        """Exit code 2 and a message for the second time; --force replaces."""
        arguments = ("--format", "sqlite", "--output", str(tmp_path / "a.sqlite"), "KN-24")

        assert run(*arguments).exit_code == 0
        again = run(*arguments)
        assert (again.exit_code, "is there already" in again.stderr) == (2, True)
        assert run(*arguments, "--force").exit_code == 0

    def test_unknown_names_and_empty_paths(self, tmp_path: Path) -> None:
        """An unknown name is exit code 1, wrong usage 2; nothing is written."""
        assert run("--format", "json", "--output", str(tmp_path / "a"), "NK-23").exit_code == 1
        assert run("--format", "json", "--output", "").exit_code == 2
        assert list(tmp_path.iterdir()) == []

    def test_what_was_exported_can_be_shown(self, tmp_path: Path) -> None:
        """--data reads the JSON of an export."""
        path = tmp_path / "a.json"
        assert run("--format", "json", "--output", str(path), "KN-24").exit_code == 0

        shown = CliRunner().invoke(cli, ["show", "KN-24", "--data", str(path), "--only"])
        assert shown.exit_code == 0
        assert "maximum range" in shown.output

    def test_a_date_and_remarks(self, tmp_path: Path) -> None:
        """The version says the date; cells like formulas are told of on standard error."""
        result = run("--format", "json", "--as-of", "2019", "KN-24")
        assert json.loads(result.stdout)["data_version"].endswith("as of 2019 (1 record)")
        own = tmp_path / "own"
        own.mkdir()
        (own / "x-1.yaml").write_text(
            "{id: x-1, name: =X-1, kind: missile, country: KP, claims: {range_max: [{value: 5 km, basis: press_report, "
            "source: g}]}, sources: {g: {type: book, title: A, publisher: B}}}",
            "utf-8",
        )

        told = run("--format", "csv", "--data", str(own), "--only", "--output", str(tmp_path / "csv"))
        assert (told.exit_code, told.stderr.startswith("2 cells begin with a sign")) == (0, True)
