"""How analyses work."""

from fastapi import APIRouter

from app.analysis import service
from app.analysis.schemas import MethodsOut
from app.identity.doors import requires
from app.identity.rights import Right

router = APIRouter(tags=["analyses"])


@router.get("/methods", **requires(Right.PARTNERSHIP_READ))
def list_methods() -> MethodsOut:
    """Every method that an analysis uses: what it asks, how, what it cannot say, its source."""
    return service.methods()
