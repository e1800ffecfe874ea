"""Photos as they leave; the pictures themselves have addresses of their own."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from pydantic import BaseModel

PhotoRole = Literal["before", "after", "other"]


class PhotoOut(BaseModel):
    """One photo of a record."""

    id: UUID
    role: PhotoRole
    caption: str
    width_px: int
    height_px: int
    bytes_size: int
    created_at: datetime
    created_by: str | None
    warnings: list[str] = []
