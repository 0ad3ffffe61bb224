"""Pages that are made of the package itself, so that they cannot differ from it: the glossary and the coverage."""

from __future__ import annotations

from typing import TYPE_CHECKING

import weaponref
from weaponref.bearers import OF_TRANSFERS
from weaponref.bounds import bounds_of
from weaponref.coverage import coverage_of
from weaponref.kinds import KINDS
from weaponref.render.coverage import coverage_markdown
from weaponref.validation.verdicts import NAME_VERDICTS, SEVERITIES, VALUE_VERDICTS
from weaponref.vocabulary import (
    BASES,
    LEVELS,
    PROPERTIES,
    RELATION_TYPES,
    RELIABILITIES,
    SCHEMES,
    SOURCE_KINDS,
    Property,
)


if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ("coverage", "glossary")

# The qualifiers that the quantity grammar knows, and what each leaves open.
QUALIFIERS = {
    "about": "near the figure; both ends are stated",
    "approximately": "near the figure; both ends are stated",
    "nearly": "near the figure, from below; both ends are stated",
    "estimated": "the source calls it an estimate; both ends are stated",
    "exactly": "the source insists on the figure",
    "up to": "the figure is the upper end; the lower end is open",
    "under": "less than the figure; the lower end is open",
    "at least": "the figure is the lower end; the upper end is open",
    "over": "more than the figure; the upper end is open",
}


def glossary() -> str:
    """Every term that a data file may use, and what it means."""
    parts = [
        "# Glossary",
        "What can be stated in a data file, and nothing else. This page is made of the vocabulary of the package.",
        "## Properties",
        *map(_property, PROPERTIES.values()),
        "## Kinds",
        "A kind stands under one or more wider ones; a search for a kind finds the narrower ones too.",
        "A property that is said to be of a kind is of the narrower ones too.",
        "A range class such as SRBM is derived from the claims, never from the name of a kind alone.",
        "\n".join(_kinds()),
        "## Who gave a name",
        _terms(SCHEMES),
        "## How a source knows",
        "Strongest first for a capability; the policy `official_first` follows this order.",
        _terms(BASES),
        "## Qualifiers",
        "The word that a source puts before or after a figure. It is kept, also when the figure is converted.",
        _terms(QUALIFIERS),
        "## Relations",
        _terms({name: f"the record {meaning} the other" for name, meaning in RELATION_TYPES.items()}),
        "## Levels",
        _terms(LEVELS),
        "## Kinds of sources",
        _terms(SOURCE_KINDS),
        "## Reliability",
        "A judgement about the copy that was read, not about the truth of what it says. An ordinary copy has no mark.",
        _terms(RELIABILITIES),
        "## Verdicts on names",
        "What a check says of a name in a table, and how serious that is unless it is told otherwise.",
        _verdicts(NAME_VERDICTS),
        "## Verdicts on values",
        "What a check says of a figure in a table. Nothing is ever called wrong.",
        _verdicts(VALUE_VERDICTS),
    ]
    return "\n\n".join(parts) + "\n"


def _verdicts(terms: Mapping[str, str]) -> str:
    rows = [f"| `{verdict}` | {words} | {SEVERITIES[verdict]} |" for verdict, words in terms.items()]
    return "\n".join(("| verdict | what it says | severity |", "| --- | --- | --- |", *rows))


def coverage() -> str:
    """The table that ``weaponref coverage --format markdown`` prints."""
    catalog = weaponref.catalog()
    table = coverage_markdown(coverage_of(catalog.systems.values(), catalog.data_version))
    return f"# Coverage\n\nHow well the data are sourced, as `weaponref coverage` shows it.\n\n{table}"


def _property(prop: Property) -> str:
    facts = [f"a {prop.type}" if prop.type != "countries" else "a list of countries"]
    if prop.dimensions:
        facts.append(" or ".join(prop.dimensions))
    if prop.unit:
        facts.append(f"shown in {prop.unit}")
    bounds = bounds_of(prop.name, None)
    if bounds:
        facts.append(f"plausible from {bounds[0]:,g} to {bounds[1]:,g}")
    if prop.observation:
        facts.append("observed, never a capability")
    facts.append(_bearers(prop))
    own = prop.definition_source == "weaponref"
    source = "a working definition of this project" if own else f"<{prop.definition_source}>"
    told = "; ".join(facts)
    heading = f"(property-{prop.name.replace('_', '-')})=\n### `{prop.name}`: {prop.label}"
    return f"{heading}\n\n{prop.definition}\n\n{told[:1].upper()}{told[1:]}. Definition: {source}."


def _bearers(prop: Property) -> str:
    if prop.name == OF_TRANSFERS[0]:
        return "of transfers alone"
    also = " and of transfers" if prop.name in OF_TRANSFERS else ""
    return (f"of the kinds {', '.join(prop.kinds)}" if prop.kinds else "of every kind") + also


def _kinds(parent: str | None = None, depth: int = 0) -> Iterator[str]:
    for kind in KINDS.values():
        if (parent in kind.parents) if parent else not kind.parents:
            yield f"{'  ' * depth}- {kind.name}"
            yield from _kinds(kind.name, depth + 1)


def _terms(terms: Mapping[str, str]) -> str:
    return "\n".join(f"`{term}`\n: {meaning}\n" for term, meaning in terms.items())
