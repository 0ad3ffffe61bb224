"""The descriptor of a data package: what the CSV files hold, for programs and for people.

It has the keys of the Data Package standard 2 (https://datapackage.org/standard/data-package/), and those of version 1
that readers of it need (``profile`` of a resource).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from weaponref.render.data import json_text
from weaponref.store.document import LICENCE


if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from weaponref.catalogue import Catalog
    from weaponref.model import Source
    from weaponref.render.exports.sheets import Sheet
    from weaponref.render.tables.columns import Column

__all__ = ("descriptor",)

_TYPES = {"text": "string", "number": "number", "integer": "integer", "boolean": "boolean", "date": "date"}


def descriptor(catalog: Catalog, sheets: Iterable[Sheet], files: Mapping[str, bytes]) -> bytes:
    """The content of ``datapackage.json``.

    Args:
        catalog: what the files were made of.
        sheets: the tables.
        files: their CSV files.
    """
    data = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "weaponref",
        "title": "weaponref: published, source-attributed reference data on weapon systems",
        "description": (
            "Who said what about which weapon system, when and in which unit. Every figure is a claim with its source, "
            "and disagreement between sources is data."
        ),
        "version": catalog.data_version,
        "licenses": [
            {
                "name": LICENCE,
                "path": "https://creativecommons.org/publicdomain/zero/1.0/",
                "title": "CC0 1.0 Universal",
            }
        ],
        "contributors": [{"title": "weaponref contributors", "role": "author", "roles": ["author"]}],
        "keywords": ["reference data", "open source intelligence", "provenance"],
        "sources": [_source(source) for source in catalog.sources.values()],
        "resources": [_resource(sheet, files[f"{sheet.name}.csv"]) for sheet in sheets],
    }
    if not data["sources"]:
        del data["sources"]  # an empty list is not valid
    return (json_text(data) + "\n").encode()


def _source(source: Source) -> dict[str, str]:
    from weaponref.render.citations import short_title

    entry = {"title": f"{source.publisher}: {short_title(source)}"}
    if source.url and source.url.startswith(("http://", "https://")):
        entry["path"] = source.url
    return entry


def _resource(sheet: Sheet, content: bytes) -> dict[str, Any]:
    from hashlib import sha256

    schema: dict[str, Any] = {
        "fields": [_field(column, sheet) for column in sheet.table.columns],
        "missingValues": [""],
        "primaryKey": list(sheet.key),
    }
    if sheet.links:
        schema["foreignKeys"] = [
            {"fields": [link.column], "reference": {"resource": link.sheet, "fields": [link.target]}}
            for link in sheet.links
        ]
    return {
        "name": sheet.name,
        "type": "table",
        "profile": "tabular-data-resource",
        "path": f"{sheet.name}.csv",
        "description": sheet.description,
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "bytes": len(content),
        "hash": f"sha256:{sha256(content).hexdigest()}",
        "schema": schema,
    }


def _field(column: Column, sheet: Sheet) -> dict[str, Any]:
    data: dict[str, Any] = {
        "name": column.name,
        "type": _TYPES[column.type],
        "description": column.description,
    }
    constraints: dict[str, Any] = {}
    if column.name in sheet.required:
        constraints["required"] = True
    if sheet.key == (column.name,):
        constraints["unique"] = True
    if column.name in sheet.terms:
        constraints["enum"] = list(sheet.terms[column.name])
    if constraints:
        data["constraints"] = constraints
    return data
