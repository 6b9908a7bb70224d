"""Addresses of the voyage room."""

from django.urls import path

from geliat.desk.voyage import views

app_name = "voyage"
urlpatterns = [
    path("", views.consignments, name="consignments"),
    path("consignments/<int:consignment>/", views.consignment, name="consignment"),
    path("consignments/<int:consignment>/record/", views.record, name="record"),
    path("milestones/<int:milestone>/correct/", views.correct, name="correct"),
]
