"""Photos by their own addresses; they are added to the record they belong to."""

from typing import Any
from uuid import UUID

from fastapi import APIRouter, Response

from app.identity.doors import CurrentPerson, PartnershipSession, requires
from app.identity.rights import Right
from app.photos import service
from app.photos.pictures import MEDIA_TYPE

router = APIRouter(tags=["photos"])

# A photo never changes under its address, but it can be taken away: kept for a moment only.
KEPT = {"Cache-Control": "private, max-age=300"}
JPEG: dict[int | str, dict[str, Any]] = {
    200: {"content": {MEDIA_TYPE: {}}, "description": "The picture."}
}


@router.get(
    "/photos/{photo_id}",
    response_class=Response,
    responses=JPEG,
    **requires(Right.CHANGES_READ),
)
def read_photo(session: PartnershipSession, person: CurrentPerson, photo_id: UUID) -> Response:
    """One photo as JPEG, for whoever may read the record it belongs to."""
    content = service.content(session, photo_id, person)
    return Response(content, media_type=MEDIA_TYPE, headers=KEPT)


@router.get(
    "/photos/{photo_id}/thumbnail",
    response_class=Response,
    responses=JPEG,
    **requires(Right.CHANGES_READ),
)
def read_thumbnail(session: PartnershipSession, person: CurrentPerson, photo_id: UUID) -> Response:
    """A small copy of one photo as JPEG."""
    content = service.content(session, photo_id, person, thumbnail=True)
    return Response(content, media_type=MEDIA_TYPE, headers=KEPT)


@router.delete("/photos/{photo_id}", status_code=204, **requires(Right.ACTIONS_PROGRESS))
def remove_photo(session: PartnershipSession, person: CurrentPerson, photo_id: UUID) -> None:
    """Take a photo away for good, for instance because a face is in it."""
    service.remove(session, photo_id, person)
