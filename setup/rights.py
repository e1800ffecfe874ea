"""Acting as administrator: by being root, or by sudo."""

import os
import shutil
import subprocess
import sys

from setup.errors import SetupError
from setup.progress import say

__all__ = ["as_administrator"]


def as_administrator(command: list[str], *, purpose: str, by_hand: str = "") -> list[str]:
    """Return the command so that it runs as root, asking for the password now where one is needed.

    Parameters
    ----------
    command
        What an administrator would type.
    purpose
        Finishes the sentence "... needs an administrator".
    by_hand
        What to tell an administrator to type instead, where that is not the command itself.

    Raises
    ------
    SetupError
        If this person is not root and sudo is absent or refuses.
    """
    if os.geteuid() == 0:
        return command
    by_hand = by_hand or " ".join(command)
    if shutil.which("sudo") is None:
        raise SetupError(
            f"{purpose} needs an administrator and sudo is not installed: "
            f"have one run `{by_hand}`, then run the same command again."
        )
    if not _may_use_sudo(purpose):
        raise SetupError(
            f"{purpose} needs an administrator and sudo refused: "
            f"have one run `{by_hand}`, then run the same command again."
        )
    return ["sudo", *command]


def _may_use_sudo(purpose: str) -> bool:
    sudo = shutil.which("sudo") or "sudo"
    silent = subprocess.run([sudo, "--non-interactive", "true"], check=False, capture_output=True)
    if silent.returncode == 0:
        return True
    if not sys.stdin.isatty():
        return False
    say(f"{purpose} needs your password for sudo.")
    return subprocess.run([sudo, "--validate"], check=False).returncode == 0
