"""What the program needs is asked for once by `./run` and once by pip: both must ask alike."""

from __future__ import annotations

import tomllib
from pathlib import Path

HOUSE = Path(__file__).parents[2]


def test_the_wheel_asks_for_what_run_installs() -> None:
    project = tomllib.loads((HOUSE / "pyproject.toml").read_text("utf-8"))
    builders = {name.split("~")[0].split(">")[0] for name in project["build-system"]["requires"]} | {
        "cmake",
        "ninja",
    }
    lines = (HOUSE / "requirements.in").read_text("utf-8").splitlines()
    asked = {line for line in lines if line and not line.startswith("#")}
    needed = {line for line in asked if line.split("~")[0].split(">")[0] not in builders}
    assert set(project["project"]["dependencies"]) == needed
