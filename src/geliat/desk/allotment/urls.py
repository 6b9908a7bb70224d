"""Addresses of the allotment's room."""

from django.urls import path

from geliat.desk.allotment import views

app_name = "allotment"
urlpatterns = [
    path("", views.orders, name="orders"),
    path("<int:order>/", views.order, name="order"),
    path("<int:order>/allot/", views.allot, name="allot"),
    path("plans/<int:plan>/", views.plan, name="plan"),
    path("plans/<int:plan>/offer/", views.offer, name="offer"),
    path("shares/<int:share>/", views.share, name="share"),
    path("shares/<int:share>/accept/", views.accept, name="accept"),
    path("shares/<int:share>/decline/", views.decline, name="decline"),
]
