"""``make test`` and ``make check``: what they need, and what they run."""

from setup.chromium import OVERRIDE, ensure_chromium
from setup.fonts import ensure_fonts
from setup.machine import alone, require_room, require_writable
from setup.node import ensure_node
from setup.places import PROJECT, TEST_HOME
from setup.postgres import ensure_postgres
from setup.python_packages import ensure_project, program
from setup.ritual import Check, run_all
from setup.web import ensure_built, ensure_packages, npm_script

__all__ = ["check", "test", "types"]

BROWSER_TESTS = "tests/browser"
PYTHON_PLACES = ("app", "geo", "data", "migrations", "setup", "tests", "bench")
ENVIRONMENT = {"CONTEXTMAP_HOME": str(TEST_HOME), "CONTEXTMAP_TEST_HOME": str(TEST_HOME)}


def test() -> int:
    """Run the tests: Python, web, and those that drive the built front end in Chromium."""
    _prepare()
    with alone():
        chromium = ensure_chromium()
        ensure_built()
        ensure_packages()
    pytest = [program("python"), "-m", "pytest"]
    checks = [
        Check("Python tests", [*pytest, "-n", "2", f"--ignore={BROWSER_TESTS}"]),
        Check("web tests", npm_script("test")),
        Check("browser tests", [*pytest, BROWSER_TESTS]),
    ]
    node = ensure_node().environment
    return run_all(checks, environment={**ENVIRONMENT, **node, OVERRIDE: chromium})


def check() -> int:
    """Run what needs no test: format, lint, types, import contracts, migrations, API types."""
    _prepare()
    with alone():
        ensure_packages()
    there = [name for name in PYTHON_PLACES if (PROJECT / name).is_dir()]
    checks = [
        Check("Python format", [program("ruff"), "format", "--check", *there]),
        Check("Python lint", [program("ruff"), "check", *there]),
        Check("Python types", [program("basedpyright")]),
        Check("import contracts", [program("lint-imports"), "--no-logo"]),
        Check("migrations match the models", [program("contextmap"), "db", "check"]),
        Check("web format and lint", npm_script("lint")),
        Check("web types", npm_script("check")),
        Check("web types of the API are fresh", [program("python"), "-m", "setup.api_types"]),
    ]
    return run_all(checks, environment={**ENVIRONMENT, **ensure_node().environment})


def types() -> int:
    """Write the API's document and the web front end's types of it anew."""
    _prepare()
    with alone():
        ensure_packages()
    write = Check("web types of the API", [program("python"), "-m", "setup.api_types", "write"])
    return run_all([write], environment={**ENVIRONMENT, **ensure_node().environment})


def _prepare() -> None:
    require_writable()
    with alone():
        require_room()
        ensure_postgres()
        ensure_fonts()
        ensure_project(develop=True)
