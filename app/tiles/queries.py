"""Which statement makes a tile of a layer, for which tier."""

from app.db import Tier
from app.incidents.filters import UNKNOWN_CODES, IncidentFilter
from app.tiles import ground_statements, incident_statements, layers, practice_statements
from app.tiles.layers import TileLayer

FIXED = {
    layers.BASE_LAND.key: ground_statements.BASE_LAND,
    layers.BOUNDARIES.key: ground_statements.BOUNDARIES,
    layers.PLACES.key: ground_statements.PLACES,
    layers.PROVISION.key: practice_statements.PROVISION,
    layers.GUARDIAN_SITES.key: practice_statements.GUARDIAN_SITES,
    layers.CHANGES.key: practice_statements.CHANGES,
    layers.AREAS.key: practice_statements.AREAS,
    layers.ASSESSMENTS.key: practice_statements.ASSESSMENTS,
}
UNKNOWN = incident_statements.placeholders(UNKNOWN_CODES)


def statement(layer: TileLayer, tier: Tier, chosen: IncidentFilter) -> str:
    """The statement that gives one tile of a layer as a tier may see it."""
    if layer is layers.INCIDENT_CELLS:
        return incident_statements.incident_cells(chosen, tier)
    if layer is layers.INCIDENTS:
        return incident_statements.incidents(tier)
    return FIXED[layer.key]
