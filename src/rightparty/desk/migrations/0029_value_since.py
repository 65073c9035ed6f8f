"""Since when a point's value is what it is, and for which number or address a permit was reserved."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("desk", "0028_home_keys"),
    ]

    operations = [
        migrations.AddField(
            model_name="bookpoints", name="value_since", field=models.DateTimeField(null=True)
        ),
        migrations.AddIndex(
            model_name="bookpoints",
            index=models.Index(
                condition=models.Q(("value_since__isnull", False)),
                fields=["point_id"],
                name="points_changed",
            ),
        ),
        migrations.AddField(model_name="reservation", name="point_mark", field=models.TextField(null=True)),
    ]
