"""Where the pages are."""

from django.urls import path

from rightparty.desk.console.views import day, style

urlpatterns = [
    path("", day, name="day"),
    path("console.css", style, name="style"),
]
