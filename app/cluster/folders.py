"""Where the cluster keeps its files, and the private folder of its socket."""

import hashlib
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from app.cluster.account import Account, account_for
from app.cluster.errors import DataFolderUnusable

__all__ = ["PORT", "ClusterFolders", "folders_of", "prepare"]

# Only the name of the socket file: the server listens on no TCP port at all.
PORT = 5432

# What sockaddr_un holds on Linux, less the closing zero.
SOCKET_PATH_BYTES = 107

OWN_NAME = "cluster.id"

# For root, where the account that runs PostgreSQL cannot reach the home folder (a clone in /root).
SYSTEM_STATE = Path("/var/lib/contextmap")


@dataclass(frozen=True)
class ClusterFolders:
    """The files of one cluster: `home` is the service's, `cluster` is PostgreSQL's account's."""

    home: Path
    cluster: Path
    sockets: Path
    account: Account

    @property
    def data(self) -> Path:
        """PostgreSQL's data folder."""
        return self.cluster / "data"

    @property
    def server_log(self) -> Path:
        """What PostgreSQL said."""
        return self.cluster / "server.log"

    @property
    def lease_lock(self) -> Path:
        """Held shared by every service that uses the cluster."""
        return self.home / "cluster.lease"

    @property
    def keeper_lock(self) -> Path:
        """Held by the one keeper; its text is the keeper's process id."""
        return self.home / "cluster.keeper"

    @property
    def keeper_log(self) -> Path:
        """What the keeper said."""
        return self.home / "cluster.log"

    @property
    def stay_mark(self) -> Path:
        """While this file is there the keeper stays without any lease."""
        return self.home / "cluster.stay"


def folders_of(home: Path) -> ClusterFolders:
    """Work out the folders of the cluster in `home` without making any."""
    home = home.expanduser().absolute()
    beside = home / "postgres"
    account = account_for(beside / "data")
    if beside.is_symlink() or beside.exists() or account.can_reach(beside):
        cluster = beside.resolve()
    else:
        cluster = SYSTEM_STATE / f"{_short_name(home)}-{_own_name(home)}"
    return ClusterFolders(home, cluster, _socket_folder(cluster, account), account)


def prepare(folders: ClusterFolders) -> None:
    """Make the folders with the right owner and mode.

    Raises
    ------
    DataFolderUnusable
        If one of them cannot be made, or the socket folder is somebody else's.
    """
    make_home(folders.home)
    beside = folders.home / "postgres"
    if folders.cluster != beside.resolve():
        _make_folder(folders.cluster.parent, 0o711)
        beside.symlink_to(folders.cluster)
    for folder in (folders.cluster, folders.sockets):
        _make_folder(folder, 0o700, owner=folders.account)
        _require_private(folder, folders.account)


def make_home(home: Path) -> None:
    """Make the home folder: closed, except that root's lets PostgreSQL's account through."""
    home = home.expanduser().absolute()
    _make_folder(home, 0o711 if os.geteuid() == 0 else 0o700)
    try:
        with (home / OWN_NAME).open("x", encoding="ascii") as name:
            name.write(secrets.token_hex(4))
    except FileExistsError:
        return
    except OSError as fault:
        raise DataFolderUnusable(
            f"The folder {home} cannot be written to ({fault.strerror}): mend that, "
            "or set CONTEXTMAP_HOME to a folder that is."
        ) from fault


def _socket_folder(cluster: Path, account: Account) -> Path:
    beside = cluster / "run"
    if len(os.fsencode(beside / f".s.PGSQL.{PORT}")) <= SOCKET_PATH_BYTES:
        return beside
    # Not from TMPDIR: every service of this cluster must come to the same answer.
    return Path("/tmp") / f"contextmap-{account.uid}-{_short_name(cluster)}"  # noqa: S108


def _own_name(home: Path) -> str:
    """Return what tells this home from an earlier one of the same path, deleted since."""
    try:
        return (home / OWN_NAME).read_text(encoding="ascii")
    except OSError:
        return "new"


def _short_name(path: Path) -> str:
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:12]


def _make_folder(folder: Path, mode: int, owner: Account | None = None) -> None:
    try:
        if folder.is_dir():
            return
        for missing in reversed([each for each in folder.parents if not each.exists()]):
            missing.mkdir(mode=0o755)
        folder.mkdir()
        folder.chmod(mode)
        if owner is not None and owner.is_change:
            os.chown(folder, owner.uid, owner.gid)
    except OSError as fault:
        raise DataFolderUnusable(
            f"The folder {folder} cannot be made ({fault.strerror}): free the path or give write "
            "access to it, or set CONTEXTMAP_HOME to another folder."
        ) from fault


def _require_private(folder: Path, account: Account) -> None:
    status = folder.lstat()
    if status.st_uid != account.uid:
        raise DataFolderUnusable(
            f"The folder {folder} belongs to another user: run as that user or with sudo, "
            "or set CONTEXTMAP_HOME to a folder of your own."
        )
    if status.st_mode & 0o077 or not folder.is_dir() or folder.is_symlink():
        raise DataFolderUnusable(
            f"The folder {folder} is open to other users: close it with chmod 700 {folder}; where "
            "that has no effect, set CONTEXTMAP_HOME to a folder on a local disk."
        )
