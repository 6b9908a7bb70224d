"""A deed that must be refused, for one reason among others, said in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from geliat.refusals import Refusal


@contextmanager
def refused(code: str) -> Iterator[None]:
    """The deed inside is refused, and the blocker `code` is among the reasons."""
    with pytest.raises(Refusal) as no:
        yield
    assert code in no.value.codes
    for blocker in no.value.blockers:
        assert blocker.sentence.en
        assert blocker.sentence.id
