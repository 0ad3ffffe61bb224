"""The keys of data files, in the order in which the canonical form writes them."""

from __future__ import annotations


__all__ = (
    "CLAIM_KEYS",
    "FAMILY_KEYS",
    "NAME_KEYS",
    "RELATION_KEYS",
    "SOURCE_KEYS",
    "SYSTEM_KEYS",
    "TRANSFER_KEYS",
)

_PARTS = ("names", "relations", "claims", "sources")

SYSTEM_KEYS = ("id", "name", "kind", "country", "family", "level", "external_ids", "note", *_PARTS)
FAMILY_KEYS = ("id", "name", "kind", "country", "note", *_PARTS)
TRANSFER_KEYS = ("id", "name", "supplier", "recipients", "systems", "families", "note", *_PARTS)
NAME_KEYS = ("name", "scheme", "lang", "source", "disputed", "ambiguous")
RELATION_KEYS = ("type", "target", "external", "source")
CLAIM_KEYS = (
    "value", "ton", "condition", "basis", "attributed_to", "as_of", "as_stated", "source", "origin",
    "verified",
    "deprecated", "note",
)  # fmt: skip
SOURCE_KEYS = (
    "type", "title", "publisher", "URL", "issued", "accessed", "archive_location", "language", "kind",
    "reliability", "note",
)  # fmt: skip
