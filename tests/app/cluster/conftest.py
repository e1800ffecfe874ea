import shutil
import tempfile
from collections.abc import Generator
from pathlib import Path

import pytest

from app.cluster.embedded import EmbeddedCluster


@pytest.fixture
def home() -> Generator[Path]:
    """A home that PostgreSQL's account can reach, as pytest's own folders are not for root."""
    folder = Path(tempfile.mkdtemp(prefix="ctx-"))
    folder.chmod(0o711)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(scope="module")
def made_cluster() -> Generator[EmbeddedCluster]:
    """One cluster, made and stopped, for the tests of this file that do not harm it."""
    folder = Path(tempfile.mkdtemp(prefix="ctx-"))
    folder.chmod(0o711)
    cluster = EmbeddedCluster(folder)
    with cluster.running():
        pass
    yield cluster
    shutil.rmtree(folder)
