"""Tells the walk: one plain line a step, the room first, the figure last."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from geliat.sentences import Sentence

COLOURS = ("cyan", "green", "yellow", "magenta", "blue")


class Teller:
    """Prints each step of the walk in the asked language; colour only on a terminal."""

    def __init__(self, language: str, console: Console | None = None) -> None:
        self.language = language
        self.console = console or Console(highlight=False, soft_wrap=True)
        self._rooms: list[str] = []

    def tell(self, room: str, en: str, id: str, figure: str = "") -> None:
        """One step: which room, what happened, and its figure."""
        if room not in self._rooms:
            self._rooms.append(room)
        colour = COLOURS[self._rooms.index(room) % len(COLOURS)]
        line = Text(f"{room:<13}", style=f"bold {colour}")
        line.append(Sentence(en=en, id=id).said_in(self.language), style="default")
        if figure:
            line.append(f"  {figure}", style="bold")
        self.console.print(line)

    def say(self, en: str, id: str) -> None:
        """A plain line of its own."""
        self.console.print(Sentence(en=en, id=id).said_in(self.language))
