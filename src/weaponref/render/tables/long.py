"""The long shape: a row for each claim, with all that the claim and its source say."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from weaponref.comparison import statement
from weaponref.dates import PartialDate
from weaponref.interval import HIGH_ONLY, LOW_ONLY, Interval
from weaponref.model.records import System, Weapon
from weaponref.render.data import claim_data, source_data
from weaponref.render.tables.columns import Column, Table, make_rows
from weaponref.render.tables.units import column_units, converted
from weaponref.vocabulary import PROPERTIES


if TYPE_CHECKING:
    from weaponref.dates import PartialDate as Date
    from weaponref.model import Claim, Record, Source
    from weaponref.render.tables.subject import Part, Subject
    from weaponref.render.tables.units import Units

__all__ = ("FOUND", "earliest_day", "found_values", "latest_day", "long_table")


def _text(name: str, description: str) -> Column:
    return Column(name, "text", description)


def _days(name: str, what: str) -> tuple[Column, Column, Column]:
    """A partial date as it is written, and the days it may mean."""
    return (
        _text(name, f"{what}, as a day, a month, a year or a decade."),
        Column(f"{name}_earliest", "date", f"The first day that {name} may mean."),
        Column(f"{name}_latest", "date", f"The last day that {name} may mean."),
    )


_RECORD = (
    _text("name", "The name by which the record is shown."),
    _text("record_type", "What the record is: system, family or transfer."),
    _text("kind", "The kind of weapon."),
    _text("country", "ISO 3166 code of the country of origin."),
    _text("family", "Id of the family that the system is grouped in."),
)

_CLAIM = (
    _text("claim_id", "Permanent id of the claim."),
    _text("property", "What the claim states: a name of the vocabulary."),
    _text("label", "The words for the property."),
    _text("type", "What the value is: a quantity, a date, a text or countries."),
    Column("low", "number", "The lower end of a quantity, in the unit of the row; empty where it is open."),
    Column("high", "number", "The upper end of a quantity, in the unit of the row; empty where it is open."),
    _text("unit", "The unit of low and high. What does not convert to the unit of its property keeps its own."),
    Column("open_low", "boolean", "Whether the statement has no lower bound (up to 500 kg)."),
    Column("open_high", "boolean", "Whether the statement has no upper bound (over 600 km)."),
    _text("qualifier", "The word before the figure: about, up to, at least and the like."),
    Column("in_hull", "boolean", "Whether the claim is live and in the unit of its property, so that its ends count."),
    _text("value", "The value as it is written in the data, in the source's own unit; country codes with commas."),
    Column("value_earliest", "date", "The first day that a date as value may mean."),
    Column("value_latest", "date", "The last day that a date as value may mean."),
    _text("basis", "How the source knows."),
    _text("speaker", "Who says it: whom the source quotes, else its publisher."),
    _text("attributed_to", "Whom the source quotes."),
    _text("condition", "Under which circumstances the figure holds."),
    *_days("as_of", "When it was said"),
    _text("as_stated", "The words of the quantity in the source."),
    _text("origin", "The statement that the claim repeats; claims with one origin are one statement."),
    Column("deprecated", "boolean", "Whether the claim is kept for the record and left out of every figure."),
    _text("verified", "When the source was last read again and the claim found as it says."),
    _text("note", "What a reader should know about the claim."),
    _text("ton", "Which ton the source means where it prints only ton: short, long, metric or unstated."),
    _text("source", "Id of the source."),
    _text("source_type", "CSL item type of the source."),
    _text("source_title", "The headline of the source."),
    _text("source_publisher", "Who published the source."),
    _text("source_url", "Where the source was read."),
    *_days("source_issued", "When the source was published"),
    _text("source_accessed", "When the source was read."),
    _text("source_archived_url", "A lasting copy of the source."),
    _text("source_language", "BCP 47 tag of the language of the source."),
    _text("source_kind", "What sort of body publishes the source."),
    _text("source_reliability", "high or low: a judgement about the copy that was read."),
    _text("source_note", "What a reader should know about the source."),
)

_SYSTEM = _text("system", "Id of the record that the row is about.")
FOUND = (
    Column("score", "number", "How close the name that was found is to the query, from 0 to 1."),
    _text("why", "Which name was found, and how."),
)
"""The columns of what a search found, in both shapes."""

_MET = Column("met_filter", "boolean", "Whether the claim met the filter.")


def long_table(subject: Subject, units: Units) -> Table:
    """A row for each claim, deprecated ones included, in the order of the records and of their data.

    >>> import weaponref
    >>> from weaponref.render.tables.subject import subject_of
    >>> found = long_table(subject_of(weaponref.get("KN-24").range_max), "metric")
    >>> found.records()[0]["unit"]
    'km'
    """
    columns = (
        _SYSTEM,
        *(FOUND if subject.searched else ()),
        *(_RECORD if subject.with_records else ()),
        *_CLAIM,
        *((_MET,) if subject.met is not None else ()),
    )
    sources: dict[str, dict[str, Any]] = {}
    rows = (
        {
            **found_values(part),
            **_record_values(part.record),
            **_claim_values(claim, units),
            **(sources.get(claim.source.id) or sources.setdefault(claim.source.id, _source_values(claim.source))),
            "met_filter": subject.met is not None and claim.id in subject.met,
        }
        for part in subject.parts
        for claim in part.claims
        if claim.property in subject.properties
    )
    return Table("claims", columns, make_rows(columns, rows), subject.data_version)


def earliest_day(date: PartialDate | None) -> dt.date | None:
    """The first day that a partial date may mean.

    >>> earliest_day(PartialDate("2019-05"))
    datetime.date(2019, 5, 1)
    """
    return None if date is None else dt.date.fromisoformat(date.earliest)


def latest_day(date: PartialDate | None) -> dt.date | None:
    """The last day that a partial date may mean.

    >>> latest_day(PartialDate("2019-05"))
    datetime.date(2019, 5, 31)
    """
    return None if date is None else dt.date.fromisoformat(date.latest)


def found_values(part: Part) -> dict[str, Any]:
    """What the columns `FOUND` say of a record; nothing if no search found it.

    >>> import weaponref
    >>> from weaponref.render.tables.subject import subject_of
    >>> found_values(subject_of(weaponref.search("Hwasong-18", limit=1)).parts[0])["score"]
    1.0
    """
    return {} if part.hit is None else {"score": float(part.hit.score), "why": part.hit.why}


def _record_values(record: Record | None) -> dict[str, Any]:
    if record is None:
        return {}
    return {
        "name": record.name,
        "record_type": type(record).__name__.lower(),
        "kind": record.kind if isinstance(record, Weapon) else None,
        "country": record.country if isinstance(record, Weapon) else None,
        "family": record.family if isinstance(record, System) else None,
    }


def _claim_values(claim: Claim, units: Units) -> dict[str, Any]:
    data = claim_data(claim)
    data["claim_id"] = data.pop("id")
    prop = PROPERTIES[claim.property]
    date = claim.value if isinstance(claim.value, PartialDate) else None
    return {
        **data,
        "label": prop.label,
        "type": prop.type,
        **_quantity(claim, units),
        "value": statement(claim),
        "value_earliest": earliest_day(date),
        "value_latest": latest_day(date),
        **_day_values("as_of", claim.as_of),
        "verified": _plain(claim.verified),
    }


def _quantity(claim: Claim, units: Units) -> dict[str, Any]:
    stated = claim.value
    if not isinstance(stated, Interval):
        return dict.fromkeys(("low", "high", "unit", "open_low", "open_high", "qualifier", "in_hull"))
    placed = converted(stated, column_units(claim.property, "metric" if units == "as-stated" else units))
    shown = stated if placed is None or units == "as-stated" else placed
    return {
        "low": _number(shown.low),
        "high": _number(shown.high),
        "unit": shown.unit,
        "open_low": shown.low is None or shown.qualifier in HIGH_ONLY,
        "open_high": shown.high is None or shown.qualifier in LOW_ONLY,
        "qualifier": shown.qualifier,
        "in_hull": placed is not None and not claim.deprecated,
    }


def _source_values(source: Source) -> dict[str, Any]:
    data = {f"source_{key}": value for key, value in source_data(source).items()}
    data["source"] = data.pop("source_id")
    return {**data, **_day_values("source_issued", source.issued)}


def _day_values(name: str, date: Date | None) -> dict[str, Any]:
    return {name: _plain(date), f"{name}_earliest": earliest_day(date), f"{name}_latest": latest_day(date)}


def _plain(date: Date | None) -> str | None:
    """A partial date as a text and nothing else: data frames are strict about types."""
    return None if date is None else str(date)


def _number(end: float | None) -> float | None:
    return None if end is None else float(end)
