"""The source as syntax trees, for the rules that no other tool checks."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "geliat"
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Module:
    """One module: its path below src/geliat, its text and its tree."""

    path: str
    text: str
    tree: ast.Module

    @property
    def floor(self) -> str:
        """The first folder, or the module itself where it stands at the top."""
        return self.path.split("/")[0].removesuffix(".py")

    @property
    def name(self) -> str:
        """The last part of the path without its suffix."""
        return Path(self.path).stem

    @property
    def room(self) -> str:
        """The room of the desk, or nothing."""
        parts = self.path.split("/")
        return parts[1] if parts[0] == "desk" and len(parts) > 2 else ""

    def functions(self) -> Iterator[tuple[str, Function]]:
        """Every function and method, nested ones too, as (dotted name, node)."""
        yield from _functions(self.tree, "")


def _functions(node: ast.AST, inside: str) -> Iterator[tuple[str, Function]]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, Function):
            yield inside + child.name, child
            yield from _functions(child, f"{inside}{child.name}.")
        elif isinstance(child, ast.ClassDef):
            yield from _functions(child, f"{inside}{child.name}.")
        else:
            yield from _functions(child, inside)


@cache
def modules() -> tuple[Module, ...]:
    """Every module of the program but Django's generated migrations."""
    return tuple(
        Module(path.relative_to(SOURCE).as_posix(), text := path.read_text("utf-8"), ast.parse(text))
        for path in sorted(SOURCE.rglob("*.py"))
        if "migrations" not in path.parts
    )


def called(node: ast.Call) -> str:
    """The dotted name of what is called: "timezone.now", "self.save"; what is no plain name shows as "?"."""
    return dotted(node.func)


def dotted(node: ast.expr) -> str:
    """A name with its dots."""
    match node:
        case ast.Name(id=name):
            return name
        case ast.Attribute(value=value, attr=name):
            return f"{dotted(value)}.{name}"
        case _:
            return "?"


def calls(module: Module) -> Iterator[ast.Call]:
    """Every call of a module."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call):
            yield node
