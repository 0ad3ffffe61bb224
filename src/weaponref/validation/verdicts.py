"""The verdicts of a check, what each of them says, and how serious it is unless the caller says otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal


if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = (
    "NAME_VERDICTS",
    "RANKS",
    "SEVERITIES",
    "VALUE_VERDICTS",
    "Severity",
    "severities",
    "severity_of_values",
)

Severity = Literal["ok", "note", "warning", "error"]
"""How serious a verdict is: ``ok`` for what is in order."""

RANKS: dict[str, int] = {"ok": 0, "note": 1, "warning": 2, "error": 3}
"""The severities in rising order."""

NAME_VERDICTS: dict[str, str] = {
    "match": "the name of one system",
    "family": "the name of a family of systems",
    "either": "alternatives for one thing, not told apart",
    "several": "the names of several things",
    "partial": "a part of the text leads to nothing",
    "ambiguous": "several systems bear the name",
    "conflict": "two names in one cell that do not belong together, or one system under two names with other values",
    "unknown": "no system bears the name",
    "mixed-script": "letters of two scripts in one word",
}
"""What a name can turn out to be."""

VALUE_VERDICTS: dict[str, str] = {
    "agrees": "a published claim states it",
    "within": "between the lowest and the highest published figure",
    "near": "just outside what is published: within rounding, the stated tolerance or an end left open",
    "outside": "outside what is published",
    "no-reference": "nothing is published to compare it with",
    "not-a-quantity": "cannot be read as a quantity",
    "wrong-dimension": "measures something else than the column",
    "unknown-unit": "the unit is not known",
    "ambiguous-unit": "the unit has several meanings",
    "missing-unit": "no unit is given, in the cell, beside it or in the header",
    "unit-slip": "outside what is published, and inside if the unit were another: a hypothesis",
    "swapped": "outside what is published, and inside if two columns were swapped: a hypothesis",
    "pair-disagrees": "two values in one cell that are not the same quantity",
    "reversed": "an interval whose first end is the larger one",
    "number-as-text": "a number that is stored as text",
}
"""What a value can turn out to be. Nothing is ever called wrong: it agrees with what is published or it does not."""

SEVERITIES: dict[str, Severity] = {
    "match": "ok",
    "family": "note",
    "either": "note",
    "several": "note",
    "partial": "warning",
    "ambiguous": "warning",
    "conflict": "error",
    "unknown": "warning",
    "mixed-script": "warning",
    "agrees": "ok",
    "within": "ok",
    "near": "note",
    "outside": "warning",
    "no-reference": "note",
    "not-a-quantity": "error",
    "wrong-dimension": "error",
    "unknown-unit": "error",
    "ambiguous-unit": "warning",
    "missing-unit": "warning",
    "unit-slip": "error",
    "swapped": "error",
    "pair-disagrees": "warning",
    "reversed": "error",
    "number-as-text": "note",
}
"""How serious each verdict is by default; two values of one system are a note (`severity_of_values`)."""


def severities(changes: Mapping[str, str] | None) -> dict[str, Severity]:
    """The severity of every verdict, with some of them changed.

    Raises:
        ValueError: a verdict or a severity is unknown.

    >>> severities({"outside": "error"})["outside"], severities(None)["outside"]
    ('error', 'warning')
    """
    chosen = dict(SEVERITIES)
    for verdict, severity in (changes or {}).items():
        from weaponref.vocabulary import unknown_term

        if verdict not in SEVERITIES:
            raise ValueError(unknown_term("verdict", verdict, SEVERITIES))
        if severity not in RANKS:
            raise ValueError(unknown_term("severity", severity, RANKS))
        chosen[verdict] = severity  # type: ignore[assignment]  # it is one of RANKS
    return chosen


def severity_of_values(changes: Mapping[str, str] | None) -> Severity:
    """How serious it is that one system has two values under two names: a note, as sources differ, unless chosen.

    >>> severity_of_values(None), severity_of_values({"conflict": "warning"})
    ('note', 'warning')
    """
    return severities(changes)["conflict"] if changes and "conflict" in changes else "note"
