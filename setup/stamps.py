"""Knowing that a step was done for exactly these inputs."""

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path

__all__ = ["fingerprint", "is_stamped", "sources", "stamp"]


def fingerprint(files: Iterable[Path], *also: str) -> str:
    """Return one hash of the names and contents of files, and of further words."""
    digest = hashlib.sha256()
    for path in sorted(files):
        digest.update(f"{path}\0".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    for word in also:
        digest.update(f"\0{word}".encode())
    return digest.hexdigest()


def sources(folder: Path, *, without: Iterable[str]) -> list[Path]:
    """List the files under a folder, leaving out the named folders directly in it."""
    left_out = {folder / name for name in without}
    found: list[Path] = []
    for place, folders, names in os.walk(folder):
        here = Path(place)
        folders[:] = [name for name in folders if here / name not in left_out]
        found.extend(here / name for name in names)
    return found


def is_stamped(mark: Path, print_: str) -> bool:
    """Say whether the step that left this mark did so for this fingerprint."""
    try:
        return mark.read_text(encoding="ascii") == print_
    except OSError:
        return False


def stamp(mark: Path, print_: str) -> None:
    """Leave a mark; only to be called when the step is wholly done."""
    mark.write_text(print_, encoding="ascii")
