"""Keep surveys as counts of answers, and show them without giving anybody away."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from app.codes.service import code_faults
from app.models.survey import Survey
from app.partnerships.settings import chosen
from app.problems import InvalidInput, NotFound, faults
from app.records import keeping
from app.records.assessments import method_faults, require_location
from app.records.keeping import Kind
from app.records.warned import warned
from app.surveys import queries
from app.surveys.comparison import compared
from app.surveys.queries import SurveyRow
from app.surveys.schemas import (
    Question,
    SurveyComparisonOut,
    SurveyCountsOut,
    SurveyEdit,
    SurveyIn,
    SurveyOut,
    SurveysOut,
)
from app.surveys.shown import Audience, shown
from app.surveys.sums import people_faults, plain, question_faults

SURVEY = Kind(Survey, "survey")


def audience(session: Session, *, keeps: bool, threshold: int) -> Audience:
    """Who reads; ``keeps`` for those who may change the assessment."""
    return Audience(keeps=keeps, threshold=threshold, minimum_group=chosen(session).minimum_group)


def list_surveys(session: Session, assessment: UUID, reader: Audience) -> SurveysOut:
    """The surveys of a location of concern for an audience, the newest first.

    Raises
    ------
    NotFound
        When there is no such location.
    """
    require_location(session, assessment)
    rows = queries.of_assessment(session, assessment)
    items = [shown(row, reader, _round_before(row, rows)) for row in rows]
    return SurveysOut(items=items, count=len(items))


def read(session: Session, survey: UUID, reader: Audience) -> SurveyOut:
    """One survey for an audience.

    Raises
    ------
    NotFound
        When there is none, or it was deleted.
    """
    row = found(session, survey)
    return shown(row, reader, _round_before(row, queries.of_assessment(session, row.assessment_id)))


def counts(session: Session, survey: UUID) -> SurveyCountsOut:
    """One survey with its counts as they were entered; refusals as in ``read``."""
    return SurveyCountsOut(**asdict(found(session, survey)))


def found(session: Session, survey: UUID) -> SurveyRow:
    """The stored survey; refusals as in ``read``."""
    row = queries.one(session, survey)
    if row is None:
        raise NotFound("There is no survey of this id. It may have been deleted.")
    return row


def compare(session: Session, earlier: UUID, later: UUID, reader: Audience) -> SurveyComparisonOut:
    """Set two rounds of a survey beside each other.

    Raises
    ------
    InvalidInput
        When they are of two locations or of two kinds, or the later one was held first.
    """
    before, after = found(session, earlier), found(session, later)
    if before.id == after.id or before.assessment_id != after.assessment_id:
        raise InvalidInput([("query.earlier", "Choose another survey of the same location.")])
    if before.survey_kind != after.survey_kind:
        why = f"“{before.title}” is a survey of another kind, of other people. Choose one alike."
        raise InvalidInput([("query.earlier", why)])
    if before.held_from > after.held_from:
        raise InvalidInput([("query.earlier", "This round was held after the other one.")])
    return compared(before, after, reader)


def add(session: Session, assessment: UUID, given: SurveyIn, *, today: date) -> SurveyCountsOut:
    """Keep a survey.

    Raises
    ------
    InvalidInput
        With the place of each fault: more answers than people, days out of order or to come, a
        code or a method that may not be used.
    """
    require_location(session, assessment)
    values = given.model_dump()
    _refuse_faults(session, values, values, assessment, today=today)
    made = keeping.add(
        session,
        SURVEY,
        values | {"assessment_id": assessment},
        detail={"assessment": str(assessment)},
    )
    return _warned(counts(session, made))


def change(
    session: Session, survey: UUID, version: int, given: SurveyEdit, *, today: date
) -> SurveyCountsOut:
    """Change a survey that still has the version which the person read.

    Raises
    ------
    StaleVersion
        With both versions, when somebody saved it in between.
    InvalidInput
        As for ``add``; judged on the whole survey as it would be.
    """
    current = found(session, survey)
    values = given.model_dump(exclude_unset=True)
    whole = asdict(current) | values
    _refuse_faults(session, values, whole, current.assessment_id, current, today=today)
    keeping.change(
        session,
        SURVEY,
        survey,
        version,
        values,
        current=lambda: counts(session, survey),
        yours=given.model_dump(mode="json", exclude_unset=True),
    )
    return _warned(counts(session, survey))


def delete(session: Session, survey: UUID, version: int) -> None:
    """Take a survey away; its history stays."""
    found(session, survey)
    keeping.remove(session, SURVEY, survey, version, current=lambda: counts(session, survey))


def _warned(survey: SurveyCountsOut) -> SurveyCountsOut:
    asked = [
        words
        for one in survey.questions
        for words in (one.question, *(each.answer for each in one.answers))
    ]
    texts = {"title": survey.title, "note": survey.note, "questions": "\n".join(asked)}
    return warned(survey, texts)


def _round_before(row: SurveyRow, rows: Sequence[SurveyRow]) -> UUID | None:
    """The latest earlier survey of the same kind that shares a question with this one."""
    asked = {plain(str(one["question"])) for one in row.questions}
    for one in rows:  # the newest first
        alike = one.survey_kind == row.survey_kind and one.held_from < row.held_from
        if alike and asked & {plain(str(each["question"])) for each in one.questions}:
            return one.id
    return None


def _refuse_faults(
    session: Session,
    values: Mapping[str, Any],
    whole: Mapping[str, Any],
    assessment: UUID,
    current: SurveyRow | None = None,
    *,
    today: date,
) -> None:
    already = None if current is None else {"survey_kind": current.survey_kind}
    coded = {"survey_kind": ("survey_kind", values.get("survey_kind"))}
    listed = code_faults(session, coded, already=already, today=today)
    listed += method_faults(session, values, assessment)
    listed += _day_faults(whole, today)
    listed += people_faults(whole["asked"], whole["answered"])
    questions = [Question.model_validate(one) for one in whole["questions"]]
    listed += question_faults(questions, whole["answered"])
    faults(listed)


def _day_faults(whole: Mapping[str, Any], today: date) -> list[tuple[str, str]]:
    first: date = whole["held_from"]
    last: date | None = whole["held_to"]
    listed = [
        (f"body.{name}", "This day is still to come. Enter a survey once it was held.")
        for name in ("held_from", "held_to")
        if whole[name] is not None and whole[name] > today
    ]
    if last is not None and last < first:
        listed.append(("body.held_to", "The last day is before the first. Exchange the two."))
    return listed
