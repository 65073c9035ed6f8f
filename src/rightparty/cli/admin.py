"""`rightparty admin`: what those who run an installation do."""

from cyclopts import App

app = App(
    name="admin", help="Stop everything; back up; look after accounts, keys, replies, what is kept of people."
)
app.command("rightparty.cli.admin_halt:stop", name="stop")
app.command("rightparty.cli.admin_halt:go", name="go")
app.command("rightparty.cli.admin_halt:halts", name="halts")
app.command("rightparty.cli.admin_key:app", name="key")
app.command("rightparty.cli.admin_data:erase", name="erase")
app.command("rightparty.cli.admin_data:retention", name="retention")
app.command("rightparty.cli.admin_data:reveal", name="reveal")
app.command("rightparty.cli.admin_data:reads", name="reads")
app.command("rightparty.cli.admin_data:rewrap", name="rewrap")
app.command("rightparty.cli.admin_user:app", name="user")
app.command("rightparty.cli.admin_replies:replies", name="replies")
app.command("rightparty.cli.admin_care:care", name="care")
app.command("rightparty.cli.admin_pending:pending", name="pending")
app.command("rightparty.cli.admin_backup:backup", name="backup")
app.command("rightparty.cli.admin_backup:restore", name="restore")
app.command("rightparty.cli.admin_crosscheck:crosscheck", name="crosscheck")
app.command("rightparty.cli.admin_carriers:carriers", name="carriers")
