"""What changed between two versions of the data, as Markdown for a changelog."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from weaponref.render.changes import changed_keys
from weaponref.render.markdown import escaped
from weaponref.render.words import claim_value, counted, said
from weaponref.vocabulary import PROPERTIES


if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from weaponref.catalogue.diff import Diff
    from weaponref.model import Claim

__all__ = ("diff_markdown",)


def diff_markdown(diff: Diff) -> str:
    """A section of a changelog: records that came, went and were renamed, then every claim, record by record.

    >>> import weaponref
    >>> catalog = weaponref.catalog()
    >>> print(diff_markdown(catalog.diff(catalog)).splitlines()[-1])
    No difference.
    """
    lines = [f"## {escaped(diff.before)} to {escaped(diff.after)}", ""]
    if not diff:
        return "\n".join([*lines, "No difference.", ""])
    lines.append(
        f"{counted(len(diff.added), 'claim')} added, {len(diff.removed)} removed, {len(diff.changed)} changed; "
        f"{counted(len(diff.added_records), 'record')} added, {len(diff.removed_records)} removed, "
        f"{len(diff.renamed_records)} renamed."
    )
    for title, ids in (
        ("Added records", diff.added_records),
        ("Removed records", diff.removed_records),
        ("Renamed records", [f"{old}` → `{new}" for old, new in diff.renamed_records]),
        ("Renamed sources", [f"{old}` → `{new}" for old, new in diff.renamed_sources]),
        ("Records with other names, relations or notes", diff.changed_records),
    ):
        if ids:
            lines += ["", f"{title}: {', '.join(f'`{id_}`' for id_ in ids)}."]
    for title, claims in (
        ("Added claims", [(claim, "") for claim in diff.added]),
        ("Removed claims", [(claim, "") for claim in diff.removed]),
        ("Changed claims", [(one.after, "; ".join(changed_keys(one.before, one.after))) for one in diff.changed]),
    ):
        if claims:
            lines += ["", f"### {title}", "", *_by_record(claims)]
    return "\n".join([*lines, ""])


def _by_record(claims: Iterable[tuple[Claim, str]]) -> Iterator[str]:
    order = list(PROPERTIES)
    ranked = sorted(claims, key=lambda pair: (pair[0].system, order.index(pair[0].property)))
    for system, some in groupby(ranked, key=lambda pair: pair[0].system):
        yield f"- `{system}`"
        for claim, differences in some:
            stated = claim_value(claim, "as-stated")[0]
            line = f"{PROPERTIES[claim.property].label} {stated} ({claim.speaker}, {said(claim)})"
            remark = f": {escaped(differences)}" if differences else ""
            yield f"  - {escaped(line)}, `{claim.source.id}`{remark}"
