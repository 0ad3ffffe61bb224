"""JSON Schemas of the data files, made from the vocabulary, so that editors can complete and check what is typed.

They say what the reader of data files asks of a single file. What takes more than one file (that a source exists, that
an id is used once) and what takes the quantity grammar is left to ``weaponref lint``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from weaponref.bearers import OF_TRANSFERS, can_have, meant_instead
from weaponref.countries import COUNTRIES
from weaponref.kinds import KINDS
from weaponref.store import layout
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
)


if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ("SCHEMA_KINDS", "json_schema")

SCHEMA_KINDS: dict[str, str] = {
    "system": "one system",
    "family": "one family of systems",
    "transfer": "one delivery",
    "sources": "a bibliography: id and entry",
    "redirects": "old ids of records and sources, and the ids that replaced them",
}
"""The kinds of data files that have a schema, and what such a file holds."""

_Schema = dict[str, Any]

_ID: _Schema = {
    "type": "string",
    "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$",
    "description": "An id: lower-case letters and digits, joined by single hyphens.",
}
# Editors read a bare number as a number; here it is a text like any other.
_TEXT: _Schema = {"type": ["string", "number"], "pattern": r"\S"}
_FLAG: _Schema = {"enum": [True, False, "true", "false"]}
_DATE: _Schema = {
    "type": ["string", "integer"],
    "pattern": "^([0-9]{4}|[0-9]{3}0s|[0-9]{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)$",
    "minimum": 1000,
    "maximum": 9999,
    "examples": ["2019-05-04", "2019-05", "2019", "1970s"],
}


def json_schema(kind: str) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a kind of data file.

    Args:
        kind: ``system``, ``family``, ``transfer``, ``sources`` or ``redirects``.

    Raises:
        ValueError: there is no such kind.

    >>> json_schema("system")["required"]
    ['id', 'name', 'kind', 'country']
    """
    if kind not in SCHEMA_KINDS:
        from weaponref.vocabulary import unknown_term

        raise ValueError(unknown_term("kind of data file", kind, SCHEMA_KINDS))
    if kind == "sources":
        content, definitions = _bibliography(), {"source": _source(), "id": _ID, "text": _TEXT, "date": _DATE}
    elif kind == "redirects":
        content = {"type": "object", "propertyNames": _ref("id"), "additionalProperties": _ref("id")}
        definitions = {"id": _ID}
    else:
        content, definitions = _record(kind), _definitions()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"weaponref: {SCHEMA_KINDS[kind]}",
        **content,
        "$defs": definitions,
    }


def _ref(name: str, description: str = "") -> _Schema:
    return {"$ref": f"#/$defs/{name}", **({"description": description} if description else {})}


def _object(keys: tuple[str, ...], parts: Mapping[str, _Schema], required: Iterable[str], **more: Any) -> _Schema:
    """A mapping with the keys of the layout, in its order, and no others."""
    return {
        "type": "object",
        "additionalProperties": False,
        "required": list(required),
        "properties": {key: parts[key] for key in keys},
        **more,
    }


def _terms(terms: Mapping[str, str]) -> _Schema:
    """One of a closed list; editors show the meaning of each term."""
    return {"enum": list(terms), "markdownEnumDescriptions": list(terms.values())}


def _list(item: _Schema, description: str = "", at_least: int = 0) -> _Schema:
    found: _Schema = {"type": "array", "items": item}
    if at_least:
        found["minItems"] = at_least
    return found | ({"description": description} if description else {})


def _record(kind: str) -> _Schema:
    shared = {
        "id": _ref("id", "The permanent id of the record, which is also the name of the file."),
        "name": _ref("text", "The name by which the record is shown."),
        "note": _ref("text", "What a reader should know, in words of the project."),
        "names": _list(_ref("name"), "Every name that a source gives it."),
        "relations": _list(_ref("relation"), "How sources relate it to others."),
        "claims": _claims(),
        "sources": {**_bibliography(), "description": "Sources that this file describes itself."},
        "kind": _ref("kind"),
        "country": _ref("country", "Country of origin."),
    }
    if kind == "system":
        parts = shared | {
            "family": _ref("id", "The family that it is grouped in."),
            "level": _terms(LEVELS),
            "external_ids": {"type": "object", "additionalProperties": _ref("text")},
        }
        return _object(layout.SYSTEM_KEYS, parts, ("id", "name", "kind", "country"), allOf=_misplaced())
    if kind == "family":
        return _object(layout.FAMILY_KEYS, shared, ("id", "name"), allOf=_misplaced())
    parts = shared | {
        "supplier": _ref("country", "The country that handed over."),
        "recipients": _list(_ref("country"), "The countries that received.", 1),
        "systems": _list(_ref("id"), "The systems that the statements name."),
        "families": _list(_ref("id"), "The families that they name."),
    }
    strange = {name: "A transfer has none." for name in PROPERTIES if name not in OF_TRANSFERS}
    return _object(layout.TRANSFER_KEYS, parts, ("id", "name", "supplier", "recipients"), allOf=[_discouraged(strange)])


def _misplaced() -> list[_Schema]:
    """What each kind cannot have: allowed, as it is for the reader, and marked in an editor, as it is by the linter."""
    alike: dict[tuple[tuple[str, str], ...], list[str]] = {}
    for kind in KINDS:
        strange = {name: _advice(kind, name) for name in PROPERTIES if not can_have(kind, name)}
        alike.setdefault(tuple(strange.items()), []).append(kind)
    return [
        {"if": {"properties": {"kind": {"enum": kinds}}, "required": ["kind"]}, "then": _discouraged(dict(strange))}
        for strange, kinds in alike.items()
    ]


