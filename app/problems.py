"""Everything that can go wrong on purpose, as RFC 9457 problem documents.

A problem is a fact: its docstring is its title, its class gives type and
status, ``detail`` tells this case and what to do about it.

    Problem
    ├── NotSignedIn 401 · SignInRefused 401
    ├── Forbidden 403 · CsrfRefused 403
    ├── NotFound 404 ── (one per kind of record)
    ├── Conflict 409
    ├── StaleVersion 412 · VersionRequired 428
    ├── TooLarge 413
    ├── UnsupportedMedia 415
    ├── InvalidInput 422 · NotUsable 422
    ├── TooManyTries 429
    └── Busy 503
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault of an input: where it is, and why it cannot be taken."""

    at: str
    why: str


class Problem(Exception):
    """Something went wrong."""

    type: ClassVar[str] = "problem"
    status: ClassVar[int] = 500

    def __init__(self, detail: str, **extensions: Any) -> None:  # noqa: ANN401
        super().__init__(detail)
        self.detail = detail
        self.extensions = extensions

    @property
    def title(self) -> str:
        """The first line of the class's docstring, without its full stop."""
        return (self.__doc__ or "").strip().split("\n")[0].rstrip(".")

    def document(self, instance: str) -> dict[str, Any]:
        """The problem document for one request."""
        return {
            "type": f"urn:contextmap:problem:{self.type}",
            "title": self.title,
            "status": self.status,
            "detail": self.detail,
            "instance": instance,
            **self.extensions,
        }


class NotSignedIn(Problem):
    """Sign in first."""

    type = "not-signed-in"
    status = 401


class SignInRefused(Problem):
    """The e-mail address or the password is not right."""

    type = "sign-in-refused"
    status = 401


class Forbidden(Problem):
    """Your role does not allow this."""

    type = "forbidden"
    status = 403


class CsrfRefused(Problem):
    """This request did not come from our own pages."""

    type = "csrf-refused"
    status = 403


class NotFound(Problem):
    """There is nothing here."""

    type = "not-found"
    status = 404


class MethodNotAllowed(Problem):
    """This address does not take that method."""

    type = "method-not-allowed"
    status = 405


class Conflict(Problem):
    """This does not fit what is already there."""

    type = "conflict"
    status = 409


class StaleVersion(Problem):
    """Somebody saved this record while you were editing it."""

    type = "stale-version"
    status = 412

    def __init__(self, detail: str, *, current: Any, yours: Any = None) -> None:  # noqa: ANN401
        super().__init__(detail, current=current, yours=yours)


class TooLarge(Problem):
    """This is larger than can be taken."""

    type = "too-large"
    status = 413


class UnsupportedMedia(Problem):
    """This kind of content cannot be taken here."""

    type = "unsupported-media"
    status = 415


class InvalidInput(Problem):
    """Something in what was sent cannot be taken."""

    type = "invalid-input"
    status = 422

    def __init__(self, faults: Sequence[tuple[str, str] | Fault], **extensions: Any) -> None:  # noqa: ANN401
        self.faults = [fault if isinstance(fault, Fault) else Fault(*fault) for fault in faults]
        super().__init__(
            " ".join(fault.why for fault in self.faults),
            errors=[{"at": fault.at, "why": fault.why} for fault in self.faults],
            **extensions,
        )


class NotUsable(Problem):
    """The data cannot carry this question."""

    type = "not-usable"
    status = 422


class VersionRequired(Problem):
    """Say which version you are changing."""

    type = "version-required"
    status = 428


class TooManyTries(Problem):
    """There were too many tries."""

    type = "too-many-tries"
    status = 429


class ServiceFault(Problem):
    """Contextmap could not answer because of a fault of its own."""

    type = "service-fault"
    status = 500


class Busy(Problem):
    """Contextmap is busy."""

    type = "busy"
    status = 503


def faults(found: Iterable[tuple[str, str]]) -> None:
    """Raise one InvalidInput for all faults found; do nothing when there are none."""
    listed = list(found)
    if listed:
        raise InvalidInput(listed)
