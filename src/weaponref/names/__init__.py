"""Names of weapon systems: one key for every spelling, and what a cell of a name column means.

`normalise` and `weaponref.names.index` are the hot part and import next to nothing;
`weaponref.names.resolve` and `weaponref.names.suggest` are imported when they are used.
"""

from __future__ import annotations

from weaponref.names.normalise import normalise


__all__ = ("normalise",)
