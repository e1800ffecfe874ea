"""The lock files, of which several are installed into one environment."""

import re
import tomllib
from itertools import combinations
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
LOCKS = sorted((PROJECT / "requirements").glob("*.txt"))


def pins(lock: Path) -> dict[str, str]:
    """Version by package."""
    text = lock.read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9._-]+)==([^ ;\\]+)", text, flags=re.MULTILINE))


@pytest.mark.parametrize(("first", "second"), [*combinations(LOCKS, 2)], ids=lambda path: path.stem)
def test_two_locks_pin_a_package_alike(first: Path, second: Path) -> None:
    one, other = pins(first), pins(second)
    different = {name for name in one.keys() & other.keys() if one[name] != other[name]}
    assert different == set()


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.stem)
def test_every_pin_has_a_hash(lock: Path) -> None:
    blocks = re.split(r"\n(?=[a-z0-9])", lock.read_text(encoding="utf-8"))
    assert [block.split()[0] for block in blocks if "--hash=sha256:" not in block] == []


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.stem)
def test_no_lock_names_a_registry(lock: Path) -> None:
    assert not re.search(r"https?://|--(?:extra-)?index-url|--find-links", lock.read_text("utf-8"))


def test_every_dependency_of_the_project_is_locked() -> None:
    with (PROJECT / "pyproject.toml").open("rb") as settings:
        wanted = tomllib.load(settings)["project"]["dependencies"]
    names = {re.split(r"[\[<>=~! ]", each)[0].lower() for each in wanted}
    assert names <= pins(PROJECT / "requirements" / "runtime.txt").keys()
