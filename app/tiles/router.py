"""Vector tiles: one operation a layer, each behind its own right.

Maps ask for dozens of tiles at once, mostly ones that have not changed. So these routes skip the
solving of dependencies, which takes several times as long as answering from memory: they ask for
the person and hold the right themselves, by the same functions as every other route.
"""

from collections.abc import Awaitable, Callable
from typing import Annotated

from fastapi import APIRouter, Path, Request, Response
from fastapi.routing import APIRoute
from starlette.concurrency import run_in_threadpool
from starlette.types import Receive, Scope, Send

from app.declared import as_declared
from app.identity.doors import person_here, requires, sessions_of, token_of
from app.identity.person import Person
from app.tiles.address import parse_address
from app.tiles.answers import MEDIA_TYPE, answer
from app.tiles.layers import BY_KEY, TILE_LAYERS, TileLayer
from app.tiles.parameters import described

PATHS = "/tiles/{layer}/{{z}}/{{x}}/{{y}}.mvt"


class TileRoute(APIRoute):
    """A route that answers at once, without solving dependencies."""

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a GET; leave other methods to be refused as everywhere."""
        if scope["method"] != "GET":
            await super().handle(scope, receive, send)
            return
        response = await answer_known(BY_KEY[self.name], Request(scope, receive))
        await response(scope, receive, send)


async def answer_known(layer: TileLayer, request: Request) -> Response:
    """Answer one tile to the person who asks, if they may see it."""
    place = request.path_params
    person = await _person(request, place["partnership"])
    await as_declared(request)
    address = parse_address(place["z"], place["x"], place["y"])
    return await answer(layer, request, person, address)


async def _person(request: Request, partnership: str) -> Person:
    sessions, token = sessions_of(request), token_of(request)
    if sessions.remembered(token) is None:
        await run_in_threadpool(sessions.known, token)
    return person_here(request, partnership)


def _operation(layer: TileLayer) -> Callable[..., Awaitable[Response]]:
    async def tile(
        request: Request,
        z: Annotated[int, Path(description="Zoom, 0 to 22.")],
        x: Annotated[int, Path(description="Column from the west.")],
        y: Annotated[int, Path(description="Row from the north.")],
    ) -> Response:
        del z, x, y  # declared for the document; `answer_known` reads and checks them
        return await answer_known(layer, request)

    tile.__doc__ = f"One vector tile of the layer {layer.key}; its MVT layer has the same name."
    return tile


def _router() -> APIRouter:
    made = APIRouter(tags=["tiles"], route_class=TileRoute)
    for layer in TILE_LAYERS:
        declared = requires(layer.right)
        declared["openapi_extra"] |= {"parameters": described(layer)}
        made.add_api_route(
            PATHS.format(layer=layer.key),
            _operation(layer),
            methods=["GET"],
            name=layer.key,
            response_class=Response,
            responses={
                200: {"content": {MEDIA_TYPE: {}}},
                204: {"description": "Nothing of this layer lies in this tile."},
                304: {"description": "The tile that you have is still good."},
            },
            **declared,
        )
    return made


router = _router()
