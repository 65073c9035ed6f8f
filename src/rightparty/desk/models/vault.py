"""The keys of persons and of what belongs to them, and who looked at what was sealed."""

from django.db import models


class DataKey(models.Model):
    """The key of one subject, wrapped; without a key, it was shredded, and no other is ever made."""

    subject_kind = models.TextField()
    subject_id = models.TextField()
    wrapped = models.BinaryField(null=True)
    master = models.TextField(null=True)  # the id of the master key that wraps it
    shredded_at = models.DateTimeField(null=True)
    pk = models.CompositePrimaryKey("subject_kind", "subject_id")

    class Meta:
        db_table = "desk_data_key"
        indexes = [
            models.Index(
                fields=["subject_kind"],
                name="data_key_shredded",
                condition=models.Q(shredded_at__isnull=False),
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(wrapped__isnull=False, master__isnull=False, shredded_at__isnull=True)
                | models.Q(wrapped__isnull=True, master__isnull=True, shredded_at__isnull=False),
                name="wrapped_or_shredded",
            )
        ]


class HomeKey(models.Model):
    """A key that this database was made with, by a print of it: the home must hold the same."""

    name = models.TextField(primary_key=True)
    print = models.TextField()

    class Meta:
        db_table = "desk_home_key"


class ReadAudit(models.Model):
    """Somebody saw something that is sealed: who, of whom, which field, why, and when. Append-only."""

    audit_id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField()
    actor = models.TextField()
    subject_kind = models.TextField()
    subject_id = models.TextField()
    field = models.TextField()
    reason = models.TextField()

    class Meta:
        db_table = "desk_read_audit"
        indexes = [
            models.Index(fields=["subject_kind", "subject_id"], name="read_of"),
            models.Index(fields=["actor", "at"], name="read_by"),
        ]
