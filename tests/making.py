"""Records made by hand for tests: short to write, sound by default, unlike anything real."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from weaponref.dates import PartialDate
from weaponref.grammar import parse
from weaponref.model import Claim, Family, Figure, Name, Relation, Source, Statements, System
from weaponref.vocabulary import PROPERTIES


if TYPE_CHECKING:
    from weaponref.model import Value


def source(id_: str = "gazette-2020", issued: str | None = None, **fields: Any) -> Source:
    """A newspaper article, undated unless a date is given."""
    fields = {"type": "article-newspaper", "title": "A missile", "publisher": "The Gazette", "url": None} | fields
    return Source(id=id_, issued=PartialDate(issued) if issued else None, **fields)


def claim(value: str, name: str = "range_max", *, by: Source | str | None = None, **fields: Any) -> Claim:
    """A claim of a news report; `by` is its source, or the id of one."""
    where = by if isinstance(by, Source) else source(by or "gazette-2020")
    as_of = fields.pop("as_of", None)
    fields = {"basis": "press_report", "system": "x-1", "id": f"{name}|{value}|{where.id}"} | fields
    return Claim(
        property=name,
        value=_value(value, name, fields.get("ton")),
        source=where,
        as_of=PartialDate(as_of) if as_of else None,
        **fields,
    )


def _value(text: str, name: str, ton: str | None) -> Value:
    match PROPERTIES[name].type:
        case "quantity":
            return parse(text, ton=ton)
        case "date":
            return PartialDate(text)
        case "countries":
            return tuple(text.split())
        case _:
            return text


def figure(*claims: Claim) -> Figure:
    """The figure of claims about one quantity."""
    return Figure.of("x-1", claims[0].property, claims)


def ranges(*values: str, **fields: Any) -> Figure:
    """The figure of maximum ranges, each stated by a source of its own."""
    return figure(*(claim(value, by=f"source-{place}", **fields) for place, value in enumerate(values)))


def statements(*claims: Claim) -> Statements:
    """The statements of claims about one thing that is no quantity."""
    return Statements("x-1", claims[0].property, claims)


def system(*claims: Claim, **fields: Any) -> System:
    """A ballistic missile that bears claims."""
    fields = {"id": "x-1", "name": "X-1", "kind": "ballistic missile", "country": "KP"} | fields
    return System(claims=claims, **fields)


def family(*claims: Claim, **fields: Any) -> Family:
    """A family that bears claims."""
    fields = {"id": "xs", "name": "The X missiles"} | fields
    return Family(claims=claims, **fields)


def name(text: str, **fields: Any) -> Name:
    """A name used by the press."""
    return Name(name=text, **({"scheme": "press", "source": source()} | fields))


def relation(target: str, **fields: Any) -> Relation:
    """A resemblance."""
    return Relation(target=target, **({"type": "resembles", "source": source()} | fields))
