"""CSV and TSV: separators, quotes, line ends, ragged rows, lines in the file, and a memory that does not grow."""

from __future__ import annotations

import csv
import gzip
import io
import tempfile
import tracemalloc
from collections import deque
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from table_files import put, read, refused, written
from weaponref.errors import TableError
from weaponref.validation.files import bytestream, open_file
from weaponref.validation.files.dialects import SEPARATORS, find_dialect
from weaponref.validation.from_files import of_file


# What a cell may hold: anything that is written in a text file, with separators, quotes and line breaks far too often.
characters = st.one_of(
    st.sampled_from([",", ";", "\t", "|", '"', "'", "\n", "\r", " ", "#"]),
    st.characters(exclude_categories=["Cc", "Cs", "Cn", "Co"]),
)
cells = st.text(characters, max_size=12)
names = st.text(st.characters(categories=["Ll", "Lu", "Lo", "Nd"]), min_size=1, max_size=8).map(lambda name: f"c{name}")


@st.composite
def tables(draw: st.DrawFn, least_columns: int = 1) -> list[tuple[str, ...]]:
    """A header and rows of the same width."""
    header = tuple(draw(st.lists(names, min_size=least_columns, max_size=4)))
    rows = draw(st.lists(st.tuples(*[cells] * len(header)), max_size=6))
    return [header, *rows]


class TestRoundTrip:
    @given(
        tables(least_columns=2),
        st.sampled_from(SEPARATORS),
        st.sampled_from(["\n", "\r\n", "\r"]),
        st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
        st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    )
    def test_a_table_that_was_written_is_read_again(
        self, table: list[tuple[str, ...]], separator: str, end: str, quoting: int, encoding: str
    ) -> None:
        """Separator, quotes, line ends and encoding are found out, whatever the cells hold."""
        with tempfile.TemporaryDirectory() as folder:
            path = put(Path(folder), "t.csv", written(table, separator, end, quoting), encoding)

            assert read(path) == table

    @given(tables(), st.sampled_from(["cp949", "cp932", "gb18030", "cp1251", "cp1252", "cp1250", "mac_roman"]))
    def test_an_encoding_that_is_given_is_used(self, table: list[tuple[str, ...]], encoding: str) -> None:
        """What an encoding can write is read by it, also where it could not be found out."""
        kept = [tuple(cell.encode(encoding, "ignore").decode(encoding) for cell in row) for row in table]
        with tempfile.TemporaryDirectory() as folder:
            path = put(Path(folder), "t.csv", written(kept), encoding)

            assert read(path, encoding=encoding, separator=",", format="csv") == kept

    @given(tables(least_columns=2))
    def test_each_row_is_on_the_line_that_is_named(self, table: list[tuple[str, ...]]) -> None:
        """The line of a row is where its text begins, also with line breaks in the cells above."""
        with tempfile.TemporaryDirectory() as folder:
            path = put(Path(folder), "t.csv", written(table, end="\n"))
            opened = open_file(path)
            starts = [
                len(io.StringIO(written(table[:index], end="\n"), newline="").readlines()) + 1
                for index in range(1, len(table))
            ]

            assert opened.lines(range(len(table) - 1)) == dict(enumerate(starts))


class TestSeparators:
    @pytest.mark.parametrize(
        ("text", "separator"),
        [
            ("name,range\nKN-23,600\n", ","),
            ("name;range\nKN-23;420,5\nKN-24;400,0\n", ";"),
            ("Name;Range, km\nKN-23;420,5\n", ";"),
            ("Name;Range, km;Mass, t\nKN-23;420,5;3,4\nKN-24;400,0;\n", ";"),
            ("name\trange\nKN-23\t1,000\n", "\t"),
            ("name|range, km\nKN-23|1,000\n", "|"),
            ("name,range (km; at most),mass\n", ","),
            ('name,aliases\n"KN-23","a;b;c"\n"KN-24","d"\n', ","),
            ('"name, official";"range"\n"KN-23, KN-24";"6"\n', ";"),
            ("name,aliases,range\nKN-23,a|b,600\nKN-24,c|d,400\n", ","),
            ("name\nSeoul, Korea\nPyongyang\n", None),
            ("name\n", None),
        ],
    )
    def test_the_separator_is_that_by_which_rows_are_as_wide_as_the_header(
        self, text: str, separator: str | None
    ) -> None:
        """Decimal commas, separators within quotes and lists within cells do not confuse it."""
        assert find_dialect(text, complete=True).separator == separator

    @pytest.mark.parametrize("line", ["sep=;\r\n", "SEP=;\n", '"sep=;"\r\n'])
    def test_the_line_in_which_excel_names_the_separator_is_obeyed_and_hidden(self, tmp_path: Path, line: str) -> None:
        """It is no header, but it is a line of the file."""
        path = put(tmp_path, "t.csv", f"{line}a,b;c\r\n1,5;2\r\n")
        table = open_file(path)

        assert (table.columns, list(table.rows())) == (("a,b", "c"), [["1,5", "2"]])
        assert table.lines([0]) == {0: 3}

    @pytest.mark.parametrize("line", ['sep="', "sep=x", "sep=", "sep=;;"])
    def test_what_is_no_such_line_is_a_header(self, tmp_path: Path, line: str) -> None:
        """Only a character that can separate is obeyed."""
        assert "sep=" in open_file(put(tmp_path, "t.csv", f"{line},b\n1,2\n"), separator=",").columns[0]

    @pytest.mark.parametrize("given", [";", "semicolon", "Semicolon"])
    def test_a_separator_that_is_given_is_used(self, tmp_path: Path, given: str) -> None:
        """By itself or by its name."""
        path = put(tmp_path, "t.csv", "a,b;c,d\n1,2;3,4\n")

        assert read(path, separator=given) == [("a,b", "c,d"), ("1,2", "3,4")]

    @pytest.mark.parametrize("given", ["", ";;", '"', "\n"])
    def test_what_cannot_separate_is_refused(self, tmp_path: Path, given: str) -> None:
        """A separator is one character without a meaning of its own."""
        path = put(tmp_path, "t.csv", "a,b\n")

        with pytest.raises(ValueError, match="single character"):
            open_file(path, separator=given)

    def test_the_format_of_a_file_with_tabs_is_tsv(self, tmp_path: Path) -> None:
        """Whatever its suffix is."""
        assert open_file(put(tmp_path, "t.txt", "a\tb\n")).format == "tsv"
        assert open_file(put(tmp_path, "t.csv", "a\tb\n")).format == "tsv"
        assert open_file(put(tmp_path, "t.tsv", "a;b\n")).format == "csv"


