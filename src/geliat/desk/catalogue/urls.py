"""Addresses of the catalogue."""

from django.urls import path

from geliat.desk.catalogue import material_views, views

app_name = "catalogue"
urlpatterns = [
    path("", views.products, name="products"),
    path("describe/", views.describe, name="describe"),
    path("defects/", views.defects, name="defects"),
    path("defects/describe/", views.describe_defect, name="describe_defect"),
    path("<int:product>/", views.product, name="product"),
    path("<int:product>/edit/", views.edit, name="edit"),
    path("<int:product>/materials/", material_views.materials, name="materials"),
    path("<int:product>/quality/", views.quality, name="quality"),
    path("<int:product>/sizes/describe/", views.describe_size, name="describe_size"),
    path("sizes/<int:size>/edit/", views.edit_size, name="edit_size"),
    path("sizes/<int:size>/route/", views.route, name="route"),
    path("sizes/<int:size>/package/", views.package, name="package"),
    path("quality/<int:spec>/approve/", views.approve, name="approve"),
]
