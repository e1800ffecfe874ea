"""Refuse bodies that are too large, before anything reads them."""

from contextlib import suppress

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.problem_answers import problem_response
from app.problems import TooLarge


class BodyLimit:
    """Count the bytes of each body and stop at the limit of its address.

    Parameters
    ----------
    most_bytes : int
        The limit for most addresses.
    special : dict
        Limits for addresses that end in, or contain, a given piece of path.
    """

    def __init__(self, app: ASGIApp, *, most_bytes: int, special: dict[str, int]) -> None:
        self.app = app
        self.most_bytes = most_bytes
        self.special = special

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass one request on, with a receive that counts."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        limit = self._limit(scope["path"])
        if _declared(scope) > limit:
            await _refuse(limit, scope, receive, send)
            return
        taken = 0
        begun = False

        async def counted() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > limit:
                raise _Overflow
            return message

        async def watched(message: Message) -> None:
            # Whatever was reading may have answered the overflow itself: ours is the true answer.
            nonlocal begun
            if begun or taken <= limit:
                begun = True
                await send(message)

        with suppress(_Overflow):
            await self.app(scope, counted, watched)
        if taken > limit and not begun:
            await _refuse(limit, scope, receive, send)

    def _limit(self, path: str) -> int:
        for piece, limit in self.special.items():
            if piece in path:
                return limit
        return self.most_bytes


class _Overflow(Exception):
    """More came than the limit allows."""


def _declared(scope: Scope) -> int:
    for name, value in scope["headers"]:
        if name == b"content-length" and value.isdigit():
            return int(value)
    return 0


async def _refuse(limit: int, scope: Scope, receive: Receive, send: Send) -> None:
    words = f"{limit / 1_000_000:g} MB" if limit >= 1_000_000 else f"{limit:,} bytes"
    problem = TooLarge(f"At most {words} can be sent here at once.", most_bytes=limit)
    await problem_response(problem, scope["path"])(scope, receive, send)
