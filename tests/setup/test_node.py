import os
from pathlib import Path

import pytest

from setup import node
from setup.node import Node, ensure_node

FROM_WHEEL = Node("v24.19.0", ("node", "npm-cli.js"), Path("/venv/node"))


@pytest.fixture
def machine_node(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A PATH with nothing but pretended programs, and a wheel that is always there."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(node, "_from_wheel", lambda: FROM_WHEEL)
    return tmp_path


def pretend(folder: Path, name: str, says: str) -> None:
    (folder / name).write_text(f"#!/bin/sh\necho {says}\n")
    (folder / name).chmod(0o755)


def test_a_new_enough_node_of_the_machine_is_used(machine_node: Path) -> None:
    pretend(machine_node, "node", "v20.19.0")
    pretend(machine_node, "npm", "10.8.2")
    assert ensure_node().npm == (str(machine_node / "npm"),)


def test_an_older_node_is_passed_over(machine_node: Path) -> None:
    pretend(machine_node, "node", "v18.20.4")
    pretend(machine_node, "npm", "9.2.0")
    assert ensure_node() is FROM_WHEEL


def test_a_node_without_npm_is_passed_over(machine_node: Path) -> None:
    pretend(machine_node, "node", "v22.1.0")
    assert ensure_node() is FROM_WHEEL


def test_no_node_at_all_takes_the_wheel(machine_node: Path) -> None:
    assert ensure_node() is FROM_WHEEL


def test_scripts_find_this_node_first() -> None:
    assert FROM_WHEEL.environment["PATH"].split(os.pathsep)[0] == "/venv/node"
