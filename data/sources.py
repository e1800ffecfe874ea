"""Sources that are known before their first file is brought in: ``data/sources.toml``."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

REGISTER = Path(__file__).parent / "sources.toml"


@dataclass(frozen=True, slots=True)
class KnownSource:
    """One source: who publishes it, on what terms, what it shows and what it is not for."""

    key: str
    name: str
    kind: str
    publisher: str
    licence: str
    attribution: str
    shows: str
    not_for: str
    handling_level: str
    url: str | None = None
    location_precision: str | None = None
    time_precision: str | None = None


def known_sources(path: Path = REGISTER) -> dict[str, KnownSource]:
    """Return every known source by its key.

    Raises
    ------
    TypeError
        When an entry lacks a statement that it must make, or makes one that is not known.
    """
    entries = tomllib.loads(path.read_text(encoding="utf-8"))
    return {key: KnownSource(key=key, **entry) for key, entry in entries.items()}
