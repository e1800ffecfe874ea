"""Migrations of the tables that all partnerships share."""

from alembic import context
from geoalchemy2 import alembic_helpers
from sqlalchemy import text

from app.models.base import Shared

connection = context.config.attributes["connection"]
connection.execute(text("SET LOCAL lock_timeout = '2s'"))
context.configure(
    connection=connection,
    target_metadata=Shared.metadata,
    version_table="alembic_version",
    version_table_schema="public",
    include_schemas=True,
    process_revision_directives=alembic_helpers.writer,
    render_item=alembic_helpers.render_item,
)
with context.begin_transaction():
    context.run_migrations()
