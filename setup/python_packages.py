"""The virtual environment: packages from lock files with hashes, and Contextmap itself."""

import importlib.util
import sys
from pathlib import Path

from setup import distribution
from setup.errors import SetupError
from setup.faults import explain
from setup.places import PROJECT, REQUIREMENTS, VENV
from setup.programs import Ended, answer, run_logged
from setup.progress import Step, step
from setup.stamps import fingerprint, is_stamped, stamp

__all__ = ["ensure_lock", "ensure_project", "program"]

# A lock on the right holds everything that the one on the left does.
COVERED_BY = {"runtime": ("develop",), "build": ("develop",)}
ALONE = {"PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_INPUT": "1", "PYTHONWARNINGS": "ignore"}


def program(name: str) -> str:
    """Return the path of a program of the virtual environment."""
    return str(VENV / "bin" / name)


def ensure_project(*, develop: bool) -> None:
    """Make the environment hold what Contextmap needs to run, or also what its tests need."""
    for lock in ("develop",) if develop else ("runtime", "build"):
        ensure_lock(lock)
    _ensure_editable()


def ensure_lock(lock: str) -> None:
    """Install one lock file, unless exactly this one, or one that covers it, is installed."""
    _ensure_environment()
    if any(_is_installed(each) for each in (lock, *COVERED_BY.get(lock, ()))):
        return
    path = REQUIREMENTS / f"{lock}.txt"
    command = [
        *(program("python"), "-m", "pip", "install", "--progress-bar", "off", "--no-compile"),
        *("--no-deps", "--require-hashes", "--only-binary", ":all:", "--requirement", str(path)),
    ]
    with step(f"Installing Python packages ({_count(path)} of requirements/{lock}.txt)") as shown:
        ended = run_logged(command, shown, environment=ALONE)
        if ended.code != 0:
            raise explain("install the Python packages", ended)
    stamp(_mark(lock), _fingerprint(path))


def _ensure_editable() -> None:
    settings = PROJECT / "pyproject.toml"
    mark = VENV / ".contextmap-project"
    print_ = fingerprint([settings], str(PROJECT))
    if is_stamped(mark, print_) and Path(program("contextmap")).exists():
        return
    command = [
        *(program("python"), "-m", "pip", "install", "--no-build-isolation", "--no-deps"),
        *("--no-index", "--editable", str(PROJECT)),
    ]
    with step("Installing Contextmap itself") as shown:
        ended = run_logged(command, shown, environment=ALONE)
        if ended.code != 0:
            raise explain("install Contextmap into its environment", ended)
    stamp(mark, print_)


def _ensure_environment() -> None:
    if answer([program("python"), "-c", "import sys, pip; print(sys.prefix)"]).strip():
        return
    if any(importlib.util.find_spec(each) is None for each in ("venv", "ensurepip")):
        purpose = "Installing Python's virtual environments"
        distribution.refresh(["python3-venv"], purpose=purpose)
        version = f"python{sys.version_info.major}.{sys.version_info.minor}"
        package = f"{version}-venv" if distribution.offers(f"{version}-venv") else "python3-venv"
        distribution.install([package], purpose=purpose)
    with step("Making the Python environment in .venv") as shown:
        ended = _make(shown)
        if ended.code != 0:
            raise explain("make the Python environment in .venv", ended)


def _make(shown: Step) -> Ended:
    if VENV.exists() and not (VENV / "pyvenv.cfg").exists() and any(VENV.iterdir()):
        raise SetupError(
            f"The folder {VENV} is there but is not a Python environment: "
            "move it away and run the same command again."
        )
    return run_logged([sys.executable, "-m", "venv", "--clear", str(VENV)], shown)


def _is_installed(lock: str) -> bool:
    return is_stamped(_mark(lock), _fingerprint(REQUIREMENTS / f"{lock}.txt"))


def _fingerprint(path: Path) -> str:
    # Not the patch version: the distribution's updates leave the environment as it is.
    return fingerprint([path], f"{sys.version_info.major}.{sys.version_info.minor}")


def _mark(lock: str) -> Path:
    return VENV / f".contextmap-{lock}"


def _count(path: Path) -> int:
    return sum("==" in line for line in path.read_text(encoding="utf-8").splitlines())
