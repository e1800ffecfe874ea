"""The partnership itself."""

from fastapi import APIRouter, Response

from app.clock import Today
from app.history.schemas import HistoryOut
from app.identity.doors import CurrentPerson, PartnershipSession, ServiceSettings, requires
from app.identity.rights import Right
from app.params import IfMatch
from app.partnerships import service, settings
from app.partnerships.schemas import PartnershipOut
from app.partnerships.setting_schemas import SettingsChange, SettingsOut

router = APIRouter(tags=["partnership"])


@router.get("", **requires(Right.PARTNERSHIP_READ))
def partnership(
    session: PartnershipSession,
    person: CurrentPerson,
    service_settings: ServiceSettings,
    today: Today,
) -> PartnershipOut:
    """The partnership, its ground, its people, and up to when it has data."""
    threshold = service_settings.suppression_threshold
    return service.describe(session, person, threshold=threshold, today=today)


@router.get("/settings", **requires(Right.PARTNERSHIP_READ))
def read_settings(session: PartnershipSession, response: Response) -> SettingsOut:
    """What the partnership chose for itself; its version is the ETag."""
    return _tagged(response, settings.read(session))


@router.patch("/settings", **requires(Right.SETTINGS_WRITE))
def change_settings(
    session: PartnershipSession, version: IfMatch, body: SettingsChange, response: Response
) -> SettingsOut:
    """Change what the partnership chose, unless somebody saved it since it was read."""
    return _tagged(response, settings.change(session, version, body))


@router.get("/settings/history", **requires(Right.PARTNERSHIP_READ))
def settings_history(session: PartnershipSession) -> HistoryOut:
    """Every version of the choices: who, when, and what was different."""
    return settings.versions(session)


def _tagged(response: Response, found: SettingsOut) -> SettingsOut:
    response.headers["ETag"] = f'"{found.version}"'
    return found
