"""Every address of the desk."""

from django.urls import include, path

from geliat.web.doors import choose_language

urlpatterns = [
    path("language/", choose_language, name="set_language"),
    path("", include("geliat.desk.urls")),
]
