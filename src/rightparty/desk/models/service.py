"""The service's own tables: what was planned, permitted, sent and recorded.

`JournalRecord`, `TreeHead` and `RulebookAcceptance` are append-only: the database
itself refuses to change or remove a row.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models


class Status(models.TextChoices):
    """Where a planned contact stands.

    PLANNED and CLAIMED are on the way; every contact ends in one of the other five. A contact is
    CLAIMED from the moment its attempt is recorded until its outcome is.
    """

    PLANNED = "planned"
    CLAIMED = "claimed"
    SENT = "sent"
    HELD = "held"
    DENIED = "denied"
    FAILED = "failed"
    SKIPPED = "skipped"


MADE = (Status.CLAIMED, Status.SENT, Status.FAILED)
"""A contact in one of these counts as made and is never sent again."""


class BookStatement(models.Model):
    """What a creditor's last book says of itself: its date, since when its tables are complete."""

    creditor_id = models.TextField(primary_key=True)
    as_of = models.DateTimeField(null=True)
    complete_since = models.JSONField(default=dict)
    absent_tables = ArrayField(models.TextField())

    class Meta:
        db_table = "desk_book_statement"


class Run(models.Model):
    """One run of a day: under which law and model, and what it found."""

    run_id = models.BigAutoField(primary_key=True)
    day = models.DateField()
    at = models.DateTimeField()
    ends = models.DateTimeField(null=True)  # the end of the lender's day
    sends = models.BooleanField()
    handed_over = models.BooleanField(default=False)  # to the workers, who close it
    creditors = ArrayField(models.TextField(), null=True)
    book_as_of = models.DateTimeField(null=True)
    rulebook = models.TextField()
    model = models.TextField()
    figures = models.JSONField(default=dict)
    finished = models.BooleanField(default=False)

    class Meta:
        db_table = "desk_run"


class PlannedContact(models.Model):
    """A contact that the plan chose for a day, and what became of it."""

    contact_id = models.TextField(primary_key=True)
    run = models.ForeignKey(Run, on_delete=models.PROTECT, null=True)  # null: asked for by an outside sender
    day = models.DateField()
    creditor_id = models.TextField(null=True)
    person_id = models.TextField()
    point_id = models.TextField(null=True)
    debt_ids = ArrayField(models.TextField(), null=True)
    channel = models.TextField(null=True)
    mode = models.TextField(null=True)
    content = models.TextField(null=True)
    at = models.DateTimeField(null=True)
    sender_id = models.TextField(null=True)
    why = models.TextField(null=True)
    expected_value = models.FloatField(null=True)
    status = models.TextField(choices=Status.choices)
    reason = models.TextField(null=True)
    retry_at = models.DateTimeField(null=True)
    until_event = models.TextField(null=True)
    code = models.TextField(null=True)  # what the person may type to see that a knock is ours
    sender = models.BigIntegerField(null=True)  # the process that took it to send: see `desk/taking.py`
    claimed_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "desk_planned_contact"
        indexes = [
            models.Index(
                fields=["at", "contact_id"],
                name="planned_due",
                condition=models.Q(status="planned"),
            ),
            models.Index(fields=["sender"], name="planned_claimed", condition=models.Q(status="claimed")),
            models.Index(fields=["day", "status"], name="planned_day_status"),
            models.Index(fields=["person_id"], name="planned_person"),
            models.Index(fields=["point_id"], name="planned_point"),
            models.Index(fields=["claimed_at"], name="planned_letter", condition=models.Q(channel="letter")),
        ]
        constraints = [
            # The database, not a scheduler, keeps a person from hearing from us twice a day.
            models.UniqueConstraint(
                fields=["day", "person_id"],
                condition=models.Q(status__in=["claimed", "sent", "failed"])
                & ~models.Q(content__in=["statutory", "reply"]),  # what law owes the borrower is not capped
                name="one_contact_a_person_a_day",
            ),
        ]


class IssuedPermit(models.Model):
    """A permit: for one contact, used once."""

    permit_id = models.TextField(primary_key=True)
    contact = models.OneToOneField(PlannedContact, on_delete=models.PROTECT)
    text = models.TextField()
    content_hash = models.TextField()
    valid_from = models.DateTimeField()
    valid_until = models.DateTimeField()
    used_at = models.DateTimeField(null=True)  # an outside sender's is used once it is redeemed
    revoked_at = models.DateTimeField(null=True)  # from then on it is good for nothing
    revoked_because = models.TextField(null=True)

    class Meta:
        db_table = "desk_permit"


class CallTask(models.Model):
    """A call for a human to make: script and outcome codes; number and script are sealed."""

    contact = models.OneToOneField(PlannedContact, on_delete=models.PROTECT, primary_key=True)
    number = models.BinaryField(null=True)
    caller_id = models.TextField()
    language = models.TextField()
    script = models.BinaryField(null=True)
    codes = ArrayField(models.TextField())
    call_from = models.DateTimeField()
    call_until = models.DateTimeField()
    code = models.TextField(null=True)
    ended_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)  # from then on it is on nobody's list

    class Meta:
        db_table = "desk_call_task"
        indexes = [
            models.Index(
                fields=["call_until"],
                name="call_task_open",
                condition=models.Q(code__isnull=True, withdrawn_at__isnull=True),
            )
        ]


class WaitingRecord(models.Model):
    """A record written in the transaction of what it records, waiting for its place in the journal."""

    waiting_id = models.BigAutoField(primary_key=True)
    kind = models.TextField()
    contact_id = models.TextField(null=True)
    data = models.BinaryField()

    class Meta:
        db_table = "desk_journal_waiting"


class JournalRecord(models.Model):
    """One record of the journal in its place, which the sequencer gave it."""

    seq = models.BigIntegerField(primary_key=True)
    kind = models.TextField()
    contact_id = models.TextField(null=True)
    data = models.BinaryField()
    leaf = models.BinaryField()

    class Meta:
        db_table = "desk_journal_record"
        indexes = [models.Index(fields=["contact_id"], name="journal_contact")]


class JournalEdge(models.Model):
    """The one row that says where the journal ends: its lock lets one sequencer through."""

    one = models.SmallIntegerField(primary_key=True)
    frontier = models.BinaryField()

    class Meta:
        db_table = "desk_journal_edge"
        constraints = [models.CheckConstraint(condition=models.Q(one=1), name="journal_has_one_edge")]


class TreeHead(models.Model):
    """A signed head over the first `size` records, as canonical JSON."""

    head_id = models.BigAutoField(primary_key=True)
    size = models.BigIntegerField()
    text = models.TextField()

    class Meta:
        db_table = "desk_tree_head"


class RulebookAcceptance(models.Model):
    """Somebody answers for a rulebook: from then on it may send, in exactly this version."""

    rulebook = models.TextField()
    version = models.TextField()
    by = models.TextField()
    note = models.TextField()
    at = models.DateTimeField()

    class Meta:
        db_table = "desk_rulebook_acceptance"
        constraints = [models.UniqueConstraint(fields=["rulebook", "version"], name="accepted_once")]
