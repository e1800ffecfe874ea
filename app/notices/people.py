"""Whom a notice may reach: nobody is told of what their role may not read."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from app.identity.rights import Right, rights_of
from app.identity.roles import Role


@dataclass(frozen=True, slots=True)
class Member:
    """An active member of the partnership."""

    account_id: UUID
    role: str
    agency: str


class People:
    """The partnership's active members."""

    def __init__(self, members: Sequence[Member]) -> None:
        self._members = {one.account_id: one for one in members}

    def may(self, account: UUID | None, right: Right) -> bool:
        """Whether somebody is an active member and has a right."""
        member = self._members.get(account) if account is not None else None
        return member is not None and right in rights_of(Role(member.role))

    def who_may(self, accounts: Iterable[UUID | None], right: Right) -> list[UUID]:
        """Those of some people who have a right, each once."""
        found = (one for one in accounts if one is not None and self.may(one, right))
        return list(dict.fromkeys(found))

    def in_role(self, *roles: Role) -> list[UUID]:
        """Everybody in some roles."""
        return [one.account_id for one in self._members.values() if one.role in roles]

    def of_agency(self, agency: str | None, right: Right) -> list[UUID]:
        """Everybody of an agency who has a right."""
        own = [one.account_id for one in self._members.values() if one.agency == agency]
        return self.who_may(own, right)
