"""What came back: replies with how they were read, opt-outs, and people in distress with who was paged.

No row is ever removed. Of an unknown sender a row holds a keyed digest and a time, and no text.
"""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

_WAITING = models.Q(status="waiting")


class ReplyTaken(models.Model):
    """One inbound message, how it was read, and whether a human has still to see to it."""

    reply_id = models.TextField(primary_key=True)
    channel = models.TextField()
    provider_id = models.TextField()
    received_at = models.DateTimeField()
    taken_at = models.DateTimeField()
    mark = models.TextField()  # the keyed digest of the number or address that it came from
    point_ids = ArrayField(models.TextField())
    contact_id = models.TextField(null=True)  # of ours, that it answers
    person_ids = ArrayField(models.TextField())
    sure = models.BooleanField()  # it is known who is meant
    kinds = ArrayField(models.TextField())
    found = models.JSONField()  # ids of patterns and places of words; the words stand with the event
    scope = models.TextField(null=True)
    language = models.TextField()
    amount = models.DecimalField(max_digits=18, decimal_places=2, null=True)
    due_on = models.DateField(null=True)
    reference = models.TextField(null=True)  # what its sender may be told
    parts = ArrayField(models.IntegerField(), null=True)  # of a long text: those that it was read from
    of_parts = models.IntegerField(null=True)  # how many there are
    tasks = ArrayField(models.TextField())
    holds = models.BooleanField()  # while it waits, nothing is sent there
    status = models.TextField()  # waiting, done
    settled_at = models.DateTimeField(null=True)
    settled_by = models.TextField(null=True)
    settled_as = ArrayField(models.TextField(), null=True)
    note = models.TextField(null=True)

    class Meta:
        db_table = "desk_reply"
        constraints = [models.UniqueConstraint(fields=["channel", "provider_id"], name="reply_taken_once")]
        indexes = [
            models.Index(fields=["received_at"], condition=_WAITING, name="reply_waiting"),
            GinIndex(fields=["person_ids"], condition=_WAITING, name="reply_waiting_person"),
            GinIndex(fields=["point_ids"], condition=_WAITING, name="reply_waiting_point"),
        ]


class OptOut(models.Model):
    """Somebody asked us to stop, and how far that reaches; only they themselves end it."""

    reference = models.TextField(primary_key=True)
    reply_id = models.TextField()  # the reply, or the notice, by which we were told
    at = models.DateTimeField()
    scope = models.TextField()  # point, channel, debt, creditor, all
    channel = models.TextField(null=True)
    mark = models.TextField()
    person_ids = ArrayField(models.TextField())
    kind = models.TextField(default="opt_out")  # the kind of notice that it is kept as
    # Those of `person_ids` who have confirmed a code since: from the first on the number itself is free.
    ended_for = ArrayField(models.TextField(), default=list)
    lifted_at = models.DateTimeField(null=True)  # by the last of them
    lifted_by_code = models.TextField(null=True)  # the reference of the latest code that a giver confirmed

    class Meta:
        db_table = "desk_opt_out"
        indexes = [models.Index(fields=["mark"], name="opt_out_mark")]


class CareCase(models.Model):
    """Somebody in distress: all contact is stopped until a human who gives their name ends that."""

    case_id = models.UUIDField(primary_key=True)
    reply_id = models.TextField()
    person_ids = ArrayField(models.TextField())
    opened_at = models.DateTimeField()
    country = models.TextField(null=True)
    language = models.TextField()
    answer = models.TextField()  # free help, ready to be given
    acked_at = models.DateTimeField(null=True)
    acked_by = models.TextField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.TextField(null=True)
    note = models.TextField(null=True)

    class Meta:
        db_table = "desk_care_case"
        indexes = [
            models.Index(
                fields=["opened_at"], condition=models.Q(ended_at__isnull=True), name="care_case_open"
            )
        ]


class Page(models.Model):
    """One try to call a human to a case; `result`: trying, reached, failed, nobody_staffed."""

    page_id = models.BigAutoField(primary_key=True)
    case = models.ForeignKey(CareCase, on_delete=models.PROTECT)
    step = models.IntegerField()
    round = models.IntegerField()
    to = models.TextField()
    at = models.DateTimeField()
    result = models.TextField()
    detail = models.TextField(null=True)

    class Meta:
        db_table = "desk_page"
        constraints = [models.UniqueConstraint(fields=["case", "round", "step"], name="paged_once_a_step")]
