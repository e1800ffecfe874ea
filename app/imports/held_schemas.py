"""Rows of an import that may be on the ledger already, and what is decided of them."""

from typing import Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from app.imports.schemas import BatchOut

Decision = Literal["same", "different"]


class HeldDecisionIn(BaseModel):
    """Whether a row is the same as a change of the ledger; the likeliest one unless named."""

    model_config = ConfigDict(extra="forbid")

    decision: Decision
    change_id: UUID | None = None


class HeldAlikeOut(BaseModel):
    """A change of the ledger that a row may be the same as, and why."""

    id: UUID
    number: int
    title: str
    why: str


class HeldOut(BaseModel):
    """One row that may be on the ledger already; ``line`` is its number in the file.

    ``change_id`` is the change that it was said to be, or that was made of it.
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


class ChangeImportOut(BaseModel):
    """An import of changes: what it did, and the rows that somebody has to decide.

    ``changes`` is how many of those that it put on the ledger are still there.
    """

    batch: BatchOut
    held: list[HeldOut]
    undecided: int
    changes: int
