"""Make partnerships and accounts; done by the owner of the database, from the command line."""

from dataclasses import replace
from uuid import UUID

from sqlalchemy import Connection, Engine, text

from app.accounts import queries
from app.identity.roles import Role
from app.identity.secrets import hash_password
from app.schema import schema_name, upgrade_partnership
from data.codelists import CodeRow, read_code_lists
from data.list_notes import list_notes


def create_partnership(owner: Engine, *, slug: str, name: str, council: str) -> None:
    """Make a partnership with its schema, roles and code lists; again, it is brought up to date.

    Raises
    ------
    ValueError
        When the slug is not 2 to 31 small letters, digits or underscores, a letter first.
    """
    if not (slug.isascii() and slug.islower() and slug[0].isalpha() and 2 <= len(slug) <= 31):
        message = f"slug: “{slug}” should be 2 to 31 small letters or digits, a letter first."
        raise ValueError(message)
    upgrade_partnership(owner, slug)
    with owner.begin() as connection:
        queries.add_partnership(connection, slug=slug, name=name, council=council)
        enter(connection, slug)
        queries.save_codes(connection, read_code_lists())


def bring_codes(owner: Engine, slug: str) -> None:
    """Give a partnership the codes, attributes and descriptions that came since it was made.

    What an administrator relabelled or described stays so, and an attribute that was taken away
    stays away.
    """
    with owner.begin() as connection:
        enter(connection, slug)
        known = queries.known_codes(connection)
        rows = read_code_lists()
        missing = [row for row in rows if (row.list, row.code) not in known]
        if missing:
            queries.save_codes(connection, missing)
        lacking = _lacking(rows, queries.known_attributes(connection))
        if lacking:
            queries.save_attributes(connection, lacking)
        given = queries.given_descriptions(connection)
        newer = [
            row
            for row in rows
            if given.get((row.list, row.code), row.description) != row.description
        ]
        if newer:
            queries.renew_descriptions(connection, newer)


def _lacking(rows: list[CodeRow], known: set[tuple[str, str, str]]) -> list[CodeRow]:
    """The codes with attributes of which the partnership never heard, each with only those."""
    words = {
        (note.key, one.name): one.remembered_as
        for note in list_notes().values()
        for one in note.attributes
    }
    fresh = [
        replace(
            row,
            attributes={
                name: value
                for name, value in row.attributes.items()
                if not known
                & {
                    (row.list, row.code, name),
                    (row.list, row.code, words.get((row.list, name), name)),
                }
            },
        )
        for row in rows
    ]
    return [row for row in fresh if row.attributes]


def create_account(
    owner: Engine,
    *,
    email: str,
    display_name: str,
    password: str,
    partnership: str,
    role: Role,
    agency: str,
) -> UUID:
    """Make an account with a role in a partnership, or change the one with this e-mail.

    Raises
    ------
    ValueError
        When the partnership does not exist or does not list the agency, or the password is
        too short.
    """
    hashed = hash_password(password)
    with owner.begin() as connection:
        here = queries.partnership_id(connection, partnership)
        if here is None:
            message = f"partnership: there is none called “{partnership}”."
            raise ValueError(message)
        enter(connection, partnership)
        if not queries.knows_agency(connection, agency):
            message = (
                f"agency: “{agency}” is not on the list of this partnership. Give one of the codes"
                " of the list “agency”, such as community_safety or housing_council."
            )
            raise ValueError(message)
        account = queries.save_account(
            connection, email=email, display_name=display_name, password_hash=hashed
        )
        queries.save_membership(
            connection, account_id=account, partnership=here, role=role.value, agency=agency
        )
        queries.save_member(
            connection,
            account_id=account,
            display_name=display_name,
            role=role.value,
            agency=agency,
        )
    return account


def partnerships(owner: Engine) -> list[str]:
    """Slugs of all partnerships."""
    with owner.connect() as connection:
        return queries.partnerships(connection)


def enter(connection: Connection, slug: str) -> None:
    """Let the owner's statements mean the tables of one partnership."""
    connection.execute(text(f'SET LOCAL search_path = "{schema_name(slug)}", public'))


def remove_partnership(owner: Engine, slug: str) -> None:
    """Remove a partnership with all its records, its memberships and its three roles."""
    with owner.begin() as connection:
        queries.drop_partnership(connection, slug=slug, schema=schema_name(slug))
