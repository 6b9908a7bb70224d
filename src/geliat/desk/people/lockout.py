"""Slows down the guessing of passwords: after ten failures in a minute a user name has to wait.

Counted in the process's cache: several server processes each count their own.
"""

from __future__ import annotations

import hashlib

from django.core.cache import cache

MOST_FAILURES = 10
SECONDS = 60


def _key(username: str) -> str:
    # A digest: what was typed is no safe cache key and should not be kept.
    return "sign-in:" + hashlib.sha256(username.strip().lower().encode()).hexdigest()


def must_wait(username: str) -> bool:
    """Whether this user name has failed too often within the minute."""
    return int(cache.get(_key(username), 0)) >= MOST_FAILURES


def failed(username: str) -> None:
    """Count a failure; the minute begins with the first."""
    if not cache.add(_key(username), 1, SECONDS):
        try:
            cache.incr(_key(username))
        except ValueError:  # the minute ended between the two calls
            cache.set(_key(username), 1, SECONDS)


def succeeded(username: str) -> None:
    """Forget the failures of a user name."""
    cache.delete(_key(username))
