"""How problems, and the faults of lower layers, leave the service."""

from collections.abc import Mapping, Sequence
from math import isfinite
from typing import Any, cast

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from starlette.exceptions import HTTPException

from app import problems
from app.problem_words import sentence_of

log = structlog.get_logger()
MEDIA_TYPE = "application/problem+json"
BY_STATUS: dict[int, type[problems.Problem]] = {
    401: problems.NotSignedIn,
    403: problems.Forbidden,
    404: problems.NotFound,
    405: problems.MethodNotAllowed,
    413: problems.TooLarge,
    415: problems.UnsupportedMedia,
    503: problems.Busy,
}
UNREADABLE = (
    "The body cannot be read. Send JSON in UTF-8, or a form of several parts where files belong."
)
QUERY_CANCELED = "57014"
LOCK_NOT_AVAILABLE = "55P03"
TURNED_AWAY = frozenset({"53300", "57P01", "57P02", "57P03"})
"""Too many connections, or a database that stops or starts."""
CROSSED = frozenset({"40P01", "40001"})
"""Two transactions that waited for each other: one was undone, and may be tried again."""


def register(app: FastAPI) -> None:
    """Answer every failure of the application with a problem document."""
    app.add_exception_handler(problems.Problem, answer_problem)
    app.add_exception_handler(RequestValidationError, answer_validation)
    app.add_exception_handler(HTTPException, answer_http)
    app.add_exception_handler(DBAPIError, answer_database)
    app.add_exception_handler(PoolTimeout, answer_busy)
    app.add_exception_handler(Exception, answer_fault)


def problem_response(problem: problems.Problem, instance: str) -> JSONResponse:
    """The response that carries one problem."""
    headers = {"Cache-Control": "no-store"}
    if problem.status in {429, 503}:
        headers["Retry-After"] = str(problem.extensions.get("retry_after_seconds", 5))
    told = sayable(problem.document(instance))
    return JSONResponse(told, problem.status, media_type=MEDIA_TYPE, headers=headers)


def sayable(value: Any) -> Any:  # noqa: ANN401 - any JSON
    """The same with what no JSON can hold told otherwise: a problem repeats what somebody sent.

    Numbers that are none become null, and half characters question marks.
    """
    if isinstance(value, dict):
        entries = cast("dict[str, Any]", value)
        return {sayable(name): sayable(one) for name, one in entries.items()}
    if isinstance(value, list | tuple):
        return [sayable(one) for one in cast("list[Any]", value)]
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    return None if isinstance(value, float) and not isfinite(value) else value


def answer_problem(request: Request, problem: Exception) -> JSONResponse:
    """Answer a problem that the service raised on purpose."""
    assert isinstance(problem, problems.Problem)  # noqa: S101 - registered for this type
    return problem_response(problem, request.url.path)


def answer_validation(request: Request, error: Exception) -> JSONResponse:
    """Answer input that does not have the declared form, with the place of each fault."""
    assert isinstance(error, RequestValidationError)  # noqa: S101
    listed = [(_place(found), sentence_of(found)) for found in error.errors()]
    return problem_response(problems.InvalidInput(listed), request.url.path)


def answer_http(request: Request, error: Exception) -> JSONResponse:
    """Answer what the framework itself refuses, such as an address that does not exist."""
    assert isinstance(error, HTTPException)  # noqa: S101
    if error.status_code in {400, 422}:
        problem: problems.Problem = problems.InvalidInput([("body", UNREADABLE)])
    else:
        kind = BY_STATUS.get(error.status_code, problems.ServiceFault)
        problem = kind("The address or the method is not one that Contextmap has.")
        if error.status_code == 413:
            problem = problems.TooLarge("Send less than this at once.")
    return problem_response(problem, request.url.path)


def answer_database(request: Request, error: Exception) -> JSONResponse:
    """Answer what ran or waited too long, or crossed another write; all else is our fault."""
    assert isinstance(error, DBAPIError)  # noqa: S101
    state = getattr(error.orig, "sqlstate", None)
    if state in {QUERY_CANCELED, LOCK_NOT_AVAILABLE}:
        return problem_response(
            problems.Busy("This took too long. Ask for a smaller area or a shorter period."),
            request.url.path,
        )
    if state in CROSSED:
        return problem_response(
            problems.Busy(
                "Somebody else saved at the same moment, so nothing was saved here."
                " What you typed is safe. Try again."
            ),
            request.url.path,
        )
    if isinstance(error, OperationalError) and (error.connection_invalidated or _is_away(state)):
        return answer_busy(request, error)
    log.error("statement_failed", path=request.url.path, sqlstate=state, kind=type(error).__name__)
    return _fault(request)


def _is_away(state: str | None) -> bool:
    """Whether no connection could be had: nobody listens, or the database turns callers away."""
    return state is None or state.startswith("08") or state in TURNED_AWAY


def answer_busy(request: Request, _error: Exception) -> JSONResponse:
    """Answer when no database connection is free or the database is restarting."""
    return problem_response(
        problems.Busy("The database is busy. What you typed is safe. Try again in a moment."),
        request.url.path,
    )


def answer_fault(request: Request, error: Exception) -> JSONResponse:
    """Answer a fault of the service, logged once and told without its innards."""
    log.error("request_failed", path=request.url.path, kind=type(error).__name__, exc_info=error)
    return _fault(request)


def _fault(request: Request) -> JSONResponse:
    return problem_response(
        problems.ServiceFault("The fault was noted. What you typed is safe. Try again."),
        request.url.path,
    )


def _place(found: Mapping[str, Any]) -> str:
    """Where a fault is; of a body that is not JSON it is the body, at whatever character."""
    location: Sequence[int | str] = found["loc"]
    return "body" if found["type"] == "json_invalid" else ".".join(map(str, location))
