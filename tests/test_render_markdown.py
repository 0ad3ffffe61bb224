"""Comparisons as Markdown."""

from __future__ import annotations

import re

import weaponref
from making import claim, source, system
from weaponref.comparison import compare
from weaponref.render.markdown import comparison_markdown


def columns(line: str) -> int:
    return len(re.findall(r"(?<!\\)\|", line)) - 1


def tables(text: str) -> list[list[str]]:
    """The tables of a page, line by line."""
    return [block.splitlines() for block in re.findall(r"(?m)(?:^\|.*\n)+", text)]


def test_tables_are_whole() -> None:
    """Every row of a table has as many cells as its header, and the second line is a rule."""
    text = weaponref.compare("KN-23", "KN-23A", "KN-24", "KN-25", "Hwasong-11").to_markdown(claims="all")

    found = tables(text)
    assert len(found) > 5
    for table in found:
        assert len({columns(line) for line in table}) == 1
        assert set(table[1]) <= set("|- ")


def test_what_reads_as_markup_is_escaped() -> None:
    """Pipes, brackets, asterisks and angle brackets of titles and conditions are shown, not obeyed."""
    where = source("a", title="A *bold* | <b>claim</b> [1] #2", url="https://example.org/a_b")
    text = comparison_markdown(compare([system(claim("500 km", by=where, condition="1*2|3"))]))

    assert r"A \*bold\* \| \<b\>claim\</b\> \[1\] \#2" in text
    assert r"(1\*2\|3)" in text
    assert "<https://example.org/a_b>" in text


def test_it_has_the_parts_of_the_text() -> None:
    """The table, what to know, who says what, and the sources; the last two can be left out."""
    comparison = compare([system(claim("500 km", by="a"), note="A note."), system(claim("700 km", by="b"), id="y-2")])

    whole = comparison_markdown(comparison)
    assert re.findall(r"(?m)^## (.*)", whole) == ["What to know", "Who says what: maximum range", "Sources"]
    assert "×1.40" in whole
    assert "Who says what" not in comparison_markdown(comparison, claims="none")
    assert "## Sources" not in comparison_markdown(comparison, sources=False)


def test_the_version_of_the_data_is_named() -> None:
    """Where it is known, the last line says which data was compared."""
    assert comparison_markdown(compare([system()], data_version="2026.1+abc")).endswith("data 2026.1+abc\n")
