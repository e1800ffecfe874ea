"""The font of the conference pack, from the distribution: a PDF must hold every letter it shows."""

from pathlib import Path

from setup import distribution

__all__ = ["ensure_fonts"]

PACKAGE = "fonts-liberation"
PACKAGED = "/usr/share/fonts/truetype/liberation"
FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")
FILE = "LiberationSans-Regular.ttf"


def ensure_fonts() -> None:
    """Install the font unless it is somewhere that fonts are looked for."""
    if _is_there():
        return
    purpose = "Installing the font of the conference pack"
    distribution.refresh([PACKAGE], purpose=purpose)
    distribution.install([PACKAGE], purpose=purpose)


def _is_there() -> bool:
    # Looking through every folder takes a while on a machine with many fonts.
    if (Path(PACKAGED) / FILE).is_file():
        return True
    folders = (Path(folder).expanduser() for folder in FOLDERS)
    return any(next(folder.rglob(FILE), None) for folder in folders if folder.is_dir())
