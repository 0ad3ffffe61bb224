"""Where catalogues come from: the bundled one, and folders of data files."""

from __future__ import annotations

import os

from weaponref.catalogue import Catalog
from weaponref.store.bundled import bundled
from weaponref.store.snapshot import Snapshot


__all__ = ("catalog", "compile_data", "load")


_BUNDLED: dict[str, Catalog] = {}


def catalog() -> Catalog:
    """The catalogue that comes with the package: one object, however many threads ask for it first.

    >>> import weaponref
    >>> weaponref.catalog()["kn-23"].name
    'KN-23'
    """
    found = _BUNDLED.get("catalog")
    if found is None:
        # Two threads may both read it; one of the results is kept, in a single step.
        found = _BUNDLED.setdefault("catalog", Catalog(bundled()))
    return found


def load(path: str | os.PathLike[str], *, base: Catalog | None = None) -> Catalog:
    """A catalogue of your own data files, or another version of the data that come with weaponref.

    The files may refer to systems, families and sources of the base catalogue; to have its records as well, lay yours
    over it with `Catalog.overlay`. A wheel or a source distribution of weaponref gives the data in it, beside which
    those of this version and of any other can be used.

    Args:
        path: a folder of YAML files, or one such file (see the page on the data format); a wheel (``.whl``), a source
            distribution (``.tar.gz``), or the compiled form (``.jsonl``); or a catalogue that `Catalog.export` wrote as
            JSON (``.json``), which comes back as it was.
        base: the catalogue that may be referred to; the bundled one if not given.

    Raises:
        DataError: anything in the files is wrong. All faults are reported at once, each with its place. Or a compiled
            form was made by a version of weaponref that writes it in another format.

    Warns:
        DeprecationWarning: a file uses the old id of a record that was renamed.

    >>> import tempfile, pathlib
    >>> folder = pathlib.Path(tempfile.mkdtemp())
    >>> _ = (folder / "x-1.yaml").write_text('''
    ... id: x-1
    ... name: X-1
    ... kind: cruise missile
    ... country: KP
    ... claims:
    ...   range_max:
    ...     - {value: about 900 km, basis: press_report, source: gazette}
    ... sources:
    ...   gazette: {type: article-newspaper, title: A new missile, publisher: The Gazette}
    ... ''')
    >>> load(folder).get("X-1").range_max.hull
    <Interval 900 km>
    """
    from weaponref.store.archives import is_archive, read_archive

    if is_archive(path) and not os.path.isdir(path):  # noqa: PTH112  pathlib is slow to import
        return Catalog(read_archive(path))
    if os.fspath(path).endswith(".json") and not os.path.isdir(path):  # noqa: PTH112  pathlib is slow to import
        from weaponref.store.document import read_document

        return Catalog(read_document(path))
    from weaponref.store.compiler import encode
    from weaponref.store.folder import read_folder

    contents = read_folder(path, known=base or catalog())
    for place, old, new in contents.places.renamed:
        from warnings import warn

        from weaponref.catalogue.views import renamed

        warn(f"{place.file}:{place.line}: {renamed(old, new)}", DeprecationWarning, stacklevel=2)
    return Catalog(Snapshot(encode(contents.records, contents.sources, contents.calver, contents.redirects)))


def compile_data(path: str | os.PathLike[str]) -> bytes:
    """The compiled form of a folder of data files that stands on its own.

    Raises:
        DataError: anything in the files is wrong.
    """
    from weaponref.store.compiler import encode
    from weaponref.store.folder import read_folder

    contents = read_folder(path)
    return encode(contents.records, contents.sources, contents.calver, contents.redirects)
