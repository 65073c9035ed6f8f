"""A print of each key that the database was made with: a home that has lost one does not go on with another."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("desk", "0027_inbox_ends"),
    ]

    operations = [
        migrations.CreateModel(
            name="HomeKey",
            fields=[
                ("name", models.TextField(primary_key=True, serialize=False)),
                ("print", models.TextField()),
            ],
            options={
                "db_table": "desk_home_key",
            },
        ),
    ]
