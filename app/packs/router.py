"""The conference map: on screen, as a page that opens offline, and in print."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Response

from app.areas.profile_memory import ServiceProfileMemory
from app.clock import Now
from app.identity.doors import CurrentPerson, RoomSession, ServiceSettings, requires
from app.identity.rights import Right
from app.packs import service
from app.packs.schemas import PresentationOut
from app.packs.service import Document, Order
from app.params import OptionalMonths

router = APIRouter(tags=["packs"])


def presentation_order(
    person: CurrentPerson,
    settings: ServiceSettings,
    memory: ServiceProfileMemory,
    period: OptionalMonths,
    now: Now,
) -> Order:
    """Who asks, of which months, and when; by default the latest twelve months with data."""
    return Order(person, memory, period, now, settings.suppression_threshold)


PresentationOrder = Annotated[Order, Depends(presentation_order)]


@router.get("/areas/{area}/presentation", **requires(Right.PRESENT))
def presentation(area: UUID, session: RoomSession, order: PresentationOrder) -> PresentationOut:
    """What a conference is shown of an area, step by step; counts under 5 are suppressed."""
    return service.screen(session, area, order)


@router.get(
    "/areas/{area}/map.html",
    response_class=Response,
    responses={200: {"content": {"text/html": {}}}},
    **requires(Right.PRESENT),
)
def offline_map(area: UUID, session: RoomSession, order: PresentationOrder) -> Response:
    """The map in one HTML file that opens without any network."""
    made = service.offline_map(session, area, order)
    return attachment(made, "text/html; charset=utf-8")


@router.get(
    "/areas/{area}/pack.pdf",
    response_class=Response,
    responses={200: {"content": {"application/pdf": {}}}},
    **requires(Right.PRESENT),
)
def pack(area: UUID, session: RoomSession, order: PresentationOrder) -> Response:
    """The maps and tables as a tagged PDF."""
    made = service.printed(session, area, order)
    return attachment(made, "application/pdf")


def attachment(made: Document, media_type: str) -> Response:
    """A file to save."""
    return Response(
        made.content,
        media_type=media_type,
        headers={"Content-Disposition": f'attachment; filename="{made.name}"'},
    )
