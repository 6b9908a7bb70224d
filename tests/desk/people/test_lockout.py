"""Failed sign-ins are counted by user name, whatever its letters' case."""

from __future__ import annotations

from geliat.desk.people import lockout


def test_a_name_waits_after_the_tenth_failure_and_not_before():
    for _ in range(lockout.MOST_FAILURES - 1):
        lockout.failed("sri")
    assert not lockout.must_wait("sri")
    lockout.failed(" SRI")
    assert lockout.must_wait("sri")
    assert not lockout.must_wait("joko")


def test_a_success_clears_the_count():
    for _ in range(lockout.MOST_FAILURES):
        lockout.failed("sri")
    lockout.succeeded("Sri")
    assert not lockout.must_wait("sri")
