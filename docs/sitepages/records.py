"""The page of a system, a family or a transfer."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from sitepages.claims import claims_section, differ_note, headline, history_section, published_section
from sitepages.html import ORPHAN, escape, isolated, raw, table, text
from weaponref.comparison import statement
from weaponref.model.groups import Family, Transfer
from weaponref.model.records import System, Weapon
from weaponref.render.cards import SCHEME_LABELS
from weaponref.render.svg import marker, strip, top_of
from weaponref.render.words import MAIN_PROPERTIES, basis, counted, is_right_to_left, listed, one_statement, relation
from weaponref.vocabulary import BASES, LEVELS, PROPERTIES, SCHEMES


if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitepages.crossrefs import Crossrefs
    from sitepages.html import Links
    from weaponref.model import Figure, Record, Source

__all__ = ("record_page",)


def record_page(record: Record, crossrefs: Crossrefs) -> str:
    """The whole page, as Markdown with tables in HTML."""
    parts = [
        ORPHAN,
        f"# {text(record.name)}",
        *_lead(record, crossrefs),
        *_members(record, crossrefs),
        *published_section(record),
        *_derived(record, crossrefs),
        *claims_section(record, crossrefs.links),
        *history_section(record),
        *_names(record, crossrefs),
        *_relations(record, crossrefs),
        *_transfers(record, crossrefs),
        *_cite(record),
    ]
    return "\n\n".join(parts) + "\n"


def _apart(name: str) -> str:
    """A name in a line of others, with which it must not change places."""
    return f"<bdi>{text(name)}</bdi>" if is_right_to_left(name) else text(name)


def _lead(record: Record, crossrefs: Crossrefs) -> Iterator[str]:
    yield raw(f'<p class="wr-lead">{" · ".join(filter(None, _facts(record, crossrefs.links)))} </p>')
    # The names as plain text, so that the search of the site finds them in every script.
    others = dict.fromkeys(name.name for name in record.names if name.name != record.name and not name.disputed)
    if others:
        yield f"Also called {', '.join(map(_apart, others))}."
    if record.note:
        yield text(record.note)
    claim = one_statement(record)
    if claim is not None:
        said = f"{isolated(claim.speaker)}, {claim.said_on or 'undated'} ({crossrefs.links.source(claim.source)})"
        yield raw(f"<p>Everything published here rests on one statement, by {said}.</p>")


def _facts(record: Record, links: Links) -> Iterator[str]:
    """What the record is, in a few words each."""
    if isinstance(record, Family):
        yield f"family of {counted(len(record.members), 'system')}"
    if isinstance(record, Weapon):
        yield links.kind(record.kind)
        yield links.country(record.country)
    if isinstance(record, System) and record.family:
        yield f"family: {links.record(record.family)}"
    if isinstance(record, System) and record.level:
        yield f"described as {escape(LEVELS.get(record.level, record.level))}"
    if isinstance(record, Transfer):
        recipients = listed([*map(links.country, record.recipients)])
        yield f"transfer from {links.country(record.supplier)} to {recipients}"
        yield f"of {listed([*map(links.record, (*record.systems, *record.families))])}"
    yield f"id <code>{escape(record.id)}</code>"
    if isinstance(record, System):
        yield from (f"{escape(scheme)} <code>{escape(id_)}</code>" for scheme, id_ in record.external_ids)


def _members(record: Record, crossrefs: Crossrefs) -> Iterator[str]:
    if not isinstance(record, Family) or not record.members:
        return
    links = crossrefs.links
    columns = [name for name in MAIN_PROPERTIES if any(member.view(name) for member in record.members)]
    rows = [
        (
            links.record(member.id),
            links.kind(member.kind),
            links.country(member.country),
            *(headline(member, name) for name in columns),
        )
        for member in record.members
    ]
    header = ("system", "kind", "country", *(PROPERTIES[name].label for name in columns))
    yield "## Members"
    made = table("Members", header, rows)
    yield raw(made)
    yield from differ_note(made)
    ranges = [(member, view) for member in record.members if (view := member.range_max) is not None and view.hull]
    if len(ranges) > 1 and len({view.unit for _, view in ranges}) == 1:
        yield "### Maximum range, side by side"
        yield raw(_side_by_side(ranges))


def _side_by_side(ranges: list[tuple[System, Figure]]) -> str:
    """The plots of several figures under each other, on one scale."""
    top = top_of(view for _, view in ranges)
    last = len(ranges) - 1
    rows = [
        f"<dt>{isolated(member.name)}</dt><dd>"
        f"{strip(view, title=f'maximum range of {member.name}', top=top, axis=index == last)}</dd>"
        for index, (member, view) in enumerate(ranges)
    ]
    stated = {claim.basis: claim for _, view in ranges for claim in view.in_hull}
    legend = (f"<li>{marker(name)}&nbsp;{escape(basis(stated[name]))}</li>" for name in BASES if name in stated)
    return (
        f'<dl class="wr-strips">{"".join(rows)}</dl>'
        f'<p class="wr-definition">Each mark is a claim, the shade the spread, a dashed end one that the source leaves '
        f'open.</p><ul class="wr-legend">{"".join(legend)}</ul>'
    )


def _names(record: Record, crossrefs: Crossrefs) -> Iterator[str]:
    grouped: dict[tuple[str, str, str | None, bool, bool], list[Source]] = {}
    for one in record.names:
        grouped.setdefault((one.scheme, one.name, one.lang, one.disputed, one.ambiguous), []).append(one.source)
    if not grouped:
        return
    order = list(SCHEMES)
    rows = []
    for key, sources in sorted(grouped.items(), key=lambda item: (item[0][3], order.index(item[0][0]))):
        scheme, name, lang, disputed, ambiguous = key
        shown = f'<span lang="{escape(lang)}">{isolated(name)}</span>' if lang else isolated(name)
        remarks = {"misused here, and never looked up": disputed, "shared with other records": ambiguous}
        told = "; ".join(remark for remark, true in remarks.items() if true)
        unique = {source.id: source for source in sources}.values()
        rows.append(
            (
                f"{shown}<br> <small>{told}</small>" if told else shown,
                f'<span title="{escape(SCHEMES[scheme])}">{escape(SCHEME_LABELS[scheme])}</span>',
                escape(lang or ""),
                ", ".join(crossrefs.links.source(source) for source in unique),
            )
        )
    yield "## Names"
    yield raw(table("Names", ("name", "kind of name", "language", "source"), rows))


def _derived(record: Record, crossrefs: Crossrefs) -> Iterator[str]:
    """What follows from the claims by a published rule, with the claims it follows from."""
    if not isinstance(record, Weapon):
        return
    links = crossrefs.links
    lines = []
    found = record.range_class("us")
    classes = [f"{escape(label)}, by {counted(len(found.claims(label)), 'claim')}" for label in found]
    if classes:
        lines.append(f"Range class in the scheme of the United States: {'; '.join(classes)}.")
    mtcr = record.mtcr
    pairs = dict.fromkeys(
        f"{links.claim(one.range_claim, statement(one.range_claim))} with "
        f"{links.claim(one.payload_claim, statement(one.payload_claim))} (category {one.category}"
        f"{', on a threshold' if one.boundary else ''})"
        for one in mtcr.findings
    )
    if pairs:
        lines.append(
            f"MTCR thresholds (300 km with 500 kg): category {mtcr.category}, by what one source states together: "
            f"{'; '.join(pairs)}. Informational, not legal advice."
        )
    if lines:
        yield "## What follows from the figures"
        yield raw(f"<ul>{' '.join(f'<li>{line}</li>' for line in lines)}</ul>")


def _relations(record: Record, crossrefs: Crossrefs) -> Iterator[str]:
    links = crossrefs.links
    told: dict[str, dict[str, Source]] = {}

    def tell(subject: str, type_: str, target: str, source: Source) -> None:
        told.setdefault(f"{subject} {relation(type_)} {target}", {})[source.id] = source

    own = isolated(record.name)
    for one in record.relations:
        tell(own, one.type, escape(one.target) if one.external else links.record(one.target), one.source)
    for other, one in crossrefs.incoming.get(record.id, []):
        tell(links.record(other.id), one.type, own, one.source)
    if told:
        items = [
            f"<li>{sentence} ({', '.join(map(links.source, sources.values()))}).</li>"
            for sentence, sources in told.items()
        ]
        yield "## Related"
        yield raw(f"<ul>{' '.join(items)}</ul>")


def _transfers(record: Record, crossrefs: Crossrefs) -> Iterator[str]:
    found = crossrefs.transfers.get(record.id, [])
    if found:
        links = crossrefs.links
        items = [
            f"<li>{links.record(one.id)}: from {links.country(one.supplier)} to "
            f"{listed([*map(links.country, one.recipients)])}, {counted(len(one.claims), 'claim')}</li>"
            for one in found
        ]
        yield "## Transfers that name it"
        yield raw(f"<ul>{' '.join(items)}</ul>")


def _cite(record: Record) -> Iterator[str]:
    yield "## Look up and cite"
    if isinstance(record, Transfer):
        yield f'```python\nweaponref.catalog().transfers["{record.id}"]\n```'
    else:
        yield f'```python\nweaponref.get("{record.id}").cite()\n```'
    state = escape(urlencode({"view": "record", "id": record.id}))
    yield raw(
        "<p>Every claim has a permanent address on this page: the mark # beside it. "
        f'The <a href="../explorer/index.html#{state}">Explorer</a> compares it with others and copies citations.</p>'
    )
