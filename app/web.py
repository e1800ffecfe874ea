"""Serve the built web front end: files by name, and its one page for every other address."""

from pathlib import Path

from fastapi import FastAPI, Request
from starlette.exceptions import HTTPException
from starlette.responses import FileResponse, HTMLResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

FOREVER = "public, max-age=31536000, immutable"
NOT_BUILT = (
    "<!doctype html><html lang='en-GB'><title>Contextmap</title>"
    "<h1>The web pages are not built</h1>"
    "<p>Run <code>make demo</code>, or <code>npm ci</code> and <code>npm run build</code> in "
    "<code>web/</code>. The API answers at <code>/api</code>.</p></html>"
)


class HashedFiles(StaticFiles):
    """Files whose names hold a hash of their content, which browsers may keep for ever."""

    def file_response(self, *args: object, **kwargs: object) -> Response:
        """Answer with a file and let it be kept."""
        response = super().file_response(*args, **kwargs)  # type: ignore[arg-type]
        response.headers["Cache-Control"] = FOREVER
        return response

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Answer with the file of a path, or 404."""
        return await super().get_response(path, scope)


def mount(app: FastAPI, dist: Path) -> None:
    """Serve the front end built in ``dist``; without it, say how to build it."""
    page = dist / "index.html"
    if (dist / "assets").is_dir():
        app.mount("/assets", HashedFiles(directory=dist / "assets"), name="assets")

    def single_page(request: Request) -> Response:
        path = request.path_params["path"]
        if path.startswith(("api/", "assets/")) or path == "api":
            raise HTTPException(404)
        wanted = (dist / path).resolve()
        if path and wanted.is_relative_to(dist.resolve()) and wanted.is_file():
            return FileResponse(wanted, headers={"Cache-Control": "no-cache"})
        if not page.is_file():
            return HTMLResponse(NOT_BUILT, status_code=503)
        return FileResponse(page, headers={"Cache-Control": "no-cache"})

    app.add_route("/{path:path}", single_page, methods=["GET"], include_in_schema=False)
