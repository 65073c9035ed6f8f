"""Notices are found by who gave them, and those about a whole lender by the lender, without reading all."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("desk", "0023_law_texts"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="booknotices",
            index=models.Index(
                fields=["given_by"], name="notices_given_by", condition=models.Q(given_by__isnull=False)
            ),
        ),
        migrations.AddIndex(
            model_name="booknotices",
            index=models.Index(
                fields=["creditor_id"],
                name="notices_of_creditor",
                condition=models.Q(person_id__isnull=True, debt_id__isnull=True, point_id__isnull=True),
            ),
        ),
    ]
