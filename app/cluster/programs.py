"""Starting PostgreSQL's programs as its account, with a clean environment."""

import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TypedDict

from app.cluster.account import PATH, Account

__all__ = ["Finished", "run_program", "start_program"]


class _AsAccount(TypedDict, total=False):
    user: int
    group: int
    extra_groups: list[int]


@dataclass(frozen=True)
class Finished:
    """How a program ended and everything it said."""

    code: int
    said: str


def run_program(command: list[str], account: Account, *, given: str = "") -> Finished:
    """Run a program to its end as `account`, with `given` as its input."""
    done = subprocess.run(
        command,
        input=given,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        cwd="/",
        env=_environment(),
        umask=0o077,
        **_as_account(account),
    )
    return Finished(done.returncode, done.stdout)


def start_program(
    command: list[str], account: Account, *, folder: Path, log: IO[bytes]
) -> subprocess.Popen[bytes]:
    """Start a program that stays, as `account`, in a session of its own."""
    return subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=log,
        stderr=log,
        cwd=folder,
        env=_environment(),
        umask=0o077,
        # Ctrl-C in the terminal is for the service, which then stops the server in good order.
        start_new_session=True,
        **_as_account(account),
    )


def _environment() -> dict[str, str]:
    return {"PATH": PATH, "LC_ALL": "C.UTF-8"}


def _as_account(account: Account) -> _AsAccount:
    if not account.is_change:
        return {}
    return {"user": account.uid, "group": account.gid, "extra_groups": []}
