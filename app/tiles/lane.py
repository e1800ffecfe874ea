"""A short way for tiles that have not changed: before routing, and only when nothing is amiss.

It answers a person who is signed in, may see the layer, and asks for a tile that is in memory or
that their browser has already. Everything else, and every refusal, goes the long way.
"""

import re

from sqlalchemy.exc import TimeoutError as PoolTimeout
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from app.http_headers import CONTENT_SECURITY_POLICY, HEADERS
from app.identity.doors import person_of, sessions_of, token_of
from app.problems import Problem
from app.tiles.address import parse_address
from app.tiles.answers import takes_packed, tile_response
from app.tiles.layers import BY_KEY
from app.tiles.service import Tiles, read_request

TILE = re.compile(
    r"/api/([a-z][a-z0-9_]{1,30})/tiles/([a-z_]{1,30})/(\d{1,8})/(\d{1,8})/(\d{1,8})\.mvt",
    re.ASCII,
)


class TileLane:
    """Answer what is in memory; pass everything else on."""

    def __init__(self, app: ASGIApp, *, https: bool) -> None:
        self.app = app
        headers = {**HEADERS, "Content-Security-Policy": CONTENT_SECURITY_POLICY}
        if https:
            headers["Strict-Transport-Security"] = "max-age=31536000"
        self.headers = [(k.lower().encode(), v.encode()) for k, v in headers.items()]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or pass it on."""
        response = None
        if scope["type"] == "http" and scope["method"] == "GET":
            found = TILE.fullmatch(scope["path"])
            if found is not None:
                response = await _kept(Request(scope, receive), found)
        if response is None:
            await self.app(scope, receive, send)
            return
        response.raw_headers.extend(self.headers)
        await response(scope, receive, send)


async def _kept(request: Request, found: re.Match[str]) -> Response | None:
    """The answer from memory; None when there is none, or when anything speaks against it."""
    slug, key, z, x, y = found.groups()
    layer = BY_KEY.get(key)
    known = sessions_of(request).remembered(token_of(request))
    if layer is None or known is None:
        return None
    tiles: Tiles = request.app.state.tiles
    packed = takes_packed(request)
    try:
        person = person_of(known, slug)
        query = request.query_params if layer.filtered else {}
        asked = read_request(layer, parse_address(z, x, y), person, query)
        etags = request.headers.get("if-none-match")
        answer = await tiles.kept_answer(asked, packed=packed, known_etags=etags)
    except (Problem, PoolTimeout):  # the long way meets it again, and says so properly
        return None
    return None if answer is None else tile_response(answer, packed=packed)
