"""PostgreSQL's settings, who may connect, and as which role: written anew at every start."""

import os
import pwd
from pathlib import Path

from app.cluster.folders import PORT, ClusterFolders
from app.cluster.names import LOGINS

__all__ = ["server_options", "write_configuration"]

MEGABYTE = 1024 * 1024
SHARED_BUFFERS_CAP_MB = 2048


def write_configuration(folders: ClusterFolders) -> None:
    """Write postgresql.conf, pg_hba.conf and pg_ident.conf beside the data folder."""
    for name, text in (
        ("postgresql.conf", _settings_text(folders)),
        ("pg_hba.conf", "local all all peer map=contextmap\n"),
        ("pg_ident.conf", _identities_text(folders)),
    ):
        path = folders.cluster / name
        path.write_text(text, encoding="utf-8")
        os.chown(path, folders.account.uid, folders.account.gid)
        path.chmod(0o600)


def server_options(folders: ClusterFolders) -> list[str]:
    """Return the options that point the server at its data and at the three files."""
    cluster = folders.cluster
    return [
        "-D",
        str(folders.data),
        "-c",
        f"config_file={cluster / 'postgresql.conf'}",
        "-c",
        f"hba_file={cluster / 'pg_hba.conf'}",
        "-c",
        f"ident_file={cluster / 'pg_ident.conf'}",
    ]


def _settings_text(folders: ClusterFolders) -> str:
    memory_mb = _memory_mb()
    settings = {
        "cluster_name": "contextmap",
        "listen_addresses": "",
        "port": PORT,
        "unix_socket_directories": str(folders.sockets),
        "unix_socket_permissions": "0700",
        "max_connections": 100,
        # Durability: an acknowledged write outlives a power cut.
        "fsync": "on",
        "full_page_writes": "on",
        "synchronous_commit": "on",
        "checkpoint_timeout": "15min",
        "max_wal_size": "2GB",
        "min_wal_size": "128MB",
        # Memory and plans.
        "shared_buffers": f"{min(memory_mb // 4, SHARED_BUFFERS_CAP_MB)}MB",
        "effective_cache_size": f"{memory_mb // 2}MB",
        "work_mem": "32MB",
        "maintenance_work_mem": f"{min(max(memory_mb // 16, 64), 512)}MB",
        "dynamic_shared_memory_type": _shared_memory_kind(),
        "random_page_cost": 1.1,
        # Compiling costs more than it saves on queries of this size.
        "jit": "off",
        "max_parallel_workers_per_gather": min(2, (os.cpu_count() or 1) // 2),
        # The log says what failed, never the values it failed on.
        "log_error_verbosity": "terse",
        "log_parameter_max_length_on_error": 0,
        "log_min_error_statement": "panic",
        "log_line_prefix": "%m [%p] ",
        "log_timezone": "UTC",
        "timezone": "UTC",
        "datestyle": "iso, dmy",
        "lc_messages": "C",
    }
    lines = [f"{name} = '{_quoted(value)}'" for name, value in settings.items()]
    return (
        "# Written by Contextmap at every start; changes here are lost.\n" + "\n".join(lines) + "\n"
    )


def _quoted(value: object) -> str:
    return str(value).replace("'", "''")


def _identities_text(folders: ClusterFolders) -> str:
    """Let PostgreSQL's account, root and the user who started us sign in, and nobody else."""
    users = {folders.account.name, "root", pwd.getpwuid(os.geteuid()).pw_name}
    return "".join(f'contextmap "{user}" {login}\n' for user in sorted(users) for login in LOGINS)


def _memory_mb() -> int:
    """Return the memory of this machine, or of the container it is limited to."""
    machine = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    limits = [machine]
    for limit in ("/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes"):
        try:
            text = Path(limit).read_text(encoding="ascii").strip()
        except OSError:
            continue
        if text.isdigit():
            limits.append(int(text))
    return max(min(limits) // MEGABYTE, 512)


def _shared_memory_kind() -> str:
    # A bare chroot has no /dev/shm, and PostgreSQL does not start without the kind it is told.
    return "posix" if Path("/dev/shm").is_mount() else "mmap"  # noqa: S108
