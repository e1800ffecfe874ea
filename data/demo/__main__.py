"""``python -m data.demo truth`` writes the planted truth, ``preview OUT.png`` draws the borough."""

import argparse
from pathlib import Path

from data.demo.borough import build
from data.demo.preview import drawn
from data.demo.truth import FILE, as_text

VIEWS = {
    "town": ((0.0, 0.0), (6000.0, 5000.0)),
    "lock-street": ((2200.0, 1850.0), (3700.0, 2950.0)),
}


def main() -> None:
    """Read the command and obey it."""
    parser = argparse.ArgumentParser(prog="python -m data.demo", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("truth", help="write the planted truth beside the package")
    preview = commands.add_parser("preview", help="draw the borough")
    preview.add_argument("out", type=Path)
    preview.add_argument("--view", choices=VIEWS, default="town")
    preview.add_argument("--width", type=int, default=2000, help="pixels")
    preview.add_argument("--layers", nargs="*", default=[])
    options = parser.parse_args()
    borough = build()
    if options.command == "truth":
        FILE.write_text(as_text(borough.truth), encoding="utf-8")
        print(f"{FILE.name}: {len(borough.truth['effects'])} effects")
    else:
        corner, opposite = VIEWS[options.view]
        drawn(borough, corner, opposite, width_px=options.width, layers=options.layers).save(
            options.out
        )
        print(f"{options.out}: {len(borough.buildings)} buildings")


if __name__ == "__main__":
    main()
