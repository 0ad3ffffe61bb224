"""The headers of a table: which columns hold quantities, names, units or countries.

Headers are read by closed lists of words in the languages of the quantity grammar. A header that is not understood
binds nothing: a column is never taken for something because it looks like it.
"""

from __future__ import annotations

from weaponref.validation.headers.reading import Header, read_header
from weaponref.validation.headers.tables import (
    country_headers,
    is_flight_log,
    name_headers,
    own_unit_headers,
    read_headers,
    unit_headers,
)
from weaponref.validation.headers.text import folded


__all__ = (
    "Header",
    "country_headers",
    "folded",
    "is_flight_log",
    "name_headers",
    "own_unit_headers",
    "read_header",
    "read_headers",
    "unit_headers",
)
