"""Where the pages are."""

from django.urls import path

from rightparty.desk.api.app import api
from rightparty.desk.api.page import docs
from rightparty.desk.console.views import day, style

urlpatterns = [
    path("", day, name="day"),
    path("v1/docs", docs, name="api"),
    path("v1/", api.urls),
    path("console.css", style, name="style"),
]
