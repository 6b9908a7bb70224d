"""The page of a product's materials."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import ngettext

from geliat.desk.catalogue import material_figures
from geliat.desk.catalogue.material_forms import Materials
from geliat.desk.catalogue.materials import lay_materials
from geliat.desk.catalogue.models import Product
from geliat.desk.makers.pages import attempt, status_of
from geliat.desk.people.doors import DoorRequest, door


@door("catalogue.describe")
def materials(request: DoorRequest, product: int) -> HttpResponseBase:
    """Lay the list of a product's materials, or lay it anew."""
    one = get_object_or_404(Product, pk=product)
    sheet = material_figures.sheet_of(one)
    form = Materials(request.POST or None, one, sheet)
    refusal = None
    if request.method == "POST" and form.is_valid():
        laid, refusal = attempt(
            request,
            None,
            lambda _given: lay_materials(one, form.facts(), by=request.actor, at=timezone.now()),
        )
        if laid is not None:
            told = ngettext("%(count)d material is recorded.", "%(count)d materials are recorded.", len(laid))
            messages.success(request, told % {"count": len(laid)})
            return redirect("catalogue:product", product=one.pk)
    context = {"product": one, "rows": form, "sheet": sheet, "refusal": refusal}
    return render(request, "catalogue/materials.html", context, status=status_of(request))
