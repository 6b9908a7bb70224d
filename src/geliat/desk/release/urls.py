"""Addresses of the release room; the public page stands directly under it."""

from django.urls import path

from geliat.desk.release import views

app_name = "release"
urlpatterns = [
    path("", views.consignments, name="consignments"),
    path("consignments/<int:consignment>/", views.consignment, name="consignment"),
    path("consignments/<int:consignment>/npe/", views.record_npe, name="record_npe"),
    path("consignments/<int:consignment>/declare/", views.declare, name="declare"),
    path("consignments/<int:consignment>/withdraw/", views.withdraw, name="withdraw"),
    path("consignments/<int:consignment>/release/", views.release, name="release"),
    path("<slug:code>/", views.public, name="public"),
]
