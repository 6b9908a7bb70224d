"""Addresses of the orders' room."""

from django.urls import path

from geliat.desk.orders import views

app_name = "orders"
urlpatterns = [
    path("", views.orders, name="orders"),
    path("receive/", views.receive, name="receive"),
    path("buyers/register/", views.register_buyer, name="register_buyer"),
    path("rates/", views.rates, name="rates"),
    path("rates/record/", views.record_rate, name="record_rate"),
    path("rates/<int:rate>/correct/", views.correct_rate, name="correct_rate"),
    path("<int:order>/", views.order, name="order"),
    path("<int:order>/revise/", views.revise, name="revise"),
    path("<int:order>/agreement/", views.agreement, name="agreement"),
    path("<int:order>/confirm/", views.confirm, name="confirm"),
    path("<int:order>/cancel/", views.cancel, name="cancel"),
    path("<int:order>/record-payment/", views.record_payment, name="record_payment"),
]
