"""What the API keeps: keys, answers given, permits that are out, webhooks, and folders handed in."""

from django.contrib.postgres.fields import ArrayField
from django.db import models


class ApiKey(models.Model):
    """A client's key: only its SHA-256 is kept. A key sees its creditors, and does what its scopes name."""

    key_id = models.TextField(primary_key=True)
    client = models.TextField()
    creditors = ArrayField(models.TextField())
    scopes = ArrayField(models.TextField())
    hash = models.TextField(unique=True)
    test = models.BooleanField()  # a test key works on the sandbox, and on nothing else
    created_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)  # to the minute
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "desk_api_key"


class IdempotentAnswer(models.Model):
    """A request that is running or was answered; `lease` names the run, `answer` is sealed.

    An answer about a contact goes with the contact's person: then `status` stays, and `answer` is empty.
    """

    client = models.TextField()
    route = models.TextField()
    key = models.TextField()
    body_hash = models.TextField()
    lease = models.UUIDField()
    lease_until = models.DateTimeField()
    status = models.SmallIntegerField(null=True)
    answer = models.BinaryField(null=True)
    finished_at = models.DateTimeField(null=True)
    contact_id = models.TextField(null=True)  # whom the answer is about
    pk = models.CompositePrimaryKey("client", "route", "key")

    class Meta:
        db_table = "desk_idempotent_answer"
        indexes = [
            models.Index(fields=["lease_until"], name="idempotent_until"),
            models.Index(
                fields=["contact_id"],
                name="idempotent_contact",
                condition=models.Q(contact_id__isnull=False),
            ),
        ]


class Reservation(models.Model):
    """A permit that an outside sender holds, until it is redeemed, returned, withdrawn, or has run out.

    `event` is the attempt that it becomes unless it is returned; while it is open it counts already.
    """

    permit_id = models.TextField(primary_key=True)
    contact_id = models.TextField(unique=True)
    client = models.TextField()
    creditor_id = models.TextField()
    person_id = models.TextField()
    point_id = models.TextField()
    point_mark = models.TextField(
        null=True
    )  # of the number or address for which it was given, while it is open
    debt_ids = ArrayField(models.TextField())
    state = models.TextField()  # open, redeemed, returned, withdrawn, expired
    valid_until = models.DateTimeField()
    event = models.JSONField()
    message = models.JSONField()  # what the journal says of the message once it leaves: digests and codes
    bridge_id = models.TextField(null=True, unique=True)
    ended_at = models.DateTimeField(null=True)
    collector_id = models.TextField(null=True)  # who makes the contact, where it is a person

    class Meta:
        db_table = "desk_reservation"
        indexes = [
            models.Index(fields=["person_id"], name="reserved_person", condition=models.Q(state="open")),
            models.Index(fields=["valid_until"], name="reserved_until", condition=models.Q(state="open")),
        ]


class Webhook(models.Model):
    """An address of a client's that is told of events; two secrets while one takes the other's place."""

    webhook_id = models.UUIDField(primary_key=True)
    client = models.TextField()
    creditors = ArrayField(models.TextField())
    url = models.TextField()
    events = ArrayField(models.TextField())
    secrets = models.BinaryField()  # sealed
    created_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "desk_webhook"


class WebhookDelivery(models.Model):
    """One thing to tell one webhook, written in the transaction of what it tells; ids only, nobody's name."""

    seq = models.BigAutoField(primary_key=True)
    delivery_id = models.UUIDField(unique=True)
    webhook_id = models.UUIDField()
    about = models.TextField()  # deliveries about the same contact or person keep their order
    event = models.TextField()
    body = models.TextField()
    at = models.DateTimeField()
    due_at = models.DateTimeField()
    tries = models.IntegerField(default=0)
    lease = models.UUIDField(null=True)
    delivered_at = models.DateTimeField(null=True)
    dead_at = models.DateTimeField(null=True)
    because = models.TextField(null=True)

    class Meta:
        db_table = "desk_webhook_delivery"
        indexes = [
            models.Index(
                fields=["webhook_id", "about", "seq"],
                name="webhook_waiting",
                condition=models.Q(delivered_at__isnull=True, dead_at__isnull=True),
            )
        ]


class DroppedFolder(models.Model):
    """A folder that was handed in and judged: what it was, and whether it was taken."""

    drop_id = models.BigAutoField(primary_key=True)
    name = models.TextField()
    digest = models.TextField()  # over its control file, which names every file's own
    sender = models.TextField()
    sequence = models.BigIntegerField()
    as_of = models.DateTimeField()
    full = models.BooleanField()
    at = models.DateTimeField()
    outcome = models.TextField()  # taken
    report = models.JSONField()

    class Meta:
        db_table = "desk_drop"
        constraints = [
            models.UniqueConstraint(fields=["digest"], name="dropped_once"),
            models.UniqueConstraint(fields=["sender", "sequence"], name="dropped_in_order"),
        ]
