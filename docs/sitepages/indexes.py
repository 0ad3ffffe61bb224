"""The pages that lead to the others: by name, by country, by kind, by publisher."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from sitepages.claims import differ_note, headline
from sitepages.html import ORPHAN, escape, raw, slug, table, text
from sitepages.sources import source_name
from weaponref.kinds import KINDS, is_kind
from weaponref.render.words import MAIN_PROPERTIES, counted, country, listed
from weaponref.vocabulary import PROPERTIES


if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sitepages.crossrefs import Crossrefs
    from weaponref.model import Source, System

__all__ = ("index_pages",)


def index_pages(crossrefs: Crossrefs) -> Iterator[tuple[str, str]]:
    """The name and the text of each page."""
    systems = sorted(crossrefs.catalog.systems.values(), key=lambda one: _sortable(one.name))
    yield "systems/index.md", _all_systems(systems, crossrefs)
    yield "families/index.md", _families(crossrefs)
    yield "transfers/index.md", _transfers(crossrefs)
    yield "sources/index.md", _sources(crossrefs)
    codes = sorted(_mentioned(systems, crossrefs), key=country)
    yield "countries/index.md", _countries(codes, systems, crossrefs)
    for code in codes:
        yield f"countries/{code.lower()}.md", _page(country(code), _of_country(code, systems, crossrefs))
    used = {one.kind for one in (*systems, *crossrefs.catalog.families.values()) if one.kind}
    kinds = [kind for kind in KINDS if any(is_kind(narrow, kind) for narrow in used)]
    yield "kinds/index.md", _kinds(kinds, systems, crossrefs)
    for kind in kinds:
        mine = [one for one in systems if is_kind(one.kind, kind)]
        yield f"kinds/{slug(kind)}.md", _page(kind[:1].upper() + kind[1:], _of_kind(kind, mine, kinds, crossrefs))


def _page(title: str, parts: Iterable[str]) -> str:
    return "\n\n".join([ORPHAN, f"# {text(title)}", *parts]) + "\n"


def _listed(title: str, *parts: str) -> str:
    """A page that stands in the table of contents."""
    return "\n\n".join([f"# {title}", *parts]) + "\n"


def _all_systems(systems: list[System], crossrefs: Crossrefs) -> str:
    links = crossrefs.links
    parts = ["Every system by name. A name in any script is found by the search of this site, and by `weaponref.get`."]
    for letter, members in groupby(systems, key=lambda one: _letter(one.name)):
        rows = [
            (
                links.record(one.id),
                links.kind(one.kind),
                links.country(one.country),
                counted(len(one.claims), "claim"),
            )
            for one in members
        ]
        parts += [f"## {letter}", raw(table(f"Systems: {letter}", ("system", "kind", "country", "claims"), rows))]
    return _listed("Systems", *parts)


def _families(crossrefs: Crossrefs) -> str:
    links = crossrefs.links
    families = sorted(crossrefs.catalog.families.values(), key=lambda one: _sortable(one.name))
    rows = [
        (
            links.record(one.id),
            links.country(one.country),
            ", ".join(links.record(member.id) for member in one.members),
        )
        for one in families
    ]
    about = "A family groups systems; it bears the claims that a source makes of the family as a whole."
    return _listed("Families", about, raw(table("Families", ("family", "country", "members"), rows)))


def _transfers(crossrefs: Crossrefs) -> str:
    links = crossrefs.links
    rows = [
        (
            links.record(one.id),
            links.country(one.supplier),
            listed([*map(links.country, one.recipients)]),
            ", ".join(map(links.record, (*one.systems, *one.families))),
            counted(len(one.claims), "claim"),
        )
        for one in crossrefs.catalog.transfers.values()
    ]
    about = "What sources say about deliveries from one country to another."
    header = ("transfer", "from", "to", "of", "claims")
    return _listed("Transfers", about, raw(table("Transfers", header, rows)))


def _sources(crossrefs: Crossrefs) -> str:
    sources = sorted(
        crossrefs.catalog.sources.values(), key=lambda one: (_sortable(one.publisher), one.issued or "", one.id)
    )
    parts = [
        f"The bibliography: {counted(len(sources), 'source')}, by publisher. Each has a page with what rests on it."
    ]
    for letter, members in groupby(sources, key=lambda one: _letter(one.publisher)):
        parts += [f"## {letter}", raw(f'<ul class="wr-sources">{"".join(_publishers(members, crossrefs))}</ul>')]
    return _listed("Sources", *parts)


def _publishers(sources: Iterable[Source], crossrefs: Crossrefs) -> Iterator[str]:
    for publisher, members in groupby(sources, key=lambda one: one.publisher):
        items = [
            f"<li>{crossrefs.links.source(one, source_name(one))}"
            f"{f', {escape(one.issued)}' if one.title and one.issued else ''}</li>"
            for one in members
        ]
        yield f"<li>{escape(publisher)}<ul>{''.join(items)}</ul></li>"


def _countries(codes: list[str], systems: list[System], crossrefs: Crossrefs) -> str:
    rows = []
    for code in codes:
        mine = [one for one in systems if one.country == code]
        claims = sum(len(one.claims) for one in mine)
        held = len(crossrefs.operated.get(code, []))
        rows.append((crossrefs.links.country(code), f"<code>{code}</code>", str(len(mine)), str(claims), str(held)))
    about = "Systems by country of origin, and those of which a source names the country as an operator."
    header = ("country", "code", "systems", "claims", "operator of")
    return _listed("Countries", about, raw(table("Countries", header, rows)))


def _mentioned(systems: list[System], crossrefs: Crossrefs) -> set[str]:
    """The countries that have a page: those that made, operate, sent or received something."""
    dealt = {code for one in crossrefs.catalog.transfers.values() for code in (one.supplier, *one.recipients)}
    return {one.country for one in systems} | dealt | set(crossrefs.operated)


def _of_country(code: str, systems: list[System], crossrefs: Crossrefs) -> Iterator[str]:
    made = sorted((one for one in systems if one.country == code), key=lambda one: list(KINDS).index(one.kind))
    tables = []
    for kind, members in groupby(made, key=lambda one: one.kind):
        title = kind[:1].upper() + kind[1:]
        tables.append(_figures(title, members, crossrefs, country_too=False))
        yield f"## {text(title)}"
        yield raw(tables[-1])
    yield from differ_note("".join(tables))
    links = crossrefs.links
    held = [(record, claim) for record, claim in crossrefs.operated.get(code, []) if record not in made]
    if held:
        rows = [
            (links.record(record.id), links.claim(claim, claim.speaker), escape(str(claim.said_on or "undated")))
            for record, claim in sorted(held, key=lambda pair: _sortable(pair[0].name))
        ]
        yield "## Named as an operator of"
        yield raw(table("Named as an operator of", ("system", "by", "date"), rows))
    dealt = [one for one in crossrefs.catalog.transfers.values() if code in (one.supplier, *one.recipients)]
    if dealt:
        yield "## Transfers"
        yield raw(f"<ul>{''.join(f'<li>{links.record(one.id)}</li>' for one in dealt)}</ul>")


def _of_kind(kind: str, systems: list[System], kinds: list[str], crossrefs: Crossrefs) -> Iterator[str]:
    links = crossrefs.links
    wider = [links.kind(parent) for parent in KINDS[kind].parents]
    narrower = [links.kind(other) for other in kinds if kind in KINDS[other].parents]
    told = [f"{label}: {', '.join(found)}" for label, found in (("wider", wider), ("narrower", narrower)) if found]
    if told:
        yield raw(f'<p class="wr-lead">{" · ".join(told)}</p>')
    made = _figures(kind, systems, crossrefs, country_too=True)
    yield raw(made)
    yield from differ_note(made)


def _figures(title: str, systems: Iterable[System], crossrefs: Crossrefs, *, country_too: bool) -> str:
    members = list(systems)
    columns = [name for name in MAIN_PROPERTIES if any(one.view(name) for one in members)]
    rows = [
        (
            crossrefs.links.record(one.id),
            *((crossrefs.links.country(one.country),) if country_too else ()),
            *(headline(one, name) for name in columns),
        )
        for one in members
    ]
    header = ("system", *(("country",) if country_too else ()), *(PROPERTIES[name].label for name in columns))
    return table(title, header, rows)


def _kinds(kinds: list[str], systems: list[System], crossrefs: Crossrefs) -> str:
    def tree(parent: str | None) -> str:
        items = []
        for kind in kinds:
            if (parent in KINDS[kind].parents) if parent else not KINDS[kind].parents:
                count = sum(is_kind(one.kind, kind) for one in systems)
                items.append(f"<li>{crossrefs.links.kind(kind)} ({count}){tree(kind)}</li>")
        return f"<ul>{''.join(items)}</ul>" if items else ""

    about = "Systems by kind, with how many there are of each and of the narrower kinds under it."
    return _listed("Kinds", about, raw(tree(None)))


def _sortable(name: str) -> tuple[bool, str]:
    folded = name.lstrip("'‘’“\"«").casefold()
    return not folded[:1].isalpha() or not folded[:1].isascii(), folded


def _letter(name: str) -> str:
    other, folded = _sortable(name)
    return "Digits and other letters" if other else folded[0].upper()