def _advice(kind: str, name: str) -> str:
    if name == OF_TRANSFERS[0]:
        return "This is stated of a transfer."
    meant = meant_instead(kind, name)
    return "This kind has none." + (f" The source may mean its {meant}." if meant else "")


def _discouraged(strange: Mapping[str, str]) -> _Schema:
    marked = {name: {"deprecated": True, "deprecationMessage": message} for name, message in strange.items()}
    return {"properties": {"claims": {"properties": marked}}}


def _definitions() -> _Schema:
    return {
        "id": _ID,
        "text": _TEXT,
        "flag": _FLAG,
        "date": _DATE,
        "country": _terms(COUNTRIES),
        "kind": {"enum": list(KINDS), "description": "What it is: a term of the closed list of kinds."},
        "name": _name(),
        "relation": _relation(),
        "source": _source(),
        **{f"{type_}_claim": _claim(value) for type_, value in _VALUES.items()},
    }


def _claims() -> _Schema:
    return {
        "type": "object",
        "additionalProperties": False,
        "description": "What sources state, under the property that they state.",
        "properties": {
            prop.name: _list(_ref(f"{_value_type(prop)}_claim"), _described(prop)) for prop in PROPERTIES.values()
        },
    }


def _described(prop: Property) -> str:
    unit = f" In {prop.unit}, for example." if prop.unit not in (None, "count") else ""
    return f"{prop.label[:1].upper()}{prop.label[1:]}: {prop.definition}{unit}"


def _value_type(prop: Property) -> str:
    return "count" if "count" in prop.dimensions else prop.type


_VALUES: dict[str, _Schema] = {
    "quantity": {
        "type": "string",
        "pattern": "[0-9]",
        "description": "What the source states, in its own unit.",
        "examples": ["420 km", "about 900 km", "450–690 km", "up to 1 t", "at least 148 km"],
    },
    "count": {
        "type": ["integer", "string"],
        "pattern": "[0-9]",
        "description": "How many, as the source states it.",
        "examples": [2, "about 12", "4–6"],
    },
    "date": {"$ref": "#/$defs/date", "description": "A day, a month, a year or a decade."},
    "text": {"$ref": "#/$defs/text", "description": "A few words, as the source has them."},
    "countries": _list({"$ref": "#/$defs/country"}, "Country codes, such as [KP, RU].", 1),
}


def _claim(value: _Schema) -> _Schema:
    parts = {
        "value": value,
        "ton": {
            "enum": list(TON_MEANINGS),
            "description": 'What a value in "ton" means; unstated if the source does not tell.',
        },
        "condition": _ref("text", "The circumstances under which it holds."),
        "basis": _terms(BASES) | {"description": "How the source knows."},
        "attributed_to": _ref("text", "Whom the source quotes."),
        "as_of": _ref("date", "When it was said; of a flight that was observed, the day of the flight."),
        "as_stated": _ref("text", "The words of the quantity in the source, eight at most."),
        "source": _ref("text", "The id of the source."),
        "origin": _ref("id", "The same word in every claim that repeats one statement."),
        "verified": _ref("date", "When the page was read again and the claim found right."),
        "deprecated": _ref("flag", "true for a claim kept for the record only; the note says why."),
        "note": _ref("text", "What a reader should know about the claim."),
    }
    return _object(layout.CLAIM_KEYS, parts, ("value", "basis", "source"))


def _name() -> _Schema:
    parts = {
        "name": _ref("text", "The name as printed."),
        "scheme": _terms(SCHEMES) | {"description": "Who gave the name."},
        "lang": _ref("text", "BCP 47 tag of its language, where that is certain."),
        "source": _ref("text", "The id of the source."),
        "disputed": _ref("flag", "true for a name that a source misuses: shown, never looked up."),
        "ambiguous": _ref("flag", "true for a name that several records rightly bear."),
    }
    return _object(layout.NAME_KEYS, parts, ("name", "scheme", "source"))


def _relation() -> _Schema:
    parts = {
        "type": _terms(RELATION_TYPES),
        "target": _ref("id", "The id of the other record."),
        "external": _ref("text", "The printed name of something that has no record."),
        "source": _ref("text", "The id of the source."),
    }
    either = [{"required": ["target"]}, {"required": ["external"]}]
    return _object(layout.RELATION_KEYS, parts, ("type", "source"), oneOf=either)


def _bibliography() -> _Schema:
    return {"type": "object", "propertyNames": _ref("id"), "additionalProperties": _ref("source")}


def _source() -> _Schema:
    address = {"type": "string", "pattern": "^https?://"}
    parts = {
        "type": {"enum": list(SOURCE_TYPES), "description": "What it is, in the terms of CSL."},
        "title": _ref("text", "The headline or title as printed."),
        "publisher": _ref("text", "Who publishes it."),
        "URL": address,
        "issued": _ref("date", "When it was published."),
        "accessed": _ref("date", "When it was read."),
        "archive_location": _ref("text", "The address of a lasting copy."),
        "language": _ref("text", "BCP 47 tag of its language."),
        "kind": _terms(SOURCE_KINDS) | {"description": "What sort of body publishes it."},
        "reliability": _terms(RELIABILITIES) | {"description": "A judgement about the copy that was read."},
        "note": _ref("text", "What a reader should know about it."),
    }
    either = [{"required": ["title"]}, {"required": ["URL"]}]
    return _object(layout.SOURCE_KEYS, parts, ("type", "publisher"), anyOf=either)
