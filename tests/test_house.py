"""The rules of the house that no linter knows."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.assessments.stages import ENDS

PROJECT = Path(__file__).parents[1]
SOURCES = ("app", "geo", "data", "setup", "migrations")
LINES_A_FILE, LINES_A_FUNCTION = 300, 40
EMPTY_NAMES = {"utils", "helpers", "common", "misc"}


def python_files(*places: str) -> list[Path]:
    found = [path for place in places for path in (PROJECT / place).rglob("*.py")]
    assert found
    return found


def shown(paths: Iterator[Path] | list[Path]) -> list[str]:
    return [str(path.relative_to(PROJECT)) for path in paths]


def functions(path: Path) -> Iterator[tuple[str, int]]:
    """Name and length of each function, without its docstring."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            body = node.body[1:] if ast.get_docstring(node) is not None else node.body
            last = node.end_lineno or node.lineno
            yield node.name, last - body[0].lineno + 1 if body else 0


def slices() -> list[Path]:
    return [folder for folder in (PROJECT / "app").iterdir() if (folder / "__init__.py").exists()]


@pytest.mark.parametrize("place", [*SOURCES, "bench"])
def test_a_file_has_one_subject_and_300_lines_at_most(place: str) -> None:
    long = [path for path in python_files(place) if _lines(path) > LINES_A_FILE]
    # A migration is one change, as long as it is, and is never edited again.
    long = [path for path in long if "versions" not in path.parts]
    assert shown(long) == []


@pytest.mark.parametrize("place", SOURCES)
def test_a_function_has_40_lines_at_most(place: str) -> None:
    long = [
        f"{path.relative_to(PROJECT)}: {name} has {length}"
        for path in python_files(place)
        for name, length in functions(path)
        if length > LINES_A_FUNCTION and "versions" not in path.parts
    ]
    assert long == []


def test_a_file_is_named_after_its_subject() -> None:
    nameless = [path for path in python_files(*SOURCES) if path.stem in EMPTY_NAMES]
    assert shown(nameless) == []


def test_statements_are_asked_only_by_their_own_slice() -> None:
    asked = re.compile(r"^from app\.(\w+)(?:\.\w*queries\w* import|\s+import\s.*queries)", re.M)
    strangers = [
        f"{path.relative_to(PROJECT)} asks {owner}"
        for folder in slices()
        for path in folder.rglob("*.py")
        for owner in asked.findall(path.read_text(encoding="utf-8"))
        if owner != folder.name
    ]
    assert strangers == []


def test_the_stages_at_which_work_ends_are_listed_once() -> None:
    ends = [f'"{stage}"' for stage in ENDS]
    again = [
        path
        for path in python_files("app")
        if all(end in path.read_text(encoding="utf-8").replace("'", '"') for end in ends)
    ]
    assert shown(again) == ["app/assessments/stages.py"]


def test_no_order_rests_on_a_moment_that_rows_of_one_transaction_share() -> None:
    last = re.compile(
        r"ORDER BY(?:(?!ORDER BY)[^\"])*?\b\w+_at(?: DESC| ASC)?\s*(?=LIMIT|FOR UPDATE|\"|\Z)"
    )
    resting = [
        f"{path.relative_to(PROJECT)}: {' '.join(found.split())}"
        for path in python_files("app")
        for found in last.findall(path.read_text(encoding="utf-8"))
    ]
    assert resting == []


def test_nothing_committed_names_this_machine() -> None:
    machine = re.compile(r"/(?:work|opt/pypi|tmp/bash_jobs)/")
    kept = [*python_files(*SOURCES, "bench"), *(PROJECT / "requirements").glob("*.txt")]
    named = [path for path in kept if machine.search(path.read_text(encoding="utf-8"))]
    assert shown(named) == []


def _lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())
