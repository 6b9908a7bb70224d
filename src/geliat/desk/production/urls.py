"""Addresses of the production room."""

from django.urls import path

from geliat.desk.production import views

app_name = "production"
urlpatterns = [
    path("", views.orders, name="orders"),
    path("<int:order>/", views.order, name="order"),
    path("<int:order>/hand-overs/", views.hand_overs, name="hand_overs"),
    path("<int:order>/mend/", views.mend, name="mend"),
    path("shares/<int:share>/", views.share, name="share"),
    path("shares/<int:share>/count/", views.count, name="count"),
    path("shares/<int:share>/deliver/", views.deliver, name="deliver"),
    path("shares/<int:share>/advance/", views.advance, name="advance"),
    path("hand-over/", views.hand_over, name="hand_over"),
]
