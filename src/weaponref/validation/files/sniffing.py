"""What a file is: by its first bytes, then by its suffix."""

from __future__ import annotations

import codecs
import json
import mmap
import re
import zipfile
from typing import TYPE_CHECKING, Final

from weaponref.errors import TableError
from weaponref.validation.files.bytestream import HEAD, open_bytes, readable, regular_file
from weaponref.validation.files.dialects import find_dialect


if TYPE_CHECKING:
    import os
    from pathlib import Path


__all__ = ("BOMS", "FORMATS", "format_of", "head_of", "text_format", "utf_of", "whole_parquet")

FORMATS: Final = ("csv", "tsv", "json", "jsonl", "xlsx", "parquet")
"""The formats that can be opened."""

BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: its mark begins with that of UTF-16
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""The marks at the beginning of a file that give its encoding away."""

_SUFFIXES = {
    ".csv": "csv",
    ".tsv": "tsv",
    ".tab": "tsv",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".xlsx": "xlsx",
    ".xlsm": "xlsx",
    ".parquet": "parquet",
    ".pq": "parquet",
}
_SAVE = "save it as .xlsx or as CSV"
_CONVERT = "convert it to Parquet or CSV"
_UNPACK = "unpack it first"
_NO_TABLE = "give a file in CSV, TSV, JSON, JSON Lines, Excel (.xlsx) or Parquet"
# Signatures of what people rename or mistake for a table, and what to do with each.
_FOREIGN: Final = (
    (b"ARROW1\0\0", "an Arrow (Feather) file", _CONVERT),
    (b"Obj\x01", "an Avro file", _CONVERT),
    (b"SQLite format 3\0", "an SQLite database", "export the table as CSV"),
    (b"\x89HDF\r\n\x1a\n", "an HDF5 file", _CONVERT),
    (b"%PDF-", "a PDF document", "a table in it has to be copied out, for example into a spreadsheet"),
    (b"\x89PNG\r\n\x1a\n", "a PNG picture", _NO_TABLE),
    (b"\xff\xd8\xff", "a JPEG picture", _NO_TABLE),
    (b"GIF89a", "a GIF picture", _NO_TABLE),
    (b"{\\rtf", "a Rich Text document", _SAVE),
    (b"BZh91AY&SY", "compressed with bzip2", _UNPACK),
    (b"\xfd7zXZ\0", "compressed with xz", _UNPACK),
    (b"\x28\xb5\x2f\xfd", "compressed with zstd", _UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", _UNPACK),
    (b"Rar!\x1a\x07", "a RAR archive", _UNPACK),
    (b"\x7fELF", "a program", _NO_TABLE),
    (b"MZ\x90\0", "a program", _NO_TABLE),
    (b"\x80\x04\x95", "a Python pickle", _CONVERT),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PROTECTED = "EncryptedPackage".encode("utf-16-le")
_LFS = b"version https://git-lfs.github.com/spec/"
_ANNEX = re.compile(rb"\A(?:\.\./)*(?:\.git)?/annex/objects/\S+\s*\Z")
_MARKUP = re.compile(
    rb"\s*(?:<\?xml\b[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype|html|head|body|table|title|script)\b",
    re.DOTALL | re.IGNORECASE,
)
_XML = re.compile(rb"\s*<\?xml\b")
_JSON_OBJECT = re.compile(r'\s*\{\s*(?:"|\}|\Z)')
_JSON_LIST = re.compile(r"\s*\[\s*(?:[\[{\]]|\Z)")
# Characters that no spreadsheet writes into a text file; NUL is counted apart, and JSON may hold DEL.
_CONTROLS = bytes([*range(1, 9), *range(14, 26), *range(28, 32)])
_FEW_CONTROLS = 3
# What follows the signature of Parquet; a column of a CSV file may be called PAR1 too.
_BINARY_NEXT = frozenset(bytes([code]) for code in (*range(9), *range(14, 32)))
_CONTROL_SHARE = 0.01
_NUL_SHARE = 0.1
# In UTF-16 the ASCII characters of a table (separators, digits, line breaks) have a zero byte each, on one side.
_FEW_ZEROS = 1
_ZERO_SIDE = 0.1
_ZERO_OTHER = 0.02
_PARQUET_ENDS = 12
_FIRST_LINE = 1 << 22


def format_of(path: str | os.PathLike[str]) -> str:
    """The format of a file, one of `FORMATS`; of a file compressed with gzip, the format of what is in it.

    Raises:
        TableError: there is no such file, it is empty, or it is none of these formats; the error says what it is.

    >>> import tempfile, pathlib
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = pathlib.Path(folder, "launches.csv")
    ...     _ = path.write_text('[{"name": "KN-23"}]')
    ...     format_of(path)
    'json'
    """
    file = regular_file(path)
    head = head_of(file)
    if head.startswith((b"PAR1", b"PARE")) and (_suffix_format(file) == "parquet" or head[4:5] in _BINARY_NEXT):
        return "parquet"
    if head.startswith(b"PK\x03\x04"):
        _expect_workbook(file)
        return "xlsx"
    _refuse_foreign(file, head)
    by_suffix = _suffix_format(file)
    if by_suffix in {"xlsx", "parquet"}:
        kind = "an Excel workbook" if by_suffix == "xlsx" else "a Parquet file"
        raise TableError(str(file), f"has the suffix of {kind}, but its content is not one; {_NO_TABLE}")
    return text_format(file, head, by_suffix)


def head_of(file: Path) -> bytes:
    """The first bytes of the content.

    Raises:
        TableError: it cannot be read, or there are none.
    """
    with readable(file), open_bytes(file) as stream:
        head = stream.read(HEAD)
    if not head:
        raise TableError(str(file), "is empty once unpacked; a table needs at least a header")
    return head


def utf_of(head: bytes) -> str | None:
    """The encoding that a mark at the beginning, or the pattern of zero bytes in UTF-16, gives away."""
    for mark, encoding in BOMS:
        if head.startswith(mark):
            return encoding
    pairs = len(head) // 2
    first = head[0 : 2 * pairs : 2].count(0)
    second = head[1 : 2 * pairs : 2].count(0)
    if second > max(_FEW_ZEROS, _ZERO_SIDE * pairs) and first <= _ZERO_OTHER * pairs:
        return "utf-16-le"
    if first > max(_FEW_ZEROS, _ZERO_SIDE * pairs) and second <= _ZERO_OTHER * pairs:
        return "utf-16-be"
    return None


def text_format(file: Path, head: bytes, by_suffix: str | None) -> str:
    """Which text format a file is: JSON by how it begins, or else by its suffix, or else by its separator."""
    encoding = utf_of(head)
    _refuse_binary(file, head, encoding)
    text = head.decode(encoding or "utf-8", "replace")
    if _JSON_OBJECT.match(text):
        return _json_or_lines(file, encoding or "utf-8", by_suffix)
    if _JSON_LIST.match(text) and by_suffix not in {"csv", "tsv"}:
        return "json"
    if re.match(r"\s*\[\s*\{", text):
        return "json"
    if by_suffix is not None:
        return by_suffix
    complete = len(head) < HEAD
    return "tsv" if find_dialect(text, complete=complete).separator == "\t" else "csv"


def whole_parquet(file: Path) -> None:
    """Nothing, for a Parquet file that has its beginning and its end.

    Raises:
        TableError: it was cut off, or is encrypted.
    """
    with readable(file), file.open("rb") as stream:
        mark = stream.read(4)
        size = stream.seek(0, 2)
        stream.seek(max(0, size - 8))
        end = stream.read()
    if mark == b"PARE":
        raise TableError(str(file), "is an encrypted Parquet file; write it again without encryption")
    length = int.from_bytes(end[:4], "little")
    if size < _PARQUET_ENDS or end[-4:] != b"PAR1" or length > size - _PARQUET_ENDS:
        raise TableError(
            str(file), "is a Parquet file that is cut off: its end, where its columns stand, is missing; copy it again"
        )


def _suffix_format(file: Path) -> str | None:
    suffixes = [suffix.lower() for suffix in file.suffixes]
    if suffixes and suffixes[-1] in {".gz", ".gzip"}:
        del suffixes[-1]
    return _SUFFIXES.get(suffixes[-1]) if suffixes else None


def _refuse_foreign(file: Path, head: bytes) -> None:
    if head.startswith(_OLE):
        if _holds(file, _PROTECTED):
            raise TableError(str(file), "is protected by a password; open it in Excel and save it without one")
        raise TableError(str(file), f"is an old Office file (.xls); {_SAVE}")
    if head.startswith(b"PK\x05\x06"):
        raise TableError(str(file), f"is an empty ZIP archive; {_NO_TABLE}")
    for signature, name, advice in _FOREIGN:
        if head.startswith(signature):
            raise TableError(str(file), f"is {name}; {advice}")
    if head.startswith(_LFS):
        raise TableError(str(file), "is a pointer to a file in Git LFS, not the file; fetch it with 'git lfs pull'")
    if _ANNEX.match(head):
        raise TableError(str(file), "is a pointer to a file in git-annex, not the file; fetch it with 'git annex get'")
    content = head.removeprefix(codecs.BOM_UTF8)
    if _MARKUP.match(content):
        raise TableError(
            str(file),
            "is an HTML page, not a table: what was saved is the page around the file, or one that asks to log in; "
            "download the file itself",
        )
    if _XML.match(content):
        raise TableError(str(file), f"is an XML document; {_SAVE}")


def _refuse_binary(file: Path, head: bytes, encoding: str | None) -> None:
    if encoding is not None:
        return
    controls = len(head) - len(head.translate(None, _CONTROLS))
    nuls = head.count(0)
    if (controls > _FEW_CONTROLS and controls > _CONTROL_SHARE * len(head)) or nuls > _NUL_SHARE * len(head):
        raise TableError(str(file), f"holds binary data, not text; {_NO_TABLE}")


def _expect_workbook(file: Path) -> None:
    """Nothing for an Excel workbook; an error that says which other archive it is."""
    try:
        with readable(file), zipfile.ZipFile(file) as archive:
            names = set(archive.namelist())
            kind = archive.read("mimetype").decode("ascii", "replace") if "mimetype" in names else ""
    except zipfile.BadZipFile:
        known = _suffix_format(file) == "xlsx" or _holds(file, b"xl/")
        what = "an Excel workbook" if known else "a ZIP archive"
        raise TableError(str(file), f"is {what} that is cut off or damaged; copy or download it again") from None
    if "xl/workbook.bin" in names:
        raise TableError(str(file), f"is a binary Excel workbook (.xlsb); {_SAVE}")
    if "opendocument.spreadsheet" in kind:
        raise TableError(str(file), f"is an OpenDocument spreadsheet (.ods); {_SAVE}")
    if "word/document.xml" in names or "opendocument.text" in kind:
        raise TableError(str(file), f"is a text document, not a table; {_NO_TABLE}")
    if not any(name.startswith(("xl/workbook", "xl/worksheets/")) for name in names):
        inside = sorted(name for name in names if not name.endswith("/"))
        shown = ", ".join(repr(name) for name in inside[:3]) + (f" and {len(inside) - 3} more" if inside[3:] else "")
        raise TableError(str(file), f"is a ZIP archive; unpack it and give one of its files ({shown or 'it is empty'})")


def _holds(file: Path, wanted: bytes) -> bool:
    with readable(file), file.open("rb") as stream, mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as content:
        return content.find(wanted) >= 0


def _json_or_lines(file: Path, encoding: str, by_suffix: str | None) -> str:
    """Whether a file that begins like an object is one document or has one on each line."""
    if by_suffix == "jsonl":
        return "jsonl"
    with readable(file), open_bytes(file) as stream:
        text = stream.read(_FIRST_LINE).decode(encoding, "ignore")
    first, _, rest = text.lstrip().partition("\n")
    try:
        alone = isinstance(json.loads(first), dict)
    except ValueError:
        return "json"
    return "jsonl" if alone and rest.strip() else "json"
