"""Safeguarding partnerships of this installation."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, func, text
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Shared


class PartnershipRecord(Shared):
    """A partnership; its records live in the schema ``p_<slug>``."""

    __tablename__ = "partnership"
    __table_args__ = (CheckConstraint("slug ~ '^[a-z][a-z0-9_]{1,30}$'", name="slug_form"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, server_default=text("gen_random_uuid()"))
    slug: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    council: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
