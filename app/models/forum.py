"""Forums of the partnership."""

from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Partnership, Practice


class Forum(Practice, Partnership):
    """One forum: a transformation group, an embedding forum, a ward forum."""

    __tablename__ = "forum"

    name: Mapped[str]
    forum_kind: Mapped[str]
    agency: Mapped[str]
    rhythm: Mapped[str] = mapped_column(server_default="")
    note: Mapped[str] = mapped_column(server_default="")
