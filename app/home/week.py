"""What changed in the last seven days."""

from collections.abc import Sequence
from datetime import date

from app.clock import LONDON
from app.home.due_words import short_day
from app.home.queries import ChangeRow, EditRow, ProvisionRow, TrainingRow
from app.home.schemas import ChangedOut
from app.provision.hours import weekly_hours
from app.provision.stored_openings import openings, school_week_minutes


def changes_this_week(
    rows: Sequence[ChangeRow], since: date, today: date, *, orders: str
) -> list[ChangedOut]:
    """Changes that were finished, and those that were logged, this week.

    Those of the family of ``orders`` came into force instead.
    """
    told: list[ChangedOut] = []
    for row in rows:
        logged_on = row.created_at.astimezone(LONDON).date()
        if row.completed_on is not None and since <= row.completed_on <= today:
            done = "Came into force" if row.family == orders else "Finished"
            detail = f"{done}, {row.agency_label}"
            told.append(_item("change", row.title, detail, f"changes/{row.id}", row.completed_on))
        elif row.created_by is not None and logged_on >= since:
            detail = f"Logged, {row.agency_label}"
            told.append(_item("change", row.title, detail, f"changes/{row.id}", logged_on))
    return told


def provision_this_week(rows: Sequence[ProvisionRow], since: date, today: date) -> list[ChangedOut]:
    """Provision that opened, closed, or has other hours than a week ago."""
    told: list[ChangedOut] = []
    for row in rows:
        link = f"map?pick=provision:{row.id}"
        now, then = (_week_minutes(row, day) for day in (today, since))
        if row.closed_on is not None and since <= row.closed_on <= today:
            told.append(_item("provision", f"{row.name} closed", "", link, row.closed_on))
        elif row.opened_on is not None and since <= row.opened_on <= today:
            detail = f"Open {_hours(now)} a week" if now else ""
            told.append(_item("provision", f"{row.name} opened", detail, link, row.opened_on))
        elif now != then:
            did = "reduced" if now < then else "extended"
            way = "down" if now < then else "up"
            detail = f"{_hours(now)} a week, {way} from {_hours(then).split()[0]}"
            title = f"{row.name} {did} its hours"
            told.append(_item("provision", title, detail, link, today))
    return told


def training_this_week(rows: Sequence[TrainingRow], since: date, today: date) -> list[ChangedOut]:
    """Guardianship sites that were trained."""
    return [
        _item(
            "guardian_site",
            f"{row.name} was trained",
            f"Until {short_day(row.expires_on, today)}" if row.expires_on else "",
            f"map?pick=guardian:{row.id}",
            row.trained_on,
        )
        for row in rows
        if row.trained_on is not None and since <= row.trained_on <= today
    ]


def edits_this_week(rows: Sequence[EditRow], *, since: date) -> list[ChangedOut]:
    """Areas that were drawn or redrawn; each once."""
    told: dict[object, ChangedOut] = {}
    for row in rows:
        on = row.changed_at.astimezone(LONDON).date()
        if row.record in told or on < since:
            continue
        did = "Drawn" if row.operation == "insert" else "Changed"
        detail = f"{did} by {row.changed_by}"
        told[row.record] = _item("area", row.name or "", detail, f"areas/{row.record}", on)
    return list(told.values())


def _week_minutes(row: ProvisionRow, day: date) -> int:
    return school_week_minutes(weekly_hours(openings(row.hours), day))


def _hours(minutes: int) -> str:
    number = f"{minutes / 60:.1f}".removesuffix(".0")
    return f"{number} {'hour' if number == '1' else 'hours'}"


def _item(kind: str, title: str, detail: str, link: str, on: date) -> ChangedOut:
    return ChangedOut.model_validate(
        {"kind": kind, "title": title, "detail": detail, "link": link, "on": on}
    )
