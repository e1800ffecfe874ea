"""An outline suggested from recorded incidents."""

from fastapi import APIRouter

from app.analysis.memory import ServiceAnalyses
from app.clock import Today
from app.identity.doors import CurrentPerson, PartnershipSession, ServiceSettings, requires
from app.identity.rights import Right
from app.incidents.filters import FilteredIncidents
from app.scoping import service
from app.scoping.question import Asking, ChosenWish
from app.scoping.schemas import SuggestionOut

router = APIRouter(tags=["areas"])


@router.get("/areas/suggestion", **requires(Right.AREAS_WRITE))
def suggest_outline(
    session: PartnershipSession,
    person: CurrentPerson,
    settings: ServiceSettings,
    memory: ServiceAnalyses,
    today: Today,
    chosen: FilteredIncidents,
    wish: ChosenWish,
) -> SuggestionOut:
    """Suggest an outline that holds a share of recorded incidents; nothing is saved."""
    asking = Asking(person, memory, today, settings.suppression_threshold)
    return service.suggest(session, chosen, wish, asking)
