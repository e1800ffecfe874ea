"""What is said of each method: ``data/methods.toml``."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

NOTES = Path(__file__).parent / "methods.toml"


@dataclass(frozen=True, slots=True)
class MethodNote:
    """One method: what it asks, how it answers, what it cannot say, what it needs, its source."""

    key: str
    title: str
    asks: str
    how: str
    cannot: str
    needs: str
    source: str


@cache
def method_notes(path: Path = NOTES) -> dict[str, MethodNote]:
    """Return every note by its key, in the order of the file.

    Raises
    ------
    TypeError
        When a note lacks a statement that it must make, or makes one that is not known.
    """
    entries = tomllib.loads(path.read_text(encoding="utf-8"))
    return {key: MethodNote(key=key, **entry) for key, entry in entries.items()}
