"""Names as people write them, against the bundled catalogue: `data/names.yaml` says what each of them means."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

import weaponref


EXPECTED = yaml.safe_load((Path(__file__).parent / "data" / "names.yaml").read_text(encoding="utf-8"))


def cases(status: str) -> list[tuple[str, list[list[str]]]]:
    """The texts of one status with the groups of ids that they mean."""
    listed = EXPECTED[status]
    if status == "unknown":
        return [(text, []) for text in listed]
    if status in ("match", "family"):
        return [(text, [[record]]) for text, record in listed.items()]
    if status in ("ambiguous", "conflict"):
        return [(text, [group]) for text, group in listed.items()]
    return list(listed.items())


CASES = [(text, status, groups) for status in EXPECTED for text, groups in cases(status)]


@pytest.mark.parametrize(("text", "status", "groups"), CASES, ids=lambda value: value if isinstance(value, str) else "")
def test_a_name_means_what_its_writer_meant(text: str, status: str, groups: list[list[str]]) -> None:
    resolution = weaponref.resolve(text)
    found = [{record.id for record in group} for group in resolution.groups]
    assert (resolution.status, found) == (status, [set(group) for group in groups])


def test_there_are_enough_cases_of_every_kind() -> None:
    assert len(CASES) >= 200
    assert set(EXPECTED) == {"match", "family", "composite", "partial", "ambiguous", "conflict", "unknown"}


@pytest.mark.parametrize(("text", "best"), [("NK-23", "kn-23"), ("KN-23B", "kn-23"), ("Iskandr-M", "iskander-m")])
def test_an_unknown_name_has_the_suggestion_that_helps(text: str, best: str) -> None:
    assert weaponref.resolve(text).suggestions[0].id == best


PARTS = (
    "KN-23", "Kalibr", "Grad", "Foo", "foo", "unknown", "others", "5 Kh-101", "missiles", "Shahed-136/131", "Iskander",
    "Iskander-M (Kh-101)", "Hwasong-11", "Orion", "Foo Bar", "ballistic missile", "Geran-2 (Shahed-136)", "KN-23?",
    "Thor", "likely Kalibr", "Kinzhal missile", "foo bar baz", "China", "Russian Kalibr", "3 other drones", "n/a",
)  # fmt: skip


@given(
    st.lists(st.sampled_from(PARTS), min_size=2, max_size=3, unique=True),
    st.sampled_from([" and ", ", ", " + ", "; ", " & ", " / ", " or ", "\n"]),
)
@settings(max_examples=150)
def test_the_order_of_parts_changes_nothing(parts: list[str], joint: str) -> None:
    """Of names, alternatives, counts, descriptions and what is not known.

    A number behind a stroke without a space may be of the name before it, as in "Hwasong-5/6 Nodong".
    """
    found = [weaponref.catalog().resolve(joint.join(order), suggest=False) for order in permutations(parts)]
    assert len({resolution.status for resolution in found}) == 1
    groups = [frozenset(frozenset(each.id for each in group) for group in one.groups) for one in found]
    assert len(set(groups)) == 1
