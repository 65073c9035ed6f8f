"""Records that bear one national id are found by its mark: one human, whoever lends to them."""

import django.contrib.postgres.indexes
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("desk", "0017_whose"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="bookpersons",
            index=django.contrib.postgres.indexes.HashIndex(
                fields=["national_id_mark"], name="persons_national_id_mark"
            ),
        ),
    ]
