"""Citations: bibliographies of the sources behind what is shown, lines of attribution, and the data set itself.

The data record no bylines, so a source stands under its publisher. Bibliographies are sorted by publisher and date.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, get_args

from weaponref.render.citations.works import dataset, letters_of, ordered, work_of
from weaponref.vocabulary import PROPERTIES, unknown_term


if TYPE_CHECKING:
    from collections.abc import Iterable

    from weaponref.catalogue import Catalog
    from weaponref.comparison import Comparison
    from weaponref.model import Claim, Figure, Record, Source, Statements
    from weaponref.model.claims import Citable
    from weaponref.render.citations.works import Work

__all__ = (
    "STYLES",
    "CitationStyle",
    "bibliography",
    "catalogue_bibliography",
    "cite",
    "cite_view",
    "csl_items",
    "dataset_citation",
    "short_title",
)

CitationStyle = Literal["apa", "chicago", "attribution", "bibtex", "csl-json"]

STYLES: tuple[CitationStyle, ...] = get_args(CitationStyle)
"""The styles: APA (7th edition), Chicago (author-date), AP-style lines of attribution, BibTeX and CSL JSON."""


def cite(record: Record, name: str | None = None, *, style: str = "apa", data_version: str | None = None) -> str:
    """The sources behind one property of a record, or behind all that is said of it.

    Args:
        record: a system, a family or a transfer.
        name: a property; None for all claims, names and relations.
        style: one of `STYLES`. Lines of attribution are those of the claims, one for each independent statement.
        data_version: the version of the data, noted at the top of a BibTeX file.

    Returns:
        The bibliography, sorted by publisher and date; empty (an empty array in CSL JSON) if nothing is published.

    Raises:
        ValueError: the property or the style is unknown.

    >>> import weaponref
    >>> print(cite(weaponref.get("KN-23"), "payload_mass"))  # doctest: +ELLIPSIS
    Korea JoongAng Daily. (2019, June 7). North's missiles could deliver nukes: Report. https://...
    """
    _known(style)
    if name in STYLES:
        raise ValueError(f"{name!r} is a style, not a property; write cite(style={name!r})")
    view = None if name is None else record.view(name)
    if style == "attribution":
        if name is not None:
            return _lines(view.claims if view else ())
        return "\n".join(_labelled(record))
    sources: Iterable[Source] = record.sources if name is None else view.sources if view else ()
    about = f"Sources of {name + ' of ' if name else ''}{record.name}"
    version = f", weaponref data {data_version}" if data_version else ""
    return bibliography(sources, style=style, heading=f"{about}{version}.")


def cite_view(thing: Citable, style: str = "apa") -> str:
    """What is behind a claim, a figure, statements, a comparison; or a catalogue itself, as a data set.

    Raises:
        ValueError: the style is unknown.

    >>> import weaponref
    >>> cite_view(weaponref.catalog(), "attribution")
    'according to weaponref, a data set in the public domain (CC0 1.0), version ...'
    """
    from weaponref.catalogue import Catalog
    from weaponref.comparison import Comparison
    from weaponref.model import Claim, Figure, Statements

    _known(style)
    match thing:
        case Catalog():
            return dataset_citation(thing.data_version, style=style)
        case Claim():
            return _cite_claim(thing, style)
        case Comparison():
            return _cite_comparison(thing, style)
        case Figure() | Statements():
            if style == "attribution":
                return _lines(thing.claims)
            about = f"{thing.property} of {thing.called or thing.system}"
            return bibliography(thing.sources, style=style, heading=f"Sources of {about}.")
    raise TypeError(f"a {type(thing).__name__} cannot be cited")


def _cite_claim(claim: Claim, style: str) -> str:
    if style == "attribution":
        from weaponref.render.citations.attribution import claim_line

        return claim_line(claim)
    return bibliography([claim.source], style=style, heading=f"Source of claim {claim.id}.")


def _cite_comparison(comparison: Comparison, style: str) -> str:
    if style == "attribution":
        names = {record.id: record.name for record in comparison.records}
        views = ((names[cell.system], cell.view) for row in comparison.rows for cell in row.cells)
        return "\n".join(line for name, view in views if view for line in _of_view(view, f"{name}, "))
    version = f", weaponref data {comparison.data_version}" if comparison.data_version else ""
    names_ = ", ".join(record.name for record in comparison.records)
    return bibliography(comparison.sources, style=style, heading=f"Sources on {names_}{version}.")


def _lines(claims: Iterable[Claim]) -> str:
    from weaponref.render.citations.attribution import claim_lines

    return "\n".join(claim_lines(claims))


def _labelled(record: Record) -> list[str]:
    return [line for view in record.stated.values() for line in _of_view(view)]


def _of_view(view: Figure | Statements, before: str = "") -> list[str]:
    from weaponref.render.citations.attribution import claim_lines

    return [f"{before}{PROPERTIES[view.property].label}: {line}" for line in claim_lines(view.claims)]


def bibliography(sources: Iterable[Source], *, style: str = "apa", heading: str = "") -> str:
    """Sources as a bibliography, sorted by publisher and date.

    Args:
        sources: what to list.
        style: one of `STYLES`.
        heading: a comment at the top of a BibTeX file; other styles have no place for one.

    Raises:
        ValueError: the style is unknown.

    >>> bibliography((), style="csl-json")
    '[]'
    """
    _known(style)
    if style == "attribution":
        from weaponref.render.citations.attribution import source_line

        by_id = {source.id: source for source in sources}
        return "\n".join(source_line(by_id[work.id]) for work in ordered(map(work_of, by_id.values())))
    return _listed(ordered(map(work_of, sources)), style, heading)


def _listed(works: list[Work], style: str, heading: str = "") -> str:
    """Works in the order that they are given in, in one of the styles that have lists."""
    match style:
        case "apa":
            from weaponref.render.citations.apa import reference as entry
        case "chicago":
            from weaponref.render.citations.chicago import entry
        case "bibtex":
            from weaponref.render.citations.bibtex import comment, entries

            return "\n\n".join([*([comment(heading)] if heading and works else []), *entries(works)])
        case _:
            from weaponref.render.citations.csl import item
            from weaponref.render.data import json_text

            return json_text([item(work) for work in works])
    return "\n\n".join(entry(work, letter) for work, letter in zip(works, letters_of(works), strict=True))


def dataset_citation(data_version: str, *, style: str = "apa") -> str:
    """The data set itself, with its version and licence.

    Raises:
        ValueError: the style is unknown.

    >>> dataset_citation("2026.11.23+291089ed3610", style="chicago")
    'weaponref contributors. 2026. weaponref: Published, ... weapon systems. Version 2026.11.23+291089ed3610. ...'
    """
    _known(style)
    if style == "attribution":
        from weaponref.render.citations.attribution import dataset_line

        return dataset_line(data_version)
    return _listed([dataset(data_version)], style)


def catalogue_bibliography(catalog: Catalog, *, style: Literal["bibtex", "csl-json"]) -> str:
    """The whole bibliography of a catalogue, the data set itself first.

    >>> import weaponref
    >>> catalogue_bibliography(weaponref.catalog(), style="bibtex").splitlines()[2]
    '@misc{weaponref,'
    """
    works = [dataset(catalog.data_version), *ordered(map(work_of, catalog.sources.values()))]
    heading = f"Sources of weaponref data {catalog.data_version}. The list is in the public domain (CC0-1.0)."
    return _listed(works, style, heading) + "\n"


def csl_items(sources: Iterable[Source]) -> list[dict[str, Any]]:
    """Sources as items of CSL JSON, the format of Zotero, pandoc and citeproc.

    >>> import weaponref
    >>> item = csl_items([weaponref.catalog().sources["joongang-daily-2019-06"]])[0]
    >>> item["issued"], item["container-title"]
    ({'date-parts': [[2019, 6, 7]]}, 'Korea JoongAng Daily')
    """
    from weaponref.render.citations.csl import item

    return [item(work_of(source)) for source in sources]


def short_title(source: Source) -> str:
    """The title of a source, or the description that stands for it.

    >>> import weaponref
    >>> short_title(weaponref.catalog().sources["joongang-daily-2019-06"])
    "North's missiles could deliver nukes: Report"
    """
    work = work_of(source)
    return work.title or f"[{work.description}]"


def _known(style: str) -> None:
    if style.casefold() in ("ap", "ap-style"):
        raise ValueError(f"unknown citation style {style!r}; lines in the style of the AP are 'attribution'")
    if style not in STYLES:
        raise ValueError(unknown_term("citation style", style, STYLES))
