"""What waits for a person, by what they do."""

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

from app.home.due_words import SOON_DAYS, Tag, due_tag, expiry_tag, short_day
from app.home.queries import AssessmentRow, ChangeRow, ImportRow, TrainingRow, WatchedRow
from app.home.schemas import TagKind, WaitingOut
from app.imports.kinds import KINDS
from app.params import month_plus
from app.reviews.watch import LOOKS_MONTHS, due_on
from app.reviews.windows import works_of

SCREENED = "screened"
BEFORE_CONFERENCE = frozenset({"goals_set", "conference_planned"})
UNDECIDED = frozenset({"proposed", "requested"})
AGREED = frozenset({"approved", "scheduled"})
NEW_DAYS, EXPIRES_DAYS, LOOK_DAYS = 14, 60, 45
BEHIND_DAYS = 75
"""Monthly data come about six weeks after their month; later than this they are behind."""
URGENCY: dict[TagKind, int] = {"red": 0, "yellow": 1, "blue": 2, "grey": 3, "green": 4}


def reviews_due(
    rows: Sequence[AssessmentRow], today: date, *, lead: UUID | None
) -> list[WaitingOut]:
    """Reviews that are late or due within two weeks and for which no conference is planned.

    With a lead, theirs and nobody's.
    """
    return [
        _item(
            "review",
            f"Review {row.title}",
            f"{_was_due(row.review_on, today)}. {row.stage_label}",
            f"locations/{row.id}?tab=conferences",
            due_tag(row.review_on, today),
        )
        for row in rows
        if row.review_on is not None
        and row.review_on <= today + timedelta(days=SOON_DAYS)
        and not row.conference_planned
        and (lead is None or row.lead_id in {lead, None})
    ]


def assessments_to_begin(rows: Sequence[AssessmentRow], *, lead: UUID) -> list[WaitingOut]:
    """Screened places that this person leads, or that nobody does."""
    return [
        _item(
            "assessment",
            f"Begin the assessment of {row.title}",
            row.stage_label if row.lead_id else f"{row.stage_label}. It has no lead yet",
            f"locations/{row.id}",
            ("Not started", "grey"),
        )
        for row in rows
        if row.stage == SCREENED and row.lead_id in {lead, None}
    ]


def conferences_to_plan(rows: Sequence[AssessmentRow]) -> list[WaitingOut]:
    """Places whose goals are set and for which no conference is planned."""
    return [
        _item(
            "conference",
            f"Plan the conference on {row.title}",
            f"{row.stage_label}{f', led by {row.lead}' if row.lead else ''}",
            f"conferences/new?location={row.id}",
            ("Not planned", "grey"),
        )
        for row in rows
        if row.stage in BEFORE_CONFERENCE and not row.conference_planned
    ]


def changes_to_check(rows: Sequence[ChangeRow], today: date, *, besides: UUID) -> list[WaitingOut]:
    """Changes that somebody else logged lately inside an area."""
    return [
        _item(
            "change",
            f"Check a change logged in {row.area}",
            f"{row.title}, {row.agency_label}, {short_day(row.created_at.date(), today)}",
            f"changes/{row.id}",
            ("New", "blue"),
        )
        for row in rows
        if row.area is not None
        and row.created_by not in {None, besides}
        and row.created_at.date() >= today - timedelta(days=NEW_DAYS)
    ]


def changes_to_decide(rows: Sequence[ChangeRow], today: date) -> list[WaitingOut]:
    """Changes that were proposed or requested, the longest waiting first."""
    waiting = sorted(
        (row for row in rows if row.status in UNDECIDED),
        key=lambda row: row.requested_on or today,
    )
    return [
        _item(
            "change",
            f"Decide on change {row.number}: {row.title}",
            _requested(row, today),
            f"changes/{row.id}",
            ("To decide", "blue"),
        )
        for row in waiting
    ]


def changes_to_finish(
    rows: Sequence[ChangeRow], today: date, *, agency: str | None
) -> list[WaitingOut]:
    """Agreed changes whose day has come; with an agency, only its own."""
    told: list[WaitingOut] = []
    for row in rows:
        planned = row.completed_on or row.started_on
        if row.status not in AGREED or planned is None or planned > today:
            continue
        if agency is None or row.agency == agency:
            told.append(
                _item(
                    "change",
                    f"Say whether change {row.number} is done: {row.title}",
                    f"Planned for {short_day(planned, today)}, {row.agency_label}",
                    f"changes/{row.id}",
                    due_tag(planned, today),
                )
            )
    return told


