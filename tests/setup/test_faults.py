import pytest

from setup.faults import explain
from setup.programs import Ended

# What each installer really says, and the words the person must find in our sentence.
SAID = [
    pytest.param(
        "E: You don't have enough free space in /var/cache/apt.", "disk is full", id="apt disk"
    ),
    pytest.param("OSError: [Errno 28] No space left on device", "disk is full", id="pip disk"),
    pytest.param("npm error code ENOSPC", "disk is full", id="npm disk"),
    pytest.param(
        "Err:1 http://deb.debian.org/debian bookworm InRelease\n"
        "  Temporary failure resolving 'deb.debian.org'",
        "network cannot be reached",
        id="apt network",
    ),
    pytest.param(
        "WARNING: Retrying after connection broken by 'NewConnectionError(...)': [Errno -3] "
        "Temporary failure in name resolution\n"
        "ERROR: No matching distribution found for alembic==1.20.1",
        "network cannot be reached",
        id="pip network, not a missing package",
    ),
    pytest.param(
        "Could not fetch URL: Max retries exceeded with url: /simple/alembic/ (Caused by SSLError("
        "SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED] self-signed certificate')))",
        "certificate is not trusted",
        id="pip certificate, not the network",
    ),
    pytest.param("npm error code EAI_AGAIN", "network cannot be reached", id="npm network"),
    pytest.param(
        "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.",
        "not the one that the lock file names",
        id="pip hash",
    ),
    pytest.param("npm error code EINTEGRITY", "not the one that the lock", id="npm hash"),
    pytest.param(
        "ERROR: No matching distribution found for pyogrio==0.12.1",
        "not offered for this machine",
        id="pip platform",
    ),
    pytest.param("E: Unable to locate package chromium", "does not offer", id="apt package"),
    pytest.param("OSError: [Errno 30] Read-only file system", "cannot be written", id="read-only"),
    pytest.param(
        "E: Could not get lock /var/lib/dpkg/lock-frontend. It is held by process 812 (apt)",
        "another package installation",
        id="apt lock",
    ),
]


@pytest.mark.parametrize(("said", "expected"), SAID)
def test_what_an_installer_says_becomes_what_to_do(said: str, expected: str) -> None:
    assert expected in str(explain("install it", Ended(1, said)))


def test_a_build_that_fails_is_never_blamed_on_the_network() -> None:
    ended = Ended(1, "Build failed: Could not resolve '../../api/profile'\n    at build\n}")
    sentence = str(explain("build the web front end", ended, installs=False))
    assert "network" not in sentence
    assert "Could not resolve '../../api/profile'" in sentence


def test_words_nobody_knows_are_passed_on_with_the_log() -> None:
    sentence = str(explain("install it", Ended(1, "first\nsegmentation fault\n")))
    assert "segmentation fault" in sentence
    assert "setup.log" in sentence
