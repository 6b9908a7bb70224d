"""How commands speak to a terminal: its language, refusals as lines and exit code 2, files written once."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import ParamSpec, TypeVar

import click

from geliat.refusals import Blocker, Refusal

TONGUE = click.option("--language", "tongue", type=click.Choice(["en", "id"]), help="Language of the answer.")
Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")


def language() -> str:
    """The language the terminal asks for: Indonesian where LANG says so, English otherwise."""
    asked = os.environ.get("GELIAT_LANGUAGE") or os.environ.get("LC_ALL") or os.environ.get("LANG") or ""
    return "id" if asked.lower().startswith("id") else "en"


def answers_refusals(command: Callable[Arguments, Result]) -> Callable[Arguments, Result]:
    """A refusal becomes one line a blocker on standard error, and exit code 2.

    It is said in the language that the command's option `tongue` asks for, else in the terminal's.
    """

    @wraps(command)
    def answering(*args: Arguments.args, **kwargs: Arguments.kwargs) -> Result:
        try:
            return command(*args, **kwargs)
        except Refusal as refusal:
            speech = kwargs.get("tongue") or language()
            for blocker in refusal.blockers:
                click.echo(f"geliat: {blocker.sentence.said_in(str(speech))}", err=True)
            sys.exit(2)

    return answering


def write_file(file: Path, content: bytes, *, force: bool) -> None:
    """Write `content` to `file`; Refusal where a file is there already or the folder cannot be written."""
    try:
        with file.open("wb" if force else "xb") as target:
            target.write(content)
    except FileExistsError:
        raise Refusal(
            Blocker(
                code="file_exists",
                en="{file} is there already; use --force to write over it.",
                id="{file} sudah ada; pakai --force untuk menimpanya.",
                facts={"file": str(file)},
            )
        ) from None
    except OSError as error:
        raise Refusal(
            Blocker(
                code="file_not_writable",
                en="{file} cannot be written: {why}.",
                id="{file} tidak dapat ditulis: {why}.",
                facts={"file": str(file), "why": error.strerror or str(error)},
            )
        ) from None
