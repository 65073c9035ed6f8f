"""What stops collection: facts taken, halts, recalls, drafts of notices."""

from django.db import models
from django.db.models.functions import Coalesce

_OPEN = models.Q(lifted_at__isnull=True)


class TakenFact(models.Model):
    """A notice, payment, promise or agreement that was taken between two books, and when."""

    fact_id = models.BigAutoField(primary_key=True)
    of = models.TextField()  # notice, payment, promise, agreement
    id = models.TextField()
    at = models.DateTimeField()
    withdrawn = models.IntegerField()

    class Meta:
        db_table = "desk_fact"
        constraints = [models.UniqueConstraint(fields=["of", "id"], name="fact_taken_once")]


class Halt(models.Model):
    """Somebody stopped everything that leaves, or one creditor's part of it; open until another lifts it."""

    halt_id = models.BigAutoField(primary_key=True)
    creditor_id = models.TextField(null=True)  # null: everybody's
    at = models.DateTimeField()
    by = models.TextField()
    note = models.TextField()
    lifted_at = models.DateTimeField(null=True)
    lifted_by = models.TextField(null=True)
    lifted_note = models.TextField(null=True)

    class Meta:
        db_table = "desk_halt"
        constraints = [
            models.UniqueConstraint(
                Coalesce("creditor_id", models.Value("")), condition=_OPEN, name="halted_once"
            )
        ]


class Recall(models.Model):
    """A placement that is taken back from its agency: asked, written to its folder, acknowledged."""

    recall_id = models.UUIDField(primary_key=True)
    creditor_id = models.TextField()
    agency_id = models.TextField()
    debt_id = models.TextField()
    placed_from = models.DateTimeField()
    asked_at = models.DateTimeField()
    because = models.TextField()
    by = models.TextField(null=True)
    batch = models.TextField(null=True)  # the file that it was written into
    written_at = models.DateTimeField(null=True)
    acked_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "desk_recall"
        indexes = [models.Index(fields=["agency_id"], name="recall_agency")]
        constraints = [
            models.UniqueConstraint(fields=["debt_id", "agency_id", "placed_from"], name="recalled_once")
        ]


class DebtLeft(models.Model):
    """A debt that its creditor's last whole book has no more: nobody is known to owe it."""

    debt_id = models.TextField(primary_key=True)
    left_at = models.DateTimeField(null=True)  # the date of that book, where it said one

    class Meta:
        db_table = "desk_debt_left"


class AgencyFile(models.Model):
    """A file for an agency: kept before it is written, so that a killed process writes the same again."""

    name = models.TextField(primary_key=True)
    agency_id = models.TextField()
    of = models.TextField()  # place, recall
    at = models.DateTimeField()
    rows = models.IntegerField()
    digest = models.TextField(null=True)
    written_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "desk_agency_file"


class IncidentDraft(models.Model):
    """A notice that an incident makes due, as it was drafted; not sent until somebody says so by name."""

    draft_id = models.BigAutoField(primary_key=True)
    incident = models.ForeignKey("desk.Incident", on_delete=models.PROTECT)
    audience = models.TextField()  # borrower, regulator, stranger
    place = models.TextField()  # the law's place: a country, or a country and state
    language = models.TextField()
    template = models.TextField()
    citation = models.TextField()
    subject = models.TextField()
    text = models.TextField()
    made_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    sent_by = models.TextField(null=True)
    note = models.TextField(null=True)

    class Meta:
        db_table = "desk_incident_draft"
        constraints = [
            models.UniqueConstraint(fields=["incident", "audience", "place", "language"], name="drafted_once")
        ]
