"""Pages of the catalogue: products, one product with its sizes and versions, kinds of defect."""

from __future__ import annotations

from typing import Any

from django import forms as django_forms
from django.contrib import messages
from django.db.models import Count
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from geliat.desk.catalogue import actions, drawing, figures, forms, material_figures
from geliat.desk.catalogue.models import Product, QualitySpec, Size
from geliat.desk.makers.pages import attempt, status_of
from geliat.desk.makers.words import step_name
from geliat.desk.people.doors import DoorRequest, door
from geliat.refusals import Refusal
from geliat.trade import hs_codes
from geliat.trade.identifiers import print_hs_code
from geliat.trade.moisture import POINT_NAMES


@require_GET
@door("read.catalogue")
def products(request: DoorRequest) -> HttpResponse:
    """What is sold."""
    found = Product.objects.annotate(size_count=Count("sizes")).order_by("code")
    rows = [(one, step_name(one.craft), print_hs_code(one.hs_code)) for one in found]
    return render(request, "catalogue/products.html", {"rows": rows})


@require_GET
@door("read.catalogue")
def product(request: DoorRequest, product: int) -> HttpResponse:
    """One product: sizes, routes, packages, quality by version, and its HS code on a date."""
    return _product_page(request, get_object_or_404(Product, pk=product))


def _product_page(
    request: DoorRequest,
    one: Product,
    *,
    approval: forms.ApprovalForm | None = None,
    refusal: Refusal | None = None,
) -> HttpResponse:
    asked = forms.OnForm(request.GET)
    on = (asked.cleaned_data.get("on") if asked.is_valid() else None) or timezone.localdate()
    sheets = figures.sheets(one)
    not_valid = hs_codes.check_hs_line(one.hs_code, on=on)
    qualities = list(one.quality_specs.order_by("-version"))
    context = {
        "product": one,
        "craft": step_name(one.craft),
        "hs_code": print_hs_code(one.hs_code),
        "tariff_line": hs_codes.find_line(one.hs_code, on=on),
        "not_valid": [not_valid] if not_valid else [],
        "on": on,
        "asked": forms.OnForm(initial={"on": on}),
        "sheets": [(sheet, drawing.side_view(sheet.size)) for sheet in sheets],
        "made_of": material_figures.sheet_of(one),
        "qualities": [(spec, _aqls(spec), _points(spec)) for spec in qualities],
        "quality": qualities[0] if qualities else None,
        "approval": approval or forms.ApprovalForm(),
        "refusal": refusal,
    }
    return render(request, "catalogue/product.html", context, status=status_of(request))


def _aqls(spec: QualitySpec) -> list[str]:
    return [forms.plain(aql) for aql in (spec.aql_critical, spec.aql_major, spec.aql_minor)]


def _points(spec: QualitySpec) -> list[Any]:
    return [POINT_NAMES.get(point, point) for point in spec.moisture_points]


def _form_page(
    request: DoorRequest, title: str, form: Any, refusal: Refusal | None, **more: Any
) -> HttpResponse:
    context = {"title": title, "form": form, "refusal": refusal, **more}
    return render(request, "catalogue/form.html", context, status=status_of(request))


@door("catalogue.describe")
def describe(request: DoorRequest) -> HttpResponseBase:
    """Describe a new product."""
    form = forms.ProductForm(request.POST or None)
    made, refusal = attempt(
        request,
        form,
        lambda _given: actions.describe_product(form.facts(), by=request.actor, at=timezone.now()),
    )
    if made is not None:
        messages.success(request, _("The product is described. Describe its sizes and its quality."))
        return redirect("catalogue:product", product=made.pk)
    return _form_page(request, _("Describe a product"), form, refusal)


@door("catalogue.describe")
def edit(request: DoorRequest, product: int) -> HttpResponseBase:
    """Correct what is known of a product."""
    one = get_object_or_404(Product, pk=product)
    told = {name: getattr(one, name) for name in forms.ProductForm.base_fields}
    form = forms.ProductForm(request.POST or None, initial=told)
    made, refusal = attempt(
        request,
        form,
        lambda _given: actions.edit_product(one, form.facts(), by=request.actor, at=timezone.now()),
    )
    if made is not None:
        messages.success(request, _("The product is changed."))
        return redirect("catalogue:product", product=one.pk)
    return _form_page(request, _("Edit the product"), form, refusal, product=one)


@door("catalogue.describe")
def quality(request: DoorRequest, product: int) -> HttpResponseBase:
    """Ask another quality from now on: a new version."""
    one = get_object_or_404(Product, pk=product)
    form = forms.QualityForm(request.POST or None, initial=forms.QualityForm.told_of(one))
    made, refusal = attempt(
        request,
        form,
        lambda _given: actions.new_quality_version(one, form.facts(), by=request.actor, at=timezone.now()),
    )
    if made is not None:
        messages.success(request, _("Version %(number)s of the quality stands.") % {"number": made.version})
        return redirect("catalogue:product", product=one.pk)
    note = _("Lots presented before keep the version they were presented under.")
    return _form_page(request, _("New quality version"), form, refusal, product=one, note=note)


