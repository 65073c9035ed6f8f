"""`rightparty admin`: what those who run an installation do."""

from cyclopts import App

from rightparty.cli.admin_halt import go, halts, stop
from rightparty.cli.admin_key import app as keys

app = App(name="admin", help="Stop everything, let go again, and look after an installation.")
for command in (stop, go, halts):
    app.command(command)
app.command(keys)
