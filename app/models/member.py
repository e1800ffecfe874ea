"""People of the partnership, as its own schema knows them."""

from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Partnership


class Member(Partnership):
    """A copy of a membership's public face, so that no query leaves the schema."""

    __tablename__ = "member"

    account_id: Mapped[UUID] = mapped_column(primary_key=True)
    display_name: Mapped[str]
    role: Mapped[str]
    agency: Mapped[str]
    active: Mapped[bool] = mapped_column(server_default=text("true"))
    daily_letter: Mapped[bool] = mapped_column(server_default=text("true"))
