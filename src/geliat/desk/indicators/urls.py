"""Addresses of the indicators: the report, its file, baselines, and the year's public page."""

from django.urls import path

from geliat.desk.indicators import views

app_name = "indicators"
urlpatterns = [
    path("", views.report, name="report"),
    path("report.csv", views.report_file, name="report_file"),
    path("baselines/record/", views.record_baseline, name="record_baseline"),
    path("public/<int:year>/", views.public, name="public"),
]
