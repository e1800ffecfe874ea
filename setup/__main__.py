"""What the Makefile calls: ``python3 -m setup demo``, ``test``, ``check``, ``bench``, ``build``."""

import sys

from setup.benches import bench
from setup.demo import build, demo
from setup.errors import SetupError
from setup.suite import check, test, types

COMMANDS = {
    "demo": demo,
    "build": build,
    "test": test,
    "check": check,
    "types": types,
    "bench": bench,
}
STOPPED_BY_HAND = 130


def main(arguments: list[str]) -> int:
    """Run one command; return the exit code."""
    if len(arguments) != 1 or arguments[0] not in COMMANDS:
        sys.stderr.write(f"usage: python3 -m setup {'|'.join(COMMANDS)}\n")
        return 2
    try:
        return COMMANDS[arguments[0]]()
    except SetupError as problem:
        sys.stderr.write(f"\n{problem}\n")
        return 1
    except KeyboardInterrupt:
        sys.stderr.write(
            f"\nStopped: make {arguments[0]} goes on from here when you run it again.\n"
        )
        return STOPPED_BY_HAND


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
