"""Referrals of a context: what somebody tells the partnership about a place."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Identity, text
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Partnership, Practice, Shape, geometry


class Referral(Practice, Partnership):
    """One agency’s referral of one context: bands instead of numbers of people, and no names.

    ``moved_reason`` says why it was moved here from another location.
    """

    __tablename__ = "referral"
    __table_args__ = (CheckConstraint("geom is null or st_isvalid(geom)", name="geom"),)

    number: Mapped[int] = mapped_column(Identity(always=False), unique=True)
    assessment_id: Mapped[UUID] = mapped_column(ForeignKey("assessment.id"), index=True)
    referred_on: Mapped[date]
    context_kind: Mapped[str]
    referrer_agency: Mapped[str]
    source_panel: Mapped[str | None]
    harm_types: Mapped[list[Any]] = mapped_column(server_default=text("'[]'"))
    frequency_band: Mapped[str | None]
    people_band: Mapped[str | None]
    description: Mapped[str] = mapped_column(server_default="")
    known_strengths: Mapped[str] = mapped_column(server_default="")
    immediate_action: Mapped[str] = mapped_column(server_default="")
    location_label: Mapped[str] = mapped_column(server_default="")
    moved_reason: Mapped[str] = mapped_column(server_default="")
    place_id: Mapped[UUID | None] = mapped_column(ForeignKey("place.id"))
    geom: Mapped[Shape | None] = mapped_column(geometry("POINT"))
