"""Addresses of the rules."""

from django.urls import path

from geliat.desk.rules import views

app_name = "rules"
urlpatterns = [
    path("", views.rules, name="rules"),
    path("new/", views.new, name="new"),
    path("export/", views.export, name="export"),
    path("import/", views.take_in, name="take_in"),
    path("rule/<slug:code>/", views.rule, name="rule"),
    path("rule/<slug:code>/write/", views.write, name="write"),
    path("rule/<slug:code>/end/", views.end, name="end"),
    path("version/<int:version>/confirm/", views.confirm, name="confirm"),
    path("version/<int:version>/set-aside/", views.set_aside, name="set_aside"),
]
