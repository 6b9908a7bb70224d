"""Pages of the dossier room: a consignment's papers, one paper, its file, and the check for everybody."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from geliat.desk.consignments.models import Consignment
from geliat.desk.dossier import actions, figures, forms, machine_forms, pages
from geliat.desk.dossier.models import Paper
from geliat.desk.dossier.shipment import gather
from geliat.desk.journal.figures import timeline
from geliat.desk.people.doors import DoorRequest, door, open_door
from geliat.refusals import Refusal
from geliat.trade import documents

A_PAGE = 40


@require_GET
@door("read.dossier")
def consignments(request: DoorRequest) -> HttpResponse:
    """All consignments with how many of their papers are there and sealed."""
    rows = Consignment.objects.select_related("order").order_by("latest_shipment_on", "number")
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "rows": pages.rows_of(page), "of": len(figures.KINDS)}
    return render(request, "dossier/consignments.html", context)


@require_GET
@door("read.dossier")
def consignment(request: DoorRequest, consignment: int) -> HttpResponse:
    """The papers of a consignment: versions, seals, what they lack and where they disagree."""
    return _consignment_page(request, _consignment(consignment))


def _consignment(number: int) -> Consignment:
    return get_object_or_404(Consignment.objects.select_related("order"), pk=number)


def _consignment_page(request: DoorRequest, one: Consignment, refusal: Refusal | None = None) -> HttpResponse:
    about = [("paper", pk) for pk in figures.papers_of(one).values_list("pk", flat=True)]
    context = {
        "consignment": one,
        "dossier": pages.dossier_of(one, timezone.localdate()),
        "refusal": refusal,
        "deeds": timeline(about),
    }
    return render(request, "dossier/consignment.html", context, status=409 if refusal else 200)


@require_POST
@door("dossier.prepare")
def prepare(request: DoorRequest, consignment: int) -> HttpResponseBase:
    """Prepare all papers that can be, the one kind that was asked for, or all further ones."""
    one = _consignment(consignment)
    asked = request.POST.get("kind") or request.POST.get("paper", "")
    kinds: tuple[str, ...] | None = (asked,) if asked else None
    if asked == "further":
        kinds = figures.further(gather(one, on=timezone.localdate()))
    before = set(figures.papers_of(one).values_list("pk", flat=True))
    try:
        papers = actions.prepare(one, kinds, by=request.actor, at=timezone.now())
    except Refusal as no:
        return _consignment_page(request, one, no)
    made = sum(row.pk not in before for row in papers)
    told = ngettext("%(count)d paper is prepared.", "%(count)d papers are prepared.", made)
    messages.success(request, told % {"count": made} if made else _("Nothing has changed on the papers."))
    return redirect("dossier:consignment", consignment=consignment)


@require_POST
@door("dossier.seal")
def seal(request: DoorRequest, consignment: int) -> HttpResponseBase:
    """Seal the papers in force."""
    one = _consignment(consignment)
    try:
        actions.seal(one, by=request.actor, at=timezone.now())
    except Refusal as no:
        return _consignment_page(request, one, no)
    messages.success(request, _("The papers are sealed."))
    return redirect("dossier:consignment", consignment=consignment)


def _paper(number: int) -> Paper:
    return get_object_or_404(Paper.objects.select_related("consignment"), pk=number)


@require_GET
@door("read.dossier")
def paper(request: DoorRequest, paper: int) -> HttpResponse:
    """One version of a paper: hashes, seal, and what changed since the version before."""
    one = _paper(paper)
    versions = list(Paper.objects.filter(consignment=one.consignment_id, kind=one.kind).order_by("-version"))
    before = next((row for row in versions if row.version == one.version - 1), None)
    context = {
        "paper": one,
        "consignment": one.consignment,
        "title": documents.PAPERS[one.kind].title,
        "versions": versions,
        "newest": versions[0],
        "before": before,
        "changes": pages.changes_since(before, one) if before else [],
        "check_url": actions.check_url(one.code),
        "deeds": timeline([("paper", one.pk)]),
    }
    return render(request, "dossier/paper.html", context)


@require_GET
@door("read.dossier")
def pdf(request: DoorRequest, paper: int) -> HttpResponseBase:
    """The file of a paper, to look at or to take along (`?take`); the name of one not sealed says so."""
    one = _paper(paper)
    try:
        file = one.pdf.open("rb")
    except (FileNotFoundError, ValueError):
        raise Http404 from None
    draft = machine_forms.DRAFT if one.sealed_at is None else ""
    name = f"{draft}{slugify(one.number.replace('/', '-'))}-v{one.version}.pdf"
    return FileResponse(
        file, as_attachment="take" in request.GET, filename=name, content_type="application/pdf"
    )


@require_GET
@door("read.dossier")
def machine_form(request: DoorRequest, consignment: int, form: str) -> HttpResponse:
    """One form that others' machines read, as its paper was sealed or else a draft, to take along."""
    one = _consignment(consignment)
    written = machine_forms.write(one, form, gather(one, on=timezone.localdate()))
    if written is None:
        raise Http404
    found, data = written
    name = f"{slugify(one.number.replace('/', '-'))}-{found.file_name}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(data, content_type=machine_forms.content_type(found.form), headers=headers)


@open_door
def verify(request: HttpRequest, code: str) -> HttpResponse:
    """Whether a file is this very paper, without showing anything that stands on it."""
    one = get_object_or_404(Paper, code=code.upper())
    sent = request.method == "POST"
    form = forms.VerifyForm(request.POST, request.FILES) if sent else forms.VerifyForm()
    asked = sent and form.is_valid()
    newest = Paper.objects.filter(consignment=one.consignment_id, kind=one.kind).latest("version")
    context = {
        "paper": one,
        "title": documents.PAPERS[one.kind].title,
        "newest": newest,
        "form": form,
        "verdict": pages.verdict_on(one, form.hash()) if asked else None,
    }
    status = 422 if sent and not asked else 200
    return render(request, "dossier/verify.html", context, status=status)
