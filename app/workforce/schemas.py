"""The workforce as it comes in and as it leaves: champions, courses and points of contact."""

import re
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, BaseModel, Field, StringConstraints

from app.plain_text import Line, Paragraphs, Sought, on_one_line
from app.records.fields import Code, Day, Edit, Sent

EMAIL = re.compile(r"[A-Za-z0-9._%+'-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
PHONE = re.compile(r"\+?[0-9()][0-9() .-]{3,30}( ext [0-9]{1,6})?")


def as_email(value: str) -> str:
    """Return an e-mail address, or nothing, as it is; refuse what is no address."""
    if value and not EMAIL.fullmatch(value):
        raise ValueError("Write an e-mail address like housing.contact@example.org.")
    return value


def as_phone(value: str) -> str:
    """Return a telephone number, or nothing, as it is; refuse what is no number."""
    if value and not PHONE.fullmatch(value):
        raise ValueError("Write a telephone number like 020 7946 0018, or 020 7946 0018 ext 12.")
    return value


Champions = Annotated[int, Field(ge=0, le=2_000)]
People = Annotated[int, Field(ge=1, le=5_000)]
Email = Annotated[
    str,
    StringConstraints(
        strip_whitespace=True,
        max_length=200,
    ),
    AfterValidator(as_email),
]
Phone = Annotated[
    str,
    StringConstraints(
        strip_whitespace=True,
        max_length=40,
    ),
    AfterValidator(on_one_line),
    AfterValidator(as_phone),
]


class ChampionTeamIn(Sent):
    """A team and how many champions it has, counted on a day."""

    team: Line
    agency: Code
    champions: Champions
    counted_on: Day
    note: Paragraphs = ""


class ChampionTeamEdit(Edit):
    """What is changed of a team of champions."""

    team: Line = ""
    agency: Code = ""
    champions: Champions = 0
    counted_on: Day = date.min
    note: Paragraphs = ""


class ChampionTeamOut(BaseModel):
    """One team and how many champions it has."""

    id: UUID
    team: str
    agency: str
    agency_label: str
    champions: int
    counted_on: date
    note: str
    version: int
    updated_at: datetime
    updated_by: str | None
    warnings: list[str] = []


class ChampionTeamsOut(BaseModel):
    """Teams with champions, by agency, and how many champions there are together."""

    items: list[ChampionTeamOut]
    count: int
    champions: int
    agencies: int


class AttendanceIn(Sent):
    """How many people of an agency came."""

    agency: Code
    people: People


Attendance = Annotated[list[AttendanceIn], Field(max_length=60)]


class CourseSessionIn(Sent):
    """One time that a course was held, or will be."""

    course: Code
    held_on: Day
    led_by: Code
    venue: Sought = ""
    note: Paragraphs = ""
    attendance: Attendance = []  # noqa: RUF012 - pydantic copies it


class CourseSessionEdit(Edit):
    """What is changed of a training session; ``attendance`` takes the place of all there was."""

    course: Code = ""
    held_on: Day = date.min
    led_by: Code = ""
    venue: Sought = ""
    note: Paragraphs = ""
    attendance: Attendance = []  # noqa: RUF012


class AttendanceOut(BaseModel):
    """How many people of one agency came."""

    agency: str
    agency_label: str
    people: int


class CourseSessionOut(BaseModel):
    """One training session; ``people`` is everybody who came."""

    id: UUID
    course: str
    course_label: str
    held_on: date
    led_by: str
    led_by_label: str
    venue: str
    note: str
    attendance: list[AttendanceOut]
    people: int
    version: int
    updated_at: datetime
    updated_by: str | None
    warnings: list[str] = []


class TrainingTotalOut(BaseModel):
    """How often a course was held, and how many came."""

    course: str
    label: str
    sessions: int
    people: int


class AgencyTrainingOut(BaseModel):
    """How many attendances an agency has, by course; a course that is missing had none."""

    agency: str
    label: str
    people: int
    by_course: dict[str, int]


class CourseSessionsOut(BaseModel):
    """Training sessions, newest first, with totals by course and agency.

    Totals count attendances: somebody who came to two courses counts twice.
    """

    items: list[CourseSessionOut]
    count: int
    courses: list[TrainingTotalOut]
    agencies: list[AgencyTrainingOut]
    people: int


class ContactPointIn(Sent):
    """Which role answers for a topic; never a person."""

    topic: Code
    agency: Code
    role_title: Line
    email: Email = ""
    phone: Phone = ""
    note: Paragraphs = ""
    until: Day | None = None


class ContactPointEdit(Edit):
    """What is changed of a point of contact."""

    topic: Code = ""
    agency: Code = ""
    role_title: Line = ""
    email: Email = ""
    phone: Phone = ""
    note: Paragraphs = ""
    until: Day | None = None


class ContactPointOut(BaseModel):
    """One point of contact; one that has ended is no longer to be asked."""

    id: UUID
    topic: str
    topic_label: str
    agency: str
    agency_label: str
    role_title: str
    email: str
    phone: str
    note: str
    until: date | None
    has_ended: bool
    version: int
    updated_at: datetime
    updated_by: str | None
    warnings: list[str] = []


class ContactPointsOut(BaseModel):
    """Points of contact by topic, those that have ended last."""

    items: list[ContactPointOut]
    count: int
    without: list[str]
    """Labels of topics that nobody answers for."""
