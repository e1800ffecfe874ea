"""Migrations of one partnership's schema, named by the attribute ``slug``."""

from alembic import context
from geoalchemy2 import alembic_helpers
from sqlalchemy import text

from app.models.base import Partnership

connection = context.config.attributes["connection"]
slug = context.config.attributes["slug"]
schema = f"p_{slug}"
connection.execute(text("SET LOCAL lock_timeout = '2s'"))
connection.execute(text(f'CREATE SCHEMA IF NOT EXISTS "{schema}"'))
connection.execute(text(f'SET LOCAL search_path = "{schema}", public'))
connection.dialect.default_schema_name = schema
context.configure(
    connection=connection,
    target_metadata=Partnership.metadata,
    version_table="alembic_version",
    version_table_schema=schema,
    process_revision_directives=alembic_helpers.writer,
    render_item=alembic_helpers.render_item,
)
with context.begin_transaction():
    context.run_migrations()
