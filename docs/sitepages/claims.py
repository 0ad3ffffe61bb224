"""The claims on the page of a record: tables, plots, and how the published figures changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitepages.html import escape, isolated, raw, table
from weaponref.comparison import Cell
from weaponref.model.figures import Figure
from weaponref.render.layout import NBSP
from weaponref.render.sidebyside import counts, value_lines
from weaponref.render.svg import marker, strip
from weaponref.render.words import basis, claim_value, ranked, said, spread
from weaponref.vocabulary import PROPERTIES


if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sitepages.html import Links
    from weaponref.dates import PartialDate
    from weaponref.model import Claim, Record, Statements

__all__ = ("anchor", "claims_section", "differ_note", "headline", "history_section", "published_section")

_HISTORY = ("published", "what was added", "published by then")
_DIFFER = '<span class="wr-differ" title="sources disagree" role="img" aria-label="sources disagree"> ≠</span>'


def anchor(words: str) -> str:
    """The address that Sphinx gives to a heading."""
    return "-".join(words.lower().split())


def headline(record: Record, name: str) -> str:
    """What is published about a property, as HTML: the spread or the statements, and what is behind them."""
    view = record.view(name)
    if view is None:
        return ""
    value, behind = _view(record, name, view)
    return f"{value}<br> <small>{behind}</small>"


def published_section(record: Record) -> list[str]:
    """One line for each property."""
    if not record.claims:
        return ["## What is published", "No figures are published here about it."]
    rows = [
        (f'<a href="#{anchor(PROPERTIES[name].label)}">{escape(_label(name))}</a>', *_view(record, name, view))
        for name, view in record.stated.items()
    ]
    made = table("What is published", ("property", "published", "behind it"), rows)
    return ["## What is published", raw(made), *differ_note(made)]


def differ_note(made: str) -> list[str]:
    """What the sign of disagreement means, for a table in which it stands."""
    if _DIFFER not in made:
        return []
    return [raw('<p class="wr-definition">≠ Sources disagree: some of what they state cannot be true together.</p>')]


def claims_section(record: Record, links: Links) -> Iterator[str]:
    """Who says what: for each property a plot and a table."""
    if record.claims:
        yield "## Who says what"
    for name, view in record.stated.items():
        label = PROPERTIES[name].label
        parts = []
        if isinstance(view, Figure) and len(view.in_hull) > 1:
            parts.append(f'<div class="wr-plot">{strip(view, title=f"{label} of {record.name}")}</div>')
        parts.append(_claim_table(f"Claims: {label}", view.claims, links))
        yield f"### {label[:1].upper()}{label[1:]}"
        about = PROPERTIES[name].definition
        yield raw(f'<p class="wr-definition">{escape(about)} {links.property(name, "Definition")}.</p>')
        yield raw("\n".join(parts))


def history_section(record: Record) -> Iterator[str]:
    """For each figure that was published more than once: what was added when, and the spread by then."""
    tables = []
    for name, view in record.stated.items():
        if isinstance(view, Figure) and not PROPERTIES[name].observation:
            rows = list(_history(record, view))
            if len(rows) > 1:
                label = PROPERTIES[name].label
                tables += [
                    f"### {label[:1].upper()}{label[1:]} by date",
                    raw(table(f"History: {label}", _HISTORY, rows, css="wr-labelled wr-history")),
                ]
    if tables:
        yield "## How the published figures changed"
        yield (
            "A claim counts from the date of its source, else from its own; a month or a year counts at its last day. "
            "Undated claims and those set aside are left out."
        )
        yield from tables


def _history(record: Record, view: Figure) -> Iterator[tuple[str, str, str]]:
    dated: dict[PartialDate, list[Claim]] = {}
    for claim in sorted(view.in_hull, key=lambda one: one.published_on.latest if one.published_on else ""):
        if claim.published_on is not None:
            dated.setdefault(claim.published_on, []).append(claim)
    known: tuple[Claim, ...] = ()
    before = None
    for date, claims in dated.items():
        known = (*known, *claims)
        by_then = spread(Figure(record.id, view.property, known, view.unit))
        added = "<br> ".join(
            f'<a href="#claim-{claim.id}">{escape(claim_value(claim)[0])}</a>, {isolated(claim.speaker)}'
            for claim in claims
        )
        yield str(date), added, "unchanged" if by_then == before else f"<strong>{escape(by_then or '')}</strong>"
        before = by_then


def _view(record: Record, name: str, view: Figure | Statements) -> tuple[str, str]:
    """What is published, and what is behind it."""
    cell = Cell(record.id, name, view)
    lines = ["".join(_styled(span.text, span.style) for span in line) for line in value_lines(cell)]
    behind = "; ".join("".join(span.text for span in line) for line in counts(view))
    return "<br> ".join(lines), escape(behind.replace(NBSP, " "))


def _styled(words: str, style: str) -> str:
    if style == "mark":
        return _DIFFER
    return escape(words)


def _label(name: str) -> str:
    return f"{PROPERTIES[name].label}{' (observed)' if PROPERTIES[name].observation else ''}"


def _claim_table(caption: str, claims: Iterable[Claim], links: Links) -> str:
    rows = []
    before: Claim | None = None
    for claim in ranked(claims):
        repeats = before is not None and claim.origin is not None and claim.origin == before.origin
        rows.append(
            (
                _stated(claim),
                _who(claim, repeats=repeats),
                f"{marker(claim.basis)}&nbsp;{escape(basis(claim))}",
                escape(said(claim)),
                links.source(claim.source),
            )
        )
        before = claim
    return table(caption, ("stated", "who says it", "basis", "date", "source"), rows, css="wr-said")


def _stated(claim: Claim) -> str:
    stated, converted = claim_value(claim)
    value = f"<s>{escape(stated)}</s>" if claim.deprecated else f"<b>{escape(stated)}</b>"
    also = f" <small>({escape(converted)})</small>" if converted else ""
    link = f'<a class="wr-permalink" href="#claim-{claim.id}" aria-label="Link to this claim" title="{claim.id}">#</a>'
    return f'<span id="claim-{claim.id}">{value}{also}</span> {link}'


def _who(claim: Claim, *, repeats: bool) -> str:
    lines = [isolated(claim.speaker)]
    remarks = []
    if claim.as_stated:
        remarks.append(f"<q>{isolated(claim.as_stated)}</q>")
    if claim.condition:
        remarks.append(escape(claim.condition))
    if repeats:
        remarks.append("the same statement as the one above")
    if claim.ton == "unstated":
        remarks.append("the source does not say which ton")
    if claim.deprecated:
        remarks.append(f"set aside: {escape(claim.note or 'kept for the record')}")
    elif claim.note:
        remarks.append(f"note: {escape(claim.note)}")
    lines += [f"<small>{remark}</small>" for remark in remarks]
    return "<br> ".join(lines)
