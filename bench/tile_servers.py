"""The two servers that are asked for the same tiles: ours, and tipg on the same table."""

import json
import multiprocessing
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Generator
from contextlib import contextmanager
from urllib.parse import parse_qs, quote, urlsplit

import uvicorn

from app.db import Database
from app.main import create_app
from app.settings import Settings
from bench.profile_town import EMAIL, PASSWORD, SLUG

PATIENCE_SECONDS = 120
TIPG_PYTHON = os.environ.get("TIPG_PYTHON", sys.executable)
ALL_FEATURES = 10_000_000


@contextmanager
def ours(url: str, *, kept_bytes: int, points_bytes: int) -> Generator[tuple[int, dict[str, str]]]:
    """Serve Contextmap; give its port and the headers of somebody signed in."""
    port = free_port()
    server = multiprocessing.get_context("spawn").Process(
        target=_serve, args=(url, port, kept_bytes, points_bytes)
    )
    server.start()
    try:
        _await(port)
        yield port, {"Cookie": _signed_in(port)}
    finally:
        server.terminate()
        server.join(15)


@contextmanager
def tipg(url: str) -> Generator[int]:
    """Serve the partnership's schema with tipg; give its port."""
    port = free_port()
    environment = os.environ | {
        "DATABASE_URL": _with_host(url),
        "TIPG_DB_SCHEMAS": json.dumps([f"p_{SLUG}"]),
        "TIPG_MAX_FEATURES_PER_TILE": str(ALL_FEATURES),
    }
    command = [TIPG_PYTHON, "-m", "uvicorn", "tipg.main:app", "--port", str(port)]
    command += ["--host", "127.0.0.1", "--log-level", "warning"]
    server = subprocess.Popen(command, env=environment, cwd="/")
    try:
        _await(port)
        yield port
    finally:
        server.terminate()
        server.wait(15)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _serve(url: str, port: int, kept_bytes: int, points_bytes: int) -> None:
    settings = Settings(
        run_worker=False, tile_cache_bytes=kept_bytes, tile_points_bytes=points_bytes
    )
    app = create_app(settings, Database(url, statement_timeout_seconds=120))
    uvicorn.run(app, host="127.0.0.1", port=port, log_level="warning", access_log=False)


def _with_host(url: str) -> str:
    """The address of a database behind a socket, in the form that tipg can read."""
    parts = urlsplit(url)
    folder = parse_qs(parts.query)["host"][0]
    return f"postgresql://{parts.username}@{quote(folder, safe='')}:5432{parts.path}"


def _await(port: int) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        with socket.socket() as probe:
            probe.settimeout(0.2)
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
    raise SystemExit("a server did not start")


def _signed_in(port: int) -> str:
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}/api/sign-in",
        json.dumps({"email": EMAIL, "password": PASSWORD}).encode(),
        {"Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request) as answer:
        return str(answer.headers["set-cookie"]).split(";")[0]
