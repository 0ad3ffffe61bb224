"""Who says what: tables of claims, and the numbered sources they refer to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from weaponref.render.layout import Grid, Paragraph, Section, Span, TableRow, glue, line_of
from weaponref.render.words import basis, claim_value, ranked, said, source_title


if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from weaponref.comparison import UnitSystem
    from weaponref.model import Claim, Source
    from weaponref.render.layout import Block, Cell, Line

__all__ = ("References", "claim_table", "source_list")

_HEADER = ("stated", "who says it", "basis", "date", "source")
# What is not longer than this stays on one line.
_SHORT = 24


class References:
    """Sources, numbered in the order in which a page mentions them.

    >>> import weaponref
    >>> references = References()
    >>> [references.mark(claim.source) for claim in weaponref.get("KN-24").range_max.claims[:2]]
    ['[1]', '[2]']
    """

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._sources: list[Source] = []

    def mark(self, source: Source) -> str:
        """The reference to a source, such as ``[3]``."""
        if source.id not in self._numbers:
            self._sources.append(source)
            self._numbers[source.id] = len(self._sources)
        return f"[{self._numbers[source.id]}]"

    def marks(self, sources: Iterable[Source]) -> str:
        """The references to several sources, in the order of their numbers."""
        marks = dict.fromkeys(map(self.mark, sources))
        return "".join(sorted(marks, key=lambda mark: (len(mark), mark)))

    @property
    def sources(self) -> tuple[Source, ...]:
        """All that were mentioned, in the order of their numbers."""
        return tuple(self._sources)


def claim_table(sections: Sequence[tuple[str, Iterable[Claim]]], references: References, units: UnitSystem) -> Grid:
    """A table of claims under headings: what each states, who says it, how they know, when, and where to read it.

    The claims of a section stand from the smallest to the largest value, with repeats of one statement together.

    >>> import weaponref
    >>> table = claim_table([("KN-23", weaponref.get("KN-23").payload_mass.claims)], References(), "metric")
    >>> table.rows[1].cells[1][0][0].text
    'Jeffrey Lewis, CNS'
    """
    rows: list[TableRow | Section] = []
    told: dict[tuple[str, str], tuple[int, Claim]] = {}
    for index, (heading, claims) in enumerate(sections):
        if heading:
            rows.append(Section(line_of(heading, "name")))
        for claim in ranked(claims):
            place, first = index, claim
            if claim.origin and not claim.deprecated:  # a deprecated claim is told in full, and stands for no other
                key = (claim.property, claim.origin)
                place, first = told.get(key, (index, claim))
                told[key] = (index, first if place == index else claim)
            repeated = first if place == index and first is not claim else None
            elsewhere = sections[place][0] if place != index else ""
            rows.append(TableRow(_cells(claim, references, units, repeated), _remarks(claim, repeated, elsewhere)))
    header = tuple((line_of(word, "heading"),) for word in _HEADER)
    return Grid(header, tuple(rows), indent=0)


def _cells(claim: Claim, references: References, units: UnitSystem, repeated: Claim | None) -> tuple[Cell, ...]:
    stated, converted = claim_value(claim, units)
    style = "bad" if claim.deprecated else "value"
    value: Line = (Span(glue(stated) if len(stated) < _SHORT else stated, style),)
    if converted:
        value = (*value, Span(f" ({glue(converted)})", "dim"))
    who = line_of("= the same statement", "dim") if repeated else line_of(claim.speaker)
    return (
        (value,),
        (who,),
        (line_of(basis(claim)),),
        (line_of(said(claim)),),
        (_where(claim, references, named=repeated is not None),),
    )


def _remarks(claim: Claim, repeated: Claim | None, elsewhere: str) -> Cell:
    """All that limits what is said, unless the claim that it repeats has said it already."""
    lines: list[Line] = []
    if claim.condition and (repeated is None or claim.condition != repeated.condition):
        lines.append(line_of(f"({claim.condition})", "dim"))
    if elsewhere:
        lines.append(line_of(f"(one statement with that under {glue(elsewhere)})", "dim"))
    if claim.ton == "unstated":
        lines.append(line_of("(the source does not say which ton)", "dim"))
    if claim.deprecated:
        lines.append(line_of(f"set aside: {claim.note or 'kept for the record'}", "bad"))
    elif claim.note:
        lines.append(line_of(f"note: {claim.note}", "dim"))
    return tuple(lines)


def _where(claim: Claim, references: References, *, named: bool) -> Line:
    mark = Span(references.mark(claim.source), "dim")
    if claim.attributed_to or named:
        return (Span(f"{claim.source.publisher} "), mark)
    return (mark,)


def source_list(references: References) -> list[Block]:
    """The sources that a page mentions, by number, each with its address.

    >>> source_list(References())
    []
    """
    blocks: list[Block] = []
    size = len(f"[{len(references.sources)}]") + 1
    for index, source in enumerate(references.sources, start=1):
        head = f"[{index}]".ljust(size).replace(" ", "\N{NO-BREAK SPACE}")
        blocks.append(Paragraph((Span(head, "dim"), Span(source_title(source))), hang=size))
        address = source.url or source.archived_url
        if address:
            blocks.append(Paragraph(line_of(address, "url"), indent=size))
    return blocks
