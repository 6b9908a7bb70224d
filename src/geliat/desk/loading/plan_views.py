"""Pages of load plans: the drawings and the crew's steps, the plan file, and a plan put in force by hand."""

from __future__ import annotations

import json

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from geliat.desk.loading import actions, by_hand, forms
from geliat.desk.loading.figures import Reading
from geliat.desk.loading.models import Container, LoadPlan
from geliat.desk.loading.pages import box_of
from geliat.desk.makers.pages import attempt, status_of
from geliat.desk.people.doors import DoorRequest, door
from geliat.papers.figures import runs
from geliat.papers.load_drawing import layer_svgs, layers_of, overview_svg
from geliat.papers.load_view import view_data
from geliat.refusals import Refusal

KEPT_FOR = 86_400
"""A version of a plan never changes, so a browser may keep its drawings for a day."""


def _plan(number: int) -> LoadPlan:
    return get_object_or_404(LoadPlan.objects.select_related("container__consignment"), pk=number)


@require_GET
@door("read.loading")
def load_plan(request: DoorRequest, plan: int) -> HttpResponse:
    """A load plan: overview, layer by layer, and the steps as the crew is told them."""
    row = _plan(plan)
    context = {
        "plan": row,
        "container": row.container,
        "consignment": row.container.consignment,
        "box": box_of(row.container),
        "versions": row.container.load_plans.defer("plan", "cartons").order_by("-version"),
    }
    if row.cartons:
        reading = Reading(row)
        context |= {
            "figures": reading.figures,
            "reading": reading,
            "layers": list(enumerate(layers_of(reading.loaded.placements), start=1)),
            "steps": [(step, runs(step.cartons)) for step in reading.steps],
            "cargoes": [(piece, reading.problem.piece(piece[0])) for piece in reading.figures.pieces],
        }
    return render(request, "loading/load_plan.html", context)


@require_GET
@door("read.loading")
def drawing(request: DoorRequest, plan: int, number: int) -> HttpResponse:
    """A drawing of a plan as SVG: 0 is the overview, 1 and on the layers from the floor up."""
    row = _plan(plan)
    if not row.cartons:
        raise Http404
    reading = Reading(row)
    language = "id" if (get_language() or "id").startswith("id") else "en"
    if number == 0:
        svg = overview_svg(
            reading.loaded, reading.names, language, figures=reading.figures, title=row.container.number
        )
    else:
        layers = layer_svgs(reading.loaded, reading.names, language)
        if number > len(layers):
            raise Http404
        svg = layers[number - 1]
    return _kept(HttpResponse(svg, content_type="image/svg+xml; charset=utf-8"))


def _kept(answer: HttpResponse) -> HttpResponse:
    answer["Cache-Control"] = f"private, max-age={KEPT_FOR}"
    answer["Vary"] = "Cookie, Accept-Language"
    return answer


@require_GET
@door("read.loading")
def view(request: DoorRequest, plan: int) -> HttpResponse:
    """What the 3D viewer draws of a plan: the places, with the numbers on the cartons."""
    row = _plan(plan)
    if not row.cartons:
        raise Http404
    reading = Reading(row)
    data = view_data(
        reading.plan,
        reading.problem,
        reading.names,
        get_language() or "id",
        titles=[row.container.number],
        numbers=[reading.numbered],
    )
    return _kept(JsonResponse(data))


@require_GET
@door("read.loading")
def plan_file(request: DoorRequest, plan: int) -> HttpResponse:
    """The plan file, in the open form that `planning.loading.plan_file` documents."""
    row = _plan(plan)
    text = json.dumps(row.plan, ensure_ascii=False, indent=1) + "\n"
    answer = HttpResponse(text, content_type="application/json; charset=utf-8")
    name = f"plan-{row.container.number}-v{row.version}.json"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@door("loading.plan")
def replace_plan(request: DoorRequest, container: int) -> HttpResponseBase:
    """Put a plan changed by hand in force, after the judge has passed it."""
    one = _box(container)
    form = forms.PlanForm(request.POST or None, request.FILES or None)
    row, refusal = attempt(
        request,
        form,
        lambda given: actions.replace_plan(one, given["plan"], by=request.actor, at=timezone.now()),
    )
    if row is not None:
        messages.success(request, _("The plan passed the judge and is in force."))
        return redirect("loading:load_plan", plan=row.pk)
    context = {
        "container": one,
        "consignment": one.consignment,
        "box": box_of(one),
        "form": form,
        "refusal": refusal,
    }
    return render(request, "loading/replace_plan.html", context, status=status_of(request))


@door("loading.plan")
def move(request: DoorRequest, container: int) -> HttpResponseBase:
    """Move one carton to another place in the plan, or turn it."""
    one = _box(container)
    form = forms.MoveForm(request.POST or None)
    row, refusal = attempt(
        request,
        form,
        lambda given: by_hand.move_carton(
            one,
            given["number"],
            (given["x"], given["y"], given["z"]),
            turned=given["turned"],
            by=request.actor,
            at=timezone.now(),
        ),
    )
    return _moved(request, one, row, refusal, form, forms.SwapForm())


@require_POST
@door("loading.plan")
def swap(request: DoorRequest, container: int) -> HttpResponseBase:
    """Let two cartons change places in the plan."""
    one = _box(container)
    form = forms.SwapForm(request.POST)
    row, refusal = attempt(
        request,
        form,
        lambda given: by_hand.swap_cartons(
            one, given["one"], given["other"], by=request.actor, at=timezone.now()
        ),
    )
    return _moved(request, one, row, refusal, forms.MoveForm(), form)


def _box(number: int) -> Container:
    return get_object_or_404(Container.objects.select_related("consignment"), pk=number)


def _moved(
    request: DoorRequest,
    one: Container,
    row: LoadPlan | None,
    refusal: Refusal | None,
    move_form: forms.MoveForm,
    swap_form: forms.SwapForm,
) -> HttpResponseBase:
    if row is not None:
        messages.success(request, _("The plan passed the judge and is in force."))
        return redirect("loading:move", container=one.pk)
    context = {
        "container": one,
        "consignment": one.consignment,
        "box": box_of(one),
        "move_form": move_form,
        "swap_form": swap_form,
        "refusal": refusal,
    }
    return render(request, "loading/move.html", context, status=status_of(request))