@require_POST
@door("catalogue.describe")
def approve(request: DoorRequest, spec: int) -> HttpResponseBase:
    """Record that the buyer approved a quality version."""
    one = get_object_or_404(QualitySpec.objects.select_related("product"), pk=spec)
    form = forms.ApprovalForm(request.POST)
    done, refusal = attempt(
        request,
        form,
        lambda given: actions.record_approval(one, given["on"], by=request.actor, at=timezone.now()),
    )
    if done is None:
        return _product_page(request, one.product, approval=form, refusal=refusal)
    messages.success(request, _("The buyer's approval is recorded."))
    return redirect("catalogue:product", product=one.product_id)


@door("catalogue.describe")
def describe_size(request: DoorRequest, product: int) -> HttpResponseBase:
    """Describe a new size with its route and its package."""
    one = get_object_or_404(Product, pk=product)
    data = request.POST or None
    form, package, route = forms.SizeForm(data), forms.PackageForm(data), forms.RouteForm(data)
    refusal = None
    if request.method == "POST" and all([form.is_valid(), package.is_valid(), route.is_valid()]):
        made, refusal = attempt(
            request,
            None,
            lambda _given: actions.describe_size(
                one, form.facts(), route.facts(), package.facts(), by=request.actor, at=timezone.now()
            ),
        )
        if made is not None:
            messages.success(request, _("Size %(size)s is described.") % {"size": made.code})
            return redirect("catalogue:product", product=one.pk)
    context = {"product": one, "form": form, "package": package, "route": route, "refusal": refusal}
    return render(request, "catalogue/size.html", context, status=status_of(request))


def _size(number: int) -> Size:
    return get_object_or_404(Size.objects.select_related("product"), pk=number)


def _size_form(
    request: DoorRequest,
    size: Size,
    title: str,
    form: django_forms.Form,
    deed: Any,
    done_with: str,
    note: str = "",
) -> HttpResponseBase:
    made, refusal = attempt(request, form, deed)
    if made is not None:
        messages.success(request, done_with)
        return redirect("catalogue:product", product=size.product_id)
    return _form_page(request, title, form, refusal, product=size.product, size=size, note=note)


@door("catalogue.describe")
def edit_size(request: DoorRequest, size: int) -> HttpResponseBase:
    """Correct the measures of a size."""
    one = _size(size)
    form = forms.SizeForm(request.POST or None, initial=forms.SizeForm.told_of(one))
    return _size_form(
        request,
        one,
        _("Edit the size"),
        form,
        lambda _given: actions.edit_size(one, form.facts(), by=request.actor, at=timezone.now()),
        _("The size is changed."),
    )


@door("catalogue.describe")
def package(request: DoorRequest, size: int) -> HttpResponseBase:
    """Pack a size another way from now on: a new version."""
    one = _size(size)
    standing = figures.current_package(one)
    told = {name: getattr(standing, name) for name in forms.PackageForm.base_fields} if standing else {}
    form = forms.PackageForm(request.POST or None, initial=told)
    return _size_form(
        request,
        one,
        _("New package version"),
        form,
        lambda _given: actions.new_package_version(one, form.facts(), by=request.actor, at=timezone.now()),
        _("The new package stands."),
        _("Cartons packed before keep their version."),
    )


@door("catalogue.describe")
def route(request: DoorRequest, size: int) -> HttpResponseBase:
    """Lay the route of a size anew."""
    one = _size(size)
    form = forms.RouteForm(request.POST or None, one.route.all())
    refusal = None
    if request.method == "POST" and form.is_valid():
        laid, refusal = attempt(
            request,
            None,
            lambda _given: actions.lay_route(one, form.facts(), by=request.actor, at=timezone.now()),
        )
        if laid is not None:
            messages.success(request, _("The route is laid."))
            return redirect("catalogue:product", product=one.product_id)
    context = {"size": one, "product": one.product, "route": form, "refusal": refusal}
    return render(request, "catalogue/route.html", context, status=status_of(request))


@require_GET
@door("read.catalogue")
def defects(request: DoorRequest) -> HttpResponse:
    """The kinds of defect, by class."""
    rows = [(kind, forms.SEVERITIES[kind.severity]) for kind in figures.defect_kinds()]
    return render(request, "catalogue/defects.html", {"rows": rows})


@door("catalogue.describe")
def describe_defect(request: DoorRequest) -> HttpResponseBase:
    """Describe a kind of defect."""
    form = forms.DefectForm(request.POST or None)
    made, refusal = attempt(
        request,
        form,
        lambda _given: actions.describe_defect(form.facts(), by=request.actor, at=timezone.now()),
    )
    if made is not None:
        messages.success(request, _("The defect is described."))
        return redirect("catalogue:defects")
    return _form_page(request, _("Describe a defect"), form, refusal)
