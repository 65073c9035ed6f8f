"""Long texts that come in parts: what joins them, which were read, and which a reply was read from."""

import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("desk", "0020_letters_back"),
    ]

    operations = [
        migrations.AddField(model_name="inboundmessage", name="joined_by", field=models.TextField(null=True)),
        migrations.AddField(
            model_name="inboundmessage", name="heard_at", field=models.DateTimeField(null=True)
        ),
        migrations.AddIndex(
            model_name="inboundmessage",
            index=models.Index(
                condition=models.Q(("joined_by__isnull", False)),
                fields=["sender_mark", "joined_by"],
                name="inbound_part",
            ),
        ),
        migrations.AddField(
            model_name="replytaken",
            name="parts",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.IntegerField(), null=True, size=None
            ),
        ),
        migrations.AddField(model_name="replytaken", name="of_parts", field=models.IntegerField(null=True)),
    ]
