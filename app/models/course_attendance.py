"""How many people of an agency attended a course."""

from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Partnership, Practice


class CourseAttendance(Practice, Partnership):
    """One agency at one course: a number of people, no names."""

    __tablename__ = "course_attendance"
    __table_args__ = (CheckConstraint("people >= 0", name="people"),)

    session_id: Mapped[UUID] = mapped_column(ForeignKey("course_session.id"), index=True)
    agency: Mapped[str]
    people: Mapped[int]
