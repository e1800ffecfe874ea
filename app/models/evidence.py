"""Evidence of an assessment, by domain and prompt."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Partnership, Practice, Shape, geometry


class Evidence(Practice, Partnership):
    """One finding: a strength, a need or something not known, with its source and its strength."""

    __tablename__ = "evidence"

    assessment_id: Mapped[UUID] = mapped_column(ForeignKey("assessment.id"), index=True)
    domain: Mapped[str]
    prompt: Mapped[str | None]
    standing: Mapped[str]
    body: Mapped[str]
    evidence_strength: Mapped[str]
    source: Mapped[str] = mapped_column(server_default="")
    voice: Mapped[str | None]
    found_on: Mapped[date]
    method_id: Mapped[UUID | None] = mapped_column(ForeignKey("planned_method.id"))
    geom: Mapped[Shape | None] = mapped_column(geometry("POINT"))
