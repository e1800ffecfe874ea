"""A short way to tiles: before routing, and only when nothing is amiss.

Routing and the layers around it take several times as long as answering from memory. So somebody
who is known from the last second and may see the layer is answered here; everybody else, and every
refusal, goes the long way.
"""

import re

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from app.declared import are_declared
from app.http_headers import CONTENT_SECURITY_POLICY, HEADERS
from app.identity.doors import person_of, sessions_of, token_of
from app.problem_answers import problem_response
from app.problems import Busy, Problem
from app.tiles.address import parse_address
from app.tiles.answers import answer
from app.tiles.layers import BY_KEY
from app.tiles.parameters import NAMES

TILE = re.compile(
    r"/api/([a-z][a-z0-9_]{1,30})/tiles/([a-z_]{1,30})/(\d{1,8})/(\d{1,8})/(\d{1,8})\.mvt",
    re.ASCII,
)


class TileLane:
    """Answer those who are known and may; pass everything else on."""

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
                response = await _answer(Request(scope, receive), found)
        if response is None:
            await self.app(scope, receive, send)
            return
        response.raw_headers.extend(self.headers)
        await response(scope, receive, send)


async def _answer(request: Request, found: re.Match[str]) -> Response | None:
    """The answer; None when anything speaks against it."""
    slug, key, z, x, y = found.groups()
    layer = BY_KEY.get(key)
    known = sessions_of(request).remembered(token_of(request))
    if layer is None or known is None or not are_declared(request.query_params, NAMES[key]):
        return None
    try:
        person = person_of(known, slug)
        return await answer(layer, request, person, parse_address(z, x, y))
    except Busy as problem:  # asking again would only make it busier
        return problem_response(problem, request.url.path)
    except Problem:  # the long way meets it again, and says so properly
        return None
