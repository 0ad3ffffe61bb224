"""Reading a folder of data files: every file, every fault, then every reference between records."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from attrs import field, frozen

from weaponref.errors import DataError, Fault
from weaponref.model import Family, Record, Source, System
from weaponref.store.entries import RecordReader, Reference, read_family, read_sources, read_system, read_transfer
from weaponref.store.fields import FileFaults
from weaponref.store.places import Places
from weaponref.store.redirects import Redirects
from weaponref.store.yaml_nodes import MAX_BYTES, MappingNode, Node, read_yaml


if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

__all__ = ("Contents", "DataFile", "Known", "read_folder", "scan_folder")

_SUFFIXES = (".yaml", ".yml")
_READERS = {"systems": read_system, "families": read_family, "transfers": read_transfer}
_UNVERSIONED = "unversioned"
_VERSION = re.compile(r"[0-9A-Za-z][0-9A-Za-z._-]{0,39}")


class Known(Protocol):
    """Records that a folder may refer to without containing them."""

    @property
    def systems(self) -> Collection[str]:
        """The ids of its systems."""

    @property
    def families(self) -> Collection[str]:
        """The ids of its families."""

    @property
    def transfers(self) -> Collection[str]:
        """The ids of its transfers."""

    @property
    def sources(self) -> Mapping[str, Source]:
        """Its bibliography."""

    @property
    def redirects(self) -> Mapping[str, str]:
        """Old ids of its records and sources, and the ids that replaced them."""


@frozen(eq=False)
class Contents:
    """All that a folder holds.

    Attributes:
        records: systems, families and transfers, in order of their ids.
        sources: the bibliography, by id: the folder's own, and those cited from elsewhere.
        calver: what the file ``VERSION`` says, or ``unversioned``.
        places: where each part stands.
        files: the data files.
        redirects: old ids of records and sources, and the ids that replaced them.
    """

    records: tuple[Record, ...]
    sources: dict[str, Source]
    calver: str
    places: Places
    files: tuple[DataFile, ...]
    redirects: dict[str, str] = field(factory=dict)


@frozen(eq=False)
class DataFile:
    """One data file that is YAML.

    Attributes:
        path: the file.
        part: ``systems``, ``families``, ``transfers``, ``sources`` or ``redirects``.
        faults: where its faults go.
        root: what it holds.
    """

    path: Path
    part: str
    faults: FileFaults
    root: MappingNode


def read_folder(path: str | os.PathLike[str], *, known: Known | None = None) -> Contents:
    """Read a folder of data files, or a single one; all of it or nothing.

    Files in ``families/``, ``transfers/`` and ``sources/`` are read as such; so is a file called ``sources.yaml``
    anywhere. A file called ``redirects.yaml`` gives the new ids of what was renamed. Every other YAML file describes
    one system.

    Args:
        path: the folder or the file.
        known: records and sources that may be referred to without being in the folder.

    Raises:
        DataError: anything is wrong; it carries every fault of every file.
    """
    contents, faults = scan_folder(path, known=known)
    if faults:
        raise DataError(faults)
    return contents


def scan_folder(path: str | os.PathLike[str], *, known: Known | None = None) -> tuple[Contents, tuple[Fault, ...]]:
    """What can be read of a folder of data files, and every fault, in order of file, line and column.

    For checking; to use data, read them whole with `read_folder`.
    """
    root, faults, places = Path(path), list[Fault](), Places()
    paths = _data_files(root, faults)
    files = list(_read_files(root, paths, faults))
    unread = {*paths} - {file.path for file in files}
    all_sources = not any(_part(path, root) == "sources" for path in unread)
    sources = dict(known.sources) if known else {}
    sources.update(_sources(files, places))
    records: dict[str, Record] = {}
    # A record that could not be read is a fault of its own; that others refer to it is none.
    faulty = {path.stem for path in unread}
    references: list[Reference] = []
    redirects = Redirects(files)
    below = known.redirects if known else {}
    for file in files:
        if file.part not in _READERS:
            continue
        reader = RecordReader(
            sources, file.faults, references, places, all_sources=all_sources,
            renames={**below, **redirects.targets}, renames_below=below,
        )  # fmt: skip
        record = _READERS[file.part](file.root, file.faults, reader)
        if record is None:
            faulty |= {file.path.stem, getattr(_child(file.root, "id"), "text", "")}
            continue
        if record.id in records:
            other = places.records[record.id].file
            file.faults.add(_child(file.root, "id"), f"the id {record.id!r} is given to a record in {other} already")
        records[record.id], places.records[record.id] = record, file.faults.place(file.root)
    _check(references, records.values(), known, faulty)
    redirects.check({*records, *faulty}, _own(files), known)
    calver = _calver(root, faults)
    if not files and not faults:
        faults.append(Fault(str(root), None, None, "holds no data files; expected files that end in .yaml"))
    contents = Contents(
        records=tuple(records[id_] for id_ in sorted(records)),
        sources={id_: sources[id_] for id_ in sorted(_own(files) | _cited(records.values())) if id_ in sources},
        calver=calver,
        places=places,
        files=tuple(files),
        redirects=redirects.targets,
    )
    return contents, tuple(sorted(faults, key=_place))


def _read_files(root: Path, paths: list[Path], faults: list[Fault]) -> Iterator[DataFile]:
    for path in paths:
        content = _content(path, faults)
        if content is None:
            continue
        node, found = read_yaml(str(path), content)
        faults.extend(found)
        collector = FileFaults(str(path), faults)
        if node is None:
            if not found:
                collector.add(None, "is empty; a data file holds one record")
            continue
        mapping = collector.mapping(node, "a data file")
        if mapping is not None:
            yield DataFile(path, _part(path, root), collector, mapping)


def _data_files(root: Path, faults: list[Fault]) -> list[Path]:
    if root.is_file():
        return [root]
    if not root.is_dir():
        problem = "is neither a folder nor a regular file" if root.exists() else "does not exist"
        faults.append(Fault(str(root), None, None, f"{problem}; expected a folder of data files"))
        return []
    found: list[Path] = []

    def closed(error: OSError) -> None:
        faults.append(Fault(str(error.filename), None, None, f"cannot be read: {error.strerror or error}"))

    for folder, subfolders, names in os.walk(root, onerror=closed):
        subfolders[:] = sorted(name for name in subfolders if not name.startswith("."))
        shown = (name for name in [*subfolders, *names] if not name.startswith("."))
        found.extend(Path(folder, name) for name in shown if name.endswith(_SUFFIXES))
    return sorted(found)


def _content(path: Path, faults: list[Fault]) -> bytes | None:
    try:
        mode = path.stat().st_mode
        if stat.S_ISREG(mode):
            with path.open("rb") as file:
                return file.read(MAX_BYTES + 1)
        problem = "is a folder; a data file is expected" if stat.S_ISDIR(mode) else "is not a regular file"
    except OSError as error:
        problem = f"cannot be read: {error.strerror or error}"
    faults.append(Fault(str(path), None, None, problem))
    return None


def _part(path: Path, root: Path) -> str:
    if path.stem in ("sources", "redirects"):
        return path.stem
    folders = path.relative_to(root).parts[:-1] if root.is_dir() else path.parent.parts[-1:]
    return next((name for name in folders if name in {*_READERS, "sources"}), "systems")


def _sources(files: Iterable[DataFile], places: Places) -> dict[str, Source]:
    sources: dict[str, Source] = {}
    for file in files:
        mapping = _bibliography(file)
        for node, source in read_sources(mapping, file.faults) if mapping else ():
            if source.id in sources:
                file.faults.add(node, f"the source {source.id!r} is described already")
            sources[source.id], places.sources[source.id] = source, file.faults.place(node)
    return sources


def _bibliography(file: DataFile) -> MappingNode | None:
    """The sources of a file: the whole of a bibliography, or the ``sources`` of a record."""
    if file.part == "sources":
        return file.root
    if file.part == "redirects":
        return None
    node = _child(file.root, "sources")
    return file.faults.mapping(node, "'sources'") if node else None


def _own(files: Iterable[DataFile]) -> set[str]:
    ids: set[str] = set()
    for file in files:
        mapping = file.root if file.part == "sources" else _child(file.root, "sources")
        if isinstance(mapping, MappingNode) and file.part != "redirects":
            ids.update(key.text for key, _ in mapping.items)
    return ids


def _cited(records: Iterable[Record]) -> set[str]:
    return {source.id for record in records for source in record.sources}


def _child(mapping: MappingNode, name: str) -> Node | None:
    return next((node for key, node in mapping.items if key.text == name), None)


@frozen
class _Ids:
    system: set[str] = field(factory=set)
    family: set[str] = field(factory=set)
    record: set[str] = field(factory=set)


def _check(references: list[Reference], records: Iterable[Record], known: Known | None, faulty: set[str]) -> None:
    ids = _Ids()
    for record in records:
        ids.record.add(record.id)
        if isinstance(record, System):
            ids.system.add(record.id)
        elif isinstance(record, Family):
            ids.family.add(record.id)
    for reference in references:
        if reference.target in faulty or reference.target in getattr(ids, reference.role):
            continue
        if known and any(reference.target in group for group in _groups(known, reference.role)):
            continue
        from difflib import get_close_matches

        outside = (id_ for group in _groups(known, reference.role) for id_ in group) if known else ()
        near = get_close_matches(reference.target, sorted({*getattr(ids, reference.role), *outside}), n=1)
        hint = f"; did you mean {near[0]!r}?" if near else ""
        if not near and reference.role == "record":
            hint = "; name a thing without a record with 'external' instead of 'target'"
        reference.faults.add(reference.node, f"there is no {reference.role} {reference.target!r}{hint}")


def _groups(known: Known, role: str) -> tuple[Collection[str], ...]:
    """The ids that a reference of a role may name outside of the folder."""
    return {
        "system": (known.systems,),
        "family": (known.families,),
        "record": (known.systems, known.families, known.transfers),
    }[role]


def _calver(root: Path, faults: list[Fault]) -> str:
    path = root / "VERSION"
    if not path.is_file():
        return _UNVERSIONED
    content = _content(path, faults)
    version = _UNVERSIONED if content is None else content.decode("utf-8", "replace").strip()
    if not _VERSION.fullmatch(version):
        faults.append(Fault(str(path), None, None, "is not a version; write one line, such as 2026.11.23"))
    return version


def _place(fault: Fault) -> tuple[str, int, int]:
    return fault.file, fault.line or 0, fault.column or 0
