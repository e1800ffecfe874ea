"""Outcomes of incidents, as later downloads told them."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, func
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Partnership, identity


class IncidentOutcome(Partnership):
    """One outcome that a batch gave an incident; the newest stands on the incident."""

    __tablename__ = "incident_outcome"

    id: Mapped[int] = identity()
    incident_id: Mapped[int] = mapped_column(
        ForeignKey("incident.id", ondelete="CASCADE"), index=True
    )
    outcome: Mapped[str | None]
    batch_id: Mapped[UUID | None] = mapped_column(ForeignKey("import_batch.id"), index=True)
    recorded_at: Mapped[datetime] = mapped_column(server_default=func.now())
