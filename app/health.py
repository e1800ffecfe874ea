"""Whether the service is up, for those who watch it."""

from fastapi import APIRouter
from pydantic import BaseModel

from app.identity.doors import ServiceDatabase, requires
from app.identity.rights import Right

router = APIRouter(tags=["health"])


class Health(BaseModel):
    """The state of the service and of its database."""

    service: str
    database: str


@router.get("/health", **requires(Right.PUBLIC))
def health(database: ServiceDatabase) -> Health:
    """Answer once the database answers; otherwise 503."""
    with database.shared() as session:
        session.connection().exec_driver_sql("SELECT 1")
    return Health(service="up", database="up")
