"""Chromium for the browser tests, from the distribution."""

import ctypes
import os
import shutil
from pathlib import Path

from setup import distribution
from setup.errors import SetupError

__all__ = ["OVERRIDE", "ensure_chromium"]

OVERRIDE = "CONTEXTMAP_CHROMIUM"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

# Chromium draws no letter without a font, and the package only recommends one.
PACKAGES = ("chromium", "fonts-liberation")

# The Node inside Playwright, which drives Chromium, does not start without it.
LIBRARY, LIBRARY_PACKAGE = "libatomic.so.1", "libatomic1"
PURPOSE = "Installing Chromium for the browser tests"


def ensure_chromium() -> str:
    """Return the path of a Chromium, installing the distribution's where there is none."""
    _ensure_library()
    named = os.environ.get(OVERRIDE)
    if named:
        return named
    found = _found()
    if found is None:
        distribution.refresh(PACKAGES, purpose=PURPOSE)
        if not distribution.offers("chromium"):
            raise SetupError(
                "This distribution has no Chromium package (Ubuntu offers it only as a snap): run "
                "`sudo snap install chromium`, or install Google Chrome, or name a Chromium in "
                f"{OVERRIDE}, then run the same command again."
            )
        distribution.install(PACKAGES, purpose=PURPOSE)
        found = _found()
    if found is None:
        raise SetupError(
            f"Chromium was installed but is not where it was looked for: name it in {OVERRIDE}."
        )
    return found


def _ensure_library() -> None:
    try:
        ctypes.CDLL(LIBRARY)
    except OSError:
        distribution.refresh([LIBRARY_PACKAGE], purpose=PURPOSE)
        distribution.install([LIBRARY_PACKAGE], purpose="Installing what drives Chromium")


def _found() -> str | None:
    for name in NAMES:
        path = shutil.which(name)
        if path is not None and not _is_snap_notice(Path(path)):
            return path
    return None


def _is_snap_notice(path: Path) -> bool:
    """Say whether this is Ubuntu's script that only tells to install the snap."""
    with path.open("rb") as file:
        start = file.read(4096)
    is_notice = start.startswith(b"#!") and b"snap install" in start
    return is_notice and not Path("/snap/bin/chromium").exists()
