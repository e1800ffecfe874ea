"""Rows that could not be taken in, with their place and the reason."""

from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Partnership


class ImportReject(Partnership):
    """One rejected row: file, line, column, value and reason."""

    __tablename__ = "import_reject"

    batch_id: Mapped[UUID] = mapped_column(
        ForeignKey("import_batch.id", ondelete="CASCADE"), primary_key=True
    )
    n: Mapped[int] = mapped_column(primary_key=True)
    file: Mapped[str]
    line: Mapped[int | None]
    column_name: Mapped[str | None]
    value: Mapped[str | None]
    reason: Mapped[str]
