"""What the service says of a partnership."""

from datetime import date
from typing import Any
from uuid import UUID

from pydantic import BaseModel


class MemberOut(BaseModel):
    """One person of the partnership, by what they do."""

    account_id: UUID
    display_name: str
    role: str
    role_label: str
    agency: str


class PartnershipOut(BaseModel):
    """The partnership, its ground and its people.

    ``bbox`` and ``outline`` are WGS 84 longitude and latitude; both are missing
    until an outline was imported. ``data_to`` is the last month with incidents.
    """

    slug: str
    name: str
    council: str
    bbox: tuple[float, float, float, float] | None
    outline: dict[str, Any] | None
    threshold: int
    today: date
    data_to: str | None
    members: list[MemberOut]
