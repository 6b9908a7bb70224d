"""The buyer's page by link, in Chinese, English and Indonesian, and the papers to take from it."""

from __future__ import annotations

from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.text import slugify
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from geliat.desk.board import buyer as buyer_figures
from geliat.desk.dossier.models import Paper
from geliat.desk.orders.models import Order
from geliat.desk.people.doors import DoorRequest, link_door

OPENS = "order"


@require_GET
@never_cache
@link_door("read.own_order", OPENS)
def buyer(request: DoorRequest, token: str, *, subject: int) -> HttpResponse:
    """The order as its buyer sees it."""
    order = get_object_or_404(Order.objects.select_related("buyer", "group"), pk=subject)
    context = {"token": token, "page": buyer_figures.buyers_page(order), "paper_page": "board:buyer_paper"}
    return render(request, "board/buyer.html", context)


@require_GET
@never_cache
@link_door("read.own_order", OPENS)
def paper(request: DoorRequest, token: str, paper: int, *, subject: int) -> HttpResponseBase:
    """A sealed paper of the order."""
    return file_of(get_object_or_404(buyer_figures.papers_of(subject), pk=paper))


def file_of(paper: Paper) -> FileResponse:
    """The file of a paper, to take along; 404 where it is gone."""
    try:
        file = paper.pdf.open("rb")
    except (FileNotFoundError, ValueError):
        raise Http404 from None
    name = f"{slugify(paper.number.replace('/', '-'))}-v{paper.version}.pdf"
    return FileResponse(file, as_attachment=True, filename=name, content_type="application/pdf")
