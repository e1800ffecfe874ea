"""The OpenAPI document, without a database."""

from typing import Any

from app.db import Database
from app.main import create_app
from app.settings import Settings


def document(settings: Settings) -> dict[str, Any]:
    """Describe every operation; nothing is connected to."""
    database = Database("postgresql+psycopg://nobody@127.0.0.1:1/none", pool_size=2)
    return create_app(settings, database).openapi()
