"""Imports: send files, follow them, read what was refused, take them back."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, File, Form, Response, UploadFile
from fastapi.responses import StreamingResponse

from app.identity.doors import (
    CurrentPerson,
    PartnershipSession,
    ServiceDatabase,
    ServiceSettings,
    requires,
)
from app.identity.rights import Right
from app.imports import service
from app.imports.mapping_text import read_mapping
from app.imports.schemas import BatchesOut, BatchOut, InspectionOut, KindsOut, TakenBackOut
from app.imports.wish import Wish
from app.plain_text import Sought

router = APIRouter(tags=["imports"])

KindField = Annotated[str, Form(max_length=40, examples=["police-uk"])]
Code = Annotated[str | None, Form(max_length=60, pattern=r"^[a-z][a-z0-9_]*$")]
Words = Annotated[Sought | None, Form()]
Json = Annotated[
    str | None,
    Form(max_length=20_000, description='Field to column as JSON: {"name": "Site"}'),
]


@router.get("/imports", **requires(Right.IMPORTS_READ))
def list_imports(session: PartnershipSession) -> BatchesOut:
    """The latest imports, the newest first."""
    return service.latest(session)


@router.post("/imports", status_code=202, **requires(Right.IMPORTS_WRITE))
def bring_in(
    person: CurrentPerson,
    database: ServiceDatabase,
    settings: ServiceSettings,
    kind: KindField,
    files: Annotated[list[UploadFile], File(description="The files, in the order they count.")],
    source_key: Code = None,
    mapping: Json = None,
    boundary_type: Code = None,
    vintage: Words = None,
    layer: Words = None,
) -> BatchOut:
    """Send files to be brought in; the answer is the import, which then runs by itself."""
    return service.accept(
        database,
        settings,
        slug=person.partnership,
        actor=person.actor(),
        wish=Wish(
            kind=kind,
            source_key=source_key or None,
            mapping=read_mapping(mapping),
            boundary_type=boundary_type or None,
            vintage=vintage or None,
            layer=layer or None,
        ),
        files=[(file.filename or "unnamed", file.file) for file in files],
    )


@router.get("/imports/kinds", **requires(Right.IMPORTS_READ))
def list_kinds() -> KindsOut:
    """What can be brought in."""
    return service.kinds()


@router.post("/imports/inspect", **requires(Right.IMPORTS_WRITE))
def inspect(
    settings: ServiceSettings,
    kind: KindField,
    file: Annotated[UploadFile, File()],
    mapping: Json = None,
    layer: Words = None,
) -> InspectionOut:
    """What a table looks like, so that its columns can be named; nothing is kept."""
    wish = Wish(kind=kind, mapping=read_mapping(mapping), layer=layer or None)
    return service.inspect(settings, wish, (file.filename or "unnamed", file.file))


@router.get(
    "/imports/templates/{kind}.csv",
    response_class=Response,
    responses={200: {"content": {"text/csv": {}}}},
    **requires(Right.IMPORTS_READ),
)
def read_template(kind: str) -> Response:
    """An example of the table that a kind of import reads."""
    return _csv_file(service.template(kind), f"{kind}.csv")


@router.get("/imports/{batch_id}", **requires(Right.IMPORTS_READ))
def read_import(session: PartnershipSession, batch_id: UUID) -> BatchOut:
    """One import, how far it is, and what it did."""
    return service.read(session, batch_id)


@router.get(
    "/imports/{batch_id}/rejects.csv",
    response_class=StreamingResponse,
    responses={200: {"content": {"text/csv": {}}}},
    **requires(Right.IMPORTS_READ),
)
def read_rejects(
    person: CurrentPerson, database: ServiceDatabase, batch_id: UUID
) -> StreamingResponse:
    """The rows that were refused: file, line, column, value and reason."""
    lines = service.rejects(database, person.partnership, person.actor(), batch_id)
    return StreamingResponse(
        lines,
        media_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="refused-{batch_id}.csv"'},
    )


@router.post("/imports/{batch_id}/take-back", **requires(Right.IMPORTS_WRITE))
def take_back(session: PartnershipSession, person: CurrentPerson, batch_id: UUID) -> TakenBackOut:
    """Take an import back: what it added goes, what it changed becomes what it was."""
    return service.take_back(session, batch_id, by=person.account_id)


def _csv_file(text: str, name: str) -> Response:
    return Response(
        text,
        media_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
