"""Tiles as HTTP answers."""

from fastapi import Request, Response

from app.identity.person import Person
from app.tiles.address import TileAddress
from app.tiles.layers import TileLayer
from app.tiles.service import TileAnswer, Tiles, read_request

MEDIA_TYPE = "application/vnd.mapbox-vector-tile"


async def answer(
    layer: TileLayer, request: Request, person: Person, address: TileAddress
) -> Response:
    """Answer one tile to a person.

    Raises
    ------
    Problem
        When they may not see it, or a filter cannot be read.
    """
    tiles: Tiles = request.app.state.tiles
    asked = read_request(layer, address, person, request.query_params if layer.filtered else {})
    packed = "gzip" in request.headers.get("accept-encoding", "")
    known = request.headers.get("if-none-match")
    return _response(await tiles.answer(asked, packed=packed, known_etags=known), packed=packed)


def _response(found: TileAnswer, *, packed: bool) -> Response:
    """The response that carries a tile: 304 when the browser has it, 204 when it is empty."""
    headers = {
        "ETag": found.etag,
        "Cache-Control": "private, no-cache",
        "Vary": "Accept-Encoding, Cookie",
    }
    if found.tile is None:
        return Response(status_code=304, headers=headers)
    if not found.tile.body:
        return Response(status_code=204, headers=headers)
    if packed and found.tile.packed is not None:
        headers["Content-Encoding"] = "gzip"
        return Response(found.tile.packed, headers=headers, media_type=MEDIA_TYPE)
    return Response(found.tile.body, headers=headers, media_type=MEDIA_TYPE)
