"""What every test stands on: quick password hashes, words that stay in the language they were set to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.cache import cache
from django.utils import translation


@pytest.fixture(autouse=True)
def _quick_hashes(settings: object, tmp_path: Path) -> None:
    """Passwords of tests need no million rounds, and files of tests no home."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # type: ignore[attr-defined]
    settings.MEDIA_ROOT = tmp_path / "files"  # type: ignore[attr-defined]


@pytest.fixture(autouse=True)
def _fresh_words() -> Iterator[None]:
    """Each test begins in Indonesian, the desk's own language, with nothing remembered of failed sign-ins."""
    translation.activate("id")
    cache.clear()
    yield
    translation.activate("id")
