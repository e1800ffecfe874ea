"""Opaque references to records in other systems."""

from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Partnership, Practice


class ReferenceLink(Practice, Partnership):
    """One reference: which system, which record there, who owns it; never a name."""

    __tablename__ = "reference_link"

    assessment_id: Mapped[UUID] = mapped_column(ForeignKey("assessment.id"), index=True)
    link_kind: Mapped[str]
    system: Mapped[str]
    reference: Mapped[str]
    owner_agency: Mapped[str]
    note: Mapped[str] = mapped_column(server_default="")
