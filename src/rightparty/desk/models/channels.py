"""What the channels keep: the app's inbox, carriers' ids, what they reported, and what people wrote back."""

from django.db import models

from rightparty.desk.models.service import PlannedContact


class InboxMessage(models.Model):
    """A message in the lender's app, between two instants, until it is read or taken back."""

    contact = models.OneToOneField(PlannedContact, on_delete=models.PROTECT, primary_key=True)
    sender_name = models.TextField()
    language = models.TextField()
    subject = models.TextField()
    body = models.BinaryField(null=True)  # sealed under the person's key; gone when its time is over
    shown_from = models.DateTimeField()
    shown_until = models.DateTimeField()
    opened_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)  # from then on nobody sees it

    class Meta:
        db_table = "desk_inbox_message"
        indexes = [
            models.Index(
                fields=["shown_until"],
                name="inbox_unread",
                condition=models.Q(opened_at__isnull=True, withdrawn_at__isnull=True),
            )
        ]


class LetterBack(models.Model):
    """A letter that a stop asks back from the print queue, until it is known which of the two has it."""

    contact = models.OneToOneField(PlannedContact, on_delete=models.PROTECT, primary_key=True)
    why = models.TextField()  # the contact's reason, once it was taken back
    asked_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    result = models.TextField(null=True)  # taken_back, fetched, never_queued

    class Meta:
        db_table = "desk_letter_back"
        indexes = [
            models.Index(
                fields=["asked_at"], name="letters_asked_back", condition=models.Q(ended_at__isnull=True)
            )
        ]


class ProviderId(models.Model):
    """By which id of its own a carrier knows a contact; a long text has one a part."""

    row_id = models.BigAutoField(primary_key=True)
    contact = models.ForeignKey(PlannedContact, on_delete=models.PROTECT)
    carrier = models.TextField()
    provider_id = models.TextField()

    class Meta:
        db_table = "desk_provider_id"
        indexes = [models.Index(fields=["carrier", "provider_id"], name="provider_id")]


class CarrierReceipt(models.Model):
    """What a carrier reported of a contact in the end: delivered once, failed once, however often."""

    row_id = models.BigAutoField(primary_key=True)
    contact = models.ForeignKey(PlannedContact, on_delete=models.PROTECT)
    carrier = models.TextField()
    result = models.TextField()
    code = models.TextField()
    at = models.DateTimeField()
    taken_at = models.DateTimeField()

    class Meta:
        db_table = "desk_carrier_receipt"
        constraints = [models.UniqueConstraint(fields=["contact", "result"], name="receipt_once")]


class UnknownReceipt(models.Model):
    """How many receipts a day named no contact of ours; which they named is not kept."""

    row_id = models.BigAutoField(primary_key=True)
    carrier = models.TextField()
    day = models.DateField()
    count = models.BigIntegerField()

    class Meta:
        db_table = "desk_unknown_receipt"
        constraints = [models.UniqueConstraint(fields=["carrier", "day"], name="unknown_receipts")]


class InboundMessage(models.Model):
    """What somebody wrote to one of our numbers or addresses; until it is taken, nothing goes to them."""

    inbound_id = models.BigAutoField(primary_key=True)
    channel = models.TextField()
    carrier = models.TextField()
    to = models.TextField()
    sender_mark = models.TextField()
    alike_mark = models.TextField(null=True)  # of the last digits of a number
    text_mark = models.TextField()
    words = models.BinaryField(null=True)  # sender and text, sealed; gone once they are taken
    part = models.IntegerField()
    parts = models.IntegerField()
    joined_by = models.TextField(null=True)  # what the parts of one text have in common
    reference = models.TextField(null=True)
    id_mark = models.TextField(null=True)  # of the carrier's own id, in which a number may stand
    at = models.DateTimeField()
    heard_at = models.DateTimeField(null=True)  # a part: read by itself; it still waits for the others
    taken_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "desk_inbound_message"
        indexes = [
            models.Index(
                fields=["sender_mark"], name="inbound_waiting", condition=models.Q(taken_at__isnull=True)
            ),
            models.Index(
                fields=["sender_mark", "joined_by"],
                name="inbound_part",
                condition=models.Q(joined_by__isnull=False),
            ),
            models.Index(
                fields=["id_mark"], name="inbound_own_id", condition=models.Q(id_mark__isnull=False)
            ),
        ]
