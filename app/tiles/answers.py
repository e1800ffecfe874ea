"""Tiles as HTTP answers."""

from fastapi import Request, Response

from app.tiles.service import TileAnswer

MEDIA_TYPE = "application/vnd.mapbox-vector-tile"


def takes_packed(request: Request) -> bool:
    """Whether the browser takes a body packed with gzip."""
    return "gzip" in request.headers.get("accept-encoding", "")


def tile_response(found: TileAnswer, *, packed: bool) -> Response:
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
