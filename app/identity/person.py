"""The person behind a request, and what they may do where."""

from dataclasses import dataclass
from uuid import UUID

from app.db import Actor, Tier
from app.identity.rights import Right, rights_of
from app.identity.roles import CEILINGS, Role


@dataclass(frozen=True, slots=True)
class Membership:
    """What a person is in one partnership."""

    slug: str
    name: str
    council: str
    role: Role
    agency: str

    @property
    def tier(self) -> Tier:
        """The most precise form in which this person may see incidents."""
        return CEILINGS[self.role]

    @property
    def rights(self) -> frozenset[Right]:
        """Everything the role allows."""
        return rights_of(self.role)


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A person with a good session."""

    account_id: UUID
    email: str
    display_name: str
    memberships: tuple[Membership, ...]


@dataclass(frozen=True, slots=True)
class Person:
    """A signed-in person in the partnership that the address names."""

    account_id: UUID
    display_name: str
    membership: Membership
    request_id: str = ""

    @property
    def partnership(self) -> str:
        """Slug of the partnership."""
        return self.membership.slug

    @property
    def role(self) -> Role:
        """The person's role there."""
        return self.membership.role

    @property
    def agency(self) -> str:
        """The agency the person works for."""
        return self.membership.agency

    @property
    def tier(self) -> Tier:
        """The most precise form in which this person may see incidents."""
        return self.membership.tier

    @property
    def rights(self) -> frozenset[Right]:
        """Everything the role allows."""
        return self.membership.rights

    def may(self, right: Right) -> bool:
        """Whether the person has a right."""
        return right in self.rights

    def actor(self) -> Actor:
        """On whose behalf transactions of this request run."""
        return Actor(self.account_id, self.role.value, self.agency, self.request_id)
