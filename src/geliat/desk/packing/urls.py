"""Addresses of the packing room: consignments, their cartons and labels, one carton by its code."""

from django.urls import path

from geliat.desk.packing import views

app_name = "packing"
urlpatterns = [
    path("", views.consignments, name="consignments"),
    path("<int:consignment>/", views.consignment, name="consignment"),
    path("<int:consignment>/pack/", views.pack, name="pack"),
    path("<int:consignment>/labels/", views.labels, name="labels"),
    path("cartons/<path:code>/", views.carton, name="carton"),
]
