"""Run the web service until it is told to stop."""

import socket

import uvicorn

from app.deployment import Deployment
from app.main import create_app
from app.settings import Settings
from app.worker import working


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


def serve(deployment: Deployment) -> None:
    """Serve a deployment that is up to date until interrupted; open requests get ten seconds."""
    settings = deployment.settings
    uvicorn.run(
        create_app(settings, deployment.service(), lifespan=working),
        host=settings.host,
        port=settings.port,
        log_level="warning",
        access_log=False,
        server_header=False,
        date_header=True,
        timeout_graceful_shutdown=10,
        proxy_headers=False,
    )
