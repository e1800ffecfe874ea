"""Whether the web front end's types are those of the API as it is now.

Run as ``python -m setup.api_types`` it compares; with ``write`` it brings them up to date.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from setup.places import PROJECT, WEB
from setup.python_packages import program

__all__ = ["main"]

DOCUMENT = WEB / "openapi.json"
TYPES = WEB / "src" / "api" / "schema.d.ts"
TOOLS = WEB / "node_modules" / ".bin"


def main(arguments: list[str]) -> int:
    """Compare, or write; return the exit code."""
    if arguments == ["write"]:
        _generate(DOCUMENT, TYPES)
        return 0
    with tempfile.TemporaryDirectory(dir=TYPES.parent, prefix=".fresh-") as folder:
        document, types = Path(folder) / DOCUMENT.name, Path(folder) / TYPES.name
        _generate(document, types)
        stale = [
            kept.relative_to(PROJECT)
            for kept, fresh in ((DOCUMENT, document), (TYPES, types))
            if not kept.is_file() or kept.read_bytes() != fresh.read_bytes()
        ]
    for path in stale:
        sys.stdout.write(f"{path} is not of this API: run make types and commit it.\n")
    return 1 if stale else 0


def _generate(document: Path, types: Path) -> None:
    for command in (
        [program("contextmap"), "openapi", "--out", str(document)],
        [str(TOOLS / "openapi-typescript"), str(document), "--output", str(types)],
    ):
        subprocess.run(command, cwd=WEB, check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
