"""Points of contact: which role answers for what."""

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Partnership, Practice


class ContactPoint(Practice, Partnership):
    """One point of contact, by role; its address is a team's, not a person's."""

    __tablename__ = "contact_point"

    topic: Mapped[str]
    agency: Mapped[str]
    role_title: Mapped[str]
    email: Mapped[str] = mapped_column(server_default="")
    phone: Mapped[str] = mapped_column(server_default="")
    note: Mapped[str] = mapped_column(server_default="")
    until: Mapped[date | None]
