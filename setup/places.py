"""Where set-up finds and leaves things."""

from pathlib import Path

__all__ = ["LOG", "PROJECT", "REQUIREMENTS", "TEST_HOME", "VENV", "WEB"]

PROJECT = Path(__file__).resolve().parents[1]
VENV = PROJECT / ".venv"
WEB = PROJECT / "web"
REQUIREMENTS = PROJECT / "requirements"

# Everything that the installers said, for when one sentence is not enough.
LOG = PROJECT / "setup.log"

# A cluster of their own, so that tests run beside a running demo.
TEST_HOME = PROJECT / ".contextmap-test"
