"""Who stands at the door of each route: session, right, CSRF, and the transaction behind it."""

from collections.abc import Iterator
from typing import Annotated, Any
from urllib.parse import urlsplit

from asgi_correlation_id import correlation_id
from fastapi import Depends, Path, Request
from sqlalchemy.orm import Session

from app.db import Database
from app.declared import as_declared
from app.identity import secrets
from app.identity.person import Person, SignedIn
from app.identity.rights import Right
from app.identity.service import Sessions
from app.problems import CsrfRefused, Forbidden, NotFound
from app.settings import Settings

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
CSRF_HEADER = "x-csrf-token"


def cookie_name(settings: Settings) -> str:
    """Name of the session's cookie; over TLS browsers pin it to this host."""
    return "__Host-contextmap_session" if settings.https else "contextmap_session"


def settings_of(request: Request) -> Settings:
    """Settings of the running service."""
    return request.app.state.settings


def database_of(request: Request) -> Database:
    """Connections of the running service."""
    return request.app.state.database


def sessions_of(request: Request) -> Sessions:
    """Signed-in browsers of the running service."""
    return request.app.state.sessions


def token_of(request: Request) -> str | None:
    """The session token that a request carries."""
    return request.cookies.get(cookie_name(settings_of(request)))


def signed_in(request: Request) -> SignedIn:
    """The signed-in person; a change must also prove that our own page sent it."""
    person = sessions_of(request).known(token_of(request))
    if request.method not in SAFE_METHODS:
        refuse_foreign_page(request)
    return person


def refuse_foreign_page(request: Request) -> None:
    """Refuse a change that another site made the browser send.

    Raises
    ------
    CsrfRefused
        When the origin is not ours, or the session's second secret is missing.
    """
    refuse_foreign_origin(request)
    if not secrets.csrf_fits(token_of(request) or "", request.headers.get(CSRF_HEADER)):
        raise CsrfRefused("Reload the page and try again.")


def refuse_foreign_origin(request: Request) -> None:
    """Refuse what a page of another origin sends."""
    origin = request.headers.get("origin")
    if origin is None:
        return
    host = request.headers.get("host", "")
    trusted = settings_of(request).trusted_origins
    if urlsplit(origin).netloc != host and origin not in trusted:
        raise CsrfRefused("The request came from another site.")


def person_here(
    request: Request,
    partnership: Annotated[str, Path(pattern=r"^[a-z][a-z0-9_]{1,30}$", examples=["demo"])],
) -> Person:
    """The signed-in person in the partnership of the address.

    Raises
    ------
    NotFound
        When there is no such partnership, or the person does not belong to it.
    """
    return person_of(signed_in(request), partnership)


def person_of(known: SignedIn, partnership: str) -> Person:
    """A signed-in person in one partnership.

    Raises
    ------
    NotFound
        When there is no such partnership, or the person does not belong to it.
    """
    for membership in known.memberships:
        if membership.slug == partnership:
            return Person(
                known.account_id, known.display_name, membership, correlation_id.get() or ""
            )
    raise NotFound("You do not belong to a partnership of this name.")


SignedInPerson = Annotated[SignedIn, Depends(signed_in)]
CurrentPerson = Annotated[Person, Depends(person_here)]


def open_transaction(request: Request, person: CurrentPerson) -> Iterator[Session]:
    """One transaction in the partnership, with the person's own ceiling; committed at the end."""
    database = database_of(request)
    with database.partnership(person.partnership, person.tier, actor=person.actor()) as session:
        yield session


PartnershipSession = Annotated[Session, Depends(open_transaction, scope="function")]
"""Committed before the answer leaves: what was acknowledged is kept."""


def open_for_a_room(request: Request, person: CurrentPerson) -> Iterator[Session]:
    """One transaction for what a conference is shown, which is the same whoever makes it.

    It may read places as recorded, because they leave it only as counts: a chair who counted by
    the middle of the nearest street would tell a room of none where there are some.
    """
    database = database_of(request)
    with database.partnership(person.partnership, "exact", actor=person.actor()) as session:
        yield session


RoomSession = Annotated[Session, Depends(open_for_a_room, scope="function")]

ServiceSettings = Annotated[Settings, Depends(settings_of)]
ServiceDatabase = Annotated[Database, Depends(database_of)]


def requires(right: Right) -> dict[str, Any]:
    """Arguments that make a route stand behind a right, and say so in the OpenAPI document.

    Use as ``@router.get("/areas", **requires(Right.AREAS_READ))``. Whoever may ask is then held to
    the parameters that the route declares.
    """
    dependencies: list[Any] = []
    if right is Right.SIGNED_IN:
        dependencies = [Depends(signed_in)]
    elif right is not Right.PUBLIC:
        dependencies = [Depends(guard(right))]
    dependencies.append(Depends(as_declared))
    return {"dependencies": dependencies, "openapi_extra": {"x-right": right.value}}


def guard(right: Right) -> Any:  # noqa: ANN401
    """A dependency that lets only those pass who have a right."""

    def stand(person: CurrentPerson) -> None:
        if not person.may(right):
            raise Forbidden(
                "Ask an administrator of your partnership if you need it.", right=right.value
            )

    stand.__name__ = f"guard_{right.name.lower()}"
    return stand
