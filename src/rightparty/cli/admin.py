"""`rightparty admin`: what those who run an installation do."""

from cyclopts import App

from rightparty.cli.admin_care import care
from rightparty.cli.admin_halt import go, halts, stop
from rightparty.cli.admin_key import app as keys
from rightparty.cli.admin_replies import replies

app = App(name="admin", help="Stop everything, let go again, and look after an installation and its people.")
for command in (stop, go, halts):
    app.command(command)
for group in (keys, replies, care):
    app.command(group)
