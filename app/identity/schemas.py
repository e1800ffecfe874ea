"""What sign-in takes and answers."""

from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, BaseModel, Field

from app.db import Tier
from app.plain_text import without_controls


class SignIn(BaseModel):
    """An e-mail address and a password."""

    email: Annotated[str, AfterValidator(without_controls)] = Field(
        min_length=3, max_length=254, examples=["amira.desai@calderwick.example"]
    )
    password: str = Field(min_length=1, max_length=256)


class PersonOut(BaseModel):
    """Who is signed in."""

    account_id: UUID
    display_name: str
    email: str


class MembershipOut(BaseModel):
    """What the person is in one partnership, and what that lets them do and see."""

    slug: str
    name: str
    council: str
    role: str
    role_label: str
    agency: str
    tier: Tier
    rights: list[str]


class SessionOut(BaseModel):
    """A signed-in browser."""

    person: PersonOut
    memberships: list[MembershipOut]
    csrf: str
