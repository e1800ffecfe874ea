"""The profile of an area: read the rows, decide what may be told, put it into words."""

from datetime import datetime
from sys import maxsize
from uuid import UUID

import shapely
from sqlalchemy.orm import Session

from app.areas import profile_ground_queries as whole_queries
from app.areas import profile_queries as queries
from app.areas import profile_strength_queries as strength_queries
from app.areas import service as areas
from app.areas.answers import hectares
from app.areas.outlines import Outline
from app.areas.profile_frame import Frame, frame_of, must_withhold
from app.areas.profile_hours import Grid, longer_words, time_sentence
from app.areas.profile_incidents import Counted, incidents_out
from app.areas.profile_months import Windows, month_code
from app.areas.profile_notes import Caveats, caution_sentence, notes_out
from app.areas.profile_question import Asking, Question, Subject
from app.areas.profile_rates import SQUARE_METRES_PER_KM2, Ground, rates_out
from app.areas.profile_record import assessment_out, change_out, place_out
from app.areas.profile_schemas import (
    IncidentsOut,
    MonthsOut,
    PeriodOut,
    ProfileAreaOut,
    ProfileIn,
    ProfileOut,
    RatesOut,
    SentencesOut,
    StrengthsOut,
)
from app.areas.profile_strengths import serving_guardians
from app.areas.profile_words import incidents_sentence, strengths_sentence
from app.areas.strengths_near import strengths_near
from app.clock import now
from app.disclosure.figures import figure
from app.geojson import as_multipolygon
from app.identity.rights import Right
from app.incidents.visible import BASIS_WORDS
from app.problems import InvalidInput

NO_COMPARISON = "There is no area of this id to compare with. Choose another, or none."
WITHHELD = (
    "Counts of incidents are not shown: this outline is nearly the same as another, and the"
    " difference would give too few incidents away. Use that area, or draw one that differs more."
)


def saved_subject(session: Session, area: UUID, *, at: datetime) -> Subject:
    """A saved area as the subject of a profile.

    Raises
    ------
    NotFound
        When there is none, or it was deleted.
    """
    row = areas.found(session, area, today=at.date())
    outline = Outline(as_multipolygon(shapely.from_wkb(row.geom)))
    return Subject(outline, row.name, row.id, row.created_at)


def drawn_subject(session: Session, given: ProfileIn) -> Subject:
    """An outline that is only drawn as the subject of a profile; refusals as for an area."""
    return Subject(areas.usable_outline(session, given), given.name)


def profile(session: Session, subject: Subject, question: Question, asking: Asking) -> ProfileOut:
    """Tell everything that is known of an outline.

    Raises
    ------
    InvalidInput
        When a kind of harm or a source is not one of the partnership's, or the comparison area
        does not exist.
    """
    wkb, today = subject.outline.wkb, asking.at.date()
    frame = frame_of(session, subject, question, asking)
    withheld = must_withhold(session, subject, frame, asking, now=now())
    counted = _counted(session, subject, frame, asking, withheld=withheld)
    incidents = incidents_out(counted, frame.harms, frame.sources)
    strengths = strengths_near(session, wkb, at=asking.at)
    caveats = _caveats(counted, frame, subject, withheld=withheld)
    basis = BASIS_WORDS[asking.tier]
    assessed = asking.person.may(Right.ASSESSMENTS_READ)
    found = strength_queries.assessments(session, wkb, subject.area) if assessed else []
    return ProfileOut(
        area=_area(subject, frame),
        period=_period(frame.windows),
        at=asking.at,
        basis=basis,
        sentences=_sentences(counted, incidents, strengths, caveats),
        incidents=incidents,
        rate=_rates(session, subject, question, frame, counted, incidents),
        strengths=strengths,
        places=[place_out(row) for row in strength_queries.places(session, wkb)],
        changes=[
            change_out(row, today) for row in strength_queries.changes(session, wkb, subject.area)
        ],
        assessments=[assessment_out(row) for row in found],
        notes=notes_out(caveats, strengths.provision, basis=basis, threshold=asking.threshold),
        data_version=frame.version,
    )


