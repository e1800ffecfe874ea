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
