"""Imports of changes, for those who may bring a ledger in but no other data."""

from collections.abc import Iterator
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, File, Form, Response, UploadFile
from fastapi.responses import StreamingResponse
from sqlalchemy.orm import Session

from app.clock import Today
from app.identity.doors import CurrentPerson, ServiceDatabase, ServiceSettings, requires
from app.identity.rights import Right
from app.imports import held, service
from app.imports.held import KIND
from app.imports.held_schemas import ChangeImportOut, HeldDecisionIn
from app.imports.mapping_text import read_mapping
from app.imports.schemas import BatchesOut, BatchOut, InspectionOut, TakenBackOut
from app.imports.wish import Wish
from app.plain_text import Sought

router = APIRouter(tags=["changes"])

Words = Annotated[Sought | None, Form()]
Json = Annotated[
    str | None,
    Form(max_length=20_000, description='Field to column as JSON: {"title": "Name"}'),
]


def _exact(person: CurrentPerson, database: ServiceDatabase) -> Iterator[Session]:
    """One transaction of the exact tier: only there may records be brought in."""
    with database.partnership(person.partnership, "exact", actor=person.actor()) as session:
        yield session


ExactSession = Annotated[Session, Depends(_exact, scope="function")]


@router.get("/changes/imports", **requires(Right.CHANGES_IMPORT))
def list_change_imports(session: ExactSession) -> BatchesOut:
    """The latest imports of changes, the newest first."""
    return service.latest(session, kind=KIND)


@router.post("/changes/imports", status_code=202, **requires(Right.CHANGES_IMPORT))
def bring_changes_in(
    person: CurrentPerson,
    database: ServiceDatabase,
    settings: ServiceSettings,
    files: Annotated[list[UploadFile], File(description="The files, in the order they count.")],
    mapping: Json = None,
    layer: Words = None,
) -> BatchOut:
    """Send a table or a file of shapes; the answer is the import, which then runs by itself."""
    return service.accept(
        database,
        settings,
        slug=person.partnership,
        actor=person.actor(),
        wish=Wish(
            kind=KIND,
            mapping=read_mapping(mapping),
            layer=layer or None,
            agency=person.agency or None,
            decides=person.may(Right.CHANGES_DECIDE),
        ),
        files=[(file.filename or "unnamed", file.file) for file in files],
    )


@router.post("/changes/imports/inspect", **requires(Right.CHANGES_IMPORT))
def inspect_changes(
    settings: ServiceSettings,
    file: Annotated[UploadFile, File()],
    mapping: Json = None,
    layer: Words = None,
) -> InspectionOut:
    """What a file of changes looks like, so that its columns can be named; nothing is kept."""
    wish = Wish(kind=KIND, mapping=read_mapping(mapping), layer=layer or None)
    return service.inspect(settings, wish, (file.filename or "unnamed", file.file))


@router.get(
    "/changes/imports/template.csv",
    response_class=Response,
    responses={200: {"content": {"text/csv": {}}}},
    **requires(Right.CHANGES_IMPORT),
)
def change_template() -> Response:
    """An example of the table that an import of changes reads."""
    return Response(
        service.template(KIND),
        media_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="changes.csv"'},
    )


@router.get("/changes/imports/{batch_id}", **requires(Right.CHANGES_IMPORT))
def read_change_import(session: ExactSession, batch_id: UUID, today: Today) -> ChangeImportOut:
    """One import of changes: what it did, and the rows that somebody has to decide."""
    return held.read(session, batch_id, today=today)


@router.post("/changes/imports/{batch_id}/held/{number}", **requires(Right.CHANGES_IMPORT))
def decide_row(
    session: ExactSession,
    person: CurrentPerson,
    batch_id: UUID,
    number: int,
    body: HeldDecisionIn,
    today: Today,
) -> ChangeImportOut:
    """Say of a row whether it is the same as a change of the ledger, or another one."""
    return held.decide(session, batch_id, number, body, person, today=today)


@router.get(
    "/changes/imports/{batch_id}/rejects.csv",
    response_class=StreamingResponse,
    responses={200: {"content": {"text/csv": {}}}},
    **requires(Right.CHANGES_IMPORT),
)
def change_rejects(
    session: ExactSession, person: CurrentPerson, database: ServiceDatabase, batch_id: UUID
) -> StreamingResponse:
    """The rows that were refused: file, line, column, value and reason."""
    held.require(session, batch_id)
    lines = service.rejects(database, person.partnership, person.actor(), batch_id)
    return StreamingResponse(
        lines,
        media_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="refused-{batch_id}.csv"'},
    )


@router.post("/changes/imports/{batch_id}/take-back", **requires(Right.CHANGES_IMPORT))
def take_changes_back(session: ExactSession, person: CurrentPerson, batch_id: UUID) -> TakenBackOut:
    """Take an import of changes back: what it added goes, unless somebody worked on it since."""
    held.require(session, batch_id)
    return service.take_back(session, batch_id, by=person.account_id)
