"""What waits for a person in the practice: methods, actions, screenings, conferences, summaries."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from app.clock import LONDON
from app.conferences.days import working_days_after
from app.home.due_words import Tag, due_tag, short_day
from app.home.practice_queries import ActionRow, ConferenceRow, MethodRow, ScreeningRow
from app.home.schemas import WaitingOut
from app.provision.hours import clock_words

PREPARE_DAYS = 30


def methods_due(
    rows: Sequence[MethodRow], today: date, *, me: UUID, leads_all: bool, link: str | None = None
) -> list[WaitingOut]:
    """Methods that somebody owns, or that nobody owns at a place they lead.

    ``link`` is where those go who may not open the place itself.
    """
    return [
        _item(
            "method",
            f"{row.label} at {row.title}",
            f"{'Was' if row.due_on < today else 'Is'} due on {short_day(row.due_on, today)}",
            link or f"locations/{row.location}?tab=evidence",
            due_tag(row.due_on, today),
        )
        for row in rows
        if row.owner_id == me
        or (row.owner_id is None and (row.lead_id == me or (leads_all and row.lead_id is None)))
    ]


def own_actions(
    rows: Sequence[ActionRow], today: date, *, me: UUID, agency: str, keeps_others: bool
) -> list[WaitingOut]:
    """Actions of a person or their agency; who keeps others, those of agencies not here too."""
    return [
        _item(
            "action",
            row.title,
            _of_action(row),
            f"actions/{row.id}",
            due_tag(row.due_on, today) if row.due_on else ("No date", "grey"),
        )
        for row in rows
        if row.owner_id == me
        or (row.owner_id is None and (row.agency == agency or (keeps_others and not row.staffed)))
    ]


def to_screen(rows: Sequence[ScreeningRow], today: date, *, me: UUID) -> list[WaitingOut]:
    """Locations that wait to be screened and that this person leads, or that nobody does."""
    return [
        _item(
            "screening",
            f"Screen {row.title}",
            _referrals(row, today),
            f"locations/{row.id}",
            ("To screen", "blue"),
        )
        for row in rows
        if row.lead_id in {me, None}
    ]


def conferences_coming(
    rows: Sequence[ConferenceRow], now: datetime, *, me: UUID, all_of_them: bool
) -> list[WaitingOut]:
    """Planned conferences: to prepare when they come soon, to record when they are past."""
    told: list[WaitingOut] = []
    for row in rows:
        mine = me in {row.chair_id, row.lead_id} or (all_of_them and row.chair_id is None)
        day = row.starts_at.astimezone(LONDON).date()
        if row.status != "planned" or not mine or (day - now.date()).days > PREPARE_DAYS:
            continue
        clock = clock_words(row.starts_at.astimezone(LONDON).time())
        when = f"{day:%A} {short_day(day, now.date())} at {clock}"
        past = row.starts_at < now
        told.append(
            _item(
                "conference",
                f"{'Record' if past else 'Prepare'} the conference on {row.title}",
                f"{row.type_label}, {when}. {_replies(row)}",
                f"conferences/{row.id}",
                ("Not recorded", "red") if past else _in_days(day, now.date()),
            )
        )
    return told


def summaries_due(
    rows: Sequence[ConferenceRow],
    today: date,
    *,
    me: UUID,
    working_days: int,
    all_of_them: bool,
) -> list[WaitingOut]:
    """Summaries of conferences that were held; with the working days that the partnership gives."""
    told: list[WaitingOut] = []
    for row in rows:
        mine = me in {row.chair_id, row.lead_id} or (all_of_them and row.chair_id is None)
        if row.status != "held" or not mine:
            continue
        held = row.starts_at.astimezone(LONDON).date()
        due = working_days_after(held, working_days)
        told.append(
            _item(
                "summary",
                f"Issue the summary of the conference on {row.title}",
                f"Held on {short_day(held, today)}. Due by {due:%A} {short_day(due, today)}",
                f"conferences/{row.id}",
                due_tag(due, today),
            )
        )
    return told


def _of_action(row: ActionRow) -> str:
    place = f"{row.place}. " if row.place else ""
    return (
        f"{place}{f'Goal: {row.goal}' if row.goal else f'{row.agency_label}, action {row.number}'}"
    )


def _referrals(row: ScreeningRow, today: date) -> str:
    if row.first_on is None:
        return "Referred"
    since = f"since {short_day(row.first_on, today)}"
    if row.referrals == 1:
        return f"1 referral, {since}"
    by = "1 agency" if row.agencies == 1 else f"{row.agencies} agencies"
    return f"{row.referrals} referrals by {by}, {since}"


def _replies(row: ConferenceRow) -> str:
    if row.invited == 0:
        return "Nobody is invited yet"
    if row.no_reply == 0:
        return f"All {row.invited} invited have replied"
    return f"{row.no_reply} of {row.invited} have not replied"


def _in_days(day: date, today: date) -> Tag:
    days = (day - today).days
    if days == 0:
        return "Today", "yellow"
    if days == 1:
        return "Tomorrow", "yellow"
    return f"In {days} days", "yellow" if days <= 7 else "blue"


def _item(kind: str, title: str, detail: str, link: str, tag: Tag) -> WaitingOut:
    return WaitingOut(kind=kind, title=title, detail=detail, link=link, tag=tag[0], tag_kind=tag[1])
