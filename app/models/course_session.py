"""Training of the workforce."""

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Partnership, Practice


class CourseSession(Practice, Partnership):
    """One time that a course was held."""

    __tablename__ = "course_session"

    course: Mapped[str]
    held_on: Mapped[date]
    led_by: Mapped[str]
    venue: Mapped[str] = mapped_column(server_default="")
    note: Mapped[str] = mapped_column(server_default="")
