"""Statements on photos."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from app.photos.pictures import MEDIA_TYPE, Picture

PHOTOS = """
    SELECT a.id, a.role, a.caption, a.width_px, a.height_px, a.bytes_size, a.created_at,
           m.display_name AS created_by
    FROM attachment a LEFT JOIN member m ON m.account_id = a.created_by
    WHERE a.deleted_at IS NULL AND a.record_kind = :kind AND a.record_id = :record
"""
OF_RECORDS = text(
    PHOTOS.replace("SELECT a.id", "SELECT a.record_id, a.id", 1).replace(
        "a.record_id = :record", "a.record_id = ANY(:records)"
    )
    + " ORDER BY a.created_at, a.id"
)
OF_RECORD = text(PHOTOS + " ORDER BY a.created_at, a.id")
SAME = text(PHOTOS + " AND a.sha256 = :sha256 LIMIT 1")
INSERT = text(
    """
    INSERT INTO attachment (record_kind, record_id, role, media_type, width_px, height_px,
                            bytes_size, sha256, content, thumbnail, caption, created_by)
    VALUES (:kind, :record, :role, :media_type, :width_px, :height_px, :bytes_size, :sha256,
            :content, :thumbnail, :caption,
            nullif(current_setting('contextmap.account', true), '')::uuid)
    """
)
OWNERS = ("change", "evidence", "observation")
IS_GONE = " OR ".join(
    f"(a.record_kind = '{table}' AND EXISTS"
    f" (SELECT FROM {table} r WHERE r.id = a.record_id AND r.deleted_at IS NOT NULL))"
    for table in OWNERS
)
OWNER = text(
    f"SELECT a.record_kind, a.record_id, a.created_by, {IS_GONE} FROM attachment a"  # noqa: S608
    " WHERE a.id = :id AND a.deleted_at IS NULL"
)
# The pixels go at once; that there was a photo, and who took it away, stays on record.
ERASE = text(
    "UPDATE attachment SET deleted_at = clock_timestamp(), content = '', thumbnail = ''"
    " WHERE id = :id AND deleted_at IS NULL RETURNING record_kind, record_id"
)


@dataclass(frozen=True, slots=True)
class PhotoRow:
    """One photo without its pixels."""

    id: UUID
    role: str
    caption: str
    width_px: int
    height_px: int
    bytes_size: int
    created_at: datetime
    created_by: str | None


@dataclass(frozen=True, slots=True)
class OwnerRow:
    """The record that a photo belongs to, whether it was taken away, and who added the photo."""

    kind: str
    record: UUID
    added_by: UUID | None
    is_gone: bool


def of_record(session: Session, kind: str, record: UUID) -> list[PhotoRow]:
    """Photos of a record, the first taken first."""
    found = session.execute(OF_RECORD, {"kind": kind, "record": record})
    return [PhotoRow(**row) for row in found.mappings()]


def of_records(session: Session, kind: str, records: Sequence[UUID]) -> dict[UUID, list[PhotoRow]]:
    """Photos of several records by record, the first taken first."""
    found: dict[UUID, list[PhotoRow]] = {}
    for row in session.execute(OF_RECORDS, {"kind": kind, "records": list(records)}).mappings():
        values = dict(row)
        found.setdefault(values.pop("record_id"), []).append(PhotoRow(**values))
    return found


def owner(session: Session, photo: UUID) -> OwnerRow | None:
    """What a photo belongs to and who added it, unless it was taken away."""
    row = session.execute(OWNER, {"id": photo}).one_or_none()
    return None if row is None else OwnerRow(*row)


def same(session: Session, kind: str, record: UUID, sha256: bytes) -> PhotoRow | None:
    """A photo of the record that came from the same file."""
    found = session.execute(SAME, {"kind": kind, "record": record, "sha256": sha256})
    row = found.mappings().one_or_none()
    return None if row is None else PhotoRow(**row)


def add(
    session: Session,
    kind: str,
    record: UUID,
    picture: Picture,
    *,
    sha256: bytes,
    role: str,
    caption: str,
) -> None:
    """Keep a photo."""
    session.execute(
        INSERT,
        {
            "kind": kind,
            "record": record,
            "role": role,
            "media_type": MEDIA_TYPE,
            "width_px": picture.width_px,
            "height_px": picture.height_px,
            "bytes_size": len(picture.content),
            "sha256": sha256,
            "content": picture.content,
            "thumbnail": picture.thumbnail,
            "caption": caption,
        },
    )


def content(session: Session, photo: UUID, *, thumbnail: bool) -> bytes | None:
    """The JPEG of a photo, or its small copy."""
    column = "thumbnail" if thumbnail else "content"
    return session.execute(
        text(f"SELECT {column} FROM attachment WHERE id = :id AND deleted_at IS NULL"),  # noqa: S608
        {"id": photo},
    ).scalar_one_or_none()


def erase(session: Session, photo: UUID) -> tuple[str, UUID] | None:
    """Take a photo away for good; the record it belonged to, or None."""
    row = session.execute(ERASE, {"id": photo}).one_or_none()
    return None if row is None else (row.record_kind, row.record_id)
