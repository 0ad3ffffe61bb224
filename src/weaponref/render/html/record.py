"""The card of one record: what it is, its names, what is published about it, and what it is related to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from weaponref.model.groups import Family, Transfer
from weaponref.render.cards import SCHEME_LABELS, derived, what_it_is
from weaponref.render.claimlines import References
from weaponref.render.html.claims import source_link, source_list
from weaponref.render.html.elements import Markup, element, joined, language, link
from weaponref.render.html.figures import DISAGREES, figure_row
from weaponref.render.html.units import card, toggle
from weaponref.render.sidebyside import notes
from weaponref.render.words import counted, relation


if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from weaponref.model import Name, Record

__all__ = ("record_card", "remarks")


def record_card(
    record: Record,
    *,
    name_of: Callable[[str], str] = str,
    data_version: str | None = None,
    styled: bool = True,
) -> Markup:
    """A card of a system, a family or a transfer, with every figure and, one click away, its claims.

    Args:
        record: what it is about.
        name_of: the name to show for the id of another record.
        data_version: the version of the data, for the last line.
        styled: put the style sheet into it.

    >>> import weaponref
    >>> record_card(weaponref.get("KN-23")).startswith('<form class="wr"')
    True
    """
    head = element(
        "div",
        element("b", record.name, class_="wr-title"),
        " ",
        element("small", what_it_is(record, name_of)),
        toggle(record.id),
        class_="wr-head",
    )
    body: list[Markup] = [*remarks([record], titled=False), *_members(record), *_names(record)]
    rows = [figure_row(view) for view in record.stated.values()]
    body.extend(rows)
    if not rows:
        body.append(element("p", "No figures are published here about it."))
    body.extend(_follows(record))
    body.extend(_related(record, name_of))
    if any(DISAGREES in row for row in rows):
        body.append(element("p", DISAGREES, " sources disagree", class_="wr-dim"))
    if data_version:
        body.append(element("p", f"weaponref data {data_version}", class_="wr-dim"))
    return card(head, element("div", *body, class_="wr-body"), styled=styled)


def remarks(records: Sequence[Record], *, titled: bool = True) -> Iterator[Markup]:
    """What a reader should know about records before trusting the figures, with the sources of it.

    >>> import weaponref
    >>> next(remarks([weaponref.get("KN-23")]))[:31]
    '<details class="wr-row"><summar'
    """
    references = References()
    lines = list(notes(records, references, titled=titled))
    if lines:
        parts = [element("p", line) for line in lines]
        if references.sources:
            parts.append(source_list(references.sources))
        yield _opened("What to know", "", *parts)


def _members(record: Record) -> Iterator[Markup]:
    if isinstance(record, Family) and record.members:
        items = (element("li", member.name, " ", element("code", member.id)) for member in record.members)
        yield _opened("Members", counted(len(record.members), "system"), element("ul", *items))
    elif isinstance(record, Transfer) and (record.systems or record.families):
        named = (element("li", element("code", id_)) for id_ in (*record.systems, *record.families))
        yield _opened("Systems named", "", element("ul", *named))


def _names(record: Record) -> Iterator[Markup]:
    """The names by scheme, each with where it was read; disputed ones are marked."""
    grouped: dict[str, dict[tuple[str, bool], list[Name]]] = {}
    for name in record.names:
        grouped.setdefault(name.scheme, {}).setdefault((name.name, name.disputed), []).append(name)
    if not grouped:
        return
    parts: list[Markup] = []
    for scheme, label in SCHEME_LABELS.items():
        if scheme in grouped:
            parts.append(element("dt", label))
            parts.extend(_name(same) for same in grouped[scheme].values())
    count = sum(map(len, grouped.values()))
    yield _opened("Names", counted(count, "name"), element("dl", *parts))


def _name(same: list[Name]) -> Markup:
    first = same[0]
    parts: list[str] = [element("span", first.name, lang=language(first.lang))]
    if first.disputed:
        parts.append(element("span", " (disputed)", class_="wr-bad"))
    return element("dd", *parts, " ", element("small", *_publishers(same), class_="wr-dim"))


def _publishers(same: list[Name]) -> Iterator[str]:
    for index, source in enumerate({name.source.id: name.source for name in same}.values()):
        if index:
            yield ", "
        yield link(source.url or source.archived_url, source.publisher)


def _follows(record: Record) -> Iterator[Markup]:
    lines = derived(record)
    if lines:
        yield _opened("What follows from the figures", "", *(element("p", line) for line in lines))


def _related(record: Record, name_of: Callable[[str], str]) -> Iterator[Markup]:
    if record.relations:
        items = (
            element(
                "li",
                f"{relation(one.type)} ",
                one.target if one.external else name_of(one.target),
                " ",
                element("small", source_link(one.source)),
            )
            for one in record.relations
        )
        count = counted(len(record.relations), "relation")
        yield _opened("Related", count, element("ul", *items, class_="wr-claims"))


def _opened(title: str, count: str, *parts: str) -> Markup:
    summary = element(
        "summary", element("span", title, class_="wr-label"), " ", element("span", count, class_="wr-dim")
    )
    return element("details", summary, joined(*parts), class_="wr-row")
