"""Every adapter of this folder, by the folder of references that it answers for."""

from importlib import import_module
from pathlib import Path

from tests.geo.references.case import Adapter

FOLDER = Path(__file__).parent
OWN = {"case", "registry"}


def adapters() -> dict[str, Adapter]:
    """Return adapters by folder name; a folder that two files answer for is refused."""
    found: dict[str, Adapter] = {}
    for path in sorted(FOLDER.glob("*.py")):
        if path.stem in OWN:
            continue
        named = import_module(f"tests.geo.references.{path.stem}").ADAPTERS
        assert not named.keys() & found.keys(), f"{path.stem} answers for a folder of another file"
        found |= named
    return found
