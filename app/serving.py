"""Run the web service until it is told to stop."""

import socket

import uvicorn
from fastapi import FastAPI

from app.settings import Settings


class PortTaken(Exception):
    """Another program listens where the service should."""


def refuse_taken_port(settings: Settings) -> None:
    """Look whether the port is free, before anything that takes time.

    Raises
    ------
    PortTaken
        With what to do.
    """
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host, settings.port))
        except OSError as fault:
            message = (
                f"Port {settings.port} on {settings.host} is taken by another program. Stop it, or"
                f" choose another port: CONTEXTMAP_PORT={settings.port + 1} make demo"
            )
            raise PortTaken(message) from fault


def serve(app: FastAPI, settings: Settings) -> None:
    """Serve until interrupted; open requests get ten seconds to end."""
    uvicorn.run(
        app,
        host=settings.host,
        port=settings.port,
        log_level="warning",
        access_log=False,
        server_header=False,
        date_header=True,
        timeout_graceful_shutdown=10,
        proxy_headers=False,
    )
