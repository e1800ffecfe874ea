"""The partnership's code lists."""

from datetime import date
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Partnership


class Code(Partnership):
    """One code of one list; retired codes stay readable."""

    __tablename__ = "code"

    list: Mapped[str] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(primary_key=True)
    label: Mapped[str]
    description: Mapped[str] = mapped_column(server_default="")
    source: Mapped[str] = mapped_column(server_default="")
    sort: Mapped[int] = mapped_column(server_default=text("0"))
    parent: Mapped[str | None]
    retired_on: Mapped[date | None]
    attributes: Mapped[dict[str, Any]] = mapped_column(server_default=text("'{}'"))
    version: Mapped[int] = mapped_column(server_default=text("1"))
