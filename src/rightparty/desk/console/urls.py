"""Where the pages are."""

from django.urls import path

from rightparty.desk.console import views

urlpatterns = [
    path("", views.day, name="day"),
    path("console.css", views.style, name="style"),
]
