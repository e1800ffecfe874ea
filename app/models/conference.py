"""Context Safeguarding Conferences."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Identity, text
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Partnership, Practice


class Conference(Practice, Partnership):
    """One conference on one context: planned, held or cancelled.

    ``seen`` keeps what the conference had before it when it was held: versions of the
    area, of the assessment and of its findings.
    """

    __tablename__ = "conference"

    number: Mapped[int] = mapped_column(Identity(always=False), unique=True)
    assessment_id: Mapped[UUID] = mapped_column(ForeignKey("assessment.id"), index=True)
    conference_type: Mapped[str]
    status: Mapped[str]
    starts_at: Mapped[datetime]
    venue: Mapped[str] = mapped_column(server_default="")
    chair_id: Mapped[UUID | None] = mapped_column(ForeignKey("member.account_id"))
    chair_role: Mapped[str] = mapped_column(server_default="")
    agenda: Mapped[list[Any]] = mapped_column(server_default=text("'[]'"))
    quorum: Mapped[int | None]
    previous_id: Mapped[UUID | None] = mapped_column(ForeignKey("conference.id"))
    seen: Mapped[dict[str, Any] | None]
    decision: Mapped[str | None]
    decision_reason: Mapped[str] = mapped_column(server_default="")
    dissent: Mapped[str] = mapped_column(server_default="")
    dissent_agencies: Mapped[list[Any]] = mapped_column(server_default=text("'[]'"))
    next_review_on: Mapped[date | None]
    summary: Mapped[str] = mapped_column(server_default="")
    summary_issued_on: Mapped[date | None]
    cancelled_reason: Mapped[str] = mapped_column(server_default="")
