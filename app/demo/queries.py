"""Statements that write the invented borough."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Table as Relation
from sqlalchemy import insert, text, update
from sqlalchemy.orm import Session

from app.demo.tables import Table
from app.imports.bulk import insert_rows
from app.models.base import Partnership
from data.demo.records import Source

RELATIONS: Mapping[str, Relation] = Partnership.metadata.tables
VERSIONED = frozenset(name for name, one in RELATIONS.items() if "updated_by" in one.columns)
SEEN = text(
    """
    WITH lay AS (
        SELECT c.id AS conference, c.starts_at AS at, h.table_name, h.row_id,
               max(h.version) AS version
        FROM conference c
        JOIN assessment s ON s.id = c.assessment_id
        JOIN history h ON h.changed_at <= c.starts_at AND (
            (h.table_name = 'assessment' AND h.row_id = s.id)
            OR (h.table_name = 'area' AND h.row_id = s.area_id)
            OR (h.table_name IN ('evidence', 'weighting', 'survey', 'safety_session', 'observation',
                                 'goal', 'action')
                AND h.row->>'assessment_id' = s.id::text))
        WHERE c.status = 'held'
        GROUP BY c.id, h.table_name, h.row_id
    ), tables AS (
        SELECT conference, at, table_name,
               jsonb_agg(jsonb_build_array(row_id, version) ORDER BY row_id) AS records
        FROM lay GROUP BY conference, at, table_name
    )
    UPDATE conference SET seen = kept.seen
    FROM (SELECT conference, jsonb_build_object(
              'at', min(at), 'records', jsonb_object_agg(table_name, records)) AS seen
          FROM tables GROUP BY conference) AS kept
    WHERE kept.conference = conference.id
    """
)
"""Versions by the history, once it is put at the time that it tells of."""


def add_source(session: Session, source: Source, *, latest: date | None) -> UUID:
    """Write a source into the data register and return its id."""
    return session.execute(
        text(
            "INSERT INTO data_source (key, name, kind, publisher, licence, attribution,"
            " location_precision, time_precision, handling_level, shows, not_for, latest) VALUES"
            " (:key, :name, :kind, :publisher, :licence, :attribution,"
            " :location_precision, :time_precision, :handling_level, :shows, :not_for, :latest)"
            " RETURNING id"
        ),
        {
            "key": source.key,
            "name": source.name,
            "kind": source.kind,
            "publisher": source.publisher,
            "licence": source.licence,
            "attribution": source.attribution,
            "location_precision": source.location_precision,
            "time_precision": source.time_precision,
            "handling_level": source.handling_level,
            "shows": source.shows,
            "not_for": source.not_for,
            "latest": latest,
        },
    ).scalar_one()


def members(session: Session) -> dict[str, UUID]:
    """Account of each member by the name that others see."""
    rows = session.execute(text("SELECT display_name, account_id FROM member WHERE active"))
    return {row.display_name: row.account_id for row in rows}


def write(session: Session, table: Table) -> None:
    """Copy a table's rows as they come."""
    insert_rows(session, table.name, table.columns, table.rows)


def write_along_curve(session: Session, table: Table) -> None:
    """Copy rows so that neighbours on the ground are neighbours on disk.

    The database sorts geometry along a Hilbert curve; the rows wait in a table of this
    transaction's own until they are sorted.
    """
    listed = _listed(table.columns)
    session.execute(
        text(
            f"CREATE TEMPORARY TABLE waiting ON COMMIT DROP AS"  # noqa: S608 - own names
            f" SELECT {listed} FROM {table.name} LIMIT 0"
        )
    )
    insert_rows(session, "waiting", table.columns, table.rows)
    session.execute(
        text(f"INSERT INTO {table.name} ({listed}) SELECT {listed} FROM waiting ORDER BY geom")  # noqa: S608
    )
    session.execute(text("DROP TABLE waiting"))


def set_next_change_number(session: Session) -> None:
    """Let the next change take the number after the greatest."""
    session.execute(
        text(
            "SELECT setval(pg_get_serial_sequence('change', 'number'),"
            " (SELECT max(number) FROM change))"
        )
    )


def add_record(session: Session, table: str, values: Mapping[str, object]) -> None:
    """Insert one record; ``geom`` is EWKB."""
    session.execute(insert(RELATIONS[table]).values(values))


def revise_record(session: Session, table: str, record: UUID, values: Mapping[str, object]) -> None:
    """Change one record, which makes its next version."""
    relation = RELATIONS[table]
    session.execute(update(relation).where(relation.c.id == record).values(values))


def keep_what_conferences_saw(session: Session) -> None:
    """Give each conference that was held the versions that lay before it on its day."""
    session.execute(text("ALTER TABLE conference DISABLE TRIGGER USER"))
    session.execute(SEEN)
    session.execute(text("ALTER TABLE conference ENABLE TRIGGER USER"))


def date_history(session: Session, dated: Sequence[tuple[str, UUID, tuple[datetime, ...]]]) -> None:
    """Put every version of records at the time it was made, in their history and on themselves."""
    session.execute(
        text(
            "UPDATE history SET changed_at = :at,"
            " row = row || jsonb_build_object('updated_at', cast(:at AS timestamptz))"
            " WHERE table_name = :table AND row_id = :record AND version = :version"
        ),
        [
            {"table": table, "record": record, "version": version, "at": at}
            for table, record, moments in dated
            for version, at in enumerate(moments, start=1)
        ],
    )
    for table in sorted({table for table, _, moments in dated if len(moments) > 1}):
        session.execute(text(f'ALTER TABLE "{table}" DISABLE TRIGGER USER'))
        session.execute(
            text(f'UPDATE "{table}" SET updated_at = :at WHERE id = :record'),  # noqa: S608
            [
                {"record": record, "at": moments[-1]}
                for name, record, moments in dated
                if name == table and len(moments) > 1
            ],
        )
        session.execute(text(f'ALTER TABLE "{table}" ENABLE TRIGGER USER'))


def _listed(columns: Sequence[str]) -> str:
    return ", ".join(f'"{column}"' for column in columns)
