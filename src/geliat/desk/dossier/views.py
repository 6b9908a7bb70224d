"""Pages of the dossier room."""

from django.http import HttpRequest, HttpResponse

from geliat.desk.people.doors import open_door


@open_door
def verify(request: HttpRequest, code: str) -> HttpResponse:
    return HttpResponse(code)
