"""Context weightings: which context has most influence, and which needs to change first."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, text
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Partnership, Practice


class Weighting(Practice, Partnership):
    """One weighting that partners made together; ``weights`` is percent by context."""

    __tablename__ = "weighting"

    assessment_id: Mapped[UUID] = mapped_column(ForeignKey("assessment.id"), index=True)
    weighed_on: Mapped[date]
    weights: Mapped[dict[str, Any]]
    first_context: Mapped[str]
    reason: Mapped[str]
    agencies: Mapped[list[Any]] = mapped_column(server_default=text("'[]'"))
