"""The catalogue: an immutable collection of records, looked up by name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast, overload

from weaponref.errors import AmbiguousNameError, UnknownSystemError
from weaponref.model.claims import Citable, Shown, Tabular
from weaponref.model.records import System, Weapon
from weaponref.names.index import lookup, pick


if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from weaponref.catalogue.backing import Backing
    from weaponref.catalogue.diff import Diff
    from weaponref.catalogue.results import Found, Hits, Resolution
    from weaponref.comparison import Comparison, UnitSystem
    from weaponref.model import Claim, Source
    from weaponref.model.choices import Policy
    from weaponref.model.groups import Family, Transfer
    from weaponref.render.exports import ExportFormat

__all__ = ("Catalog",)

_Default = TypeVar("_Default")
_RAISE: Final[Any] = object()


class Catalog(Citable, Shown, Tabular, Mapping[str, "System | Family"]):
    """Systems, families, transfers and their sources. A mapping of the ids of systems and families to records.

    It never changes. `overlay` and `as_of` give other catalogues. Two are equal if their systems and families are.

    >>> import weaponref
    >>> catalog = weaponref.catalog()
    >>> "kn-23" in catalog, catalog["kn-23"].name
    (True, 'KN-23')
    """

    __slots__ = ("__weakref__", "_records", "_spellings")

    def __init__(self, records: Backing) -> None:
        self._records = records
        self._spellings: dict[str, System | Family] = {}

    def __reduce__(self) -> tuple[type[Catalog], tuple[Backing]]:
        return Catalog, (self._records,)

    @property
    def data_version(self) -> str:
        """The version of the data: calendar version and a hash of the content."""
        return self._records.version

    @property
    def systems(self) -> Mapping[str, System]:
        """All systems by id."""
        from weaponref.catalogue.views import RecordView

        return RecordView(self._records, self._records.system_ids, System)

    @property
    def families(self) -> Mapping[str, Family]:
        """All families by id."""
        from weaponref.catalogue.views import RecordView
        from weaponref.model.groups import Family

        return RecordView(self._records, self._records.family_ids, Family)

    @property
    def transfers(self) -> Mapping[str, Transfer]:
        """All transfers by id. They are statements about deliveries and are never found by name."""
        from weaponref.catalogue.views import RecordView
        from weaponref.model.groups import Transfer

        return RecordView(self._records, self._records.transfer_ids, Transfer)

    @property
    def sources(self) -> Mapping[str, Source]:
        """The bibliography by id."""
        from weaponref.catalogue.views import SourceView

        return SourceView(self._records)

    @property
    def redirects(self) -> Mapping[str, str]:
        """Old ids of renamed records and sources, and the ids that replaced them. An old id still leads there."""
        from types import MappingProxyType

        return MappingProxyType(dict(self._records.redirects))

    def __getitem__(self, id_: str) -> System | Family:
        try:
            record = self._records.record(id_)
        except KeyError:
            from weaponref.catalogue.views import record_of

            record = record_of(self._records, id_)
        if isinstance(record, Weapon):
            return cast("System | Family", record)
        raise KeyError(id_)

    def __hash__(self) -> int:
        # As mappings, catalogues are equal if their records are; so equal ones have the same ids.
        return hash((self._records.system_ids, self._records.family_ids))

    def __iter__(self) -> Iterator[str]:
        yield from self._records.system_ids
        yield from self._records.family_ids

    def __len__(self) -> int:
        return len(self._records.system_ids) + len(self._records.family_ids)

    def __contains__(self, id_: object) -> bool:
        if not isinstance(id_, str):
            return False
        try:
            # Asking is no use of an old id: nothing is warned of.
            return isinstance(self._records.record(self._records.redirect(id_) or id_), Weapon)
        except KeyError:
            return False

    def __repr__(self) -> str:
        return (
            f"<Catalog {self.data_version}: {len(self._records.system_ids)} systems, "
            f"{len(self._records.family_ids)} families, {len(self._records.transfer_ids)} transfers, "
            f"{len(self._records.source_ids)} sources>"
        )

    @overload
    def get(self, name: str, /) -> System | Family: ...
    @overload
    def get(self, name: str, /, default: _Default) -> System | Family | _Default: ...
    def get(self, name: str, /, default: object = _RAISE) -> object:
        """The one record that bears a name, in any script and spelling; never a guess.

        An id is preferred to a family that bears the name, and that to other names; so ``Hwasong-11`` is the family.

        Args:
            name: an id, a name or an alias.
            default: what to return for a name that no record bears, instead of raising.

        Raises:
            UnknownSystemError: no record bears the name; it carries suggestions.
            AmbiguousNameError: several do; it carries the candidates.

        Warns:
            DeprecationWarning: the name is the old id of a record that was renamed.

        >>> import weaponref
        >>> weaponref.get("КН-23").id, weaponref.get("hwasong 11na").id
        ('kn-23', 'kn-24')
        """
        found = self._spellings.get(name)
        if found is not None:
            return found
        if not isinstance(name, str):
            raise TypeError(f"a name is a text, not {name!r}")
        ids = pick(lookup(name, self._records))
        if len(ids) == 1:
            record = self[ids[0]]
            if name in (record.id, record.name) or any(name == other.name for other in record.names):
                self._spellings[name] = record
            elif self._records.redirect(name):
                from weaponref.catalogue.views import warn_of

                warn_of(name, record.id)
            return record
        if ids:
            raise AmbiguousNameError(name, ids)
        return self._unknown(name, default)

    def _unknown(self, name: str, default: object) -> object:
        """What a name that nobody bears comes to."""
        if default is not _RAISE:
            return default
        reading = self.resolve(name)
        named = tuple(dict.fromkeys(record.id for group in reading.groups for record in group))
        if reading.status in ("composite", "ambiguous", "conflict"):
            raise AmbiguousNameError(name, named, f"{name!r} names several records; resolve() reads such a text")
        likely = reading.suggestions or tuple(record for group in reading.groups for record in group)
        raise UnknownSystemError(name, tuple(dict.fromkeys(record.name for record in likely)))

    def resolve(self, text: str, *, suggest: bool = True) -> Resolution:
        """Read a text from a name column: one name, several, alternatives, names with kind words around them.

        Never raises on text and never guesses; see `weaponref.catalogue.Resolution`.

        Args:
            text: the cell.
            suggest: look for similar names if the text is unknown, which takes milliseconds.

        >>> import weaponref
        >>> weaponref.resolve("Iskander-M/KN-23 and Kalibr").status
        'composite'
        """
        return _resolver()(self._records, text, suggest=suggest)

    def search(self, query: str, *, limit: int = 10) -> Hits:
        """Records whose names contain the query or look like it, best first. The only look-up that is not exact.

        >>> import weaponref
        >>> weaponref.search("hwasong 18")[0].system.id
        'hwasong-18'
        """
        from weaponref.catalogue.lookups import search

        return search(self._records, query, limit)

    def find(
        self,
        *,
        country: str | None = None,
        kind: str | None = None,
        family: str | None = None,
        range_class: str | None = None,
        scheme: str = "us",
        by: Policy | str = "any",
        **filters: str,
    ) -> Found:
        """The systems that meet every filter, with the claims that met them.

        Args:
            country: code or English name of the country of origin.
            kind: a kind, or an abbreviation such as SRBM; narrower kinds are included.
            family: id or name of a family.
            range_class: a class of the scheme.
            scheme: the scheme of range classes.
            by: which claims must meet a filter or support the range class: ``any`` of them, ``all``, or the one that
                a policy chooses.
            filters: property and condition: a quantity (``range_max=">= 600 km"``), a date
                (``first_flight=">= 2019"``), a country (``operators="RU"``), or words that a text contains.

        Raises:
            ValueError: a filter, a kind, a country, a family or a class is unknown, or a condition cannot be read.
            AmbiguousNameError: several families bear the name.
            DimensionError: a condition measures something else than the property.

        >>> import weaponref
        >>> found = weaponref.find(country="KP", range_max=">= 15000 km")
        >>> "hwasong-17" in [system.id for system in found]
        True
        >>> found.claims("hwasong-20")[0].source.publisher != ""
        True
        """
        from weaponref.catalogue.find import family_of, find

        return find(
            self.systems.values(), country=country, kind=kind,
            family=None if family is None else family_of(family, self._records),
            range_class=range_class, scheme=scheme, by=by, **filters,
        )  # fmt: skip

    def claim(self, id_: str, /) -> Claim:
        """The claim with a permanent id, of whatever record.

        Raises:
            UnknownClaimError: there is no such claim, nor was there one under an old id of its record or source.

        Warns:
            DeprecationWarning: the claim had this id before its record or its source was renamed.

        >>> import weaponref
        >>> claim = weaponref.get("KN-24").range_max.claims[0]
        >>> weaponref.catalog().claim(claim.id) is claim
        True
        """
        from weaponref.catalogue.claims import claim_of

        return claim_of(self._records, id_)

    def compare(
        self, *names: str, units: UnitSystem = "metric", properties: tuple[str, ...] | None = None
    ) -> Comparison:
        """Put records side by side; see `weaponref.compare`.

        Raises:
            UnknownSystemError, AmbiguousNameError: as `get`.
            ValueError: no name is given, or the units or a property are unknown.

        >>> import weaponref
        >>> weaponref.catalog().compare("KN-23", "KN-24", units="imperial").units
        'imperial'
        """
        from weaponref.comparison import compare

        return compare(
            [self.get(name) for name in names], units=units, properties=properties, data_version=self.data_version
        )

    def overlay(self, other: Catalog) -> Catalog:
        """This catalogue with another laid over it, usually your own folder.

        A record of both is one record: the other's own fields, and the names, relations and claims of both. A claim
        stated again replaces the one below.

        >>> import weaponref
        >>> base = weaponref.catalog()
        >>> len(base.overlay(base)) == len(base)
        True
        """
        from weaponref.catalogue.backing import Layered

        return Catalog(Layered(self._records, other._records))

    def as_of(self, date: str) -> Catalog:
        """The catalogue with only the claims that were published by the end of a date.

        Raises:
            ValueError: the text is not a date.

        >>> import weaponref
        >>> weaponref.catalog().as_of("2018")["kn-23"].range_max is None
        True
        """
        from weaponref.catalogue.backing import AsOf

        return Catalog(AsOf(self._records, date))

    def _ipython_key_completions_(self) -> list[str]:
        return list(self)

    def export(
        self,
        path: str | os.PathLike[str],
        *,
        format: ExportFormat,  # noqa: A002  the word of the command line
        names: Iterable[str] = (),
        force: bool = False,
    ) -> Path:
        """Write the catalogue, or the records that are named, to a file or a folder, in one step.

        Args:
            path: the file; for ``csv``, ``parquet`` and ``datapackage`` a folder, or a zip archive.
            format: ``csv``, ``json``, ``parquet``, ``sqlite``, ``datapackage``, ``csl-json`` or ``bibtex``.
            names: the records, families with their members; all of them if none is named.
            force: replace what an earlier export wrote there.

        Returns:
            The path that was written.

        Raises:
            ValueError: the format is unknown.
            FileExistsError: something is there already.
            UnknownSystemError, AmbiguousNameError: as `get`.
            MissingExtraError: ``parquet`` needs pyarrow or polars.

        >>> import tempfile, pathlib, weaponref
        >>> path = pathlib.Path(tempfile.mkdtemp(), "catalogue.json")
        >>> weaponref.load(weaponref.catalog().export(path, format="json")) == weaponref.catalog()
        True
        """
        from weaponref.render.exports import export

        return export(self, path, format=format, names=names, force=force)

    def diff(self, other: Catalog) -> Diff:
        """What changed from this catalogue to another. What was renamed is the same thing under another id.

        >>> import weaponref
        >>> bool(weaponref.catalog().diff(weaponref.catalog()))
        False
        """
        from weaponref.catalogue.diff import diff_catalogs

        return diff_catalogs(self, other, other._records.former_claims)


@cache
def _resolver() -> Callable[..., Resolution]:
    """What reads a text: imported at the first call, and not looked for again at the next million."""
    from weaponref.catalogue.lookups import resolve

    return resolve
