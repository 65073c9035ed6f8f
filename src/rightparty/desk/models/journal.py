"""What stands beside the journal: time-stamps of its heads, hashes for quick proofs, and what is sealed.

Time-stamps and tiles are append-only. What is kept sealed goes when its key goes, or its time is over.
"""

from django.db import models


class HeadAnchor(models.Model):
    """A time-stamp of a signed head by an authority outside (RFC 3161)."""

    anchor_id = models.BigAutoField(primary_key=True)
    imprint = models.BinaryField()  # of the head: SHA-256
    size = models.BigIntegerField()  # how many records the head covers
    authority = models.TextField()
    stamped_at = models.DateTimeField()
    token = models.BinaryField()

    class Meta:
        db_table = "desk_head_anchor"
        constraints = [models.UniqueConstraint(fields=["imprint", "authority"], name="anchored_once")]


class JournalTile(models.Model):
    """The root over 256 leaves (level 8), over 256 of those (level 16), and so on."""

    pk = models.CompositePrimaryKey("level", "number")
    level = models.SmallIntegerField()
    number = models.BigIntegerField()
    node = models.BinaryField()

    class Meta:
        db_table = "desk_journal_tile"


class KeptPart(models.Model):
    """What a record only names by its hash, sealed under the person's key: the facts, the text as sent."""

    part_id = models.BigAutoField(primary_key=True)
    kind = models.TextField()  # facts, text
    contact_id = models.TextField()
    person_id = models.TextField()
    digest = models.TextField()  # of what is sealed, as the record or the permit names it
    at = models.DateTimeField()
    sealed = models.BinaryField()

    class Meta:
        db_table = "desk_kept_part"
        indexes = [
            models.Index(fields=["contact_id"], name="kept_contact"),
            models.Index(fields=["person_id"], name="kept_person"),
            models.Index(fields=["digest"], name="kept_digest"),
        ]


class KeptLaw(models.Model):
    """A version of the law that was decided under: a short hash of each of its rules, and its files."""

    version = models.TextField(primary_key=True)
    at = models.DateTimeField()
    rules = models.JSONField()
    files = models.JSONField(null=True)  # the digest of each by name; none of versions before texts were kept

    class Meta:
        db_table = "desk_kept_law"


class KeptLawFile(models.Model):
    """A file that some version of the law is written in, compressed, by the SHA-256 of what it holds."""

    digest = models.TextField(primary_key=True)
    at = models.DateTimeField()
    packed = models.BinaryField()

    class Meta:
        db_table = "desk_kept_law_file"
