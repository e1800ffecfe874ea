"""Code lists: everybody reads them, an administrator edits them."""

from typing import Annotated

from fastapi import APIRouter, Path, Response

from app.clock import Today
from app.codes import editing, reading, service
from app.codes.schemas import (
    CodeChange,
    CodeIn,
    CodeListOut,
    CodeListsOut,
    CodesOut,
    CodeUseOut,
    EditableCodeOut,
)
from app.history.schemas import HistoryOut
from app.identity.doors import CurrentPerson, PartnershipSession, requires
from app.identity.rights import Right
from app.params import IfMatch

router = APIRouter(tags=["codes"])

ListName = Annotated[str, Path(pattern=r"^[a-z][a-z0-9_]{0,59}$", examples=["link_kind"])]
CodeName = Annotated[str, Path(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.:-]{0,59}$")]


@router.get("/codes", **requires(Right.CODES_READ))
def read_codes(session: PartnershipSession) -> CodesOut:
    """All code lists of the partnership."""
    return service.read_lists(session)


@router.get("/code-lists", **requires(Right.CODES_READ))
def read_code_lists(session: PartnershipSession, today: Today) -> CodeListsOut:
    """What each list is for, where it is met, and how many codes are on it."""
    return reading.read_lists(session, today=today)


@router.get("/codes/{list_name}", **requires(Right.CODES_READ))
def read_code_list(
    session: PartnershipSession, person: CurrentPerson, list_name: ListName, today: Today
) -> CodeListOut:
    """One list with every code, retired ones too; editors are told how often each is used."""
    counted = person.may(Right.CODES_WRITE)
    return reading.read_list(session, list_name, today=today, counted=counted)


@router.post("/codes/{list_name}", status_code=201, **requires(Right.CODES_WRITE))
def add_code(
    session: PartnershipSession,
    list_name: ListName,
    body: CodeIn,
    response: Response,
    today: Today,
) -> EditableCodeOut:
    """Add a code to a list."""
    return _tagged(response, editing.add(session, list_name, body, today=today))


@router.get("/codes/{list_name}/{code}", **requires(Right.CODES_READ))
def read_code(
    session: PartnershipSession,
    person: CurrentPerson,
    list_name: ListName,
    code: CodeName,
    response: Response,
    today: Today,
) -> EditableCodeOut:
    """One code; its version is the ETag."""
    counted = person.may(Right.CODES_WRITE)
    found = reading.one_code(session, list_name, code, today=today, counted=counted)
    return _tagged(response, found)


@router.patch("/codes/{list_name}/{code}", **requires(Right.CODES_WRITE))
def change_code(
    session: PartnershipSession,
    list_name: ListName,
    code: CodeName,
    version: IfMatch,
    body: CodeChange,
    response: Response,
    today: Today,
) -> EditableCodeOut:
    """Relabel, describe, move, retire or bring back a code, unless somebody saved it since."""
    return _tagged(response, editing.change(session, list_name, code, version, body, today=today))


@router.get("/codes/{list_name}/{code}/use", **requires(Right.CODES_WRITE))
def read_code_use(
    session: PartnershipSession, list_name: ListName, code: CodeName, today: Today
) -> CodeUseOut:
    """Where a code is used, by kind of record."""
    return reading.read_use(session, list_name, code, today=today)


@router.get("/codes/{list_name}/{code}/history", **requires(Right.CODES_READ))
def code_history(session: PartnershipSession, list_name: ListName, code: CodeName) -> HistoryOut:
    """Every version of a code: who, when, and what was different."""
    return editing.versions(session, list_name, code)


def _tagged(response: Response, one: EditableCodeOut) -> EditableCodeOut:
    response.headers["ETag"] = f'"{one.version}"'
    return one
