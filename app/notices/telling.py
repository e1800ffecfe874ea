"""Look through a partnership for what people are to be told, and tell it once."""

from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from app.notices import facts, queries
from app.notices.facts import Window
from app.notices.people import People
from app.notices.rules import RULES, notices
from app.notices.wording import Moment
from app.partnerships.settings import chosen

SOON_DAYS, FORTNIGHT_DAYS, LATE_DAYS, LATELY_DAYS = 7, 14, 60, 7
USUAL_REMINDER_DAYS = 60


def tell(session: Session, *, now: datetime) -> None:
    """Make every notice that is due and was not made yet, and take back those no longer so.

    It may run as often as one likes: each person is told of each topic once.
    """
    today = now.date()
    moment = Moment(today, chosen(session).reminder_days)
    window = _window(now, today, moment.reminder_days)
    people = People(queries.members(session))
    told = {
        rule.kind: notices(rule, facts.facts(session, rule.statement, window), people, moment)
        for rule in RULES
    }
    queries.make(session, [one for found in told.values() for one in found])
    states = [rule.kind for rule in RULES if rule.is_state]
    queries.take_back(session, states, [one for kind in states for one in told[kind]])


def _window(now: datetime, today: date, reminder_days: tuple[int, ...]) -> Window:
    return Window(
        late_from=today - timedelta(days=LATE_DAYS),
        soon_to=today + timedelta(days=SOON_DAYS),
        fortnight_to=today + timedelta(days=FORTNIGHT_DAYS),
        far_to=today + timedelta(days=max(reminder_days, default=USUAL_REMINDER_DAYS)),
        since_day=today - timedelta(days=LATELY_DAYS),
        since=now - timedelta(days=LATELY_DAYS),
        now=now,
        week_to=now + timedelta(days=SOON_DAYS),
    )
