"""What is kept when somebody says "I am not this person", or "stop writing to this number".

Points are kept by a `mark` too, a keyed digest of the number or address itself: it holds when a later
book gives the same number another id, and when the number has been erased. No row is ever removed.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models

_OPEN_PAUSE = models.Q(lifted_at__isnull=True)
_OPEN_INCIDENT = models.Q(closed_at__isnull=True)


class WrongPersonReport(models.Model):
    """One report that a point is not a person's; `reference` is what the reporter was given."""

    reference = models.TextField(primary_key=True)
    person_id = models.TextField()
    point_id = models.TextField()
    mark = models.TextField()
    at = models.DateTimeField()
    kind = models.TextField()  # the kind of evidence: wrong_number, disclosure_reported
    via = models.TextField()  # how it came: call, portal, email, desk …
    contact_id = models.TextField(null=True)
    by = models.TextField(null=True)  # who entered it, where a member of staff did
    source = models.TextField(null=True)  # where the point had come from
    withdrawn = models.IntegerField()

    class Meta:
        db_table = "desk_wrong_person"
        indexes = [models.Index(fields=["mark", "person_id"], name="wrong_person_pair")]


class StoppedPoint(models.Model):
    """A point that its holder wants left alone by everybody, until they lift it."""

    reference = models.TextField(primary_key=True)
    point_id = models.TextField()
    mark = models.TextField()
    at = models.DateTimeField()
    via = models.TextField()
    by = models.TextField(null=True)
    withdrawn = models.IntegerField()
    lifted_at = models.DateTimeField(null=True)
    lifted_by_code = models.TextField(null=True)  # the reference of the code that its holder confirmed

    class Meta:
        db_table = "desk_stopped_point"
        constraints = [
            models.UniqueConstraint(
                fields=["mark"], condition=models.Q(lifted_at__isnull=True), name="stopped_once"
            )
        ]


class SourcePause(models.Model):
    """A source of points, or a batch of contacts, paused until somebody lifts it; with its figures."""

    pause_id = models.BigAutoField(primary_key=True)
    of = models.TextField()  # source, batch
    name = models.TextField()
    at = models.DateTimeField()
    outcomes = models.IntegerField()
    reports = models.IntegerField()
    rule = models.TextField()
    why = models.TextField()
    withdrawn = models.IntegerField()
    lifted_at = models.DateTimeField(null=True)
    lifted_by = models.TextField(null=True)
    note = models.TextField(null=True)

    class Meta:
        db_table = "desk_source_pause"
        constraints = [
            models.UniqueConstraint(fields=["of", "name"], condition=_OPEN_PAUSE, name="paused_once")
        ]


class Incident(models.Model):
    """A debt word that reached a stranger, or may have; open until somebody closes it by name."""

    incident_id = models.UUIDField(primary_key=True)
    kind = models.TextField()
    opened_at = models.DateTimeField()
    due_at = models.DateTimeField()
    person_id = models.TextField()  # the borrower, who is to be told
    point_id = models.TextField()
    mark = models.TextField()
    reference = models.TextField()  # of the report
    contact_ids = ArrayField(models.TextField())
    cause = models.JSONField()
    places = ArrayField(models.TextField(), null=True)  # whose law it concerns, as codes; null: nobody knows
    told_at = models.DateTimeField(null=True)
    told_by = models.TextField(null=True)
    told_note = models.TextField(null=True)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.TextField(null=True)
    note = models.TextField(null=True)

    class Meta:
        db_table = "desk_incident"
        indexes = [models.Index(fields=["due_at"], name="incident_due", condition=_OPEN_INCIDENT)]
        constraints = [
            models.UniqueConstraint(
                fields=["mark", "person_id"], condition=_OPEN_INCIDENT, name="one_open_incident_a_pair"
            )
        ]
