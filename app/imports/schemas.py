"""What the service says of imports."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from pydantic import BaseModel, Field

State = Literal["waiting", "running", "complete", "failed", "taken_back"]


class FileOut(BaseModel):
    """One file of an import, by the name it came with."""

    name: str
    size_bytes: int
    sha256: str


class SourceOut(BaseModel):
    """The source that an import's records belong to."""

    key: str
    name: str


class CountsOut(BaseModel):
    """Rows read and what became of them.

    rows = added + updated + unchanged + repeated + held + rejected. ``held`` rows wait for somebody
    to say whether they are new. ``no_location`` counts records that were kept without a place; they
    are counted among the others too.
    """

    rows: int = 0
    added: int = 0
    updated: int = 0
    unchanged: int = 0
    repeated: int = 0
    held: int = 0
    rejected: int = 0
    no_location: int = 0


class ProgressOut(BaseModel):
    """How far an import has come; ``total`` is 0 when it cannot be known."""

    step: str = ""
    words: str = ""
    done: int = 0
    total: int = 0


class ImportPeriodOut(BaseModel):
    """First and last month of the incidents in an import, as 2026-10."""

    first: str = Field(serialization_alias="from")
    last: str = Field(serialization_alias="to")


class BatchOut(BaseModel):
    """One import: what was sent, how far it is, and what it did."""

    id: UUID
    kind: str
    kind_label: str
    state: State
    state_label: str
    source: SourceOut | None
    files: list[FileOut]
    counts: CountsOut
    progress: ProgressOut
    notes: list[str]
    period: ImportPeriodOut | None
    error: str | None
    created_by: str | None
    created_at: datetime
    started_at: datetime | None
    finished_at: datetime | None
    taken_back_at: datetime | None


class BatchesOut(BaseModel):
    """The latest imports, the newest first, and how many there are."""

    items: list[BatchOut]
    count: int


class ImportKindOut(BaseModel):
    """One kind of file that can be brought in."""

    key: str
    label: str
    reads: str
    template: bool


class KindsOut(BaseModel):
    """All kinds of file that can be brought in."""

    items: list[ImportKindOut]
    boundary_types: list[str]


class ImportFieldOut(BaseModel):
    """One field of a template: what it means and the column that looks like it."""

    name: str
    meaning: str
    required: bool
    guess: str | None


class InspectionOut(BaseModel):
    """What a table looks like before it is brought in.

    ``missing`` says in words what still has to be told; ``rows`` are the first rows as they are.
    """

    kind: str
    file: str
    columns: list[str]
    fields: list[ImportFieldOut]
    missing: list[str]
    rows: list[dict[str, str]]


class TakenBackOut(BaseModel):
    """What taking an import back did: records removed, restored, and kept since edited."""

    batch: BatchOut
    removed: int
    restored: int
    kept: int
