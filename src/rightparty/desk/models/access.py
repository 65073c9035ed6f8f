"""Staff, and what they set aside for once: whoever asks is never who approves."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models


class Staff(models.Model):
    """A member of staff: which roles they have, and whose rows they may see.

    `all_creditors`: whichever creditors the installation has, now and later; else those named.
    `agency_id`: of an agency's people, the agency whose placed debts they see.
    """

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, primary_key=True)
    roles = ArrayField(models.TextField())
    creditors = ArrayField(models.TextField())
    all_creditors = models.BooleanField(default=False)
    agency_id = models.TextField(null=True)
    languages = ArrayField(models.TextField())
    hours = models.TextField(null=True)  # when they are at work: `MO-FR 09:00-18:00 Asia/Shanghai`
    made_at = models.DateTimeField()
    made_by = models.TextField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "desk_staff"


class Override(models.Model):
    """A wish to set rules of the house, or documented risks, aside: for one contact, or a person for a span.

    It counts only once somebody else has approved it, and only until it runs out or is closed.
    """

    override_id = models.UUIDField(primary_key=True)
    contact_id = models.TextField(null=True)
    person_id = models.TextField()
    creditor_id = models.TextField(null=True)
    rules = ArrayField(models.TextField())
    reason = models.TextField()
    asked_by = models.TextField()
    asked_at = models.DateTimeField()
    since = models.DateTimeField()
    until = models.DateTimeField()
    approved_by = models.TextField(null=True)
    approved_at = models.DateTimeField(null=True)
    closed_by = models.TextField(null=True)  # refused, or taken back
    closed_at = models.DateTimeField(null=True)
    note = models.TextField(null=True)

    class Meta:
        db_table = "desk_override"
        indexes = [models.Index(fields=["person_id"], name="override_person")]
        constraints = [
            # Nobody grants their own exception, whatever the service does.
            models.CheckConstraint(
                condition=~models.Q(approved_at__isnull=False, approved_by=models.F("asked_by")),
                name="override_second_person",
            ),
            models.CheckConstraint(
                condition=models.Q(approved_at__isnull=True, approved_by__isnull=True)
                | models.Q(approved_at__isnull=False, approved_by__isnull=False),
                name="override_approved_by_somebody",
            ),
            models.CheckConstraint(condition=models.Q(until__gt=models.F("since")), name="override_ends"),
        ]
