"""A disk that is really full: a small file system in memory, where this user may mount one."""

import contextlib
import os
import subprocess
from collections.abc import Generator
from pathlib import Path

import pytest

from app.cluster.embedded import EmbeddedCluster
from app.cluster.errors import ClusterError

pytestmark = [pytest.mark.db, pytest.mark.slow]


@pytest.fixture
def small_disk(home: Path) -> Generator[Path]:
    """A home on a disk of 4 MB."""
    if os.geteuid() != 0:
        pytest.skip("only root may mount a file system")
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=4m,mode=0711", "tmpfs", str(home)], check=False
    )
    if mounted.returncode != 0:
        pytest.skip("this container may not mount a file system")
    yield home
    subprocess.run(["umount", "--lazy", str(home)], check=True)


def fill(disk: Path) -> None:
    with contextlib.suppress(OSError), (disk / "filler").open("wb", buffering=0) as filler:
        while filler.write(bytes(65536)):
            pass


def start(home: Path) -> None:
    with EmbeddedCluster(home).running():
        pass


def test_a_disk_too_small_is_one_sentence_with_what_to_do(small_disk: Path) -> None:
    with pytest.raises(ClusterError, match="free some space"):
        start(small_disk)


def test_a_disk_without_a_byte_left_is_one_sentence(small_disk: Path) -> None:
    fill(small_disk)
    with pytest.raises(ClusterError, match="No space left on device"):
        start(small_disk)
