"""Statements of the owner on accounts, partnerships and memberships."""

import json
from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import Connection, text

from data.codelists import CodeRow


def add_partnership(connection: Connection, *, slug: str, name: str, council: str) -> UUID:
    """Add a partnership, or rename the one of this slug."""
    return connection.execute(
        text(
            "INSERT INTO public.partnership (slug, name, council) VALUES (:slug, :name, :council)"
            " ON CONFLICT (slug) DO UPDATE SET name = excluded.name, council = excluded.council"
            " RETURNING id"
        ),
        {"slug": slug, "name": name, "council": council},
    ).scalar_one()


def partnerships(connection: Connection) -> list[str]:
    """Slugs of all partnerships."""
    found = connection.execute(text("SELECT slug FROM public.partnership ORDER BY slug"))
    return [row.slug for row in found]


def partnership_id(connection: Connection, slug: str) -> UUID | None:
    """Id of the partnership with this slug."""
    return connection.execute(
        text("SELECT id FROM public.partnership WHERE slug = :slug"), {"slug": slug}
    ).scalar_one_or_none()


def knows_agency(connection: Connection, code: str) -> bool:
    """Whether the partnership that was entered lists this agency."""
    found = connection.execute(
        text("SELECT 1 FROM code WHERE list = 'agency' AND code = :code AND retired_on IS NULL"),
        {"code": code},
    )
    return found.first() is not None


def save_account(
    connection: Connection, *, email: str, display_name: str, password_hash: str
) -> UUID:
    """Add an account, or give the one with this e-mail a new name and password."""
    return connection.execute(
        text(
            "INSERT INTO public.account (email, display_name, password_hash)"
            " VALUES (lower(:email), :name, :hash)"
            " ON CONFLICT (email) DO UPDATE SET display_name = excluded.display_name,"
            " password_hash = excluded.password_hash, rights_epoch = account.rights_epoch + 1,"
            " disabled_at = NULL RETURNING id"
        ),
        {"email": email, "name": display_name, "hash": password_hash},
    ).scalar_one()


def save_membership(
    connection: Connection, *, account_id: UUID, partnership: UUID, role: str, agency: str
) -> None:
    """Say what a person is in a partnership."""
    connection.execute(
        text(
            "INSERT INTO public.membership (account_id, partnership_id, role, agency)"
            " VALUES (:account, :partnership, :role, :agency)"
            " ON CONFLICT (account_id, partnership_id)"
            " DO UPDATE SET role = excluded.role, agency = excluded.agency, expires_at = NULL"
        ),
        {"account": account_id, "partnership": partnership, "role": role, "agency": agency},
    )


def save_member(
    connection: Connection, *, account_id: UUID, display_name: str, role: str, agency: str
) -> None:
    """Copy a membership's public face into the partnership's schema (the search path)."""
    connection.execute(
        text(
            "INSERT INTO member (account_id, display_name, role, agency)"
            " VALUES (:account, :name, :role, :agency)"
            " ON CONFLICT (account_id) DO UPDATE SET display_name = excluded.display_name,"
            " role = excluded.role, agency = excluded.agency, active = true"
        ),
        {"account": account_id, "name": display_name, "role": role, "agency": agency},
    )


def known_codes(connection: Connection) -> set[tuple[str, str]]:
    """Every code that the partnership has, with its list."""
    return {(row.list, row.code) for row in connection.execute(text("SELECT list, code FROM code"))}


def save_codes(connection: Connection, rows: Iterable[CodeRow]) -> None:
    """Add codes that the partnership does not have; what it relabelled stays as it is."""
    connection.execute(
        text(
            "INSERT INTO code (list, code, label, description, source, sort, parent, attributes)"
            " VALUES (:list, :code, :label, :description, :source, :sort, :parent,"
            " cast(:attributes AS jsonb)) ON CONFLICT (list, code) DO NOTHING"
        ),
        [
            {
                "list": row.list,
                "code": row.code,
                "label": row.label,
                "description": row.description,
                "source": row.source,
                "sort": row.sort,
                "parent": row.parent,
                "attributes": json.dumps(row.attributes),
            }
            for row in rows
        ],
    )


