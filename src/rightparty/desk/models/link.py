"""Who is one person under several ids, as the last table of links said."""

from django.db import models


class Link(models.Model):
    """Two persons who are one; each pair stands both ways round, by the creditors whose book said so."""

    link_id = models.BigAutoField(primary_key=True)
    book = models.TextField()
    person_id = models.TextField()
    other_id = models.TextField()

    class Meta:
        db_table = "desk_link"
        constraints = [models.UniqueConstraint(fields=["person_id", "other_id", "book"], name="linked_once")]
