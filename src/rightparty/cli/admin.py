"""`rightparty admin`: the upkeep of what is kept of people."""

from cyclopts import App

app = App(
    name="admin",
    help="Erase a person, end what is kept too long, look at what is sealed, change the master key.",
)
app.command("rightparty.cli.admin_data:erase", name="erase")
app.command("rightparty.cli.admin_data:retention", name="retention")
app.command("rightparty.cli.admin_data:reveal", name="reveal")
app.command("rightparty.cli.admin_data:reads", name="reads")
app.command("rightparty.cli.admin_data:rewrap", name="rewrap")
