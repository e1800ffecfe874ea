"""A person's first page: what waits for them, what changed this week, what comes next."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from app.home import practice_queries, practice_waiting, queries, step_queries, waiting, week
from app.home.first_steps import first_steps
from app.home.practice_week import practice_this_week
from app.home.queries import AssessmentRow, ChangeRow, Days
from app.home.schemas import ChangedOut, HomeOut, NextOut, WaitingOut
from app.identity.person import Person
from app.identity.rights import Right
from app.identity.roles import Role
from app.partnerships.settings import chosen

WEEK_DAYS, EXPIRED_DAYS, IMPORT_DAYS, WATCHED_DAYS = 7, 14, 30, 500
MOST_WAITING, MOST_CHANGED = 20, 14
ORDERS = "place_order"
OBSERVE = "observe"


@dataclass(frozen=True, slots=True)
class Desk:
    """A person at their desk: what the first page is made from."""

    session: Session
    person: Person
    now: datetime
    days: Days
    assessments: list[AssessmentRow]
    changes: list[ChangeRow]

    @property
    def today(self) -> date:
        """The day on which the page is read."""
        return self.days.today


def home(session: Session, person: Person, *, now: datetime) -> HomeOut:
    """Everything on the first page of a person, within what their role may see."""
    today = now.date()
    days = Days(
        today=today,
        week_from=today - timedelta(days=WEEK_DAYS),
        expired_from=today - timedelta(days=EXPIRED_DAYS),
        expires_to=today + timedelta(days=waiting.EXPIRES_DAYS),
    )
    may = person.may
    assessments = queries.assessments(session) if may(Right.ASSESSMENTS_READ) else []
    changes = queries.changes(session, days) if may(Right.CHANGES_READ) else []
    desk = Desk(session, person, now, days, assessments, changes)
    found = waiting.most_urgent(_waiting(desk))
    changed = sorted(_changed(desk), key=lambda one: (one.on, one.mine), reverse=True)
    counts = step_queries.counts(session)
    return HomeOut(
        waiting=found[:MOST_WAITING],
        waiting_count=len(found),
        changed=changed[:MOST_CHANGED],
        changed_count=len(changed),
        next=_next(assessments, today),
        areas=counts.areas if may(Right.AREAS_READ) else 0,
        first_steps=first_steps(person, counts),
    )


def _waiting(desk: Desk) -> list[WaitingOut]:
    match desk.person.role:
        case Role.ASSESSMENT_LEAD:
            return _for_lead(desk)
        case Role.TASKING_OFFICER:
            return _for_tasking(desk)
        case Role.COMMUNITY_SAFETY_OFFICER:
            return _for_safety(desk)
        case Role.CONFERENCE_CHAIR:
            return _for_chair(desk)
        case Role.PARTNER_CONTRIBUTOR:
            finish = waiting.changes_to_finish(desk.changes, desk.today, agency=desk.person.agency)
            return [*_methods(desk, leads_all=False, link=OBSERVE), *_actions(desk), *finish]
        case Role.ADMINISTRATOR:
            return []


def _for_lead(desk: Desk) -> list[WaitingOut]:
    today, me = desk.today, desk.person.account_id
    return [
        *practice_waiting.to_screen(practice_queries.screenings(desk.session), today, me=me),
        *_methods(desk, leads_all=True),
        *_conferences(desk),
        *waiting.reviews_due(desk.assessments, today, lead=me),
        *_actions(desk),
        *waiting.changes_to_check(desk.changes, today, besides=me),
        *waiting.assessments_to_begin(desk.assessments, lead=me),
        *waiting.imports_to_mend(_imports(desk), today),
        *waiting.training_running_out(queries.training(desk.session, desk.days), today),
    ]


def _for_tasking(desk: Desk) -> list[WaitingOut]:
    return [
        *_actions(desk, keeps_others=True),
        *waiting.changes_to_finish(desk.changes, desk.today, agency=None),
        *waiting.changes_to_move(desk.changes, desk.today),
        *waiting.changes_running_out(desk.changes, desk.today),
        *waiting.changes_to_decide(desk.changes, desk.today),
        *_looks(desk),
    ]


def _for_safety(desk: Desk) -> list[WaitingOut]:
    today, me = desk.today, desk.person.account_id
    return [
        *_methods(desk, leads_all=False),
        *_actions(desk),
        *waiting.imports_to_mend(_imports(desk), today),
        *waiting.changes_running_out(desk.changes, today, family=ORDERS),
        *waiting.reviews_due(desk.assessments, today, lead=me),
        *_looks(desk),
        *waiting.data_behind(queries.newest_month(desk.session), today),
        *waiting.training_running_out(queries.training(desk.session, desk.days), today),
    ]


def _for_chair(desk: Desk) -> list[WaitingOut]:
    return [
        *_conferences(desk, all_of_them=True),
        *waiting.reviews_due(desk.assessments, desk.today, lead=None),
        *waiting.conferences_to_plan(desk.assessments),
        *_actions(desk),
    ]


def _methods(desk: Desk, *, leads_all: bool, link: str | None = None) -> list[WaitingOut]:
    until = desk.today + timedelta(days=waiting.SOON_DAYS)
    rows = practice_queries.methods(desk.session, until)
    return practice_waiting.methods_due(
        rows, desk.today, me=desk.person.account_id, leads_all=leads_all, link=link
    )


def _actions(desk: Desk, *, keeps_others: bool = False) -> list[WaitingOut]:
    until = desk.today + timedelta(days=waiting.EXPIRES_DAYS)
    return practice_waiting.own_actions(
        practice_queries.actions(desk.session, until),
        desk.today,
        me=desk.person.account_id,
        agency=desk.person.agency,
        keeps_others=keeps_others,
    )


def _conferences(desk: Desk, *, all_of_them: bool = False) -> list[WaitingOut]:
    rows = practice_queries.conferences(desk.session)
    me = desk.person.account_id
    days = chosen(desk.session).summary_working_days
    return [
        *practice_waiting.summaries_due(
            rows, desk.today, me=me, working_days=days, all_of_them=all_of_them
        ),
        *practice_waiting.conferences_coming(rows, desk.now, me=me, all_of_them=all_of_them),
    ]


def _looks(desk: Desk) -> list[WaitingOut]:
    if not desk.person.may(Right.REVIEWS_READ):
        return []
    session, today = desk.session, desk.today
    finished = queries.watched(session, today - timedelta(days=WATCHED_DAYS), today)
    return waiting.looks_due(finished, queries.newest_month(session), today)


def _imports(desk: Desk) -> list[queries.ImportRow]:
    return queries.imports(desk.session, desk.today - timedelta(days=IMPORT_DAYS))


def _changed(desk: Desk) -> list[ChangedOut]:
    session, person = desk.session, desk.person
    since, today = desk.days.week_from, desk.today
    told = week.changes_this_week(desk.changes, since, today, orders=ORDERS)
    if person.may(Right.STRENGTHS_READ):
        told += week.provision_this_week(queries.provision(session, desk.days), since, today)
        told += week.training_this_week(queries.training(session, desk.days), since, today)
    if person.may(Right.AREAS_READ):
        told += week.edits_this_week(queries.edits(session, since), since=since)
    return told + practice_this_week(session, person, desk.now - timedelta(days=WEEK_DAYS))


def _next(assessments: list[AssessmentRow], today: date) -> NextOut | None:
    coming = [
        (row.review_on, row)
        for row in assessments
        if row.review_on is not None and row.review_on >= today
    ]
    if not coming:
        return None
    day, row = min(coming, key=lambda one: one[0])
    return NextOut(
        title=f"{day:%A} {day.day} {day:%B}, {row.title}",
        detail=f"{row.stage_label}{f', led by {row.lead}' if row.lead else ''}",
        link=f"locations/{row.id}",
    )
