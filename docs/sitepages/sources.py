"""The page of a source: what it is, and what rests on it."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from sitepages.html import ORPHAN, escape, isolated, raw, table, text
from weaponref.render.cards import SCHEME_LABELS
from weaponref.render.citations import bibliography
from weaponref.render.citations.works import type_words
from weaponref.render.words import basis, claim_value, printable, relation
from weaponref.vocabulary import PROPERTIES, RELIABILITIES, SOURCE_KINDS


if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitepages.crossrefs import Cited, Crossrefs
    from weaponref.model import Source

__all__ = ("source_name", "source_page")


def source_name(source: Source) -> str:
    """A source in a few words: its headline, or else its publisher and date."""
    return source.title or f"{source.publisher}, {source.issued or 'undated'}"


def source_page(source: Source, crossrefs: Crossrefs) -> str:
    """The whole page."""
    cited = crossrefs.cited[source.id]
    parts = [
        ORPHAN,
        f"# {text(source_name(source))}",
        raw(_facts(source)),
        *_claims(cited, crossrefs),
        *_names(cited, crossrefs),
        *_relations(cited, crossrefs),
        "## Cite",
        raw(f'<p class="wr-citation">{escape(bibliography([source]))}</p>'),
        raw(f"<details><summary>BibTeX</summary>{_preformatted(bibliography([source], style='bibtex'))}</details>"),
    ]
    return "\n\n".join(parts) + "\n"


def _facts(source: Source) -> str:
    facts: list[tuple[str, str]] = [("publisher", isolated(source.publisher))]
    if source.kind:
        facts.append(("kind", escape(SOURCE_KINDS[source.kind])))
    facts.append(("type", escape(type_words(source).lower())))
    facts.append(("published", escape(source.issued or "undated, or not shown")))
    if source.language:
        facts.append(("language", f"<code>{escape(source.language)}</code>"))
    for label, address in (("read at", source.url), ("archived at", source.archived_url)):
        if address:
            facts.append((label, _address(address)))
    if source.accessed:
        facts.append(("read on", escape(source.accessed)))
    if source.reliability:
        facts.append(("copy", f"reliability {source.reliability}: {escape(RELIABILITIES[source.reliability])}"))
    if source.note:
        facts.append(("note", escape(source.note)))
    facts.append(("id", f"<code>{escape(source.id)}</code>"))
    return f'<dl class="wr-facts">{" ".join(f"<dt>{label}</dt> <dd>{fact}</dd>" for label, fact in facts)}</dl>'


def _preformatted(words: str) -> str:
    return f"<pre>{'&#10;'.join(map(html.escape, printable(words).splitlines()))}</pre>"


def _address(address: str) -> str:
    if not address.startswith(("https://", "http://")):
        return escape(address)
    return f'<a class="wr-address" rel="nofollow noopener" href="{escape(address)}">{escape(address)}</a>'


def _claims(cited: Cited, crossrefs: Crossrefs) -> Iterator[str]:
    if not cited.claims:
        return
    rows = []
    for record, claim in cited.claims:
        stated, converted = claim_value(claim)
        also = f" <small>({escape(converted)})</small>" if converted else ""
        link = crossrefs.links.claim(claim, stated)
        rows.append(
            (
                crossrefs.links.record(record.id),
                escape(PROPERTIES[claim.property].label),
                f"{'<s>' if claim.deprecated else ''}{link}{'</s>' if claim.deprecated else ''}{also}",
                escape(claim.attributed_to or ""),
                escape(basis(claim)),
            )
        )
    yield "## Claims that rest on it"
    yield raw(table("Claims that rest on it", ("record", "property", "stated", "attributed to", "basis"), rows))


def _names(cited: Cited, crossrefs: Crossrefs) -> Iterator[str]:
    if cited.names:
        rows = [
            (crossrefs.links.record(record.id), isolated(name.name), escape(SCHEME_LABELS[name.scheme]))
            for record, name in cited.names
        ]
        yield "## Names that it gives"
        yield raw(table("Names that it gives", ("record", "name", "kind of name"), rows))


def _relations(cited: Cited, crossrefs: Crossrefs) -> Iterator[str]:
    if cited.relations:
        links = crossrefs.links
        items = [
            f"<li>{links.record(record.id)} {escape(relation(one.type))} "
            f"{escape(one.target) if one.external else links.record(one.target)}.</li>"
            for record, one in cited.relations
        ]
        yield "## Relations that it states"
        yield raw(f"<ul>{' '.join(items)}</ul>")
