"""Opening the files that people keep tables in.

`open_file` reads CSV in the encodings and with the separators that spreadsheets write, TSV, JSON, JSON Lines and Excel;
`scan_file` hands Parquet, and CSV in UTF-8, to DuckDB, Polars or PyArrow. What a file is, is told by its content first
and by its suffix second. A file that cannot be read as a table raises a `weaponref.TableError` that says what is wrong
with it, on which line, and what would be right.
"""

from weaponref.validation.files.opening import open_file
from weaponref.validation.files.scans import scan_file
from weaponref.validation.files.sniffing import FORMATS, format_of
from weaponref.validation.files.table import FileTable


__all__ = ("FORMATS", "FileTable", "format_of", "open_file", "scan_file")
