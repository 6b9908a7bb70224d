"""Bundles the viewer of load plans: load_view/source and three.js into load_view/built/load-view.js.

Run when the source or the release of three.js changes; needs Node with npm, and the network for the two
packages. It also writes the new hash into docs/decisions/0005-three-js-bundle.md, where a test looks for it.

    python tools/make_viewer.py

"""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
import tempfile
from pathlib import Path

THREE, ESBUILD = "0.187.0", "0.28.2"
ROOT = Path(__file__).resolve().parent.parent
VIEW = ROOT / "src/geliat/papers/load_view"
DECISION = ROOT / "docs/decisions/0005-three-js-bundle.md"


def bundled(folder: Path) -> bytes:
    """The bundle, made in `folder` with the two packages put there."""
    packages = [f"three@{THREE}", f"esbuild@{ESBUILD}"]
    npm = ["npm", "install", "--prefix", str(folder), "--no-package-lock", "--no-audit", "--no-fund"]
    subprocess.run([*npm, *packages], check=True, stdout=subprocess.DEVNULL)
    source = folder / "source"
    source.mkdir()
    for each in sorted((VIEW / "source").glob("*.js")):
        (source / each.name).write_bytes(each.read_bytes())
    licence = (folder / "node_modules/three/LICENSE").read_text("utf-8").strip()
    out = folder / "load-view.js"
    command = [
        str(folder / "node_modules/.bin/esbuild"),
        "source/main.js",
        "--bundle",
        "--minify",
        "--format=iife",
        "--target=es2022",
        "--charset=utf8",
        "--legal-comments=none",
        f"--banner:js=/*! Geliat (Apache-2.0). Holds three.js {THREE}: {licence} */",
        f"--outfile={out}",
        "--log-level=warning",
    ]
    subprocess.run(command, check=True, cwd=folder)
    return out.read_bytes()


def main() -> int:
    """Make the bundle, put it in place and record its hash."""
    with tempfile.TemporaryDirectory() as folder:
        bundle = bundled(Path(folder))
    (VIEW / "built/load-view.js").write_bytes(bundle)
    digest = hashlib.sha256(bundle).hexdigest()
    if DECISION.exists():
        told = DECISION.read_text("utf-8")
        told = re.sub(r"[0-9a-f]{64}", digest, told)
        told = re.sub(r"`three` [0-9.]+", f"`three` {THREE}", told)
        DECISION.write_text(re.sub(r"`esbuild` [0-9.]+", f"`esbuild` {ESBUILD}", told), "utf-8")
    print(f"{len(bundle):,} bytes, SHA-256 {digest}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
