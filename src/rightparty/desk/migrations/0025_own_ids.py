"""What somebody wrote is known by its carrier's own id when it is delivered again, also after it was read."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("desk", "0024_notices_found"),
    ]

    operations = [
        migrations.AddField(model_name="inboundmessage", name="id_mark", field=models.TextField(null=True)),
        migrations.AddIndex(
            model_name="inboundmessage",
            index=models.Index(
                fields=["id_mark"], name="inbound_own_id", condition=models.Q(id_mark__isnull=False)
            ),
        ),
    ]
