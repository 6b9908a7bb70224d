"""A deed that must be refused, for some reasons among others, said in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from geliat.refusals import Refusal


@contextmanager
def refused(*codes: str) -> Iterator[None]:
    """The deed inside is refused, and the blockers `codes` are among the reasons."""
    with pytest.raises(Refusal) as no:
        yield
    assert set(codes) <= set(no.value.codes)
    for blocker in no.value.blockers:
        assert blocker.sentence.en
        assert blocker.sentence.id
