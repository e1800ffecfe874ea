"""Actions of a plan: who does what by when, and which goal it serves."""

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Identity
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Partnership, Practice, Shape, geometry


class Action(Practice, Partnership):
    """One action. ``task`` is what its owner reads, without anything from social care."""

    __tablename__ = "action"
    __table_args__ = (CheckConstraint("geom is null or st_isvalid(geom)", name="geom"),)

    number: Mapped[int] = mapped_column(Identity(always=False), unique=True)
    assessment_id: Mapped[UUID] = mapped_column(ForeignKey("assessment.id"), index=True)
    conference_id: Mapped[UUID | None] = mapped_column(ForeignKey("conference.id"))
    goal_id: Mapped[UUID | None] = mapped_column(ForeignKey("goal.id"), index=True)
    title: Mapped[str]
    task: Mapped[str] = mapped_column(server_default="")
    location_label: Mapped[str] = mapped_column(server_default="")
    geom: Mapped[Shape | None] = mapped_column(geometry("GEOMETRY"))
    owner_agency: Mapped[str]
    owner_id: Mapped[UUID | None] = mapped_column(ForeignKey("member.account_id"))
    due_on: Mapped[date | None]
    mechanism: Mapped[str | None]
    measure: Mapped[str] = mapped_column(server_default="")
    status: Mapped[str]
    done_on: Mapped[date | None]
    outcome: Mapped[str] = mapped_column(server_default="")
