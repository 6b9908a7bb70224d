"""Addresses of the journal."""

from django.urls import path

from geliat.desk.people import journal_views as views

app_name = "journal"
urlpatterns = [
    path("", views.deeds, name="deeds"),
    path("<slug:thing>/<int:subject>/", views.deeds_of, name="deeds_of"),
]
