"""The web front end: its packages, and its one build for as long as its sources stay the same."""

import shutil

from setup.errors import SetupError
from setup.faults import explain
from setup.node import ensure_node
from setup.places import WEB
from setup.programs import run_logged
from setup.progress import step
from setup.stamps import fingerprint, is_stamped, sources, stamp

__all__ = ["ensure_built", "ensure_packages", "npm_script"]

PACKAGES = WEB / "node_modules"
BUILT = WEB / "dist"
# Built here and moved when whole: a service that is serving BUILT never sees half a build.
BUILDING = PACKAGES / ".contextmap-build"
MADE = ("node_modules", "dist", "test-results", "coverage")


def ensure_built() -> None:
    """Build the front end unless it was built from exactly these sources."""
    print_ = fingerprint(sources(WEB, without=MADE))
    mark = BUILT / ".contextmap-sources"
    if is_stamped(mark, print_):
        return
    ensure_packages()
    node = ensure_node()
    command = [*node.npm, "run", "build", "--", "--outDir", str(BUILDING), "--emptyOutDir"]
    with step("Building the web front end") as shown:
        ended = run_logged(command, shown, folder=WEB, environment=node.environment)
        if ended.code != 0:
            raise explain("build the web front end", ended, installs=False)
        stamp(BUILDING / mark.name, print_)
        _swap()


def ensure_packages() -> None:
    """Install the web packages of package-lock.json, unless exactly these are installed."""
    node = ensure_node()
    print_ = fingerprint([WEB / "package-lock.json", WEB / "package.json"], node.version)
    mark = PACKAGES / ".contextmap-lock"
    if is_stamped(mark, print_):
        return
    command = [*node.npm, "ci", "--no-audit", "--no-fund"]
    with step("Installing web packages") as shown:
        ended = run_logged(command, shown, folder=WEB, environment=node.environment)
        if ended.code != 0:
            raise explain("install the web packages", ended)
    stamp(mark, print_)


def npm_script(*words: str) -> list[str]:
    """Return the command that runs a script of package.json."""
    return [*ensure_node().npm, "--prefix", str(WEB), "run", *words]


def _swap() -> None:
    before = PACKAGES / ".contextmap-before"
    try:
        shutil.rmtree(before, ignore_errors=True)
        if BUILT.exists():
            BUILT.rename(before)
        BUILDING.rename(BUILT)
        shutil.rmtree(before, ignore_errors=True)
    except OSError as fault:
        raise SetupError(
            f"The built front end could not be put into {BUILT} ({fault.strerror}): "
            "take ownership of the folder web and run the same command again."
        ) from fault
