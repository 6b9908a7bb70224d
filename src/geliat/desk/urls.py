"""The rooms' addresses, each under the room's own name; the board stands at the root."""

from importlib import import_module
from importlib.util import find_spec

from django.urls import include, path

from geliat.desk import ROOMS

urlpatterns = [
    # The journal is the first room and so knows no doors; its pages stand with the people.
    path("journal/", include("geliat.desk.people.journal_urls")),
    *(
        path("" if room == "board" else f"{room}/", include(import_module(f"geliat.desk.{room}.urls")))
        for room in ROOMS
        if find_spec(f"geliat.desk.{room}.urls")
    ),
]
