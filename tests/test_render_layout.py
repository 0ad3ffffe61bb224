"""Pages of text: widths on a screen, wrapping, and tables that fit."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from weaponref.render.layout import (
    NBSP,
    Block,
    Grid,
    Heading,
    Paragraph,
    Section,
    Span,
    TableRow,
    cell_width,
    fit,
    glue,
    lay_out,
    line_of,
    loosen,
    narrowest,
    to_plain,
    wrap,
)


WORDS = st.text("abc-é화성火КН", min_size=1, max_size=12)
LINES = st.lists(st.lists(WORDS, min_size=1, max_size=6).map(" ".join), min_size=1, max_size=3)


def text_of(lines: list[tuple[Span, ...]]) -> list[str]:
    return ["".join(span.text for span in line) for line in lines]


class TestWidth:
    @pytest.mark.parametrize(
        ("text", "width"),
        [
            ("KN-23", 5),
            ("화성-11가", 9),
            ("北極星", 6),
            ("Ｋ", 2),
            ("e\u0301", 1),
            ("КН-23", 5),
            ("\u200b", 0),
            ("", 0),
        ],
    )
    def test_of_scripts(self, text: str, width: int) -> None:
        """Wide characters take two columns, combining and invisible ones none."""
        assert cell_width(text) == width

    @given(st.text("aZ09-–≠ 가힣漢字カタКийçß\u0301", max_size=30))
    @settings(max_examples=60)
    def test_agrees_with_what_terminals_are_told(self, text: str) -> None:
        """Plain text is as wide here as it is to the library that draws on terminals."""
        assert cell_width(text) == cell_len(text)


class TestWrap:
    @given(st.lists(WORDS, max_size=12), st.integers(2, 30))
    @settings(max_examples=100)
    def test_loses_nothing_and_fits(self, words: list[str], width: int) -> None:
        """All characters are kept in order, and no line is wider than asked for."""
        lines = text_of(wrap(line_of(" ".join(words)), width))

        assert "".join(lines).replace(" ", "") == "".join(words)
        assert all(cell_width(line) <= width for line in lines)

    def test_keeps_words_whole_where_they_fit(self) -> None:
        """A line breaks at spaces; only what is longer than a line is cut."""
        assert text_of(wrap(line_of("as far as known"), 6)) == ["as far", "as", "known"]
        assert text_of(wrap(line_of("unbreakable"), 4)) == ["unbr", "eaka", "ble"]

    def test_a_text_that_holds_together_is_broken_at_its_spaces_before_its_words_are(self) -> None:
        held = line_of(glue("S-400 (used against ground targets)"))

        assert text_of(wrap(held, 31)) == ["S-400 (used against ground", "targets)"]
        assert text_of(wrap((*line_of("as "), *held), 31)) == ["as S-400 (used against ground", "targets)"]

    def test_never_cuts_an_address(self) -> None:
        """An address that is cut cannot be opened."""
        address = "https://example.org/a-long-address"

        assert text_of(wrap(line_of(address, "url"), 10)) == [address]

    def test_keeps_together_what_is_glued(self) -> None:
        """No-break spaces and touching spans hold."""
        line = (Span(glue("450–690 km"), "value"), Span(f"{NBSP}≠", "mark"), Span(" and more"))

        assert text_of(wrap(line, 12)) == [f"450–690{NBSP}km{NBSP}≠", "and more"]

    def test_loose_lines_break_long_words_only(self) -> None:
        """In narrow columns long words may break at hyphens; short ones, such as names, stay whole."""
        assert text_of(wrap(loosen(line_of("KN-23 large-calibre")), 9)) == ["KN-23", "large-", "calibre"]

    def test_keeps_styles(self) -> None:
        """Every piece stays in its style."""
        (line,) = wrap((Span("KN-23", "name"), Span(" and others")), 40)

        assert line == (Span("KN-23", "name"), Span(" and others"))


class TestGrid:
    @given(st.lists(LINES, min_size=2, max_size=4), st.integers(20, 120))
    @settings(max_examples=60)
    def test_fits_whenever_it_can(self, cells: list[list[str]], width: int) -> None:
        """A table is no wider than asked for, if its longest words leave it a choice; nothing is lost."""
        row = TableRow(tuple(tuple(line_of(text) for text in cell) for cell in cells))
        grid = Grid((), (row,))
        lines = text_of(list(lay_out([grid], width)))

        if narrowest(grid) <= width:
            assert all(cell_width(line.rstrip()) <= width for line in lines)
        letters = sorted("".join(text for cell in cells for text in cell).replace(" ", ""))
        assert sorted("".join(lines).replace(" ", "")) == letters

    def test_columns_line_up_in_every_script(self) -> None:
        """Columns begin at the same place on the screen after wide and after narrow characters."""
        rows = tuple(TableRow(((line_of(name),), (line_of("x"),))) for name in ("KN-23", "화성-11가", "火星11"))

        lines = to_plain([Grid((), rows)], 80).splitlines()

        assert {cell_width(line[: line.index("x")]) for line in lines} == {cell_width("화성-11가") + 2}

    def test_small_columns_get_what_they_need(self) -> None:
        """A column of short words is not made narrower because another is long."""
        row = TableRow(((line_of("a short one"),), (line_of("very " * 40),)))

        assert fit(Grid((), (row,)), 60).widths[0] == len("a short one")

    def test_has_a_header_and_sections(self) -> None:
        """A header is underlined; sections have an empty line before them, but for the first."""
        rows = (
            Section(line_of("A")),
            TableRow(((line_of("1"),),)),
            Section(line_of("B")),
            TableRow(((line_of("2"),),)),
        )
        grid = Grid(((line_of("number"),),), rows)

        assert to_plain([grid], 80) == "number\n------\nA\n1\n\nB\n2\n"

    def test_remarks_stand_under_the_second_column(self) -> None:
        """A remark has the whole width from there on."""
        grid = Grid((), (TableRow(((line_of("500 km"),), (line_of("he"),)), (line_of("as far as is known"),)),))

        assert to_plain([grid], 30) == "500 km  he\n        as far as is known\n"

    def test_rules_are_drawn_where_there_is_a_terminal(self) -> None:
        """A ruled table has lines between its rows only when it is drawn."""
        rows = (TableRow(((line_of("1"),),)), TableRow(((line_of("2"),),)))
        grid = Grid((), rows, ruled=True)

        assert text_of(list(lay_out([grid], 80))) == ["1  ", "2  "]
        assert text_of(list(lay_out([grid], 80, drawn=True))) == ["1  ", "─", "2  "]


def test_a_page() -> None:
    """Headings are underlined, blocks have an empty line between them, tight paragraphs do not."""
    page: list[Block] = [
        Heading("KN-23", 1),
        Paragraph(line_of("one two three"), hang=2, tight=False),
        Paragraph(line_of("four")),
        Heading("화성"),
    ]

    assert to_plain(page, 10) == "KN-23\n=====\n\none two\n  three\nfour\n\n화성\n----\n"
