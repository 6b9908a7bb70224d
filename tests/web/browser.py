"""A browser of its own thread: Playwright runs an event loop that Django must not share."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

CHROMIUM = Path("/usr/bin/chromium")
AXE = Path(__file__).parent / "axe.min.js"
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast"]}, "resultTypes": ["violations"]}
WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 320, "height": 720}


@dataclass
class Seen:
    """What a look at a page found."""

    status: int = 0
    noise: list[str] = field(default_factory=list)
    violations: list[str] = field(default_factory=list)
    violations_in_the_dark: list[str] = field(default_factory=list)
    width_on_a_phone: int = 0
    body_bytes: int = 0


class Browser:
    """Chromium, and whoever looks through it."""

    def __init__(self, browser: Any, pool: ThreadPoolExecutor) -> None:
        self._browser, self._pool = browser, pool

    def look(self, address: str, cookies: Mapping[str, str] | None = None) -> Seen:
        """Open a page wide and light, then narrow and dark, and say what is wrong with it."""
        return self.do(address, cookies, _inspect)

    def do(
        self, address: str, cookies: Mapping[str, str] | None, deed: Callable[[Any, str, Seen], None]
    ) -> Seen:
        """Do something with a fresh window that has these cookies."""
        return self._pool.submit(self._do, address, cookies or {}, deed).result(timeout=90)

    def _do(self, address: str, cookies: Mapping[str, str], deed: Callable[[Any, str, Seen], None]) -> Seen:
        context = self._browser.new_context(locale="id-ID", viewport=WIDE, reduced_motion="reduce")
        try:
            context.add_cookies([
                # For the whole desk: with the page's own address they would hold below it only.
                {"name": name, "value": value, "url": urljoin(address, "/")}
                for name, value in cookies.items()
            ])  # fmt: skip
            seen = Seen()
            deed(context.new_page(), address, seen)
            return seen
        finally:
            context.close()


@contextmanager
def chromium() -> Iterator[Browser]:
    """A headless Chromium until the block ends."""
    from playwright.sync_api import sync_playwright

    with ThreadPoolExecutor(1, "browser") as pool:
        play = pool.submit(lambda: sync_playwright().start()).result()
        browser = pool.submit(
            lambda: play.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        ).result()
        try:
            yield Browser(browser, pool)
        finally:
            pool.submit(browser.close).result()
            pool.submit(play.stop).result()


def listen(page: Any, seen: Seen) -> None:
    """Keep what a page says to the console, but for what a machine without a graphics card says of itself."""

    def hear(said: Any) -> None:
        if said.type in {"error", "warning"} and "GL Driver Message" not in said.text:
            seen.noise.append(said.text)

    page.on("console", hear)
    page.on("pageerror", lambda error: seen.noise.append(str(error)))


def _inspect(page: Any, address: str, seen: Seen) -> None:
    listen(page, seen)
    answers: list[Any] = []

    def keep(one: Any) -> None:  # a list's own method cannot carry the mark that Playwright puts on it
        answers.append(one)

    page.on("response", keep)
    answer = page.goto(address, wait_until="load")
    seen.status = answer.status
    seen.body_bytes = sum(len(one.body()) for one in answers if one.ok)
    page.wait_for_timeout(30)
    noise = list(seen.noise)
    page.evaluate(AXE.read_text("utf-8"))
    seen.violations = _axe(page, RULES)
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size(PHONE)
    seen.violations_in_the_dark = _axe(page, COLOURS)
    seen.width_on_a_phone = page.evaluate("document.documentElement.scrollWidth")
    seen.noise = noise  # what axe-core itself says to the console is no fault of the page


def _axe(page: Any, rules: Mapping[str, Any]) -> list[str]:
    found = page.evaluate("rules => axe.run(document, rules)", rules)["violations"]
    return [
        f"{one['id']}: {node['target'][0]}: {node['failureSummary']}"
        for one in found
        for node in one["nodes"]
    ]
