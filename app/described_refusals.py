"""Describe in the OpenAPI document what is really answered to input that cannot be taken.

The framework would describe an answer of its own, which never leaves this service.
"""

from typing import Any

from fastapi import FastAPI
from pydantic import BaseModel, Field

from app.problem_answers import MEDIA_TYPE

WHEN = (
    "Something in what was sent cannot be taken, also a parameter that this operation does not "
    "list, or one that is given twice. `errors` tells each place and what to do about it."
)
THE_FRAMEWORKS_OWN = ("HTTPValidationError", "ValidationError")


class FaultTold(BaseModel):
    """One fault of what was sent."""

    at: str = Field(description="Where it is, as `query.status` or `body.due_on`.")
    why: str = Field(description="What is the matter, and what to do about it.")


class RefusedInput(BaseModel):
    """A problem document (RFC 9457) about what was sent."""

    type: str
    title: str
    status: int
    detail: str
    instance: str
    errors: list[FaultTold] | None = Field(
        default=None, description="Each fault; none when the data cannot carry the question."
    )


class Described(FastAPI):
    """The application, whose document tells how input is refused."""

    def openapi(self) -> dict[str, Any]:
        """Describe every operation."""
        if self.openapi_schema is None:
            _describe(super().openapi())
        return super().openapi()


def _describe(document: dict[str, Any]) -> None:
    """Put the true answer in place of the framework's, in each operation."""
    schemas = document["components"]["schemas"]
    for name in THE_FRAMEWORKS_OWN:
        schemas.pop(name, None)
    made = RefusedInput.model_json_schema(ref_template="#/components/schemas/{model}")
    schemas |= made.pop("$defs") | {"RefusedInput": made}
    held = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/RefusedInput"}}}
    for methods in document["paths"].values():
        for operation in methods.values():
            operation["responses"]["422"] = {"description": WHEN, "content": held}
