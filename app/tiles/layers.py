"""The layers that are served as tiles: who may see each, and what makes a tile of it old."""

from dataclasses import dataclass

from app.identity.rights import Right


@dataclass(frozen=True, slots=True)
class TileLayer:
    """One layer of tiles.

    ``follows`` names the data versions that make its tiles old; ``by_day`` says that they also
    depend on today's date, ``by_right`` that they tell more to those who have that right.
    """

    key: str
    right: Right
    follows: tuple[str, ...]
    min_zoom: int = 0
    max_zoom: int = 16
    by_day: bool = False
    by_right: Right | None = None
    filtered: bool = False


BASE_LAND = TileLayer("base_land", Right.GROUND_READ, ("context_feature",))
BOUNDARIES = TileLayer("boundaries", Right.GROUND_READ, ("boundary",))
PLACES = TileLayer("places", Right.GROUND_READ, ("place",))
INCIDENT_CELLS = TileLayer(
    "incident_cells", Right.INCIDENT_CELLS_READ, ("incident",), filtered=True
)
INCIDENTS = TileLayer("incidents", Right.INCIDENT_POINTS_READ, ("incident",), min_zoom=14)
PROVISION = TileLayer(
    "provision", Right.STRENGTHS_READ, ("provision", "provision_closure"), by_day=True
)
GUARDIAN_SITES = TileLayer("guardian_sites", Right.STRENGTHS_READ, ("guardian_site",), by_day=True)
CHANGES = TileLayer("changes", Right.CHANGES_READ, ("change",), by_day=True)
AREAS = TileLayer(
    "areas", Right.AREAS_READ, ("area", "assessment"), by_right=Right.ASSESSMENTS_READ
)
ASSESSMENTS = TileLayer("assessments", Right.ASSESSMENTS_READ, ("assessment", "area"))

TILE_LAYERS = (
    BASE_LAND,
    BOUNDARIES,
    PLACES,
    INCIDENT_CELLS,
    INCIDENTS,
    PROVISION,
    GUARDIAN_SITES,
    CHANGES,
    AREAS,
    ASSESSMENTS,
)
BY_KEY = {layer.key: layer for layer in TILE_LAYERS}
