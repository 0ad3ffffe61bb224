"""What is no table: every such file is refused by an error that says what it is and what would be right."""

from __future__ import annotations

import gzip
import io
import os
import random
import zipfile
from typing import TYPE_CHECKING

import pytest

import weaponref
from making import copies
from table_files import put, read, refused
from weaponref.errors import TableError
from weaponref.validation.files import format_of, open_file, scan_file


if TYPE_CHECKING:
    from pathlib import Path

OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)


def archive(**files: str) -> bytes:
    """A ZIP archive; two underscores in a name stand for a slash, one for a dot."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as target:
        for name, text in files.items():
            target.writestr(name.replace("__", "/").replace("_", "."), text)
    return content.getvalue()


def noise(size: int) -> bytes:
    """Bytes without a meaning, the same each time."""
    return random.Random(1).randbytes(size)  # noqa: S311


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("t.csv", b"", "0 bytes"),
        ("t.csv", b"\n\r\n \n,,\n", "nothing but empty lines"),
        ("t.csv", b",\n,\n", "nothing but empty lines"),
        ("t.csv.gz", gzip.compress(b""), "empty once unpacked"),
        ("t.csv.gz", gzip.compress(noise(5000))[:-500], "cut off or damaged"),
        ("t.csv", noise(5000), "binary data"),
        ("t.csv", b"a,b\n" + bytes(500), "binary data"),
        ("t.csv", b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 9\n", "git lfs pull"),
        ("t.csv", b"/annex/objects/SHA256E-s1--0.csv\n", "git annex get"),
        ("t.csv", b"\xef\xbb\xbf\n<!DOCTYPE html>\n<html><body>", "HTML page"),
        ("t.csv", b'<?xml version="1.0"?>\n<!-- x -->\n<html>', "HTML page"),
        ("t.csv", b"<table><tr><td>1</table>", "HTML page"),
        ("t.xls", b'<?xml version="1.0"?>\n<Workbook>', "XML document"),
        ("t.xls", OLE, "save it as .xlsx"),
        ("t.xlsx", OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
        ("t.xlsx", b"name,range\nKN-23,600\n", "suffix of an Excel workbook"),
        ("t.parquet", b"name,range\nKN-23,600\n", "suffix of a Parquet file"),
        ("t.xlsx", archive(xl__workbook_xml="<workbook/>")[:60], "Excel workbook that is cut off"),
        ("t.xlsb", archive(xl__workbook_bin="x"), ".xlsb"),
        ("t.ods", archive(mimetype="application/vnd.oasis.opendocument.spreadsheet"), ".ods"),
        ("t.docx", archive(word__document_xml="x"), "text document"),
        ("t.csv", archive(launches_csv="a,b\n"), "'launches.csv'"),
        ("t.zip", archive(), "empty ZIP archive"),
        ("t.csv", b"PK\x03\x04" + noise(50), "ZIP archive that is cut off"),
        ("t.csv", b"%PDF-1.7\n", "PDF"),
        ("t.csv", b"SQLite format 3\0" + bytes(50), "SQLite"),
        ("t.feather", b"ARROW1\0\0" + bytes(50), "Feather"),
    ],
)
def test_what_is_no_table_is_refused(tmp_path: Path, name: str, content: bytes, words: str) -> None:
    """The message says what the file is."""
    assert words in refused(put(tmp_path, name, content)).reason


def test_a_missing_file_is_refused_with_one_that_is_like_it(tmp_path: Path) -> None:
    """A slip of the pen is found."""
    put(tmp_path, "launches.csv", "a,b\n")

    assert "did you mean 'launches.csv'?" in refused(tmp_path / "launches.cvs").reason
    assert refused(tmp_path / "other.json").reason == "no such file"
    assert "is missing too" in refused(tmp_path / "nowhere" / "launches.csv").reason


def test_a_folder_and_a_pipe_are_refused(tmp_path: Path) -> None:
    """A table has to be read more than once."""
    os.mkfifo(tmp_path / "pipe")

    assert "is a folder" in refused(tmp_path).reason
    assert "only once" in refused(tmp_path / "pipe").reason


def test_a_name_that_the_system_refuses_is_refused(tmp_path: Path) -> None:
    """Too long, or with a null character in it."""
    assert "cannot be read" in refused(tmp_path / ("x" * 5000)).reason
    assert "null character" in refused(tmp_path / "a\0b").reason


def test_a_file_that_changes_under_a_pass_is_refused(tmp_path: Path) -> None:
    """It is not what was opened any more."""
    path = put(tmp_path, "t.csv", "a,b\n1,2\n")
    table = open_file(path)
    put(tmp_path, "t.csv", b"a,b\n\xff\xff,2\n")

    with pytest.raises(TableError, match="has changed"):
        list(table.rows())

    path.unlink()
    with pytest.raises(TableError, match="cannot be read"):
        list(table.rows())


@pytest.mark.parametrize(
    "text",
    [
        "PAR1,PAR2\n1,2\n",
        "ORCID,name\n1,2\n",
        "MZ,b\n1,2\n",
        "BZh,b\n1,2\n",
        "[name],b\n1,2\n",
        "PK,b\n1,2\n",
        "version,b\n1,2\n",
    ],
)
def test_a_header_may_begin_like_a_signature(tmp_path: Path, text: str) -> None:
    """What is told from its first bytes is told from enough of them."""
    assert len(read(put(tmp_path, "t.csv", text))) == 2


def test_a_format_that_is_given_is_used(tmp_path: Path) -> None:
    """And one that does not exist is refused."""
    path = put(tmp_path, "t.json", "[name],[range]\n1,2\n")

    assert read(path, format="csv") == [("[name]", "[range]"), ("1", "2")]
    with pytest.raises(ValueError, match="one of csv, tsv, json, jsonl, xlsx, parquet"):
        open_file(path, format="dbf")


@pytest.mark.parametrize("function", [open_file, scan_file, format_of])
@pytest.mark.parametrize("content", [b"", OLE, noise(5000), b"<html>"])
def test_each_way_in_refuses_the_same(tmp_path: Path, function: object, content: bytes) -> None:
    """Opening, scanning and naming the format."""
    path = put(tmp_path, "t.csv", content)

    assert callable(function)
    with pytest.raises(TableError):
        function(path)


def test_paths_may_be_text(tmp_path: Path) -> None:
    """As on a command line."""
    path = put(tmp_path, "t.csv", "a,b\n")

    assert open_file(str(path)).path == path
    assert format_of(str(path)) == "csv"


def test_the_error_is_for_people_and_for_programs() -> None:
    """It reads as editors link to lines, is a ValueError, and survives copying."""
    error = weaponref.TableError("t.csv", "is odd", line=3, column=7)

    assert str(error) == "t.csv:3:7: is odd"
    assert isinstance(error, (weaponref.WeaponrefError, ValueError))
    for copy in copies(error):
        assert (copy.path, copy.reason, copy.line, copy.column) == ("t.csv", "is odd", 3, 7)
        assert str(copy) == str(error)
