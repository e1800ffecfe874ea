"""Decide about imports: what is taken, what is told, what may be taken back."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import BinaryIO
from uuid import UUID, uuid4

from sqlalchemy.orm import Session

from app.audit.service import record
from app.db import Actor, Database
from app.imports import inspection, jobs, queries, uploads
from app.imports.answers import batch_out, inspection_out
from app.imports.boundary_load import TYPES
from app.imports.kinds import KINDS
from app.imports.limits import MOST_FILES, upload_limits
from app.imports.reject_csv import reject_csv
from app.imports.run import settle_killed
from app.imports.schemas import (
    BatchesOut,
    BatchOut,
    ImportKindOut,
    InspectionOut,
    KindsOut,
    TakenBackOut,
)
from app.imports.take_back import take_back as undo
from app.imports.wish import Wish
from app.problems import Busy, Conflict, InvalidInput, NotFound
from app.settings import Settings
from data.readers.archives import Limits
from data.readers.faults import UnreadableFile
from data.sources import KnownSource, known_sources

TEMPLATES = Path(__file__).resolve().parents[2] / "data" / "templates"


Upload = tuple[str, BinaryIO]


def accept(
    database: Database,
    settings: Settings,
    *,
    slug: str,
    actor: Actor,
    wish: Wish,
    files: Sequence[Upload],
) -> BatchOut:
    """Keep uploaded files and ask for their import; both are durable when this returns.

    Raises
    ------
    InvalidInput
        When the wish cannot be understood, a file is no such file, or columns must be named.
    """
    _check(wish, [name for name, _ in files])
    batch_id = uuid4()
    kept = uploads.keep(settings.home, batch_id, files)
    try:
        _check_columns(settings, wish, batch_id, kept)
        with database.partnership(slug, "exact", actor=actor) as session:
            add_batch(session, batch_id, wish, kept, actor)
    except BaseException:
        uploads.forget(settings.home, batch_id)
        raise
    jobs.ask(database, slug, batch_id, actor)
    with database.partnership(slug, "exact", actor=actor) as session:
        return read(session, batch_id)


def add_batch(
    session: Session,
    batch_id: UUID,
    wish: Wish,
    kept: Sequence[uploads.KeptFile],
    actor: Actor,
) -> None:
    """Add a batch that waits for its turn, and its source if that is new."""
    source_id = queries.ensure_source(session, _source(wish))
    queries.add_batch(
        session,
        batch_id=batch_id,
        kind=wish.kind,
        source_id=source_id,
        files=[asdict(file) for file in kept],
        options=wish.options(),
        created_by=actor.account_id,
    )
    record(
        session,
        action="import.asked",
        object_kind="import_batch",
        object_id=batch_id,
        detail={"kind": wish.kind, "files": len(kept)},
    )


def _check(wish: Wish, names: Sequence[str]) -> None:
    if wish.kind not in KINDS:
        why = f"“{wish.kind[:40]}” is not a kind of import. Known are: {', '.join(KINDS)}."
        raise InvalidInput([("kind", why)])
    if not names:
        raise InvalidInput([("files", "Choose at least one file.")])
    if len(names) > MOST_FILES:
        raise InvalidInput([("files", f"At most {MOST_FILES} files at once.")])
    if wish.boundary_type is not None and wish.boundary_type not in TYPES:
        why = f"Say what the boundaries are, one of: {', '.join(TYPES)}."
        raise InvalidInput([("boundary_type", why)])


def _check_columns(
    settings: Settings, wish: Wish, batch_id: UUID, kept: Sequence[uploads.KeptFile]
) -> None:
    """Refuse at once what a worker would refuse later: somebody is there now to name columns."""
    if not inspection.can_be_inspected(wish.kind):
        return
    paths = uploads.paths_of(settings.home, batch_id, len(kept))
    for path, file in zip(paths, kept, strict=True):
        found = look(wish, path, file.name, upload_limits(settings))
        if found.missing:
            why = f"{file.name}: say which column holds {', '.join(found.missing)}."
            shown = inspection_out(wish.kind, found).model_dump()
            raise InvalidInput([("mapping", why)], inspection=shown)


def look(wish: Wish, path: Path, name: str, limits: Limits) -> inspection.Inspection:
    """Return what a table or a file of shapes looks like.

    Raises
    ------
    InvalidInput
        When it is neither.
    """
    try:
        return inspection.inspect(
            wish.kind,
            path,
            shown_as=name,
            mapping=wish.mapping,
            layer=wish.layer,
            limits=limits,
        )
    except UnreadableFile as fault:
        raise InvalidInput([("files", f"{fault}.")]) from fault


def _source(wish: Wish) -> KnownSource:
    """Return the kind's own source, or one with the key that was given, described alike."""
    known = known_sources()
    usual = known[KINDS[wish.kind].source]
    if wish.source_key is None or wish.source_key == usual.key:
        return usual
    if wish.source_key in known and known[wish.source_key].kind == usual.kind:
        return known[wish.source_key]
    name = wish.source_key.replace("_", " ").capitalize()
    return replace(usual, key=wish.source_key, name=name)


