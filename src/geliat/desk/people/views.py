"""Pages of the people room: sign-in, persons and their roles, links."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import LoginView, LogoutView
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import get_script_prefix
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from geliat.desk.people import actions, figures, forms, lockout
from geliat.desk.people.doors import DoorRequest, door, may_see, open_door
from geliat.desk.people.models import Link, Person
from geliat.refusals import Blocker, Refusal
from geliat.trade.access import Role

LINKS_A_PAGE = 30
WAIT = Blocker(
    code="too_many_failures",
    en="Too many failed attempts with this user name; wait a minute.",
    id="Terlalu banyak percobaan gagal dengan nama pengguna ini; tunggu satu menit.",
    owner=Role.ADMINISTRATOR.value,
)


class SignInPage(LoginView):
    """Signing in; the person's own language is taken from then on."""

    template_name = "people/sign_in.html"
    authentication_form = forms.SignIn
    redirect_authenticated_user = True

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Sign in, unless the user name has failed too often."""
        username = request.POST.get("username", "")
        if lockout.must_wait(username):
            context = self.get_context_data(form=self.authentication_form(request), refusal=[WAIT])
            return self.render_to_response(context, status=429)
        return super().post(request, *args, **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        """Begin the session in the person's language."""
        answer = super().form_valid(form)
        lockout.succeeded(form.cleaned_data["username"])
        answer.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            form.get_user().language,
            secure=settings.SESSION_COOKIE_SECURE,
            samesite="Lax",
        )
        return answer

    def form_invalid(self, form: Any) -> HttpResponse:
        """Count the failure and show the form again."""
        lockout.failed(self.request.POST.get("username", ""))
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def get_default_redirect_url(self) -> str:
        """The board, which stands at the root."""
        return get_script_prefix()


sign_in = open_door(SignInPage.as_view())
sign_out = open_door(LogoutView.as_view())


@require_GET
@door("people.issue_link")
def access(request: DoorRequest) -> HttpResponse:
    """Who signs in, with which roles; and the links that outsiders hold."""
    now = timezone.now()
    find = forms.FindLinks(request.GET)
    wanted = find.cleaned_data if find.is_valid() else {}
    page = Paginator(figures.links(**wanted, at=now), LINKS_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "persons": figures.persons() if may_see(request, "read.people") else None,
        "find": find,
        "page": page,
        "links": figures.rows(page, at=now),
        "filtered": any(wanted.values()),
    }
    return render(request, "people/access.html", context)


@door("people.enrol")
def enrol(request: DoorRequest) -> HttpResponseBase:
    """Enrol somebody with roles."""
    form = forms.Enrolment(request.POST or None)
    refusal = None
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            person = actions.enrol(
                given["username"],
                given["name"],
                [Role(role) for role in given["roles"]],
                password=given["password"],
                office=given["office"],
                language=given["language"],
                by=request.actor,
                at=timezone.now(),
            )
        except Refusal as no:
            refusal = no
        else:
            messages.success(request, _("%(name)s is enrolled.") % {"name": person.name})
            return redirect("people:person", person=person.pk)
    status = 422 if request.method == "POST" else 200
    return render(request, "people/enrol.html", {"form": form, "refusal": refusal}, status=status)


@require_GET
@door("read.people")
def person(request: DoorRequest, person: int) -> HttpResponse:
    """One person: the roles held, and what could be granted."""
    one = get_object_or_404(figures.persons(), pk=person)
    free = figures.roles_not_held(one)
    context = {
        "person": one,
        "holdings": figures.holdings(one),
        "form": forms.Grant(among=free) if free else None,
    }
    return render(request, "people/person.html", context)


@require_POST
@door("people.grant")
def grant(request: DoorRequest, person: int) -> HttpResponseBase:
    """Give a person a role."""
    one = get_object_or_404(Person, pk=person)
    form = forms.Grant(request.POST, among=figures.roles_not_held(one))
    if not form.is_valid():
        context = {"person": one, "holdings": figures.holdings(one), "form": form}
        return render(request, "people/person.html", context, status=422)
    actions.grant(one, Role(form.cleaned_data["role"]), by=request.actor, at=timezone.now())
    messages.success(request, _("The role is granted."))
    return redirect("people:person", person=person)


@require_POST
@door("people.grant")
def end_role(request: DoorRequest, person: int) -> HttpResponseBase:
    """End a role a person holds."""
    one = get_object_or_404(Person, pk=person)
    role = request.POST.get("role", "")
    if role not in {held.value for held in one.roles()}:
        messages.warning(request, _("%(name)s does not hold this role.") % {"name": one.name})
        return redirect("people:person", person=person)
    actions.end_role(one, Role(role), by=request.actor, at=timezone.now())
    messages.success(request, _("The role has ended."))
    return redirect("people:person", person=person)


@door("people.issue_link")
def issue_link(request: DoorRequest) -> HttpResponseBase:
    """Issue a link to the thing whose page led here."""
    asked = request.POST if request.method == "POST" else request.GET
    opens = asked.get("opens", "")
    if request.method == "POST":
        form = forms.Issue(request.POST, opens=opens)
    else:
        form = forms.Issue(initial={"days": 180, **asked.dict()}, opens=opens)
    refusal = None
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            link = actions.issue_link(
                Role(given["role"]),
                given["opens"],
                given["subject"],
                given["holder"],
                days=given["days"],
                by=request.actor,
                at=timezone.now(),
            )
        except Refusal as no:
            refusal = no
        else:
            messages.success(request, _("The link is open. Hand it to its holder only."))
            return redirect("people:link", link=link.pk)
    context = {
        "form": form,
        "refusal": refusal,
        "known": opens in actions.OPENS and asked.get("subject", "").isdecimal(),
        "opens": figures.OPENS_NAMES.get(opens),
        "label": asked.get("label", "") or asked.get("subject", ""),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "people/issue_link.html", context, status=status)


@require_GET
@door("people.issue_link")
def link(request: DoorRequest, link: int) -> HttpResponse:
    """One link: its address, its QR code, its state."""
    one = get_object_or_404(Link, pk=link)
    row = figures.rows([one], at=timezone.now())[0]
    address = figures.address_of(one) if row.state == "open" else ""
    context = {
        "link": one,
        "row": row,
        "link_address": address,
        "qr": figures.qr_of(address) if address else "",
    }
    return render(request, "people/link.html", context)


@require_POST
@door("people.revoke_link")
def revoke_link(request: DoorRequest, link: int) -> HttpResponseBase:
    """Close a link for good."""
    one = get_object_or_404(Link, pk=link)
    actions.revoke_link(one, by=request.actor, at=timezone.now())
    messages.success(request, _("The link is closed."))
    return redirect("people:link", link=link)
