"""From the nodes of a data file to model objects: what each kind of record may and must have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve, frozen

from weaponref.errors import AmbiguousUnitError
from weaponref.grammar import parse
from weaponref.kinds import KINDS
from weaponref.model import Claim, Family, Name, Relation, Source, System, Transfer
from weaponref.model.identity import ClaimIds
from weaponref.store.fields import ID, Fields
from weaponref.store.layout import (
    CLAIM_KEYS,
    FAMILY_KEYS,
    NAME_KEYS,
    RELATION_KEYS,
    SOURCE_KEYS,
    SYSTEM_KEYS,
    TRANSFER_KEYS,
)
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
    Property,
    unknown_term,
)


if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from weaponref.interval import Interval
    from weaponref.model import Value
    from weaponref.store.fields import FileFaults
    from weaponref.store.places import Places
    from weaponref.store.yaml_nodes import MappingNode, Node

__all__ = ("RecordReader", "Reference", "read_family", "read_sources", "read_system", "read_transfer")


@frozen(eq=False)
class Reference:
    """A mention of another record, to be checked when all files are read."""

    target: str
    role: str
    node: Node
    faults: FileFaults


def read_sources(mapping: MappingNode, faults: FileFaults) -> Iterator[tuple[Node, Source]]:
    """The entries of a bibliography: id and CSL fields."""
    for key, node in mapping.items:
        if not ID.fullmatch(key.text):
            faults.add(key, f"{key.text!r} is not an id; write lower-case letters, digits and single hyphens")
        entry = faults.mapping(node, f"source {key.text!r}")
        if entry is None:
            yield key, evolve(_NO_SOURCE, id=key.text)  # so that its citations are not faults as well
            continue
        fields = Fields(entry, f"source {key.text!r}", SOURCE_KEYS, faults)
        type_ = fields.term("type", SOURCE_TYPES, required=True)
        publisher = fields.text("publisher", required=True)
        title, url = fields.text("title"), _url(fields, faults)
        if not title and fields.lacks("URL") and fields.lacks("title"):
            faults.add(entry, f"source {key.text!r} has neither 'title' nor 'URL'; add one, so that it can be found")
        source = Source(
            id=key.text,
            type=type_ or "",
            title=title,
            publisher=publisher or "",
            url=url,
            issued=fields.date("issued"),
            accessed=fields.date("accessed"),
            archived_url=fields.text("archive_location"),
            language=fields.text("language"),
            kind=fields.term("kind", SOURCE_KINDS),
            reliability=fields.term("reliability", RELIABILITIES),
            note=fields.text("note"),
        )
        yield key, source


def _url(fields: Fields, faults: FileFaults) -> str | None:
    url, node = fields.text("URL"), fields.node("URL")
    if url and not url.startswith(("http://", "https://")):
        faults.add(node, f"the URL {url[:60]!r} has no scheme; write http:// or https:// before it")
    return url


def read_system(mapping: MappingNode, faults: FileFaults, reader: RecordReader) -> System | None:
    """A system, or None where it lacks what it cannot be without."""
    fields = Fields(mapping, "a system", SYSTEM_KEYS, faults)
    id_, name = reader.own_id(fields), fields.text("name", required=True)
    kind = fields.term("kind", KINDS, required=True)
    country = fields.country("country", required=True)
    family = fields.identifier("family")
    node = fields.node("family")
    if family and node:
        family = reader.current(family, node)
        reader.references.append(Reference(family, "family", node, faults))
    system = System(
        id=id_ or "?",
        name=name or "?",
        kind=kind or "missile",
        country=country or "XX",
        family=family,
        level=fields.term("level", LEVELS),
        note=fields.text("note"),
        names=tuple(reader.names(fields, id_ or "?")),
        relations=tuple(reader.relations(fields, id_ or "?")),
        claims=tuple(reader.claims(fields, id_ or "?")),
        external_ids=tuple(_external_ids(fields, faults)),
    )
    return system if id_ and name and kind and country else None


def _external_ids(fields: Fields, faults: FileFaults) -> Iterator[tuple[str, str]]:
    node = fields.node("external_ids")
    mapping = faults.mapping(node, "'external_ids'") if node else None
    for key, value in mapping.items if mapping else ():
        text = faults.text(value, f"the id in {key.text!r}")
        if text:
            yield key.text, text


def read_family(mapping: MappingNode, faults: FileFaults, reader: RecordReader) -> Family | None:
    """A family, or None where it lacks what it cannot be without."""
    fields = Fields(mapping, "a family", FAMILY_KEYS, faults)
    id_, name = reader.own_id(fields), fields.text("name", required=True)
    family = Family(
        id=id_ or "?",
        name=name or "?",
        kind=fields.term("kind", KINDS),
        country=fields.country("country"),
        note=fields.text("note"),
        names=tuple(reader.names(fields, id_ or "?")),
        relations=tuple(reader.relations(fields, id_ or "?")),
        claims=tuple(reader.claims(fields, id_ or "?")),
    )
    return family if id_ and name else None


def read_transfer(mapping: MappingNode, faults: FileFaults, reader: RecordReader) -> Transfer | None:
    """A transfer, or None where it lacks what it cannot be without."""
    fields = Fields(mapping, "a transfer", TRANSFER_KEYS, faults)
    id_, name = reader.own_id(fields), fields.text("name", required=True)
    supplier = fields.country("supplier", required=True)
    recipients = fields.countries("recipients")
    if fields.lacks("recipients"):
        faults.add(mapping, "a transfer has no 'recipients'; add it, such as [RU]")
    linked = {}
    for key, role in (("systems", "system"), ("families", "family")):
        entries = tuple((node, reader.current(text, node)) for node, text in fields.identifiers(key))
        reader.references.extend(Reference(text, role, node, faults) for node, text in entries)
        linked[key] = tuple(text for _, text in entries)
    transfer = Transfer(
        id=id_ or "?",
        name=name or "?",
        supplier=supplier or "XX",
        recipients=recipients,
        systems=linked["systems"],
        families=linked["families"],
        note=fields.text("note"),
        names=tuple(reader.names(fields, id_ or "?")),
        relations=tuple(reader.relations(fields, id_ or "?")),
        claims=tuple(reader.claims(fields, id_ or "?")),
    )
    return transfer if id_ and name and supplier and recipients else None


class RecordReader:
    """Reads what all records share: names, relations and claims.

    Args:
        sources: every source that may be cited.
        faults: where faults of the file go.
        references: mentions of other records, to be checked later.
        places: where each part stands is noted here.
        all_sources: False if a bibliography could not be read, so that a source may be described there.
        renames: old ids of records and sources, and the ids that replaced them.
        renames_below: those of them that a record may still bear as its own id, since it is laid over the renamed one.
    """

    def __init__(
        self,
        sources: Mapping[str, Source],
        faults: FileFaults,
        references: list[Reference],
        places: Places,
        *,
        all_sources: bool = True,
        renames: Mapping[str, str] | None = None,
        renames_below: Mapping[str, str] | None = None,
    ) -> None:
        self._sources = sources
        self._faults = faults
        self.references = references
        self._places = places
        self._all_sources = all_sources
        self._renames = renames or {}
        self._renames_below = renames_below or {}

    def own_id(self, fields: Fields) -> str | None:
        """The id of the record itself."""
        id_, node = fields.identifier("id", required=True), fields.node("id")
        return self._renamed(id_, node, self._renames_below) if id_ and node else id_

    def current(self, id_: str, node: Node) -> str:
        """The id that a record has now; that an old one is used is noted."""
        return self._renamed(id_, node, self._renames)

    def _renamed(self, id_: str, node: Node, renames: Mapping[str, str]) -> str:
        now = renames.get(id_)
        if now is None:
            return id_
        self._places.renamed.append((self._faults.place(node), id_, now))
        return now

    def names(self, fields: Fields, record: str) -> Iterator[Name]:
        """The names of a record."""
        number = 0
        for node in fields.items("names"):
            mapping = self._faults.mapping(node, "a name")
            if mapping is None:
                continue
            entry = Fields(mapping, "a name", NAME_KEYS, self._faults)
            name = entry.text("name", required=True)
            scheme = entry.term("scheme", SCHEMES, required=True)
            source = self._source(entry)
            lang, disputed, ambiguous = entry.text("lang"), entry.flag("disputed"), entry.flag("ambiguous")
            if name and scheme and source:
                self._places.names[record, number] = self._faults.place(node)
                number += 1
                yield Name(name=name, scheme=scheme, source=source, lang=lang, disputed=disputed, ambiguous=ambiguous)

    def relations(self, fields: Fields, record: str) -> Iterator[Relation]:
        """The relations of a record."""
        number = 0
        for node in fields.items("relations"):
            mapping = self._faults.mapping(node, "a relation")
            if mapping is None:
                continue
            entry = Fields(mapping, "a relation", RELATION_KEYS, self._faults)
            type_ = entry.term("type", RELATION_TYPES, required=True)
            target, external = entry.identifier("target"), entry.text("external")
            target_node = entry.node("target")
            if (target and external) or (entry.lacks("target") and entry.lacks("external")):
                self._faults.add(
                    mapping,
                    "a relation has either 'target' (the id of a record) or 'external' (a printed name), not "
                    + ("both" if target else "neither"),
                )
            if target and target_node:
                target = self.current(target, target_node)
                self.references.append(Reference(target, "record", target_node, self._faults))
            source, printed = self._source(entry), target or external
            if type_ and printed and source:
                self._places.relations[record, number] = self._faults.place(node)
                number += 1
                yield Relation(type=type_, target=printed, source=source, external=target is None)

    def claims(self, fields: Fields, record: str) -> Iterator[Claim]:
        """The claims of a record, property by property."""
        node = fields.node("claims")
        mapping = self._faults.mapping(node, "'claims'") if node else None
        identify = ClaimIds(record)
        for key, stated in mapping.items if mapping else ():
            prop = PROPERTIES.get(key.text)
            if prop is None:
                self._faults.add(key, unknown_term("property", key.text, PROPERTIES))
            for item in self._faults.sequence(stated, repr(key.text)):
                claim = self._claim(item, prop, record, identify)
                if claim:
                    self._places.claims[claim.id] = self._faults.place(item)
                    yield claim

    def _claim(self, node: Node, prop: Property | None, record: str, identify: ClaimIds) -> Claim | None:
        """A claim, or None where it has faults; of an unknown property (None) the value cannot be read."""
        mapping = self._faults.mapping(node, "a claim")
        if mapping is None:
            return None
        fields = Fields(mapping, "a claim", CLAIM_KEYS, self._faults)
        ton = fields.term("ton", TON_MEANINGS)
        # With a key that is wrong or misspelt, the value is not at fault as well.
        meant = ton or (None if fields.lacks("ton") else "unstated")
        value = self._value(fields, mapping, prop, meant) if prop else None
        if ton and value is not None and getattr(value, "unit", None) != TON_MEANINGS[ton]:
            self._faults.add(fields.node("ton"), "'ton' explains a value in tons; this one is not")
        basis = fields.term("basis", BASES, required=True)
        source = self._source(fields)
        claim = Claim(
            id="",
            system=record,
            property=prop.name if prop else "",
            value=value if value is not None else "",
            basis=basis or "",
            source=source or _NO_SOURCE,
            attributed_to=fields.text("attributed_to"),
            condition=fields.text("condition"),
            as_of=fields.date("as_of"),
            as_stated=fields.text("as_stated"),
            origin=fields.identifier("origin"),
            verified=fields.date("verified"),
            deprecated=fields.flag("deprecated"),
            note=fields.text("note"),
            ton=ton,
        )
        if value is None or not basis or not source:
            return None
        id_ = identify(claim)
        if id_ is None:
            self._faults.add(node, "the same claim stands twice; remove one")
            return None
        return evolve(claim, id=id_)

    def _value(self, fields: Fields, mapping: MappingNode, prop: Property, ton: str | None) -> Value | None:
        node = fields.node("value")
        if node is None:
            if fields.lacks("value"):
                self._faults.add(mapping, "a claim has no 'value'; add it")
            return None
        if prop.type == "countries":
            return fields.countries("value") or None
        if prop.type == "date":
            return fields.date("value")
        if prop.type == "text":
            return fields.text("value")
        return fields.made("value", lambda text: _quantity(text, prop, ton))

    def _source(self, fields: Fields) -> Source | None:
        id_ = fields.text("source", required=True)
        if id_ is None:
            return None
        source = self._sources.get(id_)
        node = fields.node("source")
        if source is None and node and self._renames.get(id_) in self._sources:
            source = self._sources[self._renamed(id_, node, self._renames)]
        if source is None and self._all_sources:
            from difflib import get_close_matches

            near = get_close_matches(id_, self._sources, n=1)
            hint = f"did you mean {near[0]!r}?" if near else "add it to the sources"
            self._faults.add(node, f"there is no source {id_!r}; {hint}")
        return source


_NO_SOURCE = Source(id="", type="", title=None, publisher="", url=None)


def _quantity(text: str, prop: Property, ton: str | None) -> Interval:
    """The value of a claim; ValueError where it does not fit the property."""
    try:
        stated = parse(text, ton=ton)
    except AmbiguousUnitError as error:
        if "short ton" in error.choices:
            raise ValueError(f"{error}; or say with 'ton: unstated' that the source does not tell") from error
        raise
    if stated.unit is None and "count" in prop.dimensions:
        stated = evolve(stated, unit="count")
    wanted = " or ".join(prop.dimensions)
    if stated.unit is None:
        raise ValueError(f"{text!r} has no unit; {prop.name} is a {wanted}, such as '420 {prop.unit}'")
    # Each currency is a dimension of its own: money:USD, money:EUR.
    measured = (stated.dimension or "").partition(":")[0]
    if measured not in prop.dimensions:
        raise ValueError(f"{text!r} is a {measured}; {prop.name} is a {wanted}, in {prop.unit} for example")
    if stated.comment:
        raise ValueError(
            f"{text!r} has words that are no part of the quantity ({stated.comment!r}); put them into 'condition'"
        )
    if stated.warnings:
        raise ValueError(f"{text!r} is doubtful: {'; '.join(stated.warnings)}")
    return stated
