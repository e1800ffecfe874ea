"""Which guardianship sites took part in a training session."""

from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Partnership, Practice


class GuardianTrainingSite(Practice, Partnership):
    """One site at one session, and how many came from it."""

    __tablename__ = "guardian_training_site"
    __table_args__ = (CheckConstraint("people >= 0", name="people"),)

    training_id: Mapped[UUID] = mapped_column(ForeignKey("guardian_training.id"), index=True)
    site_id: Mapped[UUID] = mapped_column(ForeignKey("guardian_site.id"), index=True)
    people: Mapped[int | None]
