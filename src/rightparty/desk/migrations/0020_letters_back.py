"""Letters that a stop asks back from the print queue, and what became of each."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("desk", "0019_one_human"),
    ]

    operations = [
        migrations.CreateModel(
            name="LetterBack",
            fields=[
                (
                    "contact",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        serialize=False,
                        to="desk.plannedcontact",
                    ),
                ),
                ("why", models.TextField()),
                ("asked_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                ("result", models.TextField(null=True)),
            ],
            options={
                "db_table": "desk_letter_back",
                "indexes": [
                    models.Index(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=["asked_at"],
                        name="letters_asked_back",
                    )
                ],
            },
        ),
    ]
