"""Where the pages are."""

from django.urls import include, path

from rightparty.desk import doors
from rightparty.desk.access.scripts import script
from rightparty.desk.api.app import api
from rightparty.desk.api.page import docs
from rightparty.desk.console import quality_views
from rightparty.desk.console.operations import metrics, ready
from rightparty.desk.console.views import day, style

urlpatterns = [
    path("", day, name="day"),
    path("ready", ready, name="ready"),
    path("quality/", quality_views.quality, name="quality"),
    path("quality/queue", quality_views.queue, name="quality_queue"),
    path("quality/mine", quality_views.mine, name="quality_mine"),
    path("quality/lead", quality_views.lead, name="quality_lead"),
    path("quality/check/<path:contact_id>", quality_views.check, name="quality_check"),
    path("quality/appeal/<path:contact_id>", quality_views.decide, name="quality_decide"),
    path("metrics", metrics, name="metrics"),
    path("v1/docs", docs, name="api"),
    path("v1/", api.urls),
    path("console.css", style, name="style"),
    path("static/<path:name>", script, name="script"),
    path("carriers/sms-template/<str:mark>", doors.sms_template_report, name="sms_template_report"),
    path("carriers/sms-http", doors.sms_http_report, name="sms_http_report"),
    path("carriers/whatsapp", doors.whatsapp, name="whatsapp"),
    path("unsubscribe/<str:token>", doors.unsubscribe, name="unsubscribe"),
    path("accounts/", include("rightparty.desk.access.urls")),
]
