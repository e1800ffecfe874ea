"""Stages of changes, what runs out, what was moved, and what was seen afterwards."""

from uuid import UUID

from fastapi import APIRouter, Response

from app.changes import moving, orders, sightings
from app.changes.stage_schemas import (
    ChangeMoveIn,
    ChangeMovesOut,
    OrdersOut,
    RedeployedOut,
    RedeployIn,
    SightingEdit,
    SightingIn,
    SightingOut,
    SightingsOut,
)
from app.clock import Today
from app.identity.doors import CurrentPerson, PartnershipSession, requires
from app.identity.rights import Right
from app.params import IfMatch

router = APIRouter(tags=["changes"])


@router.get("/changes/orders", **requires(Right.CHANGES_READ))
def orders_calendar(session: PartnershipSession, today: Today, past: bool = False) -> OrdersOut:
    """Legal orders and redeployable items by the day that they run out, the next first."""
    return orders.calendar(session, past=past, today=today)


@router.get("/changes/{change_id}/moves", **requires(Right.CHANGES_READ))
def read_moves(
    session: PartnershipSession, person: CurrentPerson, change_id: UUID, today: Today
) -> ChangeMovesOut:
    """How a change came to its stage, and what may follow."""
    return moving.moves(session, change_id, person, today=today)


@router.post("/changes/{change_id}/moves", **requires(Right.CHANGES_WRITE))
def move_change(
    session: PartnershipSession,
    person: CurrentPerson,
    change_id: UUID,
    version: IfMatch,
    body: ChangeMoveIn,
    response: Response,
    today: Today,
) -> ChangeMovesOut:
    """Bring a change to its next stage; only Partnership Tasking approves and refuses."""
    moved = moving.move(session, change_id, version, body, person, today=today)
    response.headers["ETag"] = f'"{moved.version}"'
    return moved


@router.post("/changes/{change_id}/redeploy", status_code=201, **requires(Right.CHANGES_WRITE))
def redeploy_change(
    session: PartnershipSession,
    person: CurrentPerson,
    change_id: UUID,
    version: IfMatch,
    body: RedeployIn,
    today: Today,
) -> RedeployedOut:
    """Move a redeployable item: its entry ends here and a new one begins where it goes."""
    return moving.redeploy(session, change_id, version, body, person, today=today)


@router.get("/changes/{change_id}/sightings", **requires(Right.CHANGES_READ))
def read_sightings(session: PartnershipSession, change_id: UUID) -> SightingsOut:
    """What was seen after a change, the latest first."""
    return sightings.seen_after(session, change_id)


@router.post("/changes/{change_id}/sightings", status_code=201, **requires(Right.CHANGES_WRITE))
def add_sighting(
    session: PartnershipSession, change_id: UUID, body: SightingIn, today: Today
) -> SightingOut:
    """Note what was seen after a change."""
    return sightings.add(session, change_id, body, today=today)


@router.patch("/changes/{change_id}/sightings/{sighting_id}", **requires(Right.CHANGES_WRITE))
def change_sighting(
    session: PartnershipSession,
    change_id: UUID,
    sighting_id: UUID,
    version: IfMatch,
    body: SightingEdit,
    today: Today,
) -> SightingOut:
    """Correct a note of what was seen."""
    return sightings.change(session, change_id, sighting_id, version, body, today=today)


@router.delete(
    "/changes/{change_id}/sightings/{sighting_id}",
    status_code=204,
    **requires(Right.CHANGES_WRITE),
)
def remove_sighting(
    session: PartnershipSession, change_id: UUID, sighting_id: UUID, version: IfMatch
) -> None:
    """Take a note of what was seen away; its history stays."""
    sightings.remove(session, change_id, sighting_id, version)
