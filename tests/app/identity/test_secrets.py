import re

from app.identity.secrets import hasher, password_fits

REAL = hasher()
"""As the service makes it; in the tests themselves a cheaper one stands in its place."""
PASSWORD = "correct horse battery"


def test_passwords_are_hashed_at_the_cost_that_rfc_9106_recommends():
    kept = REAL.hash(PASSWORD)
    found = re.match(r"\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$", kept)
    assert found is not None
    memory_kib, passes, lanes = map(int, found.groups())
    assert memory_kib >= 64 * 1024
    assert (passes, lanes) >= (3, 4)


def test_a_password_kept_at_another_cost_still_fits():
    kept = REAL.hash(PASSWORD)
    assert password_fits(PASSWORD, kept)
    assert not password_fits("correct horse batterx", kept)
    assert not password_fits(PASSWORD, None)
