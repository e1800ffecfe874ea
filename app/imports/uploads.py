"""Where uploaded files lie between the upload and the end of their import.

Each batch has a folder of its own, named by its id, and its files are named by their number: no
name that a person chose ever reaches the disk.
"""

import hashlib
import os
import shutil
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

from data.readers.archives import shown_name

READ_BYTES = 1024 * 1024


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file at rest: its name for people, its size and its SHA-256."""

    name: str
    size_bytes: int
    sha256: str


def folder_of(home: Path, batch_id: UUID) -> Path:
    """Return the folder of a batch's files."""
    return home / "uploads" / str(batch_id)


def paths_of(home: Path, batch_id: UUID, count: int) -> list[Path]:
    """Return the paths of a batch's files in the order they were sent."""
    return [folder_of(home, batch_id) / str(number) for number in range(count)]


def keep(home: Path, batch_id: UUID, files: Iterable[tuple[str, BinaryIO]]) -> list[KeptFile]:
    """Write files to the batch's folder, and to the disk itself, before anybody relies on them."""
    folder = folder_of(home, batch_id)
    folder.mkdir(parents=True, mode=0o700)
    kept: list[KeptFile] = []
    for number, (name, source) in enumerate(files):
        digest, size = hashlib.sha256(), 0
        with (folder / str(number)).open("xb") as target:
            while data := source.read(READ_BYTES):
                digest.update(data)
                size += target.write(data)
            target.flush()
            os.fsync(target.fileno())
        kept.append(KeptFile(shown_name(name), size, digest.hexdigest()))
    return kept


def describe(path: Path) -> KeptFile:
    """Return what is to be known of a file that stays where it is."""
    with path.open("rb") as source:
        digest = hashlib.file_digest(source, "sha256")
    return KeptFile(shown_name(path.name), path.stat().st_size, digest.hexdigest())


def forget(home: Path, batch_id: UUID) -> None:
    """Remove a batch's files."""
    shutil.rmtree(folder_of(home, batch_id), ignore_errors=True)


def forget_strays(home: Path, wanted: Collection[UUID], *, older_than: datetime) -> None:
    """Remove files that a killed program left behind: of no batch that still wants them.

    A folder younger than ``older_than`` may be of an upload that is still coming in.
    """
    for folder in (home / "uploads").glob("*"):
        is_old = datetime.fromtimestamp(folder.stat().st_mtime, UTC) < older_than
        if is_old and folder.name not in {str(batch_id) for batch_id in wanted}:
            shutil.rmtree(folder, ignore_errors=True)
