"""What every test stands on: quick password hashes, words that stay in the language they were set to."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.core.cache import cache
from django.utils import translation
from hypothesis import settings as hypothesis_settings

# No test fails by seconds: these machines are shared. CI draws the same examples each time, so that a change
# is judged by itself; everywhere else every run looks for new ones.
hypothesis_settings.register_profile("geliat", deadline=None)
hypothesis_settings.register_profile("geliat-ci", deadline=None, derandomize=True)
hypothesis_settings.load_profile("geliat-ci" if os.environ.get("CI") else "geliat")


@pytest.fixture(scope="session", autouse=True)
def _no_home(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Passwords of tests need no million rounds, and the files that tests write no home."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.MEDIA_ROOT = tmp_path_factory.mktemp("files")


@pytest.fixture(autouse=True)
def _fresh_words() -> Iterator[None]:
    """Each test begins in Indonesian, the desk's own language, with nothing remembered of failed sign-ins."""
    translation.activate("id")
    cache.clear()
    yield
    translation.activate("id")
