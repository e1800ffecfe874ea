"""Rows of an import that may be on the ledger already, and what is decided of them."""

from typing import Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from app.imports.schemas import BatchOut
from app.records.fields import Code

Decision = Literal["same", "different"]


class HeldDecisionIn(BaseModel):
    """Whether a row is the same as a change of the ledger; the likeliest one unless named.

    ``fill`` names empty fields of that change to be filled from the row; nothing is overwritten.
    """

    model_config = ConfigDict(extra="forbid")

    decision: Decision
    change_id: UUID | None = None
    fill: list[Code] = Field(default=[], max_length=30)


class HeldFillOut(BaseModel):
    """A field that a change leaves empty, and what the row says there."""

    field: str
    label: str
    words: str


class HeldAlikeOut(BaseModel):
    """A change of the ledger that a row may be the same as, why, and what the row could fill."""

    id: UUID
    number: int
    title: str
    why: str
    fills: list[HeldFillOut]


class HeldOut(BaseModel):
    """One row that may be on the ledger already; ``line`` is its number in the file.

    ``change_id`` is the change that it was said to be, or that was made of it; ``filled`` names
    what was filled in there.
    """

    n: int
    file: str
    line: int
    title: str
    type_label: str
    status_label: str
    where: str
    date_words: str
    description: str
    asset_ref: str | None
    alike: list[HeldAlikeOut]
    decision: Decision | None
    change_id: UUID | None
    change_number: int | None
    filled: list[str]


class ChangeImportOut(BaseModel):
    """An import of changes: what it did, and the rows that somebody has to decide.

    ``changes`` is how many of those that it put on the ledger are still there.
    """

    batch: BatchOut
    held: list[HeldOut]
    undecided: int
    changes: int
