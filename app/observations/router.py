"""Observations at places: send, list, read, edit, sum up and compare rounds."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Form, Query, Response, UploadFile

from app.clock import Today
from app.history.schemas import HistoryOut
from app.identity.doors import CurrentPerson, PartnershipSession, ServiceSettings, requires
from app.identity.rights import Right
from app.observations import listing, service, summary
from app.observations.listing import Wanted
from app.observations.schemas import (
    FeaturesOut,
    ObservationChange,
    ObservationIn,
    ObservationOut,
    ObservationsOut,
    RoundsComparisonOut,
    SummaryOut,
)
from app.params import IfMatch, OptionalBBox
from app.photos.schemas import PhotoOut, PhotoRole
from app.plain_text import Sought

router = APIRouter(tags=["observations"])

Code = Annotated[str | None, Query(max_length=60)]
RoundNumber = Annotated[int | None, Query(ge=1, le=99)]
PageSize = Annotated[int, Query(ge=1, le=500)]


@router.get("/observations", **requires(Right.OBSERVATIONS_READ))
def list_observations(
    session: PartnershipSession,
    bbox: OptionalBBox,
    assessment_id: UUID | None = None,
    area_id: UUID | None = None,
    instrument: Code = None,
    light: Code = None,
    round: RoundNumber = None,
    cursor: UUID | None = None,
    limit: PageSize = 100,
) -> ObservationsOut:
    """Observations that match, the latest first.

    Those of a location are the ones sent for it, and the ones in its outline sent for none.
    """
    wanted = Wanted(assessment_id, area_id, bbox, instrument, light, round, after=cursor)
    return listing.page(session, wanted, limit=limit)


@router.get("/observations.geojson", **requires(Right.OBSERVATIONS_READ))
def observation_features(
    session: PartnershipSession,
    bbox: OptionalBBox,
    assessment_id: UUID | None = None,
    area_id: UUID | None = None,
    instrument: Code = None,
    light: Code = None,
    round: RoundNumber = None,
    limit: PageSize = 500,
) -> FeaturesOut:
    """The same observations as GeoJSON (WGS 84), each item a property."""
    wanted = Wanted(assessment_id, area_id, bbox, instrument, light, round)
    return listing.features(session, wanted, limit=limit)


@router.get("/observations/summary", **requires(Right.OBSERVATIONS_READ))
def observation_summary(
    session: PartnershipSession, assessment_id: UUID, round: RoundNumber = None
) -> SummaryOut:
    """What was observed at a location: each item by light, with how many looked."""
    return summary.summary(session, assessment_id, round_wanted=round)


@router.get("/observations/comparison", **requires(Right.OBSERVATIONS_READ))
def compare_rounds(
    session: PartnershipSession,
    assessment_id: UUID,
    before: Annotated[int, Query(ge=1, le=99)],
    after: Annotated[int, Query(ge=1, le=99)],
) -> RoundsComparisonOut:
    """Two rounds of a location side by side, in words with counts."""
    return summary.comparison(session, assessment_id, before=before, after=after)


@router.get("/observations/own", **requires(Right.OBSERVATIONS_WRITE))
def list_own_observations(
    session: PartnershipSession,
    person: CurrentPerson,
    cursor: UUID | None = None,
    limit: PageSize = 100,
) -> ObservationsOut:
    """Observations that the signed-in person made, the latest first."""
    wanted = Wanted(author=person.account_id, after=cursor)
    return listing.page(session, wanted, limit=limit)


@router.get("/observations/own/{observation_id}", **requires(Right.OBSERVATIONS_WRITE))
def read_own_observation(
    session: PartnershipSession, person: CurrentPerson, observation_id: UUID, response: Response
) -> ObservationOut:
    """One observation for whoever made it; its version is the ETag."""
    return _tagged(response, service.read(session, observation_id, person))


@router.post("/observations", status_code=201, **requires(Right.OBSERVATIONS_WRITE))
def add_observation(
    session: PartnershipSession,
    person: CurrentPerson,
    body: ObservationIn,
    response: Response,
    today: Today,
) -> ObservationOut:
    """Keep an observation; 200 instead of 201 when this device has sent it before."""
    observation, is_new = service.add(session, body, person, today=today)
    if not is_new:
        response.status_code = 200
    return _tagged(response, observation)


@router.get("/observations/{observation_id}", **requires(Right.OBSERVATIONS_READ))
def read_observation(
    session: PartnershipSession, person: CurrentPerson, observation_id: UUID, response: Response
) -> ObservationOut:
    """One observation; its version is the ETag."""
    return _tagged(response, service.read(session, observation_id, person))


@router.patch("/observations/{observation_id}", **requires(Right.OBSERVATIONS_WRITE))
def change_observation(
    session: PartnershipSession,
    person: CurrentPerson,
    observation_id: UUID,
    version: IfMatch,
    body: ObservationChange,
    response: Response,
    today: Today,
) -> ObservationOut:
    """Change an observation, unless somebody else saved it since it was read."""
    changed = service.change(session, observation_id, version, body, person, today=today)
    return _tagged(response, changed)


@router.delete(
    "/observations/{observation_id}", status_code=204, **requires(Right.OBSERVATIONS_WRITE)
)
def remove_observation(
    session: PartnershipSession, person: CurrentPerson, observation_id: UUID, version: IfMatch
) -> None:
    """Take an observation away; its history stays."""
    service.remove(session, observation_id, version, person)


@router.get("/observations/{observation_id}/history", **requires(Right.OBSERVATIONS_READ))
def observation_history(session: PartnershipSession, observation_id: UUID) -> HistoryOut:
    """Every version of an observation: who, when, and what was different."""
    return service.versions(session, observation_id)


@router.post(
    "/observations/{observation_id}/photos",
    status_code=201,
    **requires(Right.OBSERVATIONS_WRITE),
)
def add_observation_photo(
    session: PartnershipSession,
    person: CurrentPerson,
    settings: ServiceSettings,
    observation_id: UUID,
    file: UploadFile,
    role: Annotated[PhotoRole, Form()] = "other",
    caption: Annotated[Sought, Form()] = "",
) -> PhotoOut:
    """Keep a photo of what was observed: only its pixels, made smaller and turned upright."""
    most = settings.photo_max_bytes
    content = file.file.read(most + 1)
    return service.add_photo(
        session, observation_id, content, person, role=role, caption=caption, most_bytes=most
    )


def _tagged(response: Response, observation: ObservationOut) -> ObservationOut:
    response.headers["ETag"] = f'"{observation.version}"'
    return observation
