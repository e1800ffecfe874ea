"""Bring schemas to the newest migration and rights, and tell where models and tables differ."""

from pathlib import Path
from typing import Any

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import Connection, Engine, MetaData, TextClause, text

from app.models.base import Partnership, Shared
from migrations.sql import statements

MIGRATIONS = Path(__file__).resolve().parent.parent / "migrations"


def schema_name(slug: str) -> str:
    """Name of the schema that holds a partnership's records."""
    return f"p_{slug}"


def upgrade_shared(engine: Engine, *, revision: str = "head") -> None:
    """Migrate the tables of the whole installation; the service's login has its rights after it."""
    with engine.begin() as connection:
        _take_turn(connection)
        command.upgrade(_config("shared", connection), revision)
        connection.execute(_rights("shared_grants"))


def upgrade_partnership(engine: Engine, slug: str, *, revision: str = "head") -> None:
    """Migrate the schema of one partnership, making it if need be, and its three roles.

    The roles get all their rights anew: a backup holds no roles, and may hold no rights.
    """
    with engine.begin() as connection:
        _take_turn(connection)
        command.upgrade(_config("partnership", connection, slug=slug), revision)
        connection.execute(text(f'SET LOCAL search_path = "{schema_name(slug)}", public'))
        connection.execute(_rights("grants"))


def drift(engine: Engine, slug: str) -> list[str]:
    """Say where the tables of a database differ from the models; empty if nowhere."""
    with engine.connect() as connection:
        found = _differences(connection, Shared.metadata, "public")
        connection.execute(text(f'SET LOCAL search_path = "{schema_name(slug)}", public'))
        return found + _differences(connection, Partnership.metadata, schema_name(slug))


def _rights(name: str) -> TextClause:
    return text(statements(name).replace(":", "\\:"))


def _take_turn(connection: Connection) -> None:
    """Wait until no other service that starts on this database migrates it."""
    connection.execute(text("SELECT pg_advisory_xact_lock(hashtext('contextmap migrations'))"))


def _differences(connection: Connection, metadata: MetaData, schema: str) -> list[str]:
    named = {table.name for table in metadata.tables.values()}
    connection.dialect.default_schema_name = schema

    def include(_thing: object, name: str | None, kind: str, reflected: bool, _to: object) -> bool:
        return not (kind == "table" and reflected and name not in named)

    context = MigrationContext.configure(
        connection,
        opts={
            "include_object": include,
            "compare_type": True,
            "compare_server_default": False,
            "include_schemas": False,
        },
    )
    return [str(difference) for difference in compare_metadata(context, metadata)]


def _config(tree: str, connection: Connection, **attributes: Any) -> Config:  # noqa: ANN401
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS / tree))
    config.set_main_option("path_separator", "os")
    config.attributes.update(connection=connection, **attributes)
    return config
