"""What was brought in, when, by whom, and with what result."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, func, text
from sqlalchemy.dialects.postgresql import DATERANGE, Range
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Partnership


class ImportBatch(Partnership):
    """One import: visible whole or not at all, and able to be taken back."""

    __tablename__ = "import_batch"
    __table_args__ = (
        CheckConstraint(
            "state in ('waiting', 'running', 'complete', 'failed', 'taken_back')", name="state"
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, server_default=text("gen_random_uuid()"))
    kind: Mapped[str]
    source_id: Mapped[UUID | None] = mapped_column(ForeignKey("data_source.id"))
    state: Mapped[str]
    files: Mapped[list[Any]] = mapped_column(server_default=text("'[]'"))
    options: Mapped[dict[str, Any]] = mapped_column(server_default=text("'{}'"))
    counts: Mapped[dict[str, Any]] = mapped_column(server_default=text("'{}'"))
    progress: Mapped[dict[str, Any]] = mapped_column(server_default=text("'{}'"))
    period: Mapped[Range[Any] | None] = mapped_column(DATERANGE)
    error: Mapped[str | None]
    created_by: Mapped[UUID | None]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    started_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]
    taken_back_at: Mapped[datetime | None]
    taken_back_by: Mapped[UUID | None]