def changes_running_out(
    rows: Sequence[ChangeRow], today: date, *, family: str | None = None
) -> list[WaitingOut]:
    """Changes in place that expire soon, or did lately; with a family, only its kinds."""
    return [
        _item(
            "change",
            _runs_out(row),
            f"Change {row.number}, until {short_day(row.expires_on, today)}",
            f"changes/{row.id}",
            expiry_tag(row.expires_on, today),
        )
        for row in rows
        if row.status == "in_place"
        and row.expires_on is not None
        and row.move_on is None
        and row.expires_on <= today + timedelta(days=EXPIRES_DAYS)
        and (family is None or row.family == family)
    ]


def changes_to_move(rows: Sequence[ChangeRow], today: date) -> list[WaitingOut]:
    """Redeployable things that are to move on soon, or should have."""
    return [
        _item(
            "change",
            f"Move on: {row.title}",
            f"Change {row.number}, by {short_day(row.move_on, today)}",
            f"changes/{row.id}",
            due_tag(row.move_on, today),
        )
        for row in rows
        if row.status == "in_place"
        and row.move_on is not None
        and row.move_on <= today + timedelta(days=EXPIRES_DAYS)
    ]


def looks_due(rows: Sequence[WatchedRow], newest: date | None, today: date) -> list[WaitingOut]:
    """Set looks after a change that fell due lately and whose months have come in."""
    told: list[WaitingOut] = []
    for row in rows:
        works = works_of(row.completed_on, _begun(row), None)
        for months in LOOKS_MONTHS:
            due = due_on(works, months)
            has_come_in = newest is not None and newest >= month_plus(due, -1)
            if today - timedelta(days=LOOK_DAYS) <= due <= today and has_come_in:
                told.append(
                    _item(
                        "look",
                        f"See what was recorded {months} months after change {row.number}",
                        f"{row.title}. A set look, due on {short_day(due, today)}",
                        f"changes/{row.id}#watch",
                        ("Look due", "blue"),
                    )
                )
    return told


def imports_to_mend(rows: Sequence[ImportRow], today: date) -> list[WaitingOut]:
    """Imports that failed, or left rows out."""
    told: list[WaitingOut] = []
    for row in rows:
        what = KINDS[row.kind].label
        day = short_day(row.at.date(), today)
        if row.state == "failed":
            detail = row.error or f"Nothing was changed. Tried on {day}"
            title, tag = f"{what}: an import failed", ("Failed", "red")
        else:
            rows_words = "1 row" if row.rejected == 1 else f"{row.rejected:,} rows"
            detail = f"Imported on {day}. The rows are listed with their reasons"
            title, tag = f"{what}: {rows_words} could not be read", ("To mend", "yellow")
        told.append(_item("import", title, detail, f"data/imports/{row.id}", tag))  # type: ignore[arg-type]
    return told


def data_behind(newest: date | None, today: date) -> list[WaitingOut]:
    """Say that incidents end long ago."""
    if newest is None:
        return [
            _item(
                "data",
                "Import recorded incidents",
                "None are here yet, so no count can be shown",
                "data/import",
                ("Not started", "grey"),
            )
        ]
    if (today - newest).days <= BEHIND_DAYS:
        return []
    detail = f"The newest are from {newest:%B %Y}"
    return [_item("data", "Bring incidents up to date", detail, "data", ("Behind", "yellow"))]


def training_running_out(rows: Sequence[TrainingRow], today: date) -> list[WaitingOut]:
    """Guardianship sites whose training runs out soon, or did lately."""
    return [
        _item(
            "guardian_site",
            f"Renew the training at {row.name}",
            f"Until {short_day(row.expires_on, today)}",
            f"map?pick=guardian:{row.id}",
            expiry_tag(row.expires_on, today),
        )
        for row in rows
        if row.expires_on is not None
        and row.expires_on <= today + timedelta(days=EXPIRES_DAYS)
        and row.status in {"trained", "active"}
    ]


def most_urgent(items: Sequence[WaitingOut]) -> list[WaitingOut]:
    """Late things first, then those due, then the others; each once, in their own order."""
    unique = list({(item.link, item.title): item for item in reversed(items)}.values())[::-1]
    return sorted(unique, key=lambda item: URGENCY[item.tag_kind])


def _runs_out(row: ChangeRow) -> str:
    if row.title.lower().startswith(row.type_label.lower()):
        return f"{row.title} runs out"
    return f"{row.type_label} runs out: {row.title}"


def _begun(row: WatchedRow) -> date | None:
    return None if row.started_on is None else min(row.started_on, row.completed_on)


def _item(kind: str, title: str, detail: str, link: str, tag: Tag) -> WaitingOut:
    return WaitingOut(kind=kind, title=title, detail=detail, link=link, tag=tag[0], tag_kind=tag[1])


def _was_due(day: date, today: date) -> str:
    return f"Review {'was' if day < today else 'is'} due on {short_day(day, today)}"


def _requested(row: ChangeRow, today: date) -> str:
    if row.requested_on is None:
        return row.agency_label
    return f"Requested {short_day(row.requested_on, today)}, {row.agency_label}"
