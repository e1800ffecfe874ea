"""Set-up: from a bare machine to a running Contextmap, with Python's standard library only."""

import sys

# Before anything else is read: an older Python could not even parse the rest of this package.
if sys.version_info < (3, 11):  # noqa: UP036
    sys.exit(
        "Contextmap needs Python 3.11 or newer and this is Python {}.{}: install a newer one "
        "and name it, for example: make PYTHON=python3.11 demo".format(*sys.version_info)
    )
