"""The ledger of changes: log, list, read, edit, look around and look back."""

from dataclasses import replace
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Form, Query, Response, UploadFile

from app.changes import listing, neighbours, service, sheet
from app.changes.listing import Wanted
from app.changes.neighbours import SAME_WITHIN_M
from app.changes.schemas import (
    ChangeEdit,
    ChangeIn,
    ChangeOut,
    ChangesOut,
    NearbyListOut,
    OverlapsOut,
    ServedActionOut,
)
from app.clock import Today
from app.history.schemas import HistoryOut
from app.identity.doors import CurrentPerson, PartnershipSession, ServiceSettings, requires
from app.identity.rights import Right
from app.params import IfMatch, OptionalBBox, OptionalMonths
from app.photos.schemas import PhotoOut, PhotoRole
from app.plain_text import Sought
from app.spreadsheet import download
from app.written_days import WrittenDay

router = APIRouter(tags=["changes"])

Codes = Annotated[str | None, Query(max_length=600, description="Codes, separated by commas.")]
Degrees = Annotated[float, Query(ge=-180, le=180, allow_inf_nan=False)]


def _wanted(
    bbox: OptionalBBox,
    months: OptionalMonths,
    q: Annotated[Sought | None, Query(description="Part of the title, place or text.")] = None,
    status: Codes = None,
    family: Codes = None,
    type: Codes = None,
    area_id: UUID | None = None,
) -> Wanted:
    return Wanted(q, status, family, type, area_id, bbox, months)


Filtered = Annotated[Wanted, Depends(_wanted)]


@router.get("/changes", **requires(Right.CHANGES_READ))
def list_changes(
    session: PartnershipSession,
    today: Today,
    wanted: Filtered,
    cursor: Annotated[str | None, Query(max_length=40)] = None,
    limit: Annotated[int, Query(ge=1, le=500)] = 100,
) -> ChangesOut:
    """Changes that match, the latest date first."""
    return listing.page(session, replace(wanted, cursor=cursor), limit=limit, today=today)


@router.get(
    "/changes.csv",
    response_class=Response,
    responses={200: {"content": {"text/csv": {}}}},
    **requires(Right.CHANGES_READ),
)
def changes_as_csv(session: PartnershipSession, today: Today, wanted: Filtered) -> Response:
    """All changes that match as a table for a spreadsheet."""
    return download(sheet.as_csv(session, wanted, today=today), "changes.csv")


@router.get("/changes/nearby", **requires(Right.CHANGES_READ))
def nearby_changes(
    session: PartnershipSession,
    today: Today,
    lon: Degrees,
    lat: Degrees,
    type: Annotated[str | None, Query(max_length=60)] = None,
    on: WrittenDay | None = None,
    within_m: Annotated[int, Query(ge=1, le=500)] = SAME_WITHIN_M,
) -> NearbyListOut:
    """Changes that may be the one somebody is about to log."""
    return neighbours.nearby(
        session, lon=lon, lat=lat, kind=type, on=on, within_m=within_m, today=today
    )


@router.get("/changes/for-action/{action_id}", **requires(Right.CHANGES_READ))
def action_to_serve(
    session: PartnershipSession, person: CurrentPerson, action_id: UUID
) -> ServedActionOut:
    """What a change that carries out an action of a plan begins with: task, place, goal."""
    return service.served_action(session, action_id, person)


@router.post("/changes", status_code=201, **requires(Right.CHANGES_WRITE))
def log_change(
    session: PartnershipSession,
    person: CurrentPerson,
    body: ChangeIn,
    response: Response,
    today: Today,
) -> ChangeOut:
    """Log a change; 200 instead of 201 when this device has logged it before."""
    change, is_new = service.log(session, body, person, today=today)
    if not is_new:
        response.status_code = 200
    return _tagged(response, change)


@router.get("/changes/{change_id}", **requires(Right.CHANGES_READ))
def read_change(
    session: PartnershipSession,
    person: CurrentPerson,
    change_id: UUID,
    response: Response,
    today: Today,
) -> ChangeOut:
    """One change; its version is the ETag."""
    return _tagged(response, service.read(session, change_id, person, today=today))


@router.patch("/changes/{change_id}", **requires(Right.CHANGES_WRITE))
def edit_change(
    session: PartnershipSession,
    person: CurrentPerson,
    change_id: UUID,
    version: IfMatch,
    body: ChangeEdit,
    response: Response,
    today: Today,
) -> ChangeOut:
    """Change an entry, unless somebody else saved it since it was read."""
    return _tagged(response, service.edit(session, change_id, version, body, person, today=today))


@router.delete("/changes/{change_id}", status_code=204, **requires(Right.CHANGES_WRITE))
def delete_change(
    session: PartnershipSession,
    person: CurrentPerson,
    change_id: UUID,
    version: IfMatch,
    today: Today,
) -> None:
    """Take a change off the ledger; its history stays."""
    service.delete(session, change_id, version, person, today=today)


@router.get("/changes/{change_id}/overlaps", **requires(Right.CHANGES_READ))
def change_overlaps(session: PartnershipSession, change_id: UUID, today: Today) -> OverlapsOut:
    """Other changes near this one in place and time: effects cannot be told apart."""
    return service.overlaps_of(session, change_id, today=today)


@router.get("/changes/{change_id}/history", **requires(Right.CHANGES_READ))
def change_history(
    session: PartnershipSession, person: CurrentPerson, change_id: UUID
) -> HistoryOut:
    """Every version of a change: who, when, and what was different."""
    return service.versions(session, change_id, person)


@router.post("/changes/{change_id}/photos", status_code=201, **requires(Right.CHANGES_WRITE))
def add_photo(
    session: PartnershipSession,
    settings: ServiceSettings,
    change_id: UUID,
    file: UploadFile,
    role: Annotated[PhotoRole, Form()] = "other",
    caption: Annotated[Sought, Form()] = "",
) -> PhotoOut:
    """Keep a photo of a change: only its pixels, made smaller and turned upright."""
    most = settings.photo_max_bytes
    content = file.file.read(most + 1)
    return service.add_photo(
        session, change_id, content, role=role, caption=caption, most_bytes=most
    )


def _tagged(response: Response, change: ChangeOut) -> ChangeOut:
    response.headers["ETag"] = f'"{change.version}"'
    return change
