"""Checking quality: what the machine found in a day's words, whom people check, and whom that has stopped."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q


class QualityDay(models.Model):
    """A creditor's day whose words were judged and whose sample was drawn: once, and never again.

    `judged`: contacts whose words were read; `unread`: those whose words nobody has, or can open any more.
    """

    day_id = models.BigAutoField(primary_key=True)
    creditor_id = models.TextField()
    day = models.DateField()
    at = models.DateTimeField()
    contacts = models.IntegerField()
    judged = models.IntegerField()
    unread = models.IntegerField()
    drawn = models.IntegerField()

    class Meta:
        db_table = "desk_quality_day"
        constraints = [models.UniqueConstraint(fields=["creditor_id", "day"], name="quality_drawn_once")]


class QualityFinding(models.Model):
    """What the machine found in the words of a contact; the words are sealed where they were said.

    `first`, `last`: where in the text they stand.
    """

    finding_id = models.BigAutoField(primary_key=True)
    creditor_id = models.TextField()
    contact_id = models.TextField()
    rule = models.TextField()
    saying = models.TextField()
    severity = models.TextField()
    verdict = models.TextField()
    missing = ArrayField(models.TextField())
    first = models.IntegerField()
    last = models.IntegerField()
    at = models.DateTimeField()

    class Meta:
        db_table = "desk_quality_finding"
        indexes = [models.Index(fields=["contact_id"], name="quality_finding_of")]


class QualityCheck(models.Model):
    """A contact that people check: why it was drawn, with which chance, and by how many checkers."""

    contact_id = models.TextField(primary_key=True)
    creditor_id = models.TextField()
    collector_id = models.TextField(null=True)
    day = models.DateField()
    because = models.TextField()  # finding, share
    chance = models.TextField()  # a fraction, as `2/3`
    lot = models.BinaryField()
    checkers = models.IntegerField()
    at = models.DateTimeField()

    class Meta:
        db_table = "desk_quality_check"
        indexes = [models.Index(fields=["collector_id"], name="quality_check_whose")]


class QualityAssignment(models.Model):
    """A check that somebody has taken on."""

    assignment_id = models.BigAutoField(primary_key=True)
    contact_id = models.TextField()
    creditor_id = models.TextField()
    checker = models.TextField()
    at = models.DateTimeField()

    class Meta:
        db_table = "desk_quality_assignment"
        constraints = [
            models.UniqueConstraint(fields=["contact_id", "checker"], name="quality_assigned_once")
        ]


class QualitySheet(models.Model):
    """A sheet as it was filled in."""

    sheet_id = models.BigAutoField(primary_key=True)
    contact_id = models.TextField()
    creditor_id = models.TextField()
    checker = models.TextField()
    version = models.TextField()
    answers = models.JSONField()
    score = models.DecimalField(max_digits=4, decimal_places=1, null=True)
    hard = ArrayField(models.TextField())
    at = models.DateTimeField()

    class Meta:
        db_table = "desk_quality_sheet"
        constraints = [models.UniqueConstraint(fields=["contact_id", "checker"], name="quality_filled_once")]


class QualityAppeal(models.Model):
    """What a collector has to say against a check, and what another checker has decided."""

    contact_id = models.TextField(primary_key=True)
    creditor_id = models.TextField()
    collector_id = models.TextField()
    reason = models.TextField()
    at = models.DateTimeField()
    upheld = models.BooleanField(null=True)
    decided_by = models.TextField(null=True)
    decided_at = models.DateTimeField(null=True)
    note = models.TextField(null=True)

    class Meta:
        db_table = "desk_quality_appeal"
        constraints = [
            # Nobody decides their own appeal, whatever the service does.
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("collector_id")),
                name="quality_appeal_other",
            ),
            models.CheckConstraint(
                condition=Q(upheld__isnull=True, decided_by__isnull=True, decided_at__isnull=True)
                | Q(upheld__isnull=False, decided_by__isnull=False, decided_at__isnull=False),
                name="quality_appeal_decided",
            ),
        ]


class CollectorStop(models.Model):
    """A collector who gets no permit for a creditor's contacts: for one check, until it is lifted."""

    stop_id = models.BigAutoField(primary_key=True)
    creditor_id = models.TextField()
    collector_id = models.TextField()
    contact_id = models.TextField()
    hard = ArrayField(models.TextField())
    by = models.TextField()
    at = models.DateTimeField()
    lifted_by = models.TextField(null=True)
    lifted_at = models.DateTimeField(null=True)
    lifted_because = models.TextField(null=True)  # lifted, appeal
    lifted_note = models.TextField(null=True)

    class Meta:
        db_table = "desk_collector_stop"
        indexes = [
            models.Index(
                fields=["creditor_id", "collector_id"],
                name="collector_stopped",
                condition=Q(lifted_at__isnull=True),
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["contact_id"], condition=Q(lifted_at__isnull=True), name="collector_stopped_once"
            ),
            models.CheckConstraint(
                condition=Q(lifted_by__isnull=True) | ~Q(lifted_by=F("collector_id")),
                name="collector_stop_lifted_other",
            ),
        ]
