"""Keep, show and take away photos."""

from collections.abc import Sequence
from dataclasses import asdict
from hashlib import sha256
from uuid import UUID

from sqlalchemy.orm import Session

from app.audit.service import record
from app.identity.person import Person
from app.photos import queries
from app.photos.owners import may_read, may_remove
from app.photos.pictures import PictureRefused, made_new
from app.photos.schemas import PhotoOut, PhotoRole
from app.problems import Conflict, Forbidden, InvalidInput, NotFound, TooLarge
from app.records.warned import warned

MOST_PER_RECORD = 20
MISSING = "There is no photo of this id. It may have been removed."


def of_record(session: Session, kind: str, owner: UUID) -> list[PhotoOut]:
    """Photos of a record, the first taken first."""
    return [_out(row) for row in queries.of_record(session, kind, owner)]


def of_records(session: Session, kind: str, owners: Sequence[UUID]) -> dict[UUID, list[PhotoOut]]:
    """Photos of several records by record; a record without photos is left out."""
    rows = queries.of_records(session, kind, owners)
    return {owner: [_out(row) for row in photos] for owner, photos in rows.items()}


def add(
    session: Session,
    kind: str,
    owner: UUID,
    file: bytes,
    *,
    role: PhotoRole,
    caption: str,
    most_bytes: int,
) -> PhotoOut:
    """Keep a photo of a record.

    The same file sent twice, as a phone with a weak connection does, is kept once.

    Raises
    ------
    TooLarge
        When the file has more than ``most_bytes``.
    InvalidInput
        When it is not a photo that can be read.
    Conflict
        When the record has its twenty photos.
    """
    if len(file) > most_bytes:
        raise TooLarge(f"A photo can have at most {most_bytes / 1e6:g} MB.", most_bytes=most_bytes)
    digest = sha256(file).digest()
    known = queries.same(session, kind, owner, digest)
    if known is not None:
        return _out(known)
    if len(queries.of_record(session, kind, owner)) >= MOST_PER_RECORD:
        raise Conflict(f"There are {MOST_PER_RECORD} photos already. Remove one first.")
    try:
        picture = made_new(file)
    except PictureRefused as refused:
        raise InvalidInput([("body.file", str(refused))]) from refused
    queries.add(session, kind, owner, picture, sha256=digest, role=role, caption=caption)
    added = queries.same(session, kind, owner, digest)
    if added is None:
        raise NotFound("The photo was removed while it was being kept.")
    record(
        session,
        action="photo.added",
        object_kind=kind,
        object_id=owner,
        detail={"photo": added.id, "role": role},
    )
    return warned(_out(added), {"caption": caption})


def content(session: Session, photo: UUID, person: Person, *, thumbnail: bool = False) -> bytes:
    """The JPEG of a photo, or its small copy, for a person who may read its record.

    Raises
    ------
    NotFound
        When there is none, it or its record was removed, or that is not this person’s to read.
    """
    owner = queries.owner(session, photo)
    if owner is None or owner.is_gone or not may_read(person, owner.kind, owner.added_by):
        raise NotFound(MISSING)
    found = queries.content(session, photo, thumbnail=thumbnail)
    if found is None:
        raise NotFound(MISSING)
    return found


def remove(session: Session, photo: UUID, person: Person) -> None:
    """Take a photo away for good, pixels and all; also one whose record was taken away.

    Raises
    ------
    NotFound
        When there is none, or its record is not this person’s to read.
    Forbidden
        When the person may see it and not take it away.
    """
    owner = queries.owner(session, photo)
    if owner is None or not may_read(person, owner.kind, owner.added_by):
        raise NotFound(MISSING)
    if not may_remove(person, owner.kind, owner.added_by):
        raise Forbidden("Ask whoever added the photo, or an assessment lead, to take it away.")
    erased = queries.erase(session, photo)
    if erased is None:
        raise NotFound(MISSING)
    kind, identity = erased
    record(
        session,
        action="photo.removed",
        object_kind=kind,
        object_id=identity,
        detail={"photo": photo},
    )


def _out(row: queries.PhotoRow) -> PhotoOut:
    return PhotoOut.model_validate(asdict(row))
