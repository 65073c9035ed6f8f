"""`rightparty admin`: what those who run an installation do."""

from cyclopts import App

from rightparty.cli.admin_care import care
from rightparty.cli.admin_replies import replies

app = App(name="admin", help="Look after replies, and after people in distress.")
for group in (care, replies):
    app.command(group)
