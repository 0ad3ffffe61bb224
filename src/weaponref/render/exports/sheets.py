"""A catalogue as tables that refer to each other: what CSV, Parquet, SQLite and data packages hold.

``records``
    Every system, family and transfer; also, of the type ``outside``, what a record refers to and the catalogue lacks.
``systems``, ``families``, ``transfers``
    What each class of records has beside names, relations and claims.
``external_ids``, ``transfer_recipients``, ``transfer_records``, ``claim_countries``
    Lists, an entry a row.
``names``, ``relations``, ``claims``
    What sources say, a statement a row. The columns of claims are those of the long table
    (`weaponref.render.tables.long`), with the ends as they are stated and, in columns of their own, in metric units.
``sources``
    The bibliography.
``redirects``
    Old ids.
``properties``, ``terms``, ``countries``
    What the terms of the other tables mean.
``metadata``
    The version of the data, the licence, and how to cite them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import evolve, field, fields, frozen

from weaponref.countries import COUNTRIES
from weaponref.interval import QUALIFIERS
from weaponref.kinds import KINDS
from weaponref.model import Family, Source, System, Transfer
from weaponref.render.tables import table
from weaponref.render.tables.columns import Column, Table
from weaponref.store.document import LICENCE
from weaponref.vocabulary import (
    BASES,
    LEVELS,
    PROPERTIES,
    RELATION_TYPES,
    RELIABILITIES,
    SCHEMES,
    SOURCE_KINDS,
    SOURCE_TYPES,
    TON_MEANINGS,
)


if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from weaponref.catalogue import Catalog
    from weaponref.model import Record

__all__ = ("Link", "Sheet", "sheets_of")


@frozen
class Link:
    """A column whose values are found in a column of another table.

    Attributes:
        column: the column.
        sheet: the other table.
        target: its column.
    """

    column: str
    sheet: str
    target: str


@frozen
class Sheet:
    """A table of the export, and what holds for it.

    Attributes:
        table: columns and rows.
        description: what a row is.
        key: the columns that no two rows have alike.
        links: columns that refer to other tables.
        required: columns without empty cells.
        terms: columns that have no other values than these.
    """

    table: Table
    description: str
    key: tuple[str, ...]
    links: tuple[Link, ...] = ()
    required: frozenset[str] = frozenset()
    terms: dict[str, tuple[str, ...]] = field(factory=dict)

    @property
    def name(self) -> str:
        """The name of the table."""
        return self.table.name


def sheets_of(catalog: Catalog) -> tuple[Sheet, ...]:
    """All tables of a catalogue. A table stands behind those that it refers to.

    >>> import weaponref
    >>> [sheet.name for sheet in sheets_of(weaponref.catalog())][-4:]
    ['relations', 'claims', 'claim_countries', 'redirects']
    """
    version = catalog.data_version
    systems, families = tuple(catalog.systems.values()), tuple(catalog.families.values())
    transfers = tuple(catalog.transfers.values())
    records = (*systems, *families, *transfers)
    made = (
        _metadata(version),
        _countries(),
        _properties(),
        _terms(),
        _sources(catalog.sources.values()),
        _records(records),
        _systems(systems),
        _external_ids(systems),
        _families(families),
        _transfers(transfers),
        _transfer_recipients(transfers),
        _transfer_records(transfers),
        _names(records),
        _relations(records),
        _claims(catalog),
        _claim_countries(records),
        _redirects(catalog.redirects),
    )
    return tuple(evolve(sheet, table=evolve(sheet.table, data_version=version)) for sheet in made)


_ID = "Permanent id."
_SOURCE = Column("source", "text", "Id of the source that says so.")
_POSITION = Column("position", "integer", "The place in the list, from 1.")


def _sheet(
    name: str,
    description: str,
    columns: Sequence[Column],
    rows: Iterable[tuple[Any, ...]],
    key: str,
    *,
    required: str = "",
    links: Mapping[str, str] | None = None,
    terms: Mapping[str, Iterable[str]] | None = None,
) -> Sheet:
    """A sheet; names of columns are parted by spaces, links are written as "table.column"."""
    return Sheet(
        Table(name, tuple(columns), tuple(rows)),
        description,
        tuple(key.split()),
        tuple(Link(column, *target.split(".")) for column, target in (links or {}).items()),
        frozenset((*key.split(), *required.split())),
        {column: tuple(known) for column, known in (terms or {}).items()},
    )


def _columns(**described: str) -> tuple[Column, ...]:
    """Columns of text."""
    return tuple(Column(name, "text", description) for name, description in described.items())


def _metadata(version: str) -> Sheet:
    from weaponref.render.citations import dataset_citation

    rows = (
        ("title", "weaponref: published, source-attributed reference data on weapon systems"),
        ("data_version", version),
        ("licence", LICENCE),
        ("licence_url", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("citation", dataset_citation(version)),
    )
    columns = _columns(key="What is told.", value="What it is.")
    return _sheet("metadata", "What is known of the data as a whole.", columns, rows, "key", required="value")


def _countries() -> Sheet:
    columns = _columns(code="ISO 3166 code, or a code of a state that is no more.", name="The English name.")
    return _sheet("countries", "Every country that can be named.", columns, COUNTRIES.items(), "code", required="name")


def _properties() -> Sheet:
    columns = (
        *_columns(
            name="The name of the property.",
            label="The words for it.",
            type="What its values are: quantity, date, text or countries.",
            unit="The unit in which quantities are compared.",
            definition="What it means, and what it does not.",
            definition_source="Where the definition comes from; weaponref for one of its own.",
        ),
        Column("observation", "boolean", "Whether it is observed at one event and bounds a capability from below."),
    )
    rows = ((*(getattr(prop, column.name) for column in columns),) for prop in PROPERTIES.values())
    needed = "label type definition definition_source observation"
    return _sheet("properties", "What a claim can state.", columns, rows, "name", required=needed)


def _terms() -> Sheet:
    lists: dict[str, Mapping[str, str | None]] = {
        "scheme": SCHEMES, "basis": BASES, "relation": RELATION_TYPES, "level": LEVELS, "source_kind": SOURCE_KINDS,
        "reliability": RELIABILITIES, "kind": dict.fromkeys(KINDS), "ton": TON_MEANINGS,
    }  # fmt: skip
    columns = _columns(list="The closed list.", term="A term of it.", meaning="What it means; empty if it says so.")
    rows = ((name, term, meaning) for name, terms in lists.items() for term, meaning in terms.items())
    return _sheet("terms", "The closed lists of terms.", columns, rows, "list term")


def _sources(sources: Iterable[Source]) -> Sheet:
    columns = _columns(
        id=_ID,
        type="CSL item type.",
        title="The headline; empty where it was not recorded.",
        publisher="Who published it.",
        url="Where it was read.",
        issued="When it was published: a day, a month, a year or a decade.",
        accessed="When it was read.",
        archived_url="A lasting copy.",
        language="BCP 47 tag of the text.",
        kind="What sort of body publishes it.",
        reliability="high or low: a judgement about the copy that was read; empty for an ordinary copy.",
        note="What a reader should know about it.",
    )
    names = [each.name for each in fields(Source)]
    rows = (tuple(_plain(getattr(source, name)) for name in names) for source in sources)
    return _sheet(
        "sources", "The bibliography.", columns, rows, "id", required="type publisher",
        terms={"type": SOURCE_TYPES, "kind": SOURCE_KINDS, "reliability": RELIABILITIES},
    )  # fmt: skip


def _records(records: Sequence[Record]) -> Sheet:
    known = {record.id for record in records}
    named = {
        *(record.family for record in records if isinstance(record, System) and record.family),
        *(id_ for record in records if isinstance(record, Transfer) for id_ in (*record.systems, *record.families)),
        *(one.target for record in records for one in record.relations if not one.external),
    }
    rows: list[tuple[str | None, ...]] = [
        (record.id, type(record).__name__.lower(), record.name, record.note) for record in records
    ]
    rows += [(id_, "outside", None, None) for id_ in sorted(named - known)]
    columns = _columns(
        id=_ID,
        type="system, family or transfer; outside for what is referred to and not in these data.",
        name="The name by which it is shown.",
        note="What a reader should know, in the words of weaponref.",
    )
    return _sheet(
        "records", "Everything that names, relations and claims are about.", columns, rows, "id", required="type",
        terms={"type": ("system", "family", "transfer", "outside")},
    )  # fmt: skip


_KIND = {"kind": "The kind of weapon.", "country": "Code of the country of origin."}


def _systems(systems: Sequence[System]) -> Sheet:
    columns = _columns(
        id=_ID,
        name="The name by which it is shown.",
        **_KIND,
        family="Id of the family that it is grouped in.",
        level="complex, missile, launcher or round, where it matters which of them the record is.",
    )
    rows = ((each.id, each.name, each.kind, each.country, each.family, each.level) for each in systems)
    return _sheet(
        "systems", "Weapon systems.", columns, rows, "id", required="name kind country",
        links={"id": "records.id", "country": "countries.code", "family": "records.id"},
        terms={"kind": KINDS, "level": LEVELS},
    )  # fmt: skip


def _families(families: Sequence[Family]) -> Sheet:
    columns = _columns(id=_ID, name="The name by which it is shown.", **_KIND)
    rows = ((each.id, each.name, each.kind, each.country) for each in families)
    return _sheet(
        "families", "Editorial groupings of systems.", columns, rows, "id", required="name",
        links={"id": "records.id", "country": "countries.code"}, terms={"kind": KINDS},
    )  # fmt: skip


def _transfers(transfers: Sequence[Transfer]) -> Sheet:
    columns = _columns(id=_ID, name="The name by which it is shown.", supplier="Code of the country that delivered.")
    rows = ((each.id, each.name, each.supplier) for each in transfers)
    return _sheet(
        "transfers", "Statements about deliveries.", columns, rows, "id", required="name supplier",
        links={"id": "records.id", "supplier": "countries.code"},
    )  # fmt: skip


def _external_ids(systems: Sequence[System]) -> Sheet:
    columns = _columns(system="Id of the system.", scheme="The other catalogue.", external_id="Its id there.")
    rows = ((each.id, scheme, id_) for each in systems for scheme, id_ in each.external_ids)
    return _sheet(
        "external_ids", "Ids in other catalogues.", columns, rows, "system scheme", required="external_id",
        links={"system": "systems.id"},
    )  # fmt: skip


def _transfer_recipients(transfers: Sequence[Transfer]) -> Sheet:
    columns = (*_columns(transfer="Id of the transfer."), _POSITION, *_columns(country="Code of who received."))
    rows = ((each.id, place, code) for each in transfers for place, code in enumerate(each.recipients, 1))
    return _sheet(
        "transfer_recipients", "Who received.", columns, rows, "transfer position", required="country",
        links={"transfer": "transfers.id", "country": "countries.code"},
    )  # fmt: skip


def _transfer_records(transfers: Sequence[Transfer]) -> Sheet:
    columns = (
        *_columns(transfer="Id of the transfer."),
        _POSITION,
        *_columns(record="Id of a record that the statements name.", type="system or family."),
    )
    rows = (
        (each.id, place, id_, type_)
        for each in transfers
        for place, (id_, type_) in enumerate(
            [*((id_, "system") for id_ in each.systems), *((id_, "family") for id_ in each.families)], 1
        )
    )
    return _sheet(
        "transfer_records", "What was delivered.", columns, rows, "transfer position", required="record type",
        links={"transfer": "transfers.id", "record": "records.id"}, terms={"type": ("system", "family")},
    )  # fmt: skip


def _names(records: Sequence[Record]) -> Sheet:
    columns = (
        *_columns(record="Id of the record."),
        _POSITION,
        *_columns(name="As printed.", scheme="Who gave it.", lang="BCP 47 tag of its language, where that is certain."),
        Column("disputed", "boolean", "Whether it belongs to another record and was misused."),
        Column("ambiguous", "boolean", "Whether several records rightly bear it."),
        _SOURCE,
    )
    rows = (
        (record.id, place, each.name, each.scheme, each.lang, each.disputed, each.ambiguous, each.source.id)
        for record in records
        for place, each in enumerate(record.names, 1)
    )
    return _sheet(
        "names", "Names that sources give.", columns, rows, "record position",
        required="name scheme disputed ambiguous source", links={"record": "records.id", "source": "sources.id"},
        terms={"scheme": SCHEMES},
    )  # fmt: skip


def _relations(records: Sequence[Record]) -> Sheet:
    columns = (
        *_columns(record="Id of the record."),
        _POSITION,
        *_columns(
            type="How it is related.",
            target="Id of the other record, or the printed name of what has none.",
            target_record="Id of the other record; empty for what has none.",
        ),
        _SOURCE,
    )
    rows = (
        (record.id, place, each.type, each.target, None if each.external else each.target, each.source.id)
        for record in records
        for place, each in enumerate(record.relations, 1)
    )
    return _sheet(
        "relations", "How sources relate one record to another.", columns, rows, "record position",
        required="type target source", terms={"type": RELATION_TYPES},
        links={"record": "records.id", "target_record": "records.id", "source": "sources.id"},
    )  # fmt: skip


# What other tables tell: of the record, of the property and of the source.
_ELSEWHERE = frozenset(("name", "record_type", "kind", "country", "family", "label", "type", "in_hull"))
_METRIC = (
    Column("low_metric", "number", "The lower end in the metric unit of the property; derived, never stated."),
    Column("high_metric", "number", "The upper end in the metric unit of the property; derived, never stated."),
    Column("unit_metric", "text", "The unit of both. What does not convert to it keeps its own."),
    Column("in_hull", "boolean", "Whether the claim is live and in the unit of its property, so that its ends count."),
)


def _claims(catalog: Catalog) -> Sheet:
    stated = table(catalog, shape="long", units="as-stated")
    metric = table(catalog, shape="long", units="metric").values()
    own = [
        (place, column)
        for place, column in enumerate(stated.columns)
        if column.name not in _ELSEWHERE and not column.name.startswith("source_")
    ]
    derived = zip(metric["low"], metric["high"], metric["unit"], metric["in_hull"], strict=True)
    rows = ((*(row[place] for place, _ in own), *further) for row, further in zip(stated.rows, derived, strict=True))
    unit = "The unit of low and high, as it is stated."
    columns = (evolve(column, description=unit) if column.name == "unit" else column for _, column in own)
    return _sheet(
        "claims", "What sources state: one property of one record, by one source.", (*columns, *_METRIC), rows,
        "claim_id", required="system property value basis speaker deprecated source",
        links={"system": "records.id", "property": "properties.name", "source": "sources.id"},
        terms={"basis": BASES, "qualifier": QUALIFIERS, "ton": TON_MEANINGS},
    )  # fmt: skip


def _claim_countries(records: Sequence[Record]) -> Sheet:
    columns = (*_columns(claim_id="Id of the claim."), _POSITION, *_columns(country="Code of the country."))
    rows = (
        (claim.id, place, code)
        for record in records
        for claim in record.claims
        if PROPERTIES[claim.property].type == "countries"
        for place, code in enumerate(claim.value if isinstance(claim.value, tuple) else (), 1)
    )
    return _sheet(
        "claim_countries", "The countries that claims list.", columns, rows, "claim_id position", required="country",
        links={"claim_id": "claims.claim_id", "country": "countries.code"},
    )  # fmt: skip


def _redirects(redirects: Mapping[str, str]) -> Sheet:
    columns = _columns(old_id="An id that was replaced.", new_id="The id that replaced it.")
    rows = sorted(redirects.items())
    return _sheet("redirects", "Old ids, which are never given again.", columns, rows, "old_id", required="new_id")


def _plain(value: str | None) -> str | None:
    return None if value is None else str(value)
