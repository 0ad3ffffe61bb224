"""The atoms: sources, claims, names and relations."""

from __future__ import annotations

import builtins  # these classes have a field called property
from typing import TYPE_CHECKING, Any, Unpack

from attrs import frozen

from weaponref.dates import PartialDate
from weaponref.interval import Interval


if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

    from weaponref.render.citations import CitationStyle
    from weaponref.render.tables import Choices
    from weaponref.render.tables.frames import Dtype

__all__ = ("Citable", "Claim", "Name", "Relation", "Shown", "Source", "Tabular", "Value", "origins_of")

Value = Interval | PartialDate | str | tuple[str, ...]
"""What a claim can state: a quantity, a partial date, a short text or a list of country codes."""


@frozen(kw_only=True, repr=False)
class Source:
    """A published text that was read. The fields have the names and meanings of CSL, the format of Zotero and pandoc.

    Attributes:
        id: permanent id, such as ``cnn-2024-11``.
        type: CSL item type.
        title: the headline; None where the copy that was read does not show it.
        publisher: who published it.
        url: where it was read.
        issued: when it was published, as far as the page says.
        accessed: when it was read.
        archived_url: a lasting copy.
        language: BCP 47 tag of the text.
        kind: what sort of body publishes it; a term of `weaponref.vocabulary.SOURCE_KINDS`.
        reliability: ``high``, ``low`` or None: a judgement about the copy that was read.
        note: what a reader should know about it.

    >>> import weaponref
    >>> weaponref.catalog().sources["csis-2019-07"].publisher
    'CSIS Missile Threat'
    """

    id: str
    type: str
    title: str | None
    publisher: str
    url: str | None
    issued: PartialDate | None = None
    accessed: PartialDate | None = None
    archived_url: str | None = None
    language: str | None = None
    kind: str | None = None
    reliability: str | None = None
    note: str | None = None

    def __str__(self) -> str:
        parts = (self.publisher, f"“{self.title}”" if self.title else None, self.issued or "n.d.", self.url)
        return ", ".join(part for part in parts if part)

    def __repr__(self) -> str:
        return f"<Source {self.id}: {self}>"


class Citable:
    """What can be cited as it is: a claim, a figure, statements, a comparison; a catalogue as the data set itself."""

    __slots__ = ()

    def cite(self, style: CitationStyle = "apa") -> str:
        """The sources as a bibliography or as lines of attribution; of a catalogue, the data set itself.

        Args:
            style: ``apa`` (7th edition), ``chicago`` (author-date), ``attribution`` (AP style: who said it and when,
                and who reported that), ``bibtex`` or ``csl-json``.

        Raises:
            ValueError: the style is unknown.

        >>> import weaponref
        >>> print(weaponref.get("KN-23").range_max.claims[0].cite("attribution"))
        420 km (...), Jeffrey Lewis, CNS, said on June 5, 2019, according to Korea JoongAng Daily
        """
        from weaponref.render.citations import cite_view

        return cite_view(self, style)


@frozen(kw_only=True, repr=False)
class Claim(Citable):
    """One property of one record, stated by one source.

    Attributes:
        id: permanent id: a short hash of system, property, source and the value as written.
        system: id of the record it is about.
        property: a name of `weaponref.vocabulary.PROPERTIES`.
        value: an `Interval` for quantities, a `PartialDate`, a text, or a tuple of country codes.
        basis: how the source knows; a term of `weaponref.vocabulary.BASES`.
        attributed_to: whom the source quotes.
        condition: under which circumstances the figure holds.
        as_of: when it was said; of a flight that was observed, the day of the flight.
        as_stated: the words of the quantity in the source.
        source: where it was read.
        origin: the statement that this claim repeats. Claims with the same origin are one statement in several
            outlets; a claim without one stands alone.
        verified: when the source was last read again and the claim found as it says.
        deprecated: True for a claim kept for the record and out of every figure; ``note`` says why.
        note: what a reader should know about it.
        ton: which ton the source means where it prints only "ton": short, long, metric or unstated.

    >>> import weaponref
    >>> claim = weaponref.get("KN-23").range_max.claims[0]
    >>> claim.value, claim.speaker, claim.as_stated
    (<Interval 420 km>, 'Jeffrey Lewis, CNS', 'a range of 420 kilometers')
    """

    id: str
    system: str
    property: str
    value: Value
    basis: str
    source: Source
    attributed_to: str | None = None
    condition: str | None = None
    as_of: PartialDate | None = None
    as_stated: str | None = None
    origin: str | None = None
    verified: PartialDate | None = None
    deprecated: bool = False
    note: str | None = None
    ton: str | None = None

    @builtins.property
    def said_on(self) -> PartialDate | None:
        """When it was said: ``as_of``, else the date of the source."""
        return self.as_of or self.source.issued

    @builtins.property
    def published_on(self) -> PartialDate | None:
        """When it could be read: the date of the source, else ``as_of``."""
        return self.source.issued or self.as_of

    @builtins.property
    def speaker(self) -> str:
        """Who says it: whom the source quotes, else its publisher."""
        return self.attributed_to or self.source.publisher

    def __str__(self) -> str:
        value = ", ".join(self.value) if isinstance(self.value, tuple) else str(self.value)
        return f"{value} ({self.speaker}, {self.said_on or 'n.d.'})"

    def __repr__(self) -> str:
        mark = " (deprecated)" if self.deprecated else ""
        return f"<Claim {self.id} {self.system} {self.property}: {self}{mark}>"


