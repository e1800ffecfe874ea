"""When a provision is open, week by week."""

from datetime import date, time
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, SmallInteger
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Partnership, identity


class OpeningHours(Partnership):
    """One weekly opening, with the dates it holds and whether in term or holidays."""

    __tablename__ = "opening_hours"
    __table_args__ = (
        CheckConstraint("weekday between 1 and 7", name="weekday"),
        CheckConstraint("term in ('term_time', 'holidays', 'all_year')", name="term"),
    )

    id: Mapped[int] = identity()
    provision_id: Mapped[UUID] = mapped_column(
        ForeignKey("provision.id", ondelete="CASCADE"), index=True
    )
    weekday: Mapped[int] = mapped_column(SmallInteger)
    opens: Mapped[time]
    closes: Mapped[time]
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
    term: Mapped[str] = mapped_column(server_default="all_year")
    note: Mapped[str | None]
