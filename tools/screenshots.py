"""Takes the pictures of docs/walk.md from a finished demonstration, and draws two of its papers.

    geliat demo --no-serve --out DIR               walk the case first
    python tools/screenshots.py --demo DIR         write docs/pictures/*.png
    python tools/screenshots.py --demo DIR allotment maker      only these

Needs /usr/bin/chromium and fonts with Chinese glyphs (Debian: fonts-noto-cjk); pdftoppm for the papers and
pngquant to make the files small are used where they are found. The people of the demonstration get new
passwords, as they do with `geliat demo --continue`.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from geliat.demo import folder
from geliat.refusals import Refusal
from geliat.web import start

PICTURES = Path(__file__).resolve().parent.parent / "docs" / "pictures"
CHROMIUM = Path("/usr/bin/chromium")
DESK, TALL, PHONE = (1280, 1080), (1280, 1720), (390, 1500)
PAPERS = {"paper-invoice": "commercial_invoice", "paper-minutes": "minutes_of_release"}
DOTS_PER_INCH = 72
COLOURS = 96
ADDRESS = "http://desk.example"
"""What links and QR codes of the pictures carry, whatever port the desk is served on."""
YEAR = "period_from=2020-01-01&period_to=2020-12-31"
HEIGHT = """() => {
  const page = document.documentElement, box = page.viewBox && page.viewBox.baseVal;
  return box ? Math.ceil(innerWidth * box.height / box.width) : page.scrollHeight;
}"""


@dataclass(frozen=True)
class Picture:
    """One page to look at: its file's name, the address, who looks, how wide and tall, in which language."""

    name: str
    address: str
    role: str = "coordinator"
    size: tuple[int, int] = DESK
    language: str = "en"


def main() -> int:
    """Takes the pictures and says what they weigh."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--demo", type=Path, required=True, help="folder of a finished demonstration")
    parser.add_argument("--out", type=Path, default=PICTURES, help="where the pictures go")
    parser.add_argument("only", nargs="*", help="names of pictures; all without")
    asked = parser.parse_args()
    try:
        take(asked.demo.resolve(), asked.out.resolve(), set(asked.only))
    except Refusal as refusal:
        print(f"screenshots: {refusal}", file=sys.stderr)
        return 2
    written = sorted(asked.out.glob("*.png"))
    print(f"{len(written)} pictures, {sum(path.stat().st_size for path in written) / 1e6:.2f} MB")
    return 0


def take(demo: Path, out: Path, only: set[str]) -> None:
    """Serve the demonstration in this process, look at every page, draw the papers, make all small."""
    folder.open_again(demo)
    port = start.free_port("127.0.0.1", 0)
    os.environ.update(
        DATABASE_URL=f"sqlite:///{demo / 'geliat.sqlite3'}",
        GELIAT_ADDRESS=ADDRESS,
        GELIAT_DEMO="1",
    )
    start.open_home(demo)
    start.ready_database()
    pictures, sign_ins = pages(), passwords()
    wanted = [one for one in pictures if not only or one.name in only]
    out.mkdir(parents=True, exist_ok=True)
    with served(port) as address, chromium() as browser:
        for role in dict.fromkeys(one.role for one in wanted):
            look(browser, address, [one for one in wanted if one.role == role], sign_ins.get(role), out)
    for name, kind in PAPERS.items():
        if not only or name in only:
            draw_paper(demo, kind, out / f"{name}.png")
    for path in sorted(out.glob("*.png")):
        if not only or path.stem in only:
            make_small(path)


def passwords() -> Mapping[str, tuple[str, str]]:
    """A user name and a new password for each role."""
    from django.utils import timezone

    from geliat.demo import cast

    return {role.value: sign_in for role, sign_in in cast.renew_passwords(timezone.now()).items()}


def pages() -> list[Picture]:
    """The pages of the walk, one a room or more, found in the demonstration's own rows."""
    from django.db.models import Count
    from django.urls import reverse

    from geliat.desk.allotment.models import AllotmentPlan, Share
    from geliat.desk.catalogue.models import Product
    from geliat.desk.consignments.models import Consignment
    from geliat.desk.loading.models import LoadPlan
    from geliat.desk.makers.models import Workshop
    from geliat.desk.orders.models import Order
    from geliat.desk.quality.models import Lot
    from geliat.desk.release.models import Release

    drums, alive = Order.objects.earliest("pk"), Order.objects.latest("pk")
    drum = Product.objects.earliest("pk")
    gone = Consignment.objects.filter(order=drums).earliest("pk")
    waiting = Consignment.objects.filter(order=alive).earliest("pk")
    busiest = Share.objects.filter(plan__order=drums).order_by("-load_permille", "pk")[0]
    allotted = AllotmentPlan.objects.filter(order=drums).earliest("pk")
    rejected = Lot.objects.filter(stage="resubmitted").earliest("pk")
    loaded = LoadPlan.objects.filter(container__consignment=gone).latest("pk")
    skilled = Workshop.objects.annotate(able=Count("skills")).order_by("-able", "pk")[0]
    return [
        Picture("board", reverse("board:orders")),
        Picture("walk", reverse("board:order", args=[alive.pk])),
        Picture("walk-done", reverse("board:order", args=[drums.pk])),
        Picture("people", reverse("people:access"), "administrator"),
        Picture("journal", f"{reverse('journal:deeds')}?thing=container&until=2020-10-20", "administrator"),
        Picture("makers", reverse("makers:workshop", args=[skilled.pk])),
        Picture("rules", f"{reverse('rules:rules')}?hs=9206&to=CN&on=2020-10-20"),
        Picture("catalogue", reverse("catalogue:product", args=[drum.pk]), size=TALL),
        Picture("orders", reverse("orders:order", args=[drums.pk])),
        Picture("consignments", reverse("consignments:consignment", args=[gone.pk])),
        Picture("allotment", reverse("allotment:order", args=[alive.pk])),
        Picture("allotment-gaps", reverse("allotment:plan", args=[allotted.pk])),
        Picture("allotment-reason", reverse("allotment:share", args=[busiest.pk])),
        Picture("production", reverse("production:order", args=[alive.pk])),
        Picture("quality", reverse("quality:lot", args=[rejected.pk]), "inspector"),
        Picture("packing", reverse("packing:consignment", args=[gone.pk])),
        Picture("loading", reverse("loading:load_plan", args=[loaded.pk])),
        Picture("load-plan", reverse("loading:drawing", args=[loaded.pk, 1])),
        Picture("dossier", reverse("dossier:consignment", args=[gone.pk])),
        Picture("readiness", reverse("release:consignment", args=[waiting.pk])),
        Picture("public-release", reverse("release:public", args=[Release.objects.earliest("pk").code]), ""),
        Picture("voyage", reverse("voyage:consignment", args=[gone.pk]), "forwarder"),
        Picture("settlement", reverse("settlement:order", args=[drums.pk])),
        Picture("indicators", f"{reverse('indicators:report')}?{YEAR}", "officer"),
        *by_link(drums, alive, gone),
    ]