@frozen(kw_only=True, repr=False)
class Name:
    """A name that a source gives to a record.

    Attributes:
        name: as printed.
        scheme: who gave it; a term of `weaponref.vocabulary.SCHEMES`.
        source: where it was read.
        lang: BCP 47 tag of the name's language, where that is certain.
        disputed: True for a name that belongs to another record and was misused; it is shown, never looked up.
        ambiguous: True for a name that several records rightly bear.

    >>> import weaponref
    >>> [str(name) for name in weaponref.get("KN-24").names if name.scheme == "us-dod"]
    ['KN-24']
    """

    name: str
    scheme: str
    source: Source
    lang: str | None = None
    disputed: bool = False
    ambiguous: bool = False

    def __str__(self) -> str:
        return self.name

    def __repr__(self) -> str:
        mark = " (disputed)" if self.disputed else ""
        return f"<Name {self.name!r}, {self.scheme}, {self.source.id}{mark}>"


@frozen(kw_only=True, repr=False)
class Relation:
    """How a source relates one record to another.

    Attributes:
        type: a term of `weaponref.vocabulary.RELATION_TYPES`.
        target: id of the other record, or its printed name if it has none here.
        source: where it was read.
        external: True if the target has no record here.

    >>> import weaponref
    >>> [relation.target for relation in weaponref.get("KN-24").relations if relation.type == "variant_of"]
    ['kn-23']
    """

    type: str
    target: str
    source: Source
    external: bool = False

    def __repr__(self) -> str:
        return f"<Relation {self.type} {self.target}, {self.source.id}>"


def origins_of(claims: tuple[Claim, ...]) -> tuple[str, ...]:
    """The independent statements behind live claims: the origin, or the claim's own id where it has none."""
    return tuple(dict.fromkeys(claim.origin or claim.id for claim in claims if not claim.deprecated))


class Shown:
    """What shows itself in notebooks: all that leads to claims. What it shows is up to `weaponref.render.notebook`.

    It stands here, beside the claims, so that a first look-up loads no module more for it.
    """

    __slots__ = ()

    def _repr_html_(self) -> str:
        from weaponref.render.notebook import html_of

        return html_of(self)

    def _repr_markdown_(self) -> str:
        from weaponref.render.notebook import markdown_of

        return markdown_of(self)

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        from weaponref.render.notebook import bundle_of

        return bundle_of(self, include, exclude)


class Tabular:
    """What holds claims and gives them as a table: catalogues, finds, hits, comparisons, records, figures, statements.

    All four forms take ``shape``: ``long`` (a row for each claim, the default) or ``wide`` (a row for each system);
    ``units``: ``metric``, ``imperial``, ``as-stated``, or a dict of properties and units; and ``properties``: these
    alone. What the columns are is told in `weaponref.render.tables`.
    """

    __slots__ = ()

    def to_records(self, **choices: Unpack[Choices]) -> list[dict[str, Any]]:
        """The rows as dicts of plain values.

        Raises:
            ValueError: the shape, the units or a property are unknown.
            DimensionError: a unit measures something else than its property.

        >>> import weaponref
        >>> weaponref.get("KN-24").range_max.to_records(units="imperial")[0]["unit"]
        'mi'
        """
        from weaponref.render.tables import to_records

        return to_records(self, **choices)

    def to_pandas(self, *, dtype: Dtype = "plain", **choices: Unpack[Choices]) -> pd.DataFrame:
        """The rows as a pandas frame, with units and descriptions of the columns in ``attrs["columns"]``.

        Args:
            dtype: ``pint`` gives the numbers of the wide shape the types of pint-pandas.
            choices: shape, units and properties.

        Raises:
            ValueError, DimensionError: as `to_records`.
            MissingExtraError: pandas, or pint-pandas for that dtype, is not installed.

        >>> import weaponref
        >>> frame = weaponref.compare("KN-23", "KN-24").to_pandas(shape="wide")
        >>> frame.loc[frame.system == "kn-24", "range_max_high_km"].tolist()
        [650.0]
        """
        from weaponref.render.tables import to_pandas

        return to_pandas(self, dtype=dtype, **choices)

    def to_polars(self, **choices: Unpack[Choices]) -> pl.DataFrame:
        """The rows as a polars frame. Units stand in the names of its columns alone: polars keeps no metadata.

        Raises:
            ValueError, DimensionError: as `to_records`.
            MissingExtraError: polars is not installed.

        >>> import weaponref
        >>> weaponref.find(country="KP", range_max=">= 15000 km").to_polars()["system"].is_empty()
        False
        """
        from weaponref.render.tables import to_polars

        return to_polars(self, **choices)

    def to_arrow(self, **choices: Unpack[Choices]) -> pa.Table:
        """The rows as an Arrow table, with units, descriptions and the version of the data in the schema's metadata.

        Raises:
            ValueError, DimensionError: as `to_records`.
            MissingExtraError: pyarrow is not installed.

        >>> import weaponref
        >>> made = weaponref.catalog().to_arrow(shape="wide", units={"range_max": "nmi"})
        >>> made.schema.field("range_max_high_nmi").metadata[b"unit"]
        b'nmi'
        """
        from weaponref.render.tables import to_arrow

        return to_arrow(self, **choices)
