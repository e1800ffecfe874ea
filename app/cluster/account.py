"""The operating-system account that PostgreSQL runs as: never root, which PostgreSQL refuses."""

import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from app.cluster.errors import ClusterError

__all__ = ["SYSTEM_ACCOUNT", "Account", "account_for"]

SYSTEM_ACCOUNT = "contextmap"
PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"


@dataclass(frozen=True)
class Account:
    """A user of this machine, and whether becoming it is a change from who we are."""

    name: str
    uid: int
    gid: int

    @property
    def is_change(self) -> bool:
        """Say whether a process must change its user to run as this account."""
        return os.geteuid() != self.uid

    def can_reach(self, folder: Path) -> bool:
        """Say whether every folder above `folder` that exists lets this account through."""
        return all(self._may_enter(each) for each in folder.resolve().parents if each.exists())

    def _may_enter(self, folder: Path) -> bool:
        status = folder.stat()
        if status.st_uid == self.uid:
            return bool(status.st_mode & 0o100)
        if status.st_gid == self.gid:
            return bool(status.st_mode & 0o010)
        return bool(status.st_mode & 0o001)


def account_for(data: Path) -> Account:
    """Choose the account: ourselves; for root the owner of the data, who ran sudo, or our own.

    Parameters
    ----------
    data
        The PostgreSQL data folder, which need not exist yet.
    """
    if os.geteuid() != 0:
        return _by_uid(os.geteuid())
    if data.is_dir() and data.stat().st_uid != 0:
        return _by_uid(data.stat().st_uid)
    behind_sudo = os.environ.get("SUDO_UID", "")
    if behind_sudo.isdigit() and int(behind_sudo) != 0:
        return _by_uid(int(behind_sudo))
    return _system_account()


def _by_uid(uid: int) -> Account:
    try:
        entry = pwd.getpwuid(uid)
    except KeyError as missing:
        raise ClusterError(
            f"The user id {uid} has no name on this machine, which PostgreSQL needs: add it with "
            f"useradd --uid {uid}, or set DATABASE_URL to a database you have."
        ) from missing
    return Account(entry.pw_name, entry.pw_uid, entry.pw_gid)


def _system_account() -> Account:
    known = _by_name(SYSTEM_ACCOUNT) or _created() or _by_name("postgres")
    if known is None:
        raise ClusterError(
            "PostgreSQL does not run as root and no other account could be made for it: "
            f"create one with useradd --system {SYSTEM_ACCOUNT}, or run as an ordinary user."
        )
    return known


def _by_name(name: str) -> Account | None:
    try:
        entry = pwd.getpwnam(name)
    except KeyError:
        return None
    return Account(entry.pw_name, entry.pw_uid, entry.pw_gid)


def _created() -> Account | None:
    useradd = shutil.which("useradd", path=PATH)
    if useradd is None:
        return None
    options = ["--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin"]
    subprocess.run(
        [useradd, *options, "--home-dir", "/nonexistent", SYSTEM_ACCOUNT],
        check=False,
        capture_output=True,
        stdin=subprocess.DEVNULL,
    )
    return _by_name(SYSTEM_ACCOUNT)
