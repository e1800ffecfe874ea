"""Sign in, sign out, and who is signed in."""

from fastapi import APIRouter, Request, Response

from app.identity import secrets
from app.identity.doors import (
    ServiceSettings,
    SignedInPerson,
    cookie_name,
    refuse_foreign_origin,
    refuse_foreign_page,
    requires,
    sessions_of,
    token_of,
)
from app.identity.person import SignedIn
from app.identity.rights import Right
from app.identity.roles import LABELS
from app.identity.schemas import MembershipOut, PersonOut, SessionOut, SignIn

router = APIRouter(tags=["identity"])


@router.post("/sign-in", **requires(Right.PUBLIC))
def sign_in(
    body: SignIn, request: Request, response: Response, settings: ServiceSettings
) -> SessionOut:
    """Begin a session; its cookie cannot be read by scripts."""
    refuse_foreign_origin(request)
    address = request.client.host if request.client else ""
    token, person = sessions_of(request).sign_in(body.email, body.password, address=address)
    response.set_cookie(
        cookie_name(settings),
        token,
        max_age=settings.session_hours * 3600,
        httponly=True,
        samesite="lax",
        secure=settings.https,
        path="/",
    )
    return session_out(person, token)


@router.post("/sign-out", status_code=204, **requires(Right.PUBLIC))
def sign_out(request: Request, response: Response, settings: ServiceSettings) -> None:
    """End the session and let the browser forget what it kept of it."""
    token = token_of(request)
    if token:
        refuse_foreign_page(request)
    sessions_of(request).sign_out(token)
    response.delete_cookie(cookie_name(settings), path="/", httponly=True, secure=settings.https)
    response.headers["Clear-Site-Data"] = '"cache"'


@router.get("/session", **requires(Right.SIGNED_IN))
def session(request: Request, person: SignedInPerson) -> SessionOut:
    """Who is signed in, where they belong, and what they may do there."""
    return session_out(person, token_of(request) or "")


def session_out(person: SignedIn, token: str) -> SessionOut:
    """Name what a page needs to know of its session."""
    return SessionOut(
        person=PersonOut(
            account_id=person.account_id, display_name=person.display_name, email=person.email
        ),
        memberships=[
            MembershipOut(
                slug=one.slug,
                name=one.name,
                council=one.council,
                role=one.role.value,
                role_label=LABELS[one.role],
                agency=one.agency,
                tier=one.tier,
                rights=sorted(right.value for right in one.rights),
            )
            for one in person.memberships
        ],
        csrf=secrets.csrf_token(token),
    )
