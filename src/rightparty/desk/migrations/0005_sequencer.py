"""Records wait for the sequencer; contacts say which process took them."""

from django.db import migrations, models

# What waits is never changed; it leaves only when it gets its place.
LOCKED = "CREATE TRIGGER unchanged BEFORE UPDATE OR TRUNCATE ON desk_journal_waiting FOR EACH STATEMENT EXECUTE FUNCTION desk_refuse();"


class Migration(migrations.Migration):
    dependencies = [
        ("desk", "0004_link"),
    ]

    operations = [
        migrations.CreateModel(
            name="WaitingRecord",
            fields=[
                ("waiting_id", models.BigAutoField(primary_key=True, serialize=False)),
                ("kind", models.TextField()),
                ("contact_id", models.TextField(null=True)),
                ("data", models.BinaryField()),
            ],
            options={"db_table": "desk_journal_waiting"},
        ),
        migrations.RunSQL(LOCKED, "DROP TRIGGER unchanged ON desk_journal_waiting;"),
        migrations.AddField(model_name="run", name="ends", field=models.DateTimeField(null=True)),
        migrations.AddField(
            model_name="plannedcontact",
            name="sender",
            field=models.BigIntegerField(null=True),
        ),
        migrations.AddIndex(
            model_name="plannedcontact",
            index=models.Index(
                condition=models.Q(("status", "planned")), fields=["at", "contact_id"], name="planned_due"
            ),
        ),
        migrations.AddIndex(
            model_name="plannedcontact",
            index=models.Index(
                condition=models.Q(("status", "claimed")), fields=["sender"], name="planned_claimed"
            ),
        ),
    ]
