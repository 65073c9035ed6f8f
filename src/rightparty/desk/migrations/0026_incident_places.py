"""The places whose law an incident concerns, kept with it; and what is open goes by its first notice."""

import django.contrib.postgres.fields
from django.db import migrations, models

# The places of a person are asked while they stand in the book; of those who don't any more, they stay unknown.
FORWARDS = """
UPDATE desk_incident SET places = ARRAY(
    WITH named AS (
        SELECT country, region FROM book_persons WHERE person_id = desk_incident.person_id
        UNION SELECT c.country, NULL FROM book_liabilities l JOIN book_debts d USING (debt_id)
            JOIN book_creditors c USING (creditor_id) WHERE l.person_id = desk_incident.person_id)
    SELECT country FROM named WHERE country <> ''
    UNION SELECT region FROM named WHERE region <> ''
    UNION SELECT 'EU' FROM named WHERE country IN ('AT', 'BE', 'BG', 'CY', 'CZ', 'DE', 'DK', 'EE', 'ES', 'FI',
        'FR', 'GR', 'HR', 'HU', 'IE', 'IT', 'LT', 'LU', 'LV', 'MT', 'NL', 'PL', 'PT', 'RO', 'SE', 'SI', 'SK')
    ORDER BY 1)
WHERE EXISTS (SELECT FROM book_persons p WHERE p.person_id = desk_incident.person_id);

UPDATE desk_incident SET due_at = least(due_at,
    (SELECT min(d.due_at) FROM desk_incident_draft d WHERE d.incident_id = desk_incident.incident_id))
WHERE closed_at IS NULL;

-- Who was told by another way than a draft needs none; such drafts were left open before.
UPDATE desk_incident_draft d SET sent_at = i.told_at, sent_by = i.told_by, note = i.told_note
FROM desk_incident i WHERE i.incident_id = d.incident_id AND d.audience = 'borrower' AND i.told_at IS NOT NULL
    AND NOT EXISTS (SELECT FROM desk_incident_draft o WHERE o.incident_id = d.incident_id
        AND o.audience = 'borrower' AND o.sent_at IS NOT NULL);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("desk", "0025_own_ids"),
    ]

    operations = [
        migrations.AddField(
            model_name="incident",
            name="places",
            field=django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), null=True),
        ),
        migrations.RunSQL(FORWARDS, migrations.RunSQL.noop),
    ]
