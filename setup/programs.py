"""Running other programs: in the log with the seconds counted, or in the open."""

import os
import re
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from setup.errors import SetupError
from setup.places import LOG, PROJECT
from setup.progress import Step

__all__ = ["Ended", "answer", "run_logged", "run_shown"]


TROUBLE = re.compile(r"error|failed|could not|cannot|unresolved", flags=re.IGNORECASE)

# Colours are for screens, and these words go to a file.
PLAIN = {"NO_COLOR": "1", "FORCE_COLOR": "0"}


@dataclass(frozen=True)
class Ended:
    """How a program ended, and everything it said."""

    code: int
    said: str

    @property
    def last_line(self) -> str:
        """The last thing it said."""
        return self._lines[-1] if self._lines else "it said nothing"

    @property
    def telling_line(self) -> str:
        """The first line that speaks of an error, or the last thing it said."""
        errors = (line for line in self._lines if TROUBLE.search(line))
        return next(errors, self.last_line)[:200]

    @property
    def _lines(self) -> list[str]:
        return [line.strip() for line in self.said.splitlines() if line.strip()]


def run_logged(
    command: list[str],
    step: Step | None = None,
    *,
    folder: Path = PROJECT,
    environment: Mapping[str, str] | None = None,
) -> Ended:
    """Run a program with its words going to the log, counting the seconds of a step on screen."""
    try:
        with LOG.open("ab") as log:
            before = log.tell()
            log.write(f"\n$ {' '.join(command)}\n".encode())
            log.flush()
            process = subprocess.Popen(
                command,
                cwd=folder,
                env={**os.environ, **PLAIN, **(environment or {})},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
            code = _wait(process, step)
        with LOG.open("rb") as log:
            log.seek(before)
            return Ended(code, log.read().decode("utf-8", errors="replace"))
    except OSError as fault:
        raise SetupError(
            f"{command[0]} could not be run in {folder} ({fault.strerror}): free disk space and "
            "check that the folder may be written to, then run the same command again."
        ) from fault


def run_shown(command: list[str], *, environment: Mapping[str, str] | None = None) -> int:
    """Run a program that talks to the person itself; return its exit code."""
    return subprocess.run(
        command, cwd=PROJECT, env={**os.environ, **(environment or {})}, check=False
    ).returncode


def answer(command: list[str]) -> str:
    """Return what a program prints, or nothing where it is absent or fails."""
    try:
        done = subprocess.run(
            command,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
            stdin=subprocess.DEVNULL,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout if done.returncode == 0 else ""


def _wait(process: subprocess.Popen[bytes], step: Step | None) -> int:
    try:
        while True:
            try:
                return process.wait(timeout=1)
            except subprocess.TimeoutExpired:
                if step is not None:
                    step.tick()
    except KeyboardInterrupt:
        # The terminal sent the interrupt to the program as well; let it put its things in order.
        process.wait()
        raise
