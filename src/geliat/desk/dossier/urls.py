"""Addresses of the dossier room: a consignment's papers, their files, and the check open to everybody."""

from django.urls import path

from geliat.desk.dossier import views

app_name = "dossier"
urlpatterns = [
    path("verify/<code>/", views.verify, name="verify"),
]