def known_attributes(connection: Connection) -> set[tuple[str, str, str]]:
    """The attributes that each code has, with its list, and all that its history says it had."""
    found = connection.execute(
        text(
            "SELECT list, code, jsonb_object_keys(attributes) FROM code"
            " UNION SELECT row ->> 'list', row ->> 'code',"
            " jsonb_object_keys(jsonb_strip_nulls(row)) FROM history WHERE table_name = 'code'"
        )
    )
    return {(one[0], one[1], one[2]) for one in found}


def save_attributes(connection: Connection, rows: Iterable[CodeRow]) -> None:
    """Add attributes to codes; those that a code has already stay as they are."""
    connection.execute(
        text(
            "UPDATE code SET attributes = cast(:attributes AS jsonb) || attributes"
            " WHERE list = :list AND code = :code"
        ),
        [
            {"list": row.list, "code": row.code, "attributes": json.dumps(row.attributes)}
            for row in rows
        ],
    )


def given_descriptions(connection: Connection) -> dict[tuple[str, str], str]:
    """The descriptions that are as the service gave them, by list and code.

    A code's history begins when somebody first edits it, with the state that it came with, and
    what the service brings later stands there without a name. So a description is the
    partnership's own where somebody of it wrote another, or added the code; and, to be safe, where
    it differs from the last one kept, or a code was edited that has no history.
    """
    found = connection.execute(
        text(
            """
            WITH told AS (
                SELECT row ->> 'list' AS list, row ->> 'code' AS code, id, operation, changed_by,
                       row ->> 'description' AS said,
                       lag(row ->> 'description') OVER (PARTITION BY row_id ORDER BY id) AS before
                FROM history WHERE table_name = 'code'),
            codes AS (
                SELECT list, code,
                       bool_or(changed_by IS NOT NULL
                           AND (operation = 'insert' OR said IS DISTINCT FROM before)) AS own,
                       (array_agg(said ORDER BY id DESC))[1] AS last
                FROM told GROUP BY list, code)
            SELECT c.list, c.code, c.description
            FROM code c LEFT JOIN codes h ON h.list = c.list AND h.code = c.code
            WHERE CASE WHEN h.code IS NULL THEN c.version = 1
                       ELSE NOT h.own AND h.last IS NOT DISTINCT FROM c.description END
            """
        )
    )
    return {(row.list, row.code): row.description for row in found}


def renew_descriptions(connection: Connection, rows: Iterable[CodeRow]) -> None:
    """Give codes a new description; one that has a history keeps this there too, as a version."""
    connection.execute(
        text(
            """
            WITH last AS (
                SELECT row_id, row FROM history
                WHERE table_name = 'code' AND row ->> 'list' = :list AND row ->> 'code' = :code
                ORDER BY id DESC LIMIT 1),
            saved AS (
                UPDATE code SET description = :description,
                       version = version + (SELECT count(*) FROM last)::integer
                WHERE list = :list AND code = :code RETURNING version)
            INSERT INTO history (table_name, row_id, version, operation, row)
            SELECT 'code', row_id, saved.version, 'update',
                   row || jsonb_build_object('description', cast(:description AS text))
            FROM last, saved
            """
        ),
        [{"list": row.list, "code": row.code, "description": row.description} for row in rows],
    )


def drop_partnership(connection: Connection, *, slug: str, schema: str) -> None:
    """Drop a partnership's schema and roles, and forget it; accounts stay."""
    connection.execute(text(f'DROP SCHEMA IF EXISTS "{schema}" CASCADE'))
    connection.execute(
        text(
            "DELETE FROM public.membership WHERE partnership_id ="
            " (SELECT id FROM public.partnership WHERE slug = :slug)"
        ),
        {"slug": slug},
    )
    connection.execute(text("DELETE FROM public.partnership WHERE slug = :slug"), {"slug": slug})
    for tier in ("exact", "street", "count"):
        connection.execute(text(f'DROP ROLE IF EXISTS "{slug}_{tier}"'))
