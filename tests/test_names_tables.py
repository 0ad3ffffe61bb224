"""Names as they stand in public tables: `data/real_tables.yaml` says where they stand and what each of them means.

Not one may be matched with a system that it does not mean. What is not resolved has to be little.
"""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

import weaponref


TABLES = yaml.safe_load((Path(__file__).parent / "data" / "real_tables.yaml").read_text(encoding="utf-8"))
FEWEST_RIGHT = 0.97

Meaning = frozenset[frozenset[str]]
UNKNOWN: Meaning = frozenset()


def meanings(label: object) -> list[Meaning]:
    """Every set of groups that is right by a label."""
    if isinstance(label, dict) and "any" in label:
        return [meaning for each in label["any"] for meaning in meanings(each)]
    if isinstance(label, dict):
        found = [UNKNOWN]
        for each in label["all"]:
            found = [meaning | other for meaning in found for other in meanings(each)]
        return found
    if label is None:
        return [UNKNOWN]
    alternatives = [label] if isinstance(label, str) else label
    assert isinstance(alternatives, list)
    return [frozenset([frozenset(alternatives)])]


def is_right(text: str, label: object) -> bool:
    """Whether a text is resolved to what it means."""
    found = weaponref.resolve(text)
    return frozenset(frozenset(record.id for record in group) for group in found.groups) in meanings(label)


@pytest.mark.parametrize("table", TABLES, ids=[f"{table['set']}: {table['table']}" for table in TABLES])
def test_no_name_of_a_real_table_is_matched_with_what_it_does_not_mean(table: dict[str, dict[str, object]]) -> None:
    """A name that is not rightly resolved is unknown, or said to be in doubt."""
    for text, label in table["names"].items():
        if not is_right(text, label):
            assert weaponref.resolve(text).status in ("unknown", "ambiguous", "conflict", "partial"), text


@pytest.mark.parametrize("which", ["first", "second"])
def test_nearly_all_names_of_real_tables_are_resolved_rightly(which: str) -> None:
    """The second set was read when the rules were made, and no rule was made for it."""
    named = [(text, label) for table in TABLES if table["set"] == which for text, label in table["names"].items()]
    right = [is_right(text, label) for text, label in named]
    assert len(named) >= 200
    assert sum(right) / len(right) >= FEWEST_RIGHT


def test_every_row_of_a_log_of_attacks_is_resolved_rightly() -> None:
    """The log that most tables on the subject are copied from, weighted by its rows."""
    (log,) = (table for table in TABLES if "rows" in table)
    right = sum(count for text, count in log["rows"].items() if is_right(text, log["names"][text]))
    assert right / sum(log["rows"].values()) >= FEWEST_RIGHT


COUNTED = (
    "5 {}", "5x {}", "5 x {}", "{} x5", "{} (5)", "{} (x5)", "{} ×5", "{}: 7", "12 шт. {}", "{} (12 шт.)", "{} 3발",
    "~30 {}", "104 {}",
)  # fmt: skip


@pytest.mark.parametrize("form", COUNTED)
def test_a_count_beside_a_name_changes_nothing(form: str) -> None:
    """Whatever the name is: it is resolved as without the count, or not at all."""
    counted = [(text, label) for table in TABLES for text, label in table["names"].items() if not text[0].isdigit()]
    right = [is_right(form.format(text), label) for text, label in counted]
    for (text, label), is_so in zip(counted, right, strict=True):
        if not is_so and is_right(text, label):
            status = weaponref.resolve(form.format(text)).status
            assert status in ("unknown", "ambiguous", "conflict", "partial"), form.format(text)
    assert sum(right) / len(right) >= FEWEST_RIGHT
