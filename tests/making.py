"""Records made by hand for tests: short to write, sound by default, unlike anything real."""

from __future__ import annotations

import copy
import pickle
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import evolve

from weaponref.catalogue import Catalog
from weaponref.dates import PartialDate
from weaponref.grammar import parse
from weaponref.model import Claim, Family, Figure, Name, Relation, Source, Statements, System, Transfer
from weaponref.store.compiler import encode
from weaponref.store.snapshot import Snapshot
from weaponref.vocabulary import PROPERTIES


if TYPE_CHECKING:
    from weaponref.model import Record, Value

Thing = TypeVar("Thing")


def source(id_: str = "gazette-2020", issued: str | None = None, **fields: Any) -> Source:
    """A newspaper article, undated unless a date is given."""
    fields = _filled(fields, type="article-newspaper", title="A missile", publisher="The Gazette", url=None)
    return Source(id=id_, issued=PartialDate(issued) if issued else None, **fields)


def claim(value: str, name: str = "range_max", *, by: Source | str | None = None, **fields: Any) -> Claim:
    """A claim of a news report; `by` is its source, or the id of one."""
    where = by if isinstance(by, Source) else source(by or "gazette-2020")
    as_of = fields.pop("as_of", None)
    fields = _filled(fields, basis="press_report", system="x-1", id=f"{name}|{value}|{where.id}")
    return Claim(
        property=name,
        value=_value(value, name, fields.get("ton")),
        source=where,
        as_of=PartialDate(as_of) if as_of else None,
        **fields,
    )


def _filled(fields: dict[str, Any], **usual: Any) -> dict[str, Any]:
    """The fields, with the usual ones where they are not given."""
    return usual | fields


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
    fields = _filled(fields, id="x-1", name="X-1", kind="ballistic missile", country="KP")
    return System(claims=claims, **fields)


def family(*claims: Claim, **fields: Any) -> Family:
    """A family that bears claims."""
    fields = _filled(fields, id="xs", name="The X missiles")
    return Family(claims=claims, **fields)


def name(text: str, **fields: Any) -> Name:
    """A name used by the press."""
    fields = _filled(fields, scheme="press", source=source())
    return Name(name=text, **fields)


def relation(target: str, **fields: Any) -> Relation:
    """A resemblance."""
    fields = _filled(fields, type="resembles", source=source())
    return Relation(target=target, **fields)


def catalogue(*records: Record, calver: str = "2026.1.1") -> Catalog:
    """A catalogue of records and of the sources that they cite, compiled and read back."""
    sources = {each.id: each for record in records for each in record.sources}
    owned = [
        evolve(cast("System", each), claims=tuple(evolve(stated, system=each.id) for stated in each.claims))
        for each in records
    ]
    return Catalog(Snapshot(encode(owned, sources, calver)))


def transfer(*claims: Claim, **fields: Any) -> Transfer:
    """A delivery that bears claims."""
    fields = _filled(fields, id="x-1-to-russia", name="X-1 to Russia", supplier="KP", recipients=("RU",))
    return Transfer(claims=claims, **fields)


def pickled(thing: Thing) -> Thing:
    """The thing as it comes out of another process."""
    again: Thing = pickle.loads(pickle.dumps(thing))  # noqa: S301  what is read was written here
    return again


def copies(thing: Thing) -> tuple[Thing, Thing, Thing]:
    """The thing as pickling and the two ways of copying give it."""
    return pickled(thing), copy.copy(thing), copy.deepcopy(thing)
