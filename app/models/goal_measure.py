"""What was seen of a goal, each time it was measured."""

from datetime import date
from decimal import Decimal
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Partnership, Practice


class GoalMeasure(Practice, Partnership):
    """One measurement: what was seen, and whether it points towards the goal."""

    __tablename__ = "goal_measure"

    goal_id: Mapped[UUID] = mapped_column(ForeignKey("goal.id"), index=True)
    measured_on: Mapped[date]
    seen: Mapped[str]
    direction: Mapped[str]
    value: Mapped[Decimal | None]
    unit: Mapped[str] = mapped_column(server_default="")
    method_id: Mapped[UUID | None] = mapped_column(ForeignKey("planned_method.id"))
