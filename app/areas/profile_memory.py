"""What the running service keeps between profiles."""

from dataclasses import dataclass, field
from typing import Annotated

from fastapi import Depends, Request

from app.areas.profile_borough import Borough
from app.areas.profile_differencing import AskedOutlines


@dataclass(frozen=True, slots=True)
class ProfileMemory:
    """Counts of whole partnerships by data version, and outlines that people asked about."""

    borough: Borough = field(default_factory=Borough)
    asked: AskedOutlines = field(default_factory=AskedOutlines)


def memory_of(request: Request) -> ProfileMemory:
    """The service's memory, made when first asked for."""
    state = request.app.state
    if not hasattr(state, "profile_memory"):
        state.profile_memory = ProfileMemory()
    return state.profile_memory


ServiceProfileMemory = Annotated[ProfileMemory, Depends(memory_of)]
