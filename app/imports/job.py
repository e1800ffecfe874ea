"""What an importer needs to know to do its work."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from uuid import UUID

from app.imports.progress import Progress
from data.readers.archives import OPERATOR_LIMITS, Limits
from data.readers.faults import Reject


@dataclass(frozen=True, slots=True)
class ImportFile:
    """One file to bring in: where it lies, what people call it, and its fingerprint."""

    path: Path
    name: str
    size_bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class ImportJob:
    """One import: its batch, source and files, what a person said, and who is told."""

    batch_id: UUID
    source_id: UUID
    files: tuple[ImportFile, ...]
    today: date
    tell: Progress
    reject: Callable[[Sequence[Reject]], None]
    options: Mapping[str, str] = field(default_factory=dict[str, str])
    mapping: Mapping[str, str] = field(default_factory=dict[str, str])
    limits: Limits = OPERATOR_LIMITS
