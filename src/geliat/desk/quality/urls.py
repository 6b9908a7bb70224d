"""Addresses of the quality room."""

from django.urls import path

from geliat.desk.quality import views

app_name = "quality"
urlpatterns = [
    path("", views.lots, name="lots"),
    path("<int:order>/", views.order, name="order"),
    path("shares/<int:share>/present/", views.present, name="present"),
    path("shares/<int:share>/improvement/", views.agree_improvement, name="agree_improvement"),
    path("lots/<int:lot>/", views.lot, name="lot"),
    path("lots/<int:lot>/inspect/", views.inspect, name="inspect"),
    path("lots/<int:lot>/measure/", views.measure, name="measure"),
    path("lots/<int:lot>/rework/", views.send_to_rework, name="send_to_rework"),
    path("lots/<int:lot>/resubmit/", views.resubmit, name="resubmit"),
]
