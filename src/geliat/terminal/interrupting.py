"""Ctrl-C while a search runs: it ends the search, and the best found so far is kept."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, current_thread, main_thread
from types import FrameType


@contextmanager
def interruptible() -> Iterator[Event]:
    """An event that Ctrl-C sets, once; a second Ctrl-C ends the command as ever."""
    asked = Event()
    if current_thread() is not main_thread():
        yield asked
        return
    before = signal.getsignal(signal.SIGINT)

    def stop(number: int, frame: FrameType | None) -> None:
        asked.set()
        signal.signal(signal.SIGINT, before)

    signal.signal(signal.SIGINT, stop)
    try:
        yield asked
    finally:
        signal.signal(signal.SIGINT, before)
