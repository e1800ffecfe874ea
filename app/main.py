"""Put the service together."""

from collections.abc import AsyncGenerator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

from asgi_correlation_id import CorrelationIdMiddleware
from fastapi import APIRouter, FastAPI
from starlette.middleware.gzip import GZipMiddleware

from app import problem_answers, slices, web
from app.db import Database
from app.described_refusals import Described
from app.health import router as health_router
from app.http_headers import SecurityHeaders
from app.http_limits import BodyLimit
from app.identity import router as identity
from app.identity.service import Sessions
from app.settings import Settings
from app.tiles.lane import TileLane
from app.tiles.service import Tiles

Lifespan = Callable[[FastAPI], AbstractAsyncContextManager[None]]
DESCRIPTION = (
    "Contextmap holds what a safeguarding partnership knows about places. It is about contexts, "
    "never about individual people. Every operation names the right it needs as x-right. "
    "An address takes the parameters that its operation lists, each once, and no others."
)


def create_app(
    settings: Settings, database: Database, *, lifespan: Lifespan | None = None
) -> FastAPI:
    """Make the web application.

    Parameters
    ----------
    settings : Settings
        How this deployment is set up.
    database : Database
        Connections of the service's login; closed when the application stops.
    lifespan : callable, optional
        What runs beside the web service for as long as it is up, such as the job worker.
    """

    @asynccontextmanager
    async def life(app: FastAPI) -> AsyncGenerator[None]:
        if lifespan is None:
            yield
        else:
            async with lifespan(app):
                yield
        app.state.tiles.close()
        database.close()

    app = Described(
        title="Contextmap",
        version="0.1.0",
        description=DESCRIPTION,
        lifespan=life,
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
    )
    app.state.settings = settings
    app.state.database = database
    app.state.sessions = Sessions(database, settings)
    app.state.tiles = Tiles(database, settings)
    problem_answers.register(app)
    _add_layers(app, settings)
    app.include_router(_api())
    web.mount(app, settings.web_dist)
    return app


def _api() -> APIRouter:
    api = APIRouter(prefix="/api")
    api.include_router(health_router)
    api.include_router(identity.router)
    for router in slices.routers():
        api.include_router(router, prefix="/{partnership}")
    return api


def _add_layers(app: FastAPI, settings: Settings) -> None:
    app.add_middleware(GZipMiddleware, minimum_size=1000, compresslevel=5)
    app.add_middleware(
        BodyLimit,
        most_bytes=settings.body_max_bytes,
        special={
            "/imports": settings.upload_max_bytes,
            "/photos": settings.photo_max_bytes + 1_000_000,
        },
    )
    app.add_middleware(SecurityHeaders, https=settings.https)
    app.add_middleware(CorrelationIdMiddleware, update_request_header=False)
    app.add_middleware(TileLane, https=settings.https)