class TestCells:
    @pytest.mark.parametrize(
        ("text", "table"),
        [
            ("\n\r\n,,\nname,range\nKN-23,600", [("name", "range"), ("KN-23", "600")]),
            ('name,"range\n(km)"\nKN-23,600\n', [("name", "range\n(km)"), ("KN-23", "600")]),
            (" name ,range,range\na,b,c\n", [("name", "range", "range"), ("a", "b", "c")]),
            ("a,b\r1,2\r3,4", [("a", "b"), ("1", "2"), ("3", "4")]),
            ("a,b\n1,2\n\n\n3,4\n\n", [("a", "b"), ("1", "2"), ("3", "4")]),
            ("a,b\n,\n3,4\n", [("a", "b"), ("", ""), ("3", "4")]),
            ('a, "b, c"\n1, "2, 3"\n', [("a", "b, c"), ("1", "2, 3")]),
            ("'a','b'\n'1,5','2'\n", [("a", "b"), ("1,5", "2")]),
            ("name,note\n'Scud',it's\n", [("name", "note"), ("'Scud'", "it's")]),
            ('name,note\n6" gun,x\n', [("name", "note"), ('6" gun', "x")]),
            ("a,b,c\n1\n1,2\n", [("a", "b", "c"), ("1", None, None), ("1", "2", None)]),
            ("a,b\n", [("a", "b")]),
            ("a,b", [("a", "b")]),
        ],
    )
    def test_a_file_as_people_have_it(self, tmp_path: Path, text: str, table: list[tuple[object, ...]]) -> None:
        """Empty lines are no rows, short rows lack cells, the header loses the space around its names."""
        assert read(put(tmp_path, "t.csv", text)) == table

    def test_a_cell_may_be_longer_than_the_csv_module_allows(self, tmp_path: Path) -> None:
        """The limit of the process is not touched."""
        before = csv.field_size_limit()
        long = "x" * 1_000_000
        path = put(tmp_path, "t.csv", f"a,b\n{long},1\n")

        assert read(path) == [("a", "b"), (long, "1")]
        assert csv.field_size_limit() == before

    def test_nul_characters_are_left_out_with_a_warning(self, tmp_path: Path) -> None:
        """They stand in no name; the rest of the cell does."""
        table = open_file(put(tmp_path, "t.csv", "name,range\nKN-23\0\0,600\nKN-24,400\n"))

        assert list(table.rows()) == [["KN-23", "600"], ["KN-24", "400"]]
        assert "NUL" in table.warnings[0]

    def test_a_compressed_file_is_read_as_what_is_in_it(self, tmp_path: Path) -> None:
        """By its content: the suffix is not needed."""
        content = gzip.compress(b"a;b\n1;2\n")

        assert read(put(tmp_path, "t.csv.gz", content)) == [("a", "b"), ("1", "2")]
        assert read(put(tmp_path, "t.csv", content)) == [("a", "b"), ("1", "2")]

    def test_passes_do_not_disturb_each_other(self, tmp_path: Path) -> None:
        """Each call of rows begins anew, also while another pass is under way."""
        table = open_file(put(tmp_path, "t.csv", "a,b\n" + "1,2\n" * 1000))
        first = table.rows()
        started = list(islice(first, 300))

        assert len(list(table.rows())) == 1000
        assert len(started) + len(list(first)) == 1000