def _counted(
    session: Session, subject: Subject, frame: Frame, asking: Asking, *, withheld: bool
) -> Counted:
    tier = asking.tier
    return Counted(
        tally=queries.counts(session, subject.outline.wkb, frame.wanted, tier),
        windows=frame.windows,
        borough=frame.borough,
        harms=frozenset(frame.wanted.harms),
        sources=frozenset(frame.wanted.sources),
        known=frame.covered_m2 > 0,
        threshold=maxsize if withheld else asking.threshold,
        tier=tier,
    )


def _rates(
    session: Session,
    subject: Subject,
    question: Question,
    frame: Frame,
    counted: Counted,
    incidents: IncidentsOut,
) -> RatesOut:
    period, threshold = frame.windows.period, counted.threshold
    shapes = [subject.outline.wkb]
    other = None
    if question.comparison is not None:
        other = areas.stored(session, question.comparison, today=period.last)
        if other is None:
            raise InvalidInput([("query.comparison_id", NO_COMPARISON)])
        shapes.append(other.geom)
    residents = whole_queries.residents(session, shapes)
    whole = frame.borough.inside(period, harms=counted.harms, sources=counted.sources)
    comparison = None
    if other is not None:
        n = queries.total(session, other.geom, frame.wanted_in(period), counted.tier)
        comparison = Ground(figure(n, threshold), other.area_m2, residents[1])
    return rates_out(
        Ground(incidents.total, frame.covered_m2, residents[0]),
        Ground(
            figure(whole, threshold),
            frame.borough.ground.area_m2 or 0.0,
            frame.borough.ground.residents,
        ),
        comparison,
        months=period.count,
        comparison_name=None if other is None else other.name,
    )


def _caveats(counted: Counted, frame: Frame, subject: Subject, *, withheld: bool) -> Caveats:
    uneven = counted.uneven_sources()
    area_m2 = float(shapely.area(subject.outline.geometry))
    return Caveats(
        sources=[one for one in frame.sources if not counted.sources or one.id in counted.sources],
        coverage=frame.borough.coverage,
        uneven=[one.name for one in frame.sources if one.id in uneven],
        covered=frame.covered_m2 / area_m2,
        ground_known=frame.ground_known,
        hectares=hectares(area_m2),
        withheld=WITHHELD if withheld else "",
        by_street=counted.tier == "street",
    )


def _sentences(
    counted: Counted, incidents: IncidentsOut, strengths: StrengthsOut, caveats: Caveats
) -> SentencesOut:
    helped = strengths_sentence(
        len(strengths.provision),
        serving_guardians(strengths.guardians),
        strengths.open_hours_week,
        strengths.open_hours_week_before,
    )
    recorded = incidents_sentence(
        incidents.total,
        incidents.before,
        incidents.difference_reading,
        counted.windows.period,
    )
    grid = Grid(incidents.by_hour.rows)
    return SentencesOut(
        lead=f"{helped} {recorded}",
        time=time_sentence(grid, incidents.by_hour.used, strengths.provision_hours)
        + longer_words(counted.windows.hours, counted.windows.period),
        caution=caution_sentence(caveats),
    )


def _area(subject: Subject, frame: Frame) -> ProfileAreaOut:
    area_m2 = float(shapely.area(subject.outline.geometry))
    return ProfileAreaOut(
        id=subject.area,
        name=subject.name,
        hectares=hectares(area_m2),
        km2=round(area_m2 / SQUARE_METRES_PER_KM2, 4),
        covered=round(frame.covered_m2 / area_m2, 3),
    )


def _period(looked_at: Windows) -> PeriodOut:
    period, before = looked_at.period, looked_at.before
    return PeriodOut(
        first=month_code(period.first),
        last=month_code(period.last),
        months=period.count,
        before=MonthsOut(first=month_code(before.first), last=month_code(before.last)),
    )
