"""What a partnership chose for itself, for every part of the service that goes by it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy.orm import Session

from app.codes.service import code_faults, labels
from app.history import service as history
from app.history.schemas import HistoryOut
from app.models import PartnershipSetting
from app.partnerships import setting_queries as queries
from app.partnerships.setting_schemas import AgencyOut, SettingsChange, SettingsOut
from app.problems import faults
from app.records import keeping

SETTINGS = keeping.Kind(PartnershipSetting, "set of choices of the partnership")


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
    row = queries.settings(session)
    return Chosen(
        minimum_group=row.minimum_group,
        first_review_months=row.first_review_months,
        later_review_months=row.later_review_months,
        summary_working_days=row.summary_working_days,
        quorum=row.quorum,
        needed_agencies=tuple(row.needed_agencies),
        reminder_days=tuple(row.reminder_days),
    )


def read(session: Session) -> SettingsOut:
    """What the partnership chose, with the names of the agencies that a conference needs."""
    row = queries.settings(session)
    names = labels(session, "agency")
    needed = [
        AgencyOut(code=code, label=names.get(("agency", code), code))
        for code in row.needed_agencies
    ]
    told = asdict(row)
    told.pop("id")
    return SettingsOut(**told, needed=needed)


def change(session: Session, version: int, given: SettingsChange) -> SettingsOut:
    """Change the choices of a partnership that still have the version which was read.

    Raises
    ------
    StaleVersion
        With both versions, when another administrator saved in between.
    InvalidInput
        When an agency is unknown or retired, or more agencies are needed than make a quorum.
    """
    row = queries.settings(session)
    values = given.model_dump(exclude_unset=True)
    faults(_faults(session, asdict(row), values))
    if "reminder_days" in values:
        values["reminder_days"] = sorted(values["reminder_days"], reverse=True)
    keeping.change(session, SETTINGS, row.id, version, values, current=lambda: read(session))
    return read(session)


def versions(session: Session) -> HistoryOut:
    """Every version of the choices, the newest first."""
    return history.versions(session, SETTINGS.name, queries.settings(session).id)


def _faults(
    session: Session, before: Mapping[str, Any], values: Mapping[str, Any]
) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for name, what in (("needed_agencies", "agency"), ("reminder_days", "day")):
        given = values.get(name, [])
        if len(set(given)) < len(given):
            found.append((f"body.{name}", f"The same {what} is there twice. Leave one out."))
    if "needed_agencies" in values:
        agencies = {"needed_agencies": ("agency", values["needed_agencies"])}
        found += code_faults(session, agencies, already=before)
    after = {**before, **values}
    quorum, needed = after["quorum"], len(after["needed_agencies"])
    if not found and quorum < needed:
        why = f"{needed} agencies are always needed, so the quorum is {needed} at least."
        found.append(("body.quorum" if "quorum" in values else "body.needed_agencies", why))
    return found