def by_link(drums: Any, alive: Any, gone: Any) -> Iterator[Picture]:
    """The pages that a link opens: a maker's on a phone, the buyer's in Chinese, the forwarder's."""
    from django.urls import reverse
    from django.utils import timezone

    from geliat.desk.allotment.models import Share
    from geliat.desk.people import actions as people
    from geliat.trade.access import Role

    offered = Share.objects.filter(plan__order=alive, stage="offered").values("workshop")
    share = Share.objects.filter(plan__order=alive, stage="accepted").order_by("pk")
    maker = share.filter(workshop__in=offered).first() or share[0]
    for role, opens, subject, holder, size, language in (
        (Role.MAKER, "workshop", maker.workshop_id, maker.workshop.name, PHONE, "id"),
        (Role.BUYER, "order", drums.pk, drums.buyer.name, DESK, "zh-hans"),
        (Role.FORWARDER, "consignment", gone.pk, gone.forwarder, DESK, "en"),
    ):
        link = people.issue_link(role, opens, subject, holder, by=people.SET_UP, at=timezone.now())
        path = reverse(f"board:{role.value}", kwargs={"token": people.token_of(link)})
        yield Picture(role.value, path, "", size, language)


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing of each request."""


@contextmanager
def served(port: int) -> Iterator[str]:
    """The desk on a loopback port until the block ends."""
    from geliat.web.wsgi import application

    with make_server("127.0.0.1", port, application, _Server, _Quiet) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            server.shutdown()


@contextmanager
def chromium() -> Iterator[Any]:
    """A headless Chromium until the block ends."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        try:
            yield browser
        finally:
            browser.close()


def look(
    browser: Any, address: str, pictures: list[Picture], sign_in: tuple[str, str] | None, out: Path
) -> None:
    """Sign in where a role is named, then take the pictures of that role."""
    context = browser.new_context(locale="en-GB", color_scheme="light", reduced_motion="reduce")
    try:
        page = context.new_page()
        if sign_in:
            page.goto(f"{address}/people/sign-in/")
            page.fill("[name=username]", sign_in[0])
            page.fill("[name=password]", sign_in[1])
            page.press("[name=password]", "Enter")
            page.wait_for_load_state("load")
        for one in pictures:
            context.add_cookies([{"name": "django_language", "value": one.language, "url": address}])
            page.set_viewport_size({"width": one.size[0], "height": 800})
            answer = page.goto(address + one.address, wait_until="load")
            if answer.status != 200:
                raise SystemExit(f"screenshots: {one.name}: {one.address} answered {answer.status}")
            shoot(page, one, out / f"{one.name}.png")
            print(f"{one.name}.png")
    finally:
        context.close()


def shoot(page: Any, one: Picture, path: Path) -> None:
    """The page from its top, as tall as it is but no taller than asked."""
    width, most = one.size
    tall: int = page.evaluate(HEIGHT)
    page.set_viewport_size({"width": width, "height": min(tall, most)})
    page.screenshot(path=str(path))


def draw_paper(demo: Path, kind: str, path: Path) -> None:
    """The first page of a paper of the first consignment, where pdftoppm is found."""
    latest = sorted(sorted((demo / "papers").iterdir())[0].glob(f"{kind}-v*.pdf"))[-1]
    run_if_found("pdftoppm", "-png", "-singlefile", "-r", DOTS_PER_INCH, latest, path.with_suffix(""))


def make_small(path: Path) -> None:
    """Fewer colours, where pngquant is found; 98 says that the file would have grown."""
    run_if_found(
        "pngquant", "--force", "--skip-if-larger", "--strip", "--speed", "8", "--output", path, COLOURS, path,
        fine=(0, 98),
    )  # fmt: skip


def run_if_found(name: str, *words: object, fine: tuple[int, ...] = (0,)) -> None:
    """Run a program of the machine, or say that it is missing."""
    program = shutil.which(name)
    if program is None:
        print(f"screenshots: {name} is not here; passed over", file=sys.stderr)
        return
    done = subprocess.run([program, *map(str, words)], capture_output=True, text=True, check=False)
    if done.returncode not in fine:
        raise SystemExit(f"screenshots: {name}: {done.stderr.strip()}")


if __name__ == "__main__":
    sys.exit(main())
