"""A debt that a whole book has no more is not owed there, as far as anybody knows."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("desk", "0029_value_since"),
    ]

    operations = [
        migrations.CreateModel(
            name="DebtLeft",
            fields=[
                ("debt_id", models.TextField(primary_key=True, serialize=False)),
                ("left_at", models.DateTimeField(null=True)),
            ],
            options={"db_table": "desk_debt_left"},
        ),
    ]
