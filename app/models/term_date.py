"""School terms of the partnership."""

from datetime import date

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped

from app.models.base import Partnership, identity


class TermDate(Partnership):
    """One stretch of school time; what lies between is holiday."""

    __tablename__ = "term_date"
    __table_args__ = (CheckConstraint("starts <= ends", name="order"),)

    id: Mapped[int] = identity()
    name: Mapped[str]
    starts: Mapped[date]
    ends: Mapped[date]
