"""`rightparty admin`: what those who run an installation do."""

from cyclopts import App

app = App(name="admin", help="Accounts of staff, and what else those who run an installation do.")
app.command("rightparty.cli.admin_user:app", name="user")
