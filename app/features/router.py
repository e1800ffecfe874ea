"""The list of layers, and layers as files."""

from typing import Annotated

from fastapi import APIRouter, Path, Query, Response

from app.features import export, service
from app.features.export import ExportChoice
from app.features.schemas import LayerListOut
from app.identity.doors import CurrentPerson, PartnershipSession, ServiceSettings, requires
from app.identity.rights import Right
from app.incidents.filters import FilteredIncidents
from app.params import OptionalBBox

router = APIRouter(tags=["layers"])

LayerName = Annotated[str, Path(pattern=r"^[a-z_]{1,30}$", examples=["provision"])]
Width = Annotated[int, Query(description="Width of the cells in metres.")]


@router.get("/layers", **requires(Right.PARTNERSHIP_READ))
def list_layers(session: PartnershipSession, person: CurrentPerson) -> LayerListOut:
    """The layers of the map that you may see."""
    return service.list_layers(session, person)


@router.get("/features/{layer}.geojson", response_class=Response, **requires(Right.FEATURES_EXPORT))
def features_as_geojson(
    session: PartnershipSession,
    person: CurrentPerson,
    settings: ServiceSettings,
    layer: LayerName,
    chosen: FilteredIncidents,
    bbox: OptionalBBox,
    width: Width = 200,
) -> Response:
    """A layer as GeoJSON, WGS 84; recorded incidents only as counts by cell."""
    choice = ExportChoice(layer, chosen, bbox, width, settings.suppression_threshold)
    body = export.as_geojson(session, person, choice)
    return _file(body, f"{layer}.geojson", "application/geo+json")


@router.get("/features/{layer}.csv", response_class=Response, **requires(Right.FEATURES_EXPORT))
def features_as_csv(
    session: PartnershipSession,
    person: CurrentPerson,
    settings: ServiceSettings,
    layer: LayerName,
    chosen: FilteredIncidents,
    bbox: OptionalBBox,
    width: Width = 200,
) -> Response:
    """A layer as a table with a point for each record; recorded incidents as counts by cell."""
    choice = ExportChoice(layer, chosen, bbox, width, settings.suppression_threshold)
    body = export.as_csv(session, person, choice)
    return _file(body, f"{layer}.csv", "text/csv; charset=utf-8")


def _file(body: bytes, name: str, media_type: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(body, media_type=media_type, headers=headers)
