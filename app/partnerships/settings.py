"""What a partnership chose for itself, for every part of the service that goes by it."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.partnerships import setting_queries


@dataclass(frozen=True, slots=True)
class Chosen:
    """The partnership's own choices.

    ``minimum_group`` is the fewest young people whose marks are shown together; never below 5.
    ``needed_agencies`` are codes of agencies that a conference needs to hear, ``reminder_days``
    how many days before an expiry somebody is reminded, the earliest reminder first.
    """

    minimum_group: int
    first_review_months: int
    later_review_months: int
    summary_working_days: int
    quorum: int
    needed_agencies: tuple[str, ...]
    reminder_days: tuple[int, ...]


def chosen(session: Session) -> Chosen:
    """What the partnership of this session chose."""
    row = setting_queries.settings(session)
    return Chosen(
        minimum_group=row.minimum_group,
        first_review_months=row.first_review_months,
        later_review_months=row.later_review_months,
        summary_working_days=row.summary_working_days,
        quorum=row.quorum,
        needed_agencies=tuple(row.needed_agencies),
        reminder_days=tuple(row.reminder_days),
    )
