"""The page of one record: what it is, what is published about it, who says what, and the sources."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from weaponref.comparison import Cell, in_units, statement
from weaponref.model.groups import Family, Transfer
from weaponref.model.records import System, Weapon
from weaponref.render.claimlines import References, claim_table, source_list
from weaponref.render.layout import Grid, Heading, Paragraph, Span, TableRow, glue, line_of
from weaponref.render.sidebyside import counts, notes, value_lines
from weaponref.render.words import MAIN_PROPERTIES, counted, country, listed, relation
from weaponref.vocabulary import LEVELS, PROPERTIES


if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from weaponref.comparison import UnitSystem
    from weaponref.model import Claim, Record
    from weaponref.model.derived import MtcrFinding
    from weaponref.render.layout import Block, Line

__all__ = ("SCHEME_LABELS", "derived", "record_page", "what_it_is")

SCHEME_LABELS: dict[str, str] = {
    "us-dod": "United States",
    "dprk": "North Korea",
    "nato": "NATO",
    "grau": "GRAU index",
    "native": "in its own language",
    "export": "export",
    "manufacturer": "maker",
    "press": "press",
    "other": "other",
}
"""Who gave a name, in the words of a page and in its order."""


def record_page(
    record: Record,
    *,
    units: UnitSystem = "metric",
    claims: Literal["main", "all", "none"] = "main",
    sources: bool = True,
    name_of: Callable[[str], str] = str,
    data_version: str | None = None,
) -> list[Block]:
    """The page of a record.

    Args:
        record: a system, a family or a transfer.
        units: as in a comparison.
        claims: whose claims are listed: those of range, payload and warhead, all, or none.
        sources: list the sources of what is shown.
        name_of: the name to show for the id of another record.
        data_version: the version of the data, for the last line.

    >>> import weaponref
    >>> record_page(weaponref.get("KN-23"))[0].text
    'KN-23'
    """
    references = References()
    blocks: list[Block] = [Heading(record.name, 1), Paragraph(line_of(what_it_is(record, name_of)), tight=False)]
    blocks.extend(_remarks(record, references))
    blocks.extend(_names(record, references, all_sources=claims == "all"))
    blocks.extend(_figures(record, units))
    tables = list(_claims(record, references, units, claims))
    follows = derived(record, references if claims != "none" else None)
    if follows:
        blocks.append(Heading("What follows from the figures"))
        blocks.extend(Paragraph(line_of(f"- {line}"), hang=2, tight=bool(index)) for index, line in enumerate(follows))
    blocks.extend(_relations(record, references, name_of))
    blocks.extend(tables)
    if sources and references.sources:
        blocks.extend((Heading("Sources"), *source_list(references)))
    if data_version:
        blocks.append(Paragraph(line_of(f"weaponref data {data_version}", "dim"), tight=False))
    return blocks


def what_it_is(record: Record, name_of: Callable[[str], str] = str) -> str:
    """What a record is, in one line: kind, country, family, id, which part of the weapon.

    >>> import weaponref
    >>> what_it_is(weaponref.get("KN-23"))
    'short-range ballistic missile, North Korea, hwasong-11 family, id kn-23, described as the missile itself'
    """
    parts: list[str] = []
    if isinstance(record, Weapon):
        parts.extend(part for part in (record.kind, country(record.country)) if part)
    if isinstance(record, Family):
        parts.insert(0, f"family of {counted(len(record.members), 'system')}")
    elif isinstance(record, System) and record.family:
        family = name_of(record.family)
        parts.append(f"{family}" if family.endswith("family") else f"{family} family")
    elif isinstance(record, Transfer):
        parts.append(f"from {country(record.supplier)} to {listed([country(code) for code in record.recipients])}")
    parts.append(f"id {record.id}")
    if isinstance(record, System) and record.level:
        parts.append(f"described as {LEVELS.get(record.level, record.level)}")
    return ", ".join(parts)


def _remarks(record: Record, references: References) -> Iterator[Block]:
    remarks = list(notes([record], references, titled=False))
    if isinstance(record, Family) and record.members:
        remarks.append(f"Members: {listed([member.name for member in record.members])}.")
    if isinstance(record, Transfer) and (record.systems or record.families):
        remarks.append(f"Names: {listed([*record.systems, *record.families])}.")
    for index, remark in enumerate(remarks):
        yield Paragraph(line_of(remark), tight=bool(index))


def _names(record: Record, references: References, *, all_sources: bool) -> Iterator[Block]:
    """The names by scheme, each once; disputed ones are marked."""
    grouped: dict[str, dict[tuple[str, bool], list[str]]] = {}
    for name in record.names:
        if (name.name, name.disputed) == (record.name, False) and not all_sources:
            continue
        marks = grouped.setdefault(name.scheme, {}).setdefault((name.name, name.disputed), [])
        if all_sources:
            marks.append(references.mark(name.source))
    if not grouped:
        return
    rows = []
    for scheme, label in SCHEME_LABELS.items():
        names: list[Line] = []
        for (text, disputed), marks in grouped.get(scheme, {}).items():
            words = [Span(text), Span(f" {''.join(dict.fromkeys(marks))}" if marks else "", "dim")]
            names.append((*words, Span(" (disputed)", "mark")) if disputed else tuple(words))
        if names:
            joined = tuple(
                span for index, line in enumerate(names) for span in (*((Span(", "),) if index else ()), *line)
            )
            rows.append(TableRow(((line_of(label, "heading"),), (joined,))))
    yield Heading("Names")
    yield Grid((), tuple(rows))


def _figures(record: Record, units: UnitSystem) -> Iterator[Block]:
    if not record.claims:
        yield Paragraph(line_of("No figures are published here about it."), tight=False)
        return
    rows = []
    marked = False
    for name, stated in record.stated.items():
        view = in_units(stated, units)
        cell = Cell(record.id, name, view, as_stated=units == "as-stated")
        marked = marked or cell.disagrees
        label: Line = (Span(PROPERTIES[name].label, "heading"),)
        if PROPERTIES[name].observation:
            label = (*label, Span(" (observed)", "dim"))
        rows.append(TableRow(((label,), value_lines(cell), counts(stated))))
    header = ((), (line_of("published", "heading"),), (line_of("behind it", "heading"),))
    yield Heading("What is published")
    yield Grid(header, tuple(rows))
    if marked:
        yield Paragraph(line_of("≠ sources disagree.", "dim"), tight=False)


def _claims(
    record: Record, references: References, units: UnitSystem, choice: Literal["main", "all", "none"]
) -> Iterator[Block]:
    stated = record.stated
    main = [name for name in MAIN_PROPERTIES if name in stated]
    wanted = {"all": list(stated), "none": [], "main": main or list(stated)[:3]}[choice]
    if wanted:
        sections = [(PROPERTIES[name].label, stated[name].claims) for name in wanted]
        yield Heading("Who says what")
        yield claim_table(sections, references, units)


def derived(record: Record, references: References | None = None) -> list[str]:
    """What follows from the claims by a published rule, with the claims it follows from.

    Args:
        record: what it is about.
        references: the numbered sources of the page; None to leave out who the claims are from.

    >>> import weaponref
    >>> derived(weaponref.get("KN-24"))[0]
    'Range class in the scheme of the United States: SRBM, by 8 claims.'
    """
    if not isinstance(record, Weapon):
        return []
    lines: list[str] = []
    found = record.range_class("us")
    classes = [_class(label, found.claims(label), references) for label in found]
    if classes:
        lines.append(f"Range class in the scheme of the United States: {'; '.join(classes)}.")
    mtcr = record.mtcr
    if mtcr.findings:
        pairs = [_pair(finding, references) for finding in mtcr.findings]
        lines.append(
            f"MTCR thresholds (300 km with 500 kg): category {mtcr.category}, by what one source states together: "
            f"{'; '.join(dict.fromkeys(pairs))}. Informational, not legal advice."
        )
    return lines


def _class(label: str, claims: tuple[Claim, ...], references: References | None) -> str:
    marks = f" {references.marks(claim.source for claim in claims)}" if references else ""
    return f"{label}, by {counted(len(claims), 'claim')}{marks}"


def _pair(finding: MtcrFinding, references: References | None) -> str:
    reach, load = statement(finding.range_claim), statement(finding.payload_claim)
    mark = f" {references.mark(finding.range_claim.source)}" if references else ""
    edge = ", on a threshold" if finding.boundary else ""
    return f"{reach} with {load} (category {finding.category}{edge}){mark}"


def _relations(record: Record, references: References, name_of: Callable[[str], str]) -> Iterator[Block]:
    grouped: dict[str, dict[str, list[str]]] = {}
    for one in record.relations:
        name = one.target if one.external else name_of(one.target)
        grouped.setdefault(one.type, {}).setdefault(name, []).append(references.mark(one.source))
    if not grouped:
        return
    yield Heading("Related")
    for index, (type_, targets) in enumerate(grouped.items()):
        names = [f"{name} {glue(''.join(dict.fromkeys(marks)))}" for name, marks in targets.items()]
        yield Paragraph(line_of(f"- {record.name} {relation(type_)} {listed(names)}."), hang=2, tight=bool(index))
