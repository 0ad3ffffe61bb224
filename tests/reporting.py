"""Reports to render: of small tables, and of tables whose every text is hostile."""

from __future__ import annotations

import weaponref


MESSY: list[dict[str, object]] = [
    {"missile": "KN-23", "range (km)": 420, "payload": "up to 500 kg"},
    {"missile": "КN-23", "range (km)": "~280", "payload": "0.5 t"},
    {"missile": "화성-11가", "range (km)": "690-450 km", "payload": "약 500 kg 추정"},
    {"missile": "Iskander-M/KN-23", "range (km)": "~500", "payload": "n/a"},
    {"missile": "Hwasong-99", "range (km)": "500 kg", "payload": None},
    {"missile": "KN-24", "range (km)": 90000, "payload": "-5"},
]

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</details></style><style>*{}",
    "a | b\n| --- |\n<b>",
    "](javascript:alert(1))",
    "`code` *b* _i_ #1 $x$",
    "]]>&amp;<!--",
    "=HYPERLINK(1)",
    "\u202eKN-23\x00\x1b[31m\x85",
    "\ud800\ufffe\uffff",
    "x" * 5000,
    ", ; \" ' \r\n \t",
)


def messy() -> weaponref.Report:
    """A report with errors, warnings and notes."""
    return weaponref.validate(MESSY)


def clean() -> weaponref.Report:
    """A report with nothing to look at."""
    return weaponref.validate([{"missile": "KN-23", "range_km": 420.0}])


def of_texts(name: str, value: object, header: str = "x") -> weaponref.Report:
    """A report on a table of one row whose name, value and header are given."""
    rows = [{"missile": name, header: value}, {"missile": "KN-23", header: 280}]
    return weaponref.validate(rows, name="missile", columns={header: "range_max:km"})
