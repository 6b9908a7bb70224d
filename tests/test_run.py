"""`./run` sets itself up: which compiler it takes for the kernel, and what it says when there is none."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parents[1]
TOOLS = ("sh", "cat", "cksum", "basename", "dirname", "chmod")
# What stands for uv: it writes down how it was called, and fails for the words in $FAILS.
UV = """#!/bin/sh
echo "$* CXX=${CXX:-} ARGS=${SKBUILD_CMAKE_ARGS:-}" >>"$LOG"
case "$* ${SKBUILD_CMAKE_ARGS:-}" in
$FAILS) echo "first line of trouble" >&2; echo "second" >&2; exit 1 ;;
esac
"""


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A checkout as `./run` needs it, its environment replaced by programs that do nothing."""
    for name in (
        "run",
        "requirements.lock",
        "requirements-compiler.lock",
        "pyproject.toml",
        "CMakeLists.txt",
    ):
        shutil.copy(HERE / name, tmp_path / name)
    kernel = Path("src/geliat/planning/loading/kernel")
    shutil.copytree(HERE / kernel, tmp_path / kernel, ignore=shutil.ignore_patterns("*.py*", "*.so"))
    programs = tmp_path / ".venv" / "bin"
    programs.mkdir(parents=True)
    for name, text in (
        ("python", "#!/bin/sh\n"),
        ("uv", UV),
        ("geliat", '#!/bin/sh\necho "geliat $*"\n'),
    ):
        (programs / name).write_text(text)
        (programs / name).chmod(0o755)
    path = tmp_path / "path"
    path.mkdir()
    for name in TOOLS:
        found = shutil.which(name)
        assert found is not None
        (path / name).symlink_to(found)
    (path / "python3").symlink_to(sys.executable)
    return tmp_path


def run(tree: Path, *, fails: str = "-", **more: str) -> tuple[list[str], list[str]]:
    """What `./run version` says on stderr, and the calls of uv; the program itself must be reached."""
    log = tree / "log"
    env = {"PATH": str(tree / "path"), "LOG": str(log), "FAILS": fails, **more}
    done = subprocess.run(
        [str(tree / "run"), "version"], env=env, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout == "geliat version\n"
    return done.stderr.splitlines(), log.read_text().splitlines()


def test_the_compiler_of_the_machine_is_taken_and_told(tree: Path) -> None:
    (tree / "path" / "g++").symlink_to("/bin/true")
    said, calls = run(tree)
    assert said == [
        "run: setting up .venv from requirements.lock",
        "run: building the loading kernel with g++",
    ]
    assert "CXX=g++ ARGS=-DGELIAT_KERNEL=ON" in calls[-1]
    assert not any("requirements-compiler.lock" in call for call in calls)


def test_a_compiler_that_is_named_goes_before_the_others(tree: Path) -> None:
    for name in ("g++", "my-c++"):
        (tree / "path" / name).symlink_to("/bin/true")
    said, _ = run(tree, CXX="my-c++ -m64")
    assert said[-1] == "run: building the loading kernel with my-c++ -m64"


def test_without_a_compiler_zig_is_one(tree: Path) -> None:
    said, calls = run(tree)
    assert said[-1].startswith(
        "run: no C++ compiler here; building the loading kernel with the PyPI package ziglang"
    )
    assert any("requirements-compiler.lock" in call for call in calls)
    assert f"CXX={tree}/.venv/bin/zig-c++" in calls[-1]
    assert f"CMAKE_AR={tree}/.venv/bin/zig-ar;-DCMAKE_RANLIB={tree}/.venv/bin/zig-ranlib" in calls[-1]
    for tool in ("c++", "ar", "ranlib"):
        wrapper = tree / ".venv" / "bin" / f"zig-{tool}"
        assert f"-m ziglang {tool} " in wrapper.read_text()
        assert os.access(wrapper, os.X_OK)


@pytest.mark.parametrize("fails", ["*requirements-compiler.lock*", "*GELIAT_KERNEL=ON*"])
def test_where_the_kernel_cannot_be_built_one_line_says_so_and_the_program_runs(
    tree: Path, fails: str
) -> None:
    said, calls = run(tree, fails=fails)
    assert len(said) == 3
    assert said[-1].startswith("run: the loading kernel could not be built (.venv/build.log); loading works")
    assert "ARGS=-DGELIAT_KERNEL=OFF" in calls[-1]
    assert "first line of trouble" in (tree / ".venv" / "build.log").read_text()


def test_what_is_set_up_is_not_set_up_again(tree: Path) -> None:
    run(tree)
    said, _ = run(tree)
    assert said == []
