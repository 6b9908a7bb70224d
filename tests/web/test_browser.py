"""Every page in headless Chromium: axe-core finds nothing, the console is silent, nothing spills at 320 px.

axe-core is Deque's (MPL-2.0; tests/web/axe.LICENSE.txt), used as it comes, for these tests alone.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pytest
from django.conf import settings
from django.urls import reverse
from pytest_django.live_server_helper import LiveServer
from tests.desk.cast import SIGNED_IN, SRI, signed_in
from tests.web.browser import AXE, CHROMIUM, PHONE, RULES, Browser, Seen, chromium, listen
from tests.web.rows import Case, Row
from tests.web.seeded import seeded_case, token_to
from tests.web.test_every_url import ROWS, VIEWS

from geliat.desk.loading.models import Container
from geliat.trade.access import DEEDS, Actor

PAGES = [row for row in ROWS if row.method == "GET" and row.name in VIEWS and not row.unseen]
LIGHT = 200_000

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.browser,
    pytest.mark.skipif(
        not CHROMIUM.exists() and os.environ.get("CI") != "true",
        reason="no /usr/bin/chromium; apt-get install chromium to look at the pages",
    ),
]


@dataclass
class Eyes:
    """One browser over the served case, and the sessions of those who look."""

    case: Case
    url: str
    browser: Browser

    def cookies(self, actor: Actor | None) -> dict[str, str]:
        """What the browser of somebody who has signed in carries."""
        if actor is None:
            return {}
        session = signed_in(actor).cookies[settings.SESSION_COOKIE_NAME].value
        return {settings.SESSION_COOKIE_NAME: session}

    def address(self, row: Row) -> str:
        """The whole address of a row's page."""
        view = VIEWS[row.name]
        token = {"token": token_to(view.opens)} if view.by_link else {}
        query = row.query(self.case)
        path = reverse(row.name, kwargs={**row.kwargs(self.case), **token})
        return f"{self.url}{path}?{query}" if query else f"{self.url}{path}"

    def look(self, row: Row) -> Seen:
        """Open a row's page as the first of the cast who may."""
        return self.browser.look(self.address(row), self.cookies(who_may(row)))


@pytest.fixture(scope="module")
def eyes(django_db_setup: None, django_db_blocker: Any) -> Iterator[Eyes]:
    """The case, a server and one browser for all pages."""
    assert CHROMIUM.exists(), "CI looks at the pages: /usr/bin/chromium is missing"
    with django_db_blocker.unblock(), seeded_case() as case, serving() as url, chromium() as browser:
        yield Eyes(case, url, browser)


@contextmanager
def serving() -> Iterator[str]:
    """A server of the test's own database, stopped once every request is over.

    A browser keeps spare connections open, each in a thread of the server that closes the database behind
    itself. The server forbids its threads the database when it stops, so they must have ended by then.
    """
    before = set(threading.enumerate())
    server = LiveServer("127.0.0.1")
    try:
        yield server.url
        for thread in set(threading.enumerate()) - before - {server.thread}:
            thread.join(timeout=60)
    finally:
        server.stop()


def who_may(row: Row) -> Actor | None:
    """The first of the cast whose role opens the page; nobody for pages by link or for all."""
    view = VIEWS[row.name]
    if view.by_link or not view.deed:
        return None
    return next(actor for actor in SIGNED_IN if not DEEDS[view.deed].isdisjoint(actor.roles))


@pytest.mark.parametrize("row", PAGES, ids=str)
def test_a_page_is_usable_by_everybody_and_silent(row: Row, eyes: Eyes) -> None:
    seen = eyes.look(row)
    assert seen.status == 200
    assert seen.noise == []
    assert seen.violations == []
    assert seen.violations_in_the_dark == []
    assert seen.width_on_a_phone <= PHONE["width"]
    if VIEWS[row.name].by_link:
        assert 0 < seen.body_bytes < LIGHT


def test_the_desk_can_be_walked_by_keyboard(eyes: Eyes) -> None:
    focused: list[str] = []

    def walk(page: Any, address: str, seen: Seen) -> None:
        page.goto(address)
        page.keyboard.press("Tab")
        focused.append(page.evaluate("document.activeElement.className"))
        page.keyboard.press("Enter")
        focused.append(page.evaluate("document.activeElement.id"))
        page.keyboard.press("Tab")
        focused.append(page.evaluate("getComputedStyle(document.activeElement).outlineStyle"))

    eyes.browser.do(f"{eyes.url}{reverse('journal:deeds')}", eyes.cookies(SRI), walk)
    assert focused == ["skip", "content", "solid"]


def test_a_load_plan_can_be_walked_in_three_dimensions_or_without(eyes: Eyes) -> None:
    row = next(row for row in PAGES if row.name == "loading:load_plan")
    told: list[str] = []

    def walk(page: Any, address: str, seen: Seen) -> None:
        listen(page, seen)
        page.goto(address)
        page.wait_for_selector(".lv-ready")
        page.focus(".lv-stage")
        page.keyboard.press("Home")
        told.append(page.inner_text(".lv-told"))
        page.keyboard.press("ArrowRight")
        told.append(page.inner_text(".lv-count")[:2])
        page.keyboard.press("End")
        page.fill(".lv-piece input", "1")
        page.keyboard.press("Enter")
        told.append(page.inner_text(".lv-about dt >> nth=0"))
        page.click(".lv-legend button >> nth=0")
        told.append(page.get_attribute(".lv-legend button >> nth=0", "aria-pressed"))
        # A browser that cannot draw keeps the drawings and the steps, and says so.
        page.add_init_script("HTMLCanvasElement.prototype.getContext = () => null")
        page.goto(address)
        page.wait_for_selector(".lv-flat .lv-note")
        told.append(str(page.locator("canvas").count()))

    seen = eyes.browser.do(eyes.address(row), eyes.cookies(SRI), walk)
    assert told == ["Kontainer masih kosong", "1 ", "Muatan", "false", "0"]
    assert seen.noise == []


def test_a_carton_is_pushed_in_the_picture_and_its_place_stands_in_the_form(eyes: Eyes) -> None:
    row = next(row for row in PAGES if row.name == "loading:move")
    told: list[str] = []

    def walk(page: Any, address: str, seen: Seen) -> None:
        listen(page, seen)
        page.goto(address)
        page.wait_for_selector(".lv-ready")
        page.fill(".lv-piece input", "1")
        page.keyboard.press("Enter")
        told.append(page.input_value("#move-carton [name=number]"))
        for words in ("Ke pintu", "Ke kanan", "Putar karton", "Ke pintu"):
            page.click(f".load-view button:text-is('{words}')")
        told.extend(page.input_value(f"#move-carton [name={name}]") for name in ("y", "z"))
        told.append(str(page.is_checked("#move-carton [name=turned]")))
        page.evaluate(AXE.read_text("utf-8"))
        seen.violations = page.evaluate("rules => axe.run(document, rules)", RULES)["violations"]

    boxes = Container.objects.filter(pk=row.kwargs(eyes.case)["container"])
    stage = boxes.get().stage
    boxes.update(stage="planned")
    try:
        seen = eyes.browser.do(eyes.address(row), eyes.cookies(SRI), walk)
    finally:
        boxes.update(stage=stage)
    assert told[0] == "1"
    assert int(told[1]) > 0
    assert told[2:] == ["0", "True"]
    assert seen.noise == []
    assert seen.violations == []
