"""Closures of youth provision, as dated events."""

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Partnership, Practice


class ProvisionClosure(Practice, Partnership):
    """One stretch of days on which a provision is closed; without an end it is closed for good."""

    __tablename__ = "provision_closure"
    __table_args__ = (CheckConstraint("closed_from <= closed_to", name="order"),)

    provision_id: Mapped[UUID] = mapped_column(ForeignKey("provision.id"), index=True)
    closed_from: Mapped[date]
    closed_to: Mapped[date | None]
    reason: Mapped[str] = mapped_column(server_default="")
    change_id: Mapped[UUID | None] = mapped_column(ForeignKey("change.id"))
