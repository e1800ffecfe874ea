"""How often a layer has changed: the part of every cache key that makes it true."""

from datetime import datetime

from sqlalchemy import BigInteger, func, text
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Partnership


class DataVersion(Partnership):
    """The version of one layer, raised by triggers on its tables."""

    __tablename__ = "data_version"

    layer: Mapped[str] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(BigInteger, server_default=text("1"))
    changed_at: Mapped[datetime] = mapped_column(server_default=func.now())
