"""Rendering: from a template and fields to a text, checked before anybody may see it."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rightparty.errors import Refused
from rightparty.law.vocabulary import FULL, KEPT, KNOCK, OFFER, REMINDER, UNASKED
from rightparty.words.amounts import amounts_hold
from rightparty.words.fields import Fields
from rightparty.words.guard import findings, holds_link
from rightparty.words.languages import Language, checked, language_of
from rightparty.words.occasions import UNTOLD, VALIDATION, Remedy, text_of
from rightparty.words.slots import fill
from rightparty.words.templates import SLOT, Part, Template, template
from rightparty.words.time_barred import is_time_barred
from rightparty.words.validation import ABOUT_REGULATOR

_BETWEEN = {"letter": "\n\n", "post": "\n\n", "call": "\n\n"}


@dataclass(frozen=True)
class Text:
    """A text as it would be sent, and the template that it came from.

    `subject` is empty but for e-mail, inbox and letter, and tells nothing. On a call, `body` is the script.
    """

    subject: str
    body: str
    template_id: str
    template_version: str
    language: Language
    content: str
    channel: str

    @property
    def name(self) -> str:
        """Which text of its class it is (`occasions.TEXTS`)."""
        return self.template_id.split(".")[0]


def render(content: str, language: str | None, channel: str, fields: Fields) -> Text:
    """The text of a content class for a person who reads `language` (a BCP 47 tag, as in the book).

    Of a class with several texts, `fields.occasion` says which; an `offer` to somebody who kept a promise
    (`fields.kept`) is thanks, and offers nothing.

    Raises:
        Refused: there is no text in that language or for that channel; a field that the text needs is
            unknown; a text that tells nothing, a subject or the words before an identity check would tell
            of a debt; a telling text would not state exactly what is owed; something would be sent unasked
            about a debt that is time-barred.
    """
    known = checked(language_of(language))
    told = text_of(content, fields.occasion, kept=fields.kept)
    chosen = template(told, known, channel)
    if told not in UNTOLD:
        _check_dates(told, fields)
        _check_time(content, fields)
    values = fill(told, fields, known, chosen.section)
    between = _BETWEEN.get(chosen.section, " " if known == "en" else "")
    identity = _written(chosen.identity, values, between, chosen)
    body = between.join(one for one in (identity, _written(chosen.body, values, between, chosen)) if one)
    subject = _written([Part(chosen.subject)], values, "", chosen)
    text = Text(subject, body, chosen.id, chosen.version, known, content, channel)
    _check_untold((subject, identity), values)
    _check_verifiable(text, values)
    if told in UNTOLD:
        _check_untold((body,), values)
    else:
        _check_amounts(text, fields)
        _check_warned(text, values)
        _check_links(text, values)
    return text


def content_hash(text: Text) -> str:
    """What a permit is bound to: SHA-256 of the subject, a zero byte and the body, all in UTF-8."""
    return hashlib.sha256(text.subject.encode() + b"\x00" + text.body.encode()).hexdigest()


def _written(parts: Iterable[Part], values: Mapping[str, str], between: str, chosen: Template) -> str:
    """Each slot is filled once: what stands in a value is never taken for a slot."""
    written = []
    for part in parts:
        if part.applies(values):
            absent = [name for name in SLOT.findall(part.text) if name not in values]
            if absent:
                raise Refused(f"`{chosen.id}` needs `{absent[0]}`, which is not known", "fill it in")
            written.append(SLOT.sub(lambda found: values[found.group(1)], part.text))
    return between.join(written)


def _check_untold(texts: Iterable[str], values: Mapping[str, str]) -> None:
    """Texts that anybody may come to read hold no word of a debt, and no link but the creditor's own."""
    link = values.get("link", "")
    found = [*_told_by_link(link)]
    for text in texts:
        found += [str(one) for one in findings(text.replace(link, " ") if link else text)]
    if found:
        raise Refused(
            f"a neutral text would hold {', '.join(dict.fromkeys(found))}",
            "a value says too much: choose a neutral name that says nothing of lending or collecting",
        )


def _told_by_link(link: str) -> list[str]:
    """A link is one finding by itself; its words are read as words."""
    readable = "".join(char if char.isalnum() else " " for char in link)
    return [str(one) for one in findings(readable)]


def _check_verifiable(text: Text, values: Mapping[str, str]) -> None:
    """A knock must give its reader a way to check that it is real, and to see what it is about."""
    if (
        text.content == KNOCK
        and text.channel in ("sms", "im", "email", "letter")
        and not {"code", "link"} & values.keys()
    ):
        raise Refused("a knock needs a code or a link of the creditor's own", "fill in `code`")


def _check_amounts(text: Text, fields: Fields) -> None:
    """Every amount in the text is of this debt, and the sum owed stands there."""
    if not amounts_are_owed(text, fields):
        raise Refused("the text would not state exactly what is owed", "recompute what is owed, then render")


def amounts_are_owed(text: Text, fields: Fields) -> bool:
    """Whether the sum that the text is about stands in it, and every other amount is a part of that."""
    return amounts_hold(text.name, text.body, fields, text.language)


def _check_time(content: str, fields: Fields) -> None:
    """Of a time-barred debt nothing is said unasked, and no claim is announced."""
    if content in UNASKED and is_time_barred(fields):
        raise Refused("the debt is time-barred: nothing is sent about it unasked", "let it rest")
    occasion = fields.occasion
    if isinstance(occasion, Remedy) and occasion.kind == "claim":
        barred = [claim.facts.get("time_barred") for claim in fields.claims]
        if not barred or any(one is not False for one in barred):
            raise Refused("the debt may be time-barred: no claim is announced", "find out `time_barred_on`")


def _check_warned(text: Text, values: Mapping[str, str]) -> None:
    """Whoever is answered about a time-barred debt is warned that paying a little may revive it."""
    if values.get("time_barred", "") not in text.body:
        raise Refused("the text would not say that the debt is time-barred", "mend its template")


def _check_dates(content: str, fields: Fields) -> None:
    """A full text or an offer is about what is overdue, a reminder about what is to come."""
    if fields.as_of is None:
        raise Refused("a telling text needs the day that its amounts were computed for", "fill in `as_of`")
    if fields.occasion is not None:
        fields.occasion.check(fields.as_of)
    if content == FULL:
        late = all(claim.due_on < fields.as_of for claim in fields.claims)
        if not late or fields.reply_by is None or fields.reply_by <= fields.as_of:
            raise Refused("a full text is about overdue debts and leaves time to answer", "check the dates")
    elif content == OFFER and any(claim.due_on >= fields.as_of for claim in fields.claims):
        raise Refused("an offer is about what is overdue", "render a reminder")
    elif content == KEPT and (fields.promised_on is None or fields.promised_on > fields.as_of):
        raise Refused("thanks are for what was promised before", "fill in `promised_on`")
    elif content == VALIDATION and not fields.debt_collector:
        raise Refused("a validation notice is a debt collector's", "fill in `us_debt_collector`")
    elif content == REMINDER and any(claim.due_on < fields.as_of for claim in fields.claims):
        raise Refused("a reminder is about what is not due yet", "render a full text")


def _check_links(text: Text, values: Mapping[str, str]) -> None:
    """No address of a page but the creditor's own, in any value: in China, none at all."""
    rest = text.body
    for own in (values.get("link", ""), ABOUT_REGULATOR if text.name == VALIDATION else ""):
        rest = rest.replace(own, " ") if own else rest
    if holds_link(rest):
        raise Refused(
            "the text would hold a link that is not the creditor's own", "take it out of the values"
        )