def inspect(settings: Settings, wish: Wish, file: Upload) -> InspectionOut:
    """Say what a table looks like, so that a person can name its columns; nothing is kept."""
    _check(wish, [file[0]])
    if not inspection.can_be_inspected(wish.kind):
        why = "Files of this kind have columns of their own; there is nothing to name."
        raise InvalidInput([("kind", why)])
    look_id = uuid4()
    try:
        kept = uploads.keep(settings.home, look_id, [file])
        (path,) = uploads.paths_of(settings.home, look_id, 1)
        return inspection_out(wish.kind, look(wish, path, kept[0].name, upload_limits(settings)))
    finally:
        uploads.forget(settings.home, look_id)


def kinds() -> KindsOut:
    """Say what can be brought in."""
    items = [
        ImportKindOut(key=one.key, label=one.label, reads=one.reads, template=one.template)
        for one in KINDS.values()
    ]
    return KindsOut(items=items, boundary_types=list(TYPES))


def template(kind: str) -> str:
    """Return the template of a kind as CSV.

    Raises
    ------
    NotFound
        When the kind has none.
    """
    if kind not in KINDS or not KINDS[kind].template:
        raise NotFound("There is no template for this kind of import.")
    return (TEMPLATES / f"{kind}.csv").read_text(encoding="utf-8")


def latest(session: Session, *, kind: str | None = None) -> BatchesOut:
    """List the latest imports, of one kind or of all; the killed are said to have failed."""
    settle_killed(session)
    rows, count = queries.batches(session, kind=kind)
    return BatchesOut(items=[batch_out(row) for row in rows], count=count)


def read(session: Session, batch_id: UUID) -> BatchOut:
    """Return one import.

    Raises
    ------
    NotFound
        When there is none.
    """
    return batch_out(_batch(session, batch_id))


def _batch(session: Session, batch_id: UUID) -> queries.BatchRow:
    settle_killed(session)
    row = queries.batch(session, batch_id)
    if row is None:
        raise NotFound("There is no such import.")
    return row


def rejects(database: Database, slug: str, actor: Actor, batch_id: UUID) -> Iterator[str]:
    """Return the refused rows of an import as lines of CSV, read while they are sent.

    Raises
    ------
    NotFound
        At once, when there is no such import.
    """
    with database.partnership(slug, "exact", actor=actor) as session:
        _batch(session, batch_id)

    def lines() -> Iterator[str]:
        with database.partnership(slug, "exact", actor=actor) as session:
            yield from reject_csv(queries.rejects(session, batch_id))

    return lines()


def take_back(session: Session, batch_id: UUID, *, by: UUID | None) -> TakenBackOut:
    """Take an import back.

    Raises
    ------
    Conflict
        When it is not in, or a later import told of the same records.
    """
    if not queries.try_turn(session):
        raise Busy("An import is running. Wait until it is complete, then try again.")
    row = _batch(session, batch_id)
    if row.state != "complete":
        raise Conflict("Only an import that is complete can be taken back.")
    later = queries.later_batch(session, row)
    if later is not None:
        when = f"{later.finished_at:%d %B %Y, %H:%M}" if later.finished_at else "later"
        raise Conflict(
            "A later import told of the same records. Take that one back first:"
            f" {later.files[0]['name']}, {when}.",
            later=str(later.id),
        )
    undone = undo(session, batch_id)
    queries.set_taken_back(session, batch_id, by)
    record(
        session,
        action="import.taken_back",
        object_kind="import_batch",
        object_id=batch_id,
        detail=asdict(undone),
    )
    return TakenBackOut(
        batch=read(session, batch_id),
        removed=undone.removed,
        restored=undone.restored,
        kept=undone.kept,
    )
