"""PostgreSQL with PostGIS from the distribution, whose own server is not made to run."""

import re
from pathlib import Path

from app.cluster.binaries import MINIMUM_MAJOR, installed_servers
from setup import distribution
from setup.errors import SetupError
from setup.programs import run_logged
from setup.rights import as_administrator

__all__ = ["ensure_postgres"]

CLUSTER_SETTINGS = Path("/etc/postgresql-common/createcluster.conf")
KEEP_COPY = CLUSTER_SETTINGS.with_suffix(".conf.before-contextmap")
# The packages that stand for whichever version the distribution has.
ANY_VERSION = ("postgresql", "postgresql-postgis")
NO_MAIN_CLUSTER = "create_main_cluster = false"


def ensure_postgres() -> None:
    """Install what is missing; leave existing servers and their clusters as they are."""
    servers = installed_servers()
    if any(each.is_suitable for each in servers):
        return
    distribution.refresh(ANY_VERSION, purpose="Installing PostgreSQL with PostGIS")
    majors = [each.major for each in servers if each.major >= MINIMUM_MAJOR]
    if majors:
        _install(max(majors), with_server=False)
    else:
        _install(_newest_offered(), with_server=True)
    if not any(each.is_suitable for each in installed_servers()):
        raise SetupError(
            "PostgreSQL with PostGIS was installed but is too old or not where it was looked for: "
            "name the folder of its programs in CONTEXTMAP_POSTGRES_BIN, or set DATABASE_URL."
        )


def _install(major: int, *, with_server: bool) -> None:
    packages = [f"postgresql-{major}-postgis-3"]
    purpose = f"Installing PostGIS for PostgreSQL {major}"
    if with_server:
        packages.insert(0, f"postgresql-{major}")
        purpose = f"Installing PostgreSQL {major} with PostGIS"
        distribution.install(["postgresql-common"], purpose="Installing PostgreSQL's tools")
        _set_main_cluster(wanted=False)
    try:
        distribution.install(packages, purpose=purpose)
    finally:
        if with_server:
            _set_main_cluster(wanted=True)


def _newest_offered() -> int:
    names = distribution.package_names("postgresql-")
    found = {
        int(match[1])
        for name in names
        if (match := re.fullmatch(r"postgresql-(\d+)-postgis-3", name))
    }
    good = [major for major in found if major >= MINIMUM_MAJOR and f"postgresql-{major}" in names]
    if not good:
        raise SetupError(
            f"This distribution offers no PostgreSQL {MINIMUM_MAJOR} with PostGIS: use Debian 12 "
            "or Ubuntu 24.04 (there with universe), or set DATABASE_URL to a database you have."
        )
    return max(good)


def _set_main_cluster(*, wanted: bool) -> None:
    """Keep the package from making and starting a cluster on port 5432, and put it back after.

    The original is kept beside it, so that a run that was broken off in between is put right by
    the next one.
    """
    if wanted:
        if KEEP_COPY.exists():
            _as_root(["mv", str(KEEP_COPY), str(CLUSTER_SETTINGS)])
        return
    if not KEEP_COPY.exists():
        _as_root(["cp", "--preserve=all", str(CLUSTER_SETTINGS), str(KEEP_COPY)])
        _as_root(["sh", "-c", f"echo '{NO_MAIN_CLUSTER}' >> {CLUSTER_SETTINGS}"])


def _as_root(command: list[str]) -> None:
    purpose = "Keeping PostgreSQL's package from starting a server of its own"
    ended = run_logged(as_administrator(command, purpose=purpose))
    if ended.code != 0:
        raise SetupError(
            f"{CLUSTER_SETTINGS} could not be changed ({ended.last_line}): "
            "mend that and run the same command again."
        )
