"""Pages of results: what a filter or a search found, lists of sources, and what changed between two catalogues."""

from __future__ import annotations

from typing import TYPE_CHECKING

from weaponref.comparison import in_units
from weaponref.model.figures import Figure
from weaponref.model.groups import Family
from weaponref.render.changes import changed_keys
from weaponref.render.layout import Grid, Heading, Paragraph, Section, Span, TableRow, glue, line_of
from weaponref.render.words import basis, claim_value, counted, country, ranked, said, source_title, spread
from weaponref.vocabulary import PROPERTIES


if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from weaponref.catalogue.diff import Diff
    from weaponref.catalogue.results import Found, Hit
    from weaponref.comparison import UnitSystem
    from weaponref.model import Claim, Source, System
    from weaponref.render.layout import Block, Cell, Line


__all__ = ("diff_page", "found_page", "hits_page", "in_short", "sources_page")

_FEW_CLAIMS = 3
_INSET = 4


def found_page(found: Found, units: UnitSystem = "metric") -> list[Block]:
    """The systems that a filter found, each with the claims that met it, or with its range if none was asked for.

    >>> import weaponref
    >>> len(found_page(weaponref.find(country="KP", kind="ICBM"))[0].rows) > 0
    True
    """
    any_claims = any(found.claims(system) for system in found)
    header = ["name", "id", "what it is"] if any_claims else ["name", "id", "what it is", "maximum range"]
    rows = []
    for system in found:
        cells: list[Cell] = [
            (line_of(system.name, "name"),),
            (line_of(glue(system.id), "dim"),),
            (line_of(f"{system.kind}, {country(system.country)}"),),
        ]
        if not any_claims:
            cells.append(_range(system, units))
        rows.append(TableRow(tuple(cells), _met(found.claims(system), units)))
    return [
        Grid(tuple((line_of(word, "heading"),) for word in header), tuple(rows), below=_INSET),
        Paragraph(line_of(f"{counted(len(found), 'system')}.", "dim"), tight=False),
    ]


def _met(claims: Sequence[Claim], units: UnitSystem) -> Cell:
    several = len({claim.property for claim in claims}) > 1
    ordered = ranked(claims)
    lines: list[Line] = []
    for name in PROPERTIES:
        of_one = [claim for claim in ordered if claim.property == name]
        lines.extend(_claim_line(claim, units, label=several) for claim in of_one[:_FEW_CLAIMS])
        if len(of_one) > _FEW_CLAIMS:
            lines.append(line_of(f"and {counted(len(of_one) - _FEW_CLAIMS, 'more claim')}", "dim"))
    return tuple(lines)


def _claim_line(claim: Claim, units: UnitSystem, *, label: bool) -> Line:
    stated, converted = claim_value(claim, units)
    title = f"{PROPERTIES[claim.property].label} " if label else ""
    shown = f"{glue(stated)} ({glue(converted)})" if converted else glue(stated)
    return (Span(title), Span(shown, "value"), Span(f": {claim.speaker}, {basis(claim)}, {said(claim)}"))


def _range(system: System, units: UnitSystem) -> Cell:
    figure = in_units(system.range_max, units)
    shown = spread(figure) if isinstance(figure, Figure) else None
    return (line_of(glue(shown), "value"),) if shown else (line_of("—", "dim"),)


def hits_page(hits: Iterable[Hit]) -> list[Block]:
    """What a search found, best first, and why.

    >>> import weaponref
    >>> len(hits_page(weaponref.search("hwasong 17", limit=1))[0].rows)
    1
    """
    rows = [
        TableRow(
            (
                (line_of(hit.system.name, "name"),),
                (line_of(hit.system.id, "dim"),),
                (line_of(in_short(hit.system)),),
                (line_of(hit.why),),
            )
        )
        for hit in hits
    ]
    header = tuple((line_of(word, "heading"),) for word in ("name", "id", "what it is", "why"))
    return [Grid(header, tuple(rows))]


def in_short(record: System | Family) -> str:
    """What a record is, in a few words.

    >>> import weaponref
    >>> in_short(weaponref.get("Hwasong-11"))
    'family, short-range ballistic missile, North Korea'
    """
    group = "family" if isinstance(record, Family) else ""
    return ", ".join(part for part in (group, record.kind, country(record.country)) if part)


def sources_page(sources: Sequence[Source], used: Mapping[str, Sequence[str]]) -> list[Block]:
    """Sources by id, each with its address and what it is cited for.

    Args:
        sources: what to list, in this order.
        used: for the id of a source, what it is cited for.

    >>> sources_page((), {})[0].line[0].text
    '0 sources.'
    """
    blocks: list[Block] = []
    for source in sources:
        blocks.append(Paragraph((Span(source.id, "name"), Span(f" {source_title(source)}")), hang=2))
        address = source.url or source.archived_url
        if address:
            blocks.append(Paragraph(line_of(address, "url"), indent=2))
        if used.get(source.id):
            blocks.append(Paragraph(line_of(f"for {', '.join(used[source.id])}", "dim"), indent=2, hang=2))
    blocks.append(Paragraph(line_of(f"{counted(len(sources), 'source')}.", "dim"), tight=False))
    return blocks


def diff_page(diff: Diff) -> list[Block]:
    """What changed between two catalogues, record by record: ``+`` came, ``-`` went, ``~`` changed.

    >>> import weaponref
    >>> diff_page(weaponref.catalog().diff(weaponref.catalog()))[-1].line[0].text
    'No difference.'
    """
    blocks: list[Block] = [Heading(f"{diff.before} → {diff.after}", 1)]
    for what, pairs in (("records", diff.renamed_records), ("sources", diff.renamed_sources)):
        if pairs:
            renamed = ", ".join(f"{old} → {new}" for old, new in pairs)
            blocks.append(Paragraph(line_of(f"~ Renamed {what}: {renamed}"), hang=2, tight=False))
    for sign, ids in (("+", diff.added_records), ("-", diff.removed_records)):
        if ids:
            verb = "New" if sign == "+" else "Gone"
            blocks.append(Paragraph(line_of(f"{sign} {verb} records: {', '.join(ids)}"), hang=2, tight=False))
    if diff.changed_records:
        others = f"~ Other names, relations or notes: {', '.join(diff.changed_records)}"
        blocks.append(Paragraph(line_of(others), hang=2, tight=False))
    rows: list[TableRow | Section] = []
    changes = [
        *(("-", claim, ()) for claim in diff.removed),
        *(("+", claim, ()) for claim in diff.added),
        *(("~", one.after, tuple(changed_keys(one.before, one.after))) for one in diff.changed),
    ]
    current = ""
    for sign, claim, differences in sorted(changes, key=lambda change: (change[1].system, change[1].property)):
        if claim.system != current:
            current = claim.system
            rows.append(Section(line_of(current, "name")))
        style = {"+": "value", "-": "bad"}.get(sign, "mark")
        cells = (
            (line_of(sign, style),),
            (line_of(PROPERTIES[claim.property].label),),
            (line_of(glue(claim_value(claim, "as-stated")[0]), style),),
            (line_of(f"{claim.speaker}, {basis(claim)}, {said(claim)}"),),
            (line_of(claim.source.id, "dim"),),
        )
        rows.append(TableRow(cells, tuple(line_of(text, "dim") for text in differences)))
    if rows:
        blocks.append(Grid((), tuple(rows)))
    counts = f"Claims: {len(diff.added)} added, {len(diff.removed)} removed, {len(diff.changed)} changed."
    blocks.append(Paragraph(line_of(counts if diff else "No difference."), tight=False))
    return blocks