class TestRaggedRows:
    def test_a_long_row_is_refused_with_its_line_and_both_widths(self, tmp_path: Path) -> None:
        """Which of its cells belongs to which column cannot be known."""
        error = refused(put(tmp_path, "t.csv", 'a,b\n"1\n1",2\n\n1,2,3\n'))

        assert error.line == 5
        assert "3 cells" in error.reason
        assert "2 cells" in error.reason

    def test_a_line_that_may_be_a_title_is_named_as_such(self, tmp_path: Path) -> None:
        """Where nothing tells a header, the first line that is not empty is one."""
        error = refused(put(tmp_path, "t.csv", "Launch log\n450,600\n410,600\n"))

        assert error.line == 2
        assert "title" in error.reason

    def test_empty_cells_beyond_the_header_are_left_out_with_a_warning(self, tmp_path: Path) -> None:
        """A spreadsheet writes them where a column was once used."""
        table = open_file(put(tmp_path, "t.csv", "a,b\n1,2\n3,4,,\n5,6, \n"))

        assert not table.warnings
        assert list(table.rows()) == [["1", "2"], ["3", "4"], ["5", "6"]]
        assert list(table.rows()) == [["1", "2"], ["3", "4"], ["5", "6"]]
        assert table.warnings == (
            "2 rows end in empty cells beyond the header, which are left out (the first stands on line 3)",
        )

    @pytest.mark.parametrize(("text", "line"), [('a,b\n1,"2\n3,4\n', 2), ('a,"b\n1,2\n', 1), ('a,b\n1,2\n3,"4', 3)])
    def test_a_quote_that_is_never_closed_is_refused(self, tmp_path: Path, text: str, line: int) -> None:
        """Everything below it would be one cell."""
        error = refused(put(tmp_path, "t.csv", text), separator=",")

        assert error.line == line
        assert "never closed" in error.reason

    @given(st.integers(0, 400), st.integers(0, 3))
    def test_an_open_quote_is_found_wherever_it_is(self, rows: int, more: int) -> None:
        """Also in a row that ends where one reading of the file ends."""
        with tempfile.TemporaryDirectory() as folder:
            path = put(Path(folder), "t.csv", "a,b\n" + "1,2\n" * rows + '1,"' + "1,2\n" * more)

            assert refused(path).line == rows + 2


@pytest.fixture
def long_file(tmp_path: Path) -> Path:
    """A file of some megabytes."""
    return put(tmp_path, "t.csv", "name,range\n" + "".join(f"KN-{row},{row}\n" for row in range(300_000)))


class TestSomeRows:
    @given(st.lists(st.sampled_from(["a,1", '"a,b",2', '"a\nb",3', "c", "", "d,4,", "e,5"]), max_size=12), st.data())
    def test_they_are_those_of_a_whole_pass(self, lines: list[str], data: st.DataObject) -> None:
        """Whatever stands between them: line breaks in cells, empty lines, rows too short or too long."""
        with tempfile.TemporaryDirectory() as folder:
            table = of_file(open_file(put(Path(folder), "t.csv", "\n".join(["x,y", *lines, "z,9"])), separator=","))
            rows = list(table.file.rows())
            wanted = sorted(data.draw(st.sets(st.integers(0, len(rows) - 1), min_size=1)))

            assert list(table.rows_at(wanted)) == [rows[row] for row in wanted]

    def test_a_file_that_has_changed_is_refused(self, tmp_path: Path) -> None:
        """Its rows would be others than those that were counted."""
        path = put(tmp_path, "t.csv", "x,y\na,1\nb,2\n")
        table = of_file(open_file(path))
        deque(table.file.rows(), maxlen=0)
        path.write_text("x,y\na,1,2\nb\n", encoding="utf-8")

        with pytest.raises(TableError, match="has changed"):
            list(table.rows_at([0]))


class TestMemory:
    def test_a_pass_takes_no_more_memory_for_a_longer_file(self, long_file: Path) -> None:
        """The rows are streamed."""
        table = open_file(long_file)
        tracemalloc.start()
        deque(table.rows(), maxlen=1)
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()

        assert long_file.stat().st_size > 4_000_000
        assert peak < 500_000

    def test_the_first_rows_take_the_first_bytes(self, long_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Nothing is read ahead but a buffer."""
        table = open_file(long_file)
        files: list[Counted] = []

        def counted(path: Path) -> io.BufferedReader:
            files.append(Counted(path))
            return io.BufferedReader(files[-1])

        monkeypatch.setattr(bytestream, "open_bytes", counted)
        rows = list(islice(table.rows(), 100))

        assert rows[99] == ["KN-99", "99"]
        assert sum(file.count for file in files) < 50_000

    def test_the_lines_of_early_rows_take_the_first_bytes(
        self, long_file: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Looking for lines stops at the last row that is asked for."""
        table = open_file(long_file)
        files: list[Counted] = []

        def counted(path: Path) -> io.BufferedReader:
            files.append(Counted(path))
            return io.BufferedReader(files[-1])

        monkeypatch.setattr(bytestream, "open_bytes", counted)

        assert table.lines({7, 99}) == {7: 9, 99: 101}
        assert sum(file.count for file in files) < 50_000


class Counted(io.FileIO):
    """A file that counts the bytes that are read from it."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.count = 0

    def readinto(self, buffer: object, /) -> int:
        read = super().readinto(buffer)  # type: ignore[arg-type]
        self.count += read or 0
        return read or 0
