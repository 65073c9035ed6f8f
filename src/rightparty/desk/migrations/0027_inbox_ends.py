"""The text of a message in the app goes when its time is over, or its person is erased; the rest stays."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("desk", "0026_incident_places"),
    ]

    operations = [
        migrations.AlterField(model_name="inboxmessage", name="body", field=models.BinaryField(null=True)),
    ]
