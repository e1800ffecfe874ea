"""From an installer's words to one sentence that says what to do."""

import re

from setup.errors import SetupError
from setup.places import LOG
from setup.programs import Ended

__all__ = ["explain"]

# What may befall any program here.
ON_DISK: tuple[tuple[str, str], ...] = (
    (
        r"No space left on device|ENOSPC|enough free space|Disk quota exceeded",
        "the disk is full: free about 3 GB and run the same command again",
    ),
    (
        r"Read-only file system|EROFS|Permission denied|EACCES",
        "a folder cannot be written to: take ownership of this folder, or copy it to one of "
        "your own",
    ),
)

# What installers say, in the order of how sure it makes us; the first that is found is used.
ON_THE_WAY: tuple[tuple[str, str], ...] = (
    (
        r"DO NOT MATCH THE HASHES|EINTEGRITY",
        "a downloaded package is not the one that the lock file names: check the proxy or mirror "
        "between you and the registry, and do not go on until it is explained",
    ),
    (
        r"CERTIFICATE_VERIFY_FAILED|SELF_SIGNED_CERT|unable to get local issuer|SSLError",
        "the registry's certificate is not trusted here: have your proxy's certificate installed "
        "on this machine and run the same command again",
    ),
    (
        r"Temporary failure (?:in name resolution|resolving)|Could not resolve|NewConnectionError|"
        r"Network is unreachable|Connection refused|Connection timed out|ReadTimeout|ETIMEDOUT|"
        r"ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|Failed to fetch|Could not connect|"
        r"Cannot initiate the connection|ConnectTimeout|ProxyError|Max retries exceeded",
        "the network cannot be reached: connect this machine (or set HTTPS_PROXY) and run the same "
        "command again; what was done so far is kept",
    ),
    (
        r"Could not get lock|is held by process",
        "another package installation is running on this machine: wait until it ends and run the "
        "same command again",
    ),
    (
        r"Unable to locate package|has no installation candidate",
        "this distribution does not offer the package: use Debian 12 or Ubuntu 24.04 with its "
        "standard package sources (on Ubuntu, with universe)",
    ),
    (
        r"No matching distribution found|Could not find a version",
        "a package is not offered for this machine: use Linux on x86-64 or ARM64 with glibc and "
        "Python 3.11 to 3.13, and check that the registry can be reached",
    ),
)


def explain(what: str, ended: Ended, *, installs: bool = True) -> SetupError:
    """Return the sentence for a step that failed.

    Parameters
    ----------
    what
        Finishes "Could not ...".
    ended
        The program that failed.
    installs
        Whether it fetches packages, so that its words may be about the network.
    """
    for pattern, sentence in (*ON_DISK, *(ON_THE_WAY if installs else ())):
        if re.search(pattern, ended.said, flags=re.IGNORECASE):
            return SetupError(f"Could not {what}: {sentence}.")
    return SetupError(
        f"Could not {what} ({ended.telling_line}): the whole answer is at the end of {LOG}; "
        "mend what it names and run the same command again."
    )
