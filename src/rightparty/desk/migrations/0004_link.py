"""Who is one person under several ids."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("desk", "0003_wrong_person"),
    ]

    operations = [
        migrations.CreateModel(
            name="Link",
            fields=[
                ("link_id", models.BigAutoField(primary_key=True, serialize=False)),
                ("book", models.TextField()),
                ("person_id", models.TextField()),
                ("other_id", models.TextField()),
            ],
            options={
                "db_table": "desk_link",
            },
        ),
        migrations.AddConstraint(
            model_name="link",
            constraint=models.UniqueConstraint(fields=("person_id", "other_id", "book"), name="linked_once"),
        ),
    ]
