"""An order at work in four workshops, and the links that open it, for the tests of the board."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.test import Client
from django.urls import reverse
from tests.desk.cast import AT, SRI, a_link
from tests.desk.consignments.builders import a_consignment
from tests.desk.makers.builders import a_workshop
from tests.desk.orders.builders import a_line, an_order

from geliat.desk.allotment.models import AllotmentPlan, Share
from geliat.desk.consignments.models import Consignment
from geliat.desk.makers import actions as makers
from geliat.desk.makers.facts import ContactFacts
from geliat.desk.makers.models import Workshop
from geliat.desk.orders import actions as orders
from geliat.desk.orders.models import Line, Order
from geliat.desk.people import actions as people
from geliat.trade.access import Role

NAMES = {"W01": "Bubut Melati", "W02": "Bubut Kenanga", "W03": "Ukir Cempaka", "W04": "Halus Sawo"}
PHONE, NATIONAL_ID, ACCOUNT = "081234567890", "3505010101800001", "0012345678"


@dataclass(frozen=True)
class Working:
    """100 small drums: 60 turned by Melati, 40 by Kenanga, 50 offered to Cempaka for carving."""

    order: Order
    line: Line
    consignment: Consignment
    melati: Share
    kenanga: Share
    cempaka: Share


def a_named_workshop(code: str, step: str) -> Workshop:
    """One of the four workshops, with a private contact that no page by link may show."""
    workshop = a_workshop(code, skills={step: 200}, name=NAMES[code])
    contact = ContactFacts(
        person=f"Orang {code}", phone=PHONE, national_id=NATIONAL_ID, bank="Bank Contoh", account=ACCOUNT
    )
    makers.keep_private(workshop, contact, by=SRI, at=AT)
    return workshop


def a_share(
    line: Line, code: str, step: str, quantity: int, stage: str = "accepted", due_on: date = date(2020, 9, 28)
) -> Share:
    """A share of any step at any stage, as if the rooms before had seen it through."""
    plan, _ = AllotmentPlan.objects.get_or_create(order=line.order, round=1, defaults={"made_at": AT})
    workshop = Workshop.objects.filter(code=code).first() or a_named_workshop(code, step)
    return Share.objects.create(
        plan=plan,
        line=line,
        step=step,
        workshop=workshop,
        quantity=quantity,
        accepted_quantity=0 if stage in ("proposed", "offered", "declined") else quantity,
        due_on=due_on,
        pay_idr=Decimal(9000),
        reason_en=f"You get {quantity} pieces because you can do this step.",
        reason_id=f"Anda mendapat {quantity} buah karena mampu mengerjakan langkah ini.",
        stage=stage,
        offered_at=AT,
        answered_at=None if stage == "offered" else AT,
    )


def a_working_order(number: str = "PO-2020-01") -> Working:
    """An order in work whose first pieces are being turned."""
    order = an_order(number, lines=[a_line("S", 100)], confirmed=True)
    consignment = a_consignment(order)
    orders.begin_work(order, by=SRI, at=AT)
    line = order.lines.get()
    return Working(
        order=order,
        line=line,
        consignment=consignment,
        melati=a_share(line, "W01", "turning", 60),
        kenanga=a_share(line, "W02", "turning", 40),
        cempaka=a_share(line, "W03", "carving_painting", 50, "offered"),
    )


def token(role: Role, opens: str, subject: int, holder: str = "Wati") -> str:
    """The word of a fresh link."""
    return people.token_of(a_link(role, opens, subject, holder))


class ByLink:
    """Somebody who came by a link: reads its page and sends its forms."""

    def __init__(self, page: str, role: Role, opens: str, subject: int) -> None:
        self.page, self.token, self.client = page, token(role, opens, subject), Client()

    def address(self, deed: str = "", **names: int) -> str:
        """The page's own address, or that of a deed."""
        name = f"board:{self.page}_{deed}" if deed else f"board:{self.page}"
        return reverse(name, kwargs={"token": self.token, **names})

    def read(self, language: str = "id") -> str:
        """The page as it is read."""
        self.client.cookies["django_language"] = language
        answer = self.client.get(self.address())
        assert answer.status_code == 200
        return answer.content.decode()

    def send(self, deed: str, data: dict[str, object] | None = None, **names: int):
        """Send a form of the page."""
        return self.client.post(self.address(deed, **names), data or {})


def maker(workshop: Workshop) -> ByLink:
    """The maker of a workshop, with a phone."""
    return ByLink("maker", Role.MAKER, "workshop", workshop.pk)


def buyer(order: Order) -> ByLink:
    """The buyer of an order."""
    return ByLink("buyer", Role.BUYER, "order", order.pk)


def forwarder(consignment: Consignment) -> ByLink:
    """The forwarder of a consignment."""
    return ByLink("forwarder", Role.FORWARDER, "consignment", consignment.pk)
