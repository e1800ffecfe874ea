"""Surveys as they come in, as those who keep them read them, and as they are shown."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, Field

from app.disclosure.figures import Figure
from app.plain_text import Line, Paragraphs
from app.records.fields import Code, Day, Edit, Sent

People = Annotated[int, Field(ge=0, le=1_000_000, strict=True)]
Round = Annotated[int, Field(ge=1, le=50)]


class Answer(Sent):
    """One answer and how many people gave it."""

    answer: Line
    count: People


class Question(Sent):
    """One question with its answers; ``many`` where a person may give several."""

    question: Line
    many: bool = False
    answers: Annotated[list[Answer], Field(min_length=1, max_length=40)]


Questions = Annotated[list[Question], Field(max_length=60)]


class SurveyIn(Sent):
    """A survey as counts: nobody's own answers, only how many gave each."""

    survey_kind: Code
    title: Line
    held_from: Day
    held_to: Day | None = None
    asked: People | None = None
    answered: People
    questions: Questions = Field(default_factory=list[Question])
    round: Round = 1
    method_id: UUID | None = None
    note: Paragraphs = ""


class SurveyEdit(Edit):
    """What is changed of a survey; ``questions`` are sent whole."""

    survey_kind: Code = ""
    title: Line = ""
    held_from: Day = date.min
    held_to: Day | None = None
    asked: People | None = None
    answered: People = 0
    questions: Questions = Field(default_factory=list[Question])
    round: Round = 1
    method_id: UUID | None = None
    note: Paragraphs = ""


class SurveyFrameOut(BaseModel):
    """What may be told of every survey."""

    id: UUID
    assessment_id: UUID
    survey_kind: str
    survey_kind_label: str
    title: str
    held_from: date
    held_to: date | None
    asked: int | None
    round: int
    method_id: UUID | None
    method_label: str | None
    note: str
    version: int
    created_at: datetime
    updated_at: datetime
    updated_by: str | None


class SurveyCountsOut(SurveyFrameOut):
    """A survey with the counts as they were entered, for those who keep it."""

    answered: int
    questions: list[Question]
    warnings: list[str] = []


class AnswerOut(BaseModel):
    """One answer as it may be shown; percent of those who answered the survey."""

    answer: str
    figure: Figure
    percent: int | None


class QuestionOut(BaseModel):
    """One question; ``unanswered`` is how many gave none of its answers, where one is chosen."""

    question: str
    many: bool
    answers: list[AnswerOut]
    unanswered: Figure | None
    reading: str


class SurveyOut(SurveyFrameOut):
    """A survey as it is shown: small counts hidden, and all answers where few people answered."""

    answered: Figure
    shown: bool
    questions: list[QuestionOut]
    question_count: int
    earlier_id: UUID | None
    reading: str


class SurveysOut(BaseModel):
    """The surveys of one location of concern, the newest first."""

    items: list[SurveyOut]
    count: int


class ComparedAnswerOut(BaseModel):
    """One answer in two rounds: percents, the span of the difference, and words for it."""

    answer: str
    earlier: Figure
    later: Figure
    earlier_percent: int | None
    later_percent: int | None
    low: int | None
    high: int | None
    reading: str


class ComparedQuestionOut(BaseModel):
    """One question that both rounds asked."""

    question: str
    many: bool
    answers: list[ComparedAnswerOut]


class SurveyComparisonOut(BaseModel):
    """Two rounds of a survey side by side; it says nothing of why they differ."""

    earlier: SurveyOut
    later: SurveyOut
    questions: list[ComparedQuestionOut]
    only_earlier: list[str]
    only_later: list[str]
    reading: str
    care: list[str]
