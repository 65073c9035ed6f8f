"""Where the pages are."""

from django.urls import include, path

from rightparty.desk.access.scripts import script
from rightparty.desk.console.views import day, style

urlpatterns = [
    path("", day, name="day"),
    path("console.css", style, name="style"),
    path("static/<path:name>", script, name="script"),
    path("accounts/", include("rightparty.desk.access.urls")),
]
