"""`rightparty words`: the texts that messages are made of."""

from collections.abc import Iterator

from cyclopts import App

from rightparty.errors import InvalidInput

app = App(name="words", help="The texts that messages are made of.")

_HEAD = """\
# Text messages as the gateway is to approve them. Hand in `text` with the signature, note the code
# that it is given, and set `state` to "approved" once it is.
# Forms that you never need can be taken out: they are skipped.

held_min = {held}  # how many minutes the gateway goes on trying to deliver, as your contract says
"""


@app.command
def forms(*, signature: str, held_min: int, language: str = "zh-Hans") -> None:
    """Print every form of every text message, as a file of templates for a gateway that approves them.

    Parameters are written `${name}`, as Alibaba Cloud does; all are pending until somebody says otherwise.

    Example: rightparty words forms --signature 晨光客户服务 --held-min 30

    Args:
        signature: the creditor's neutral name, with which each text begins, without brackets.
        held_min: how many minutes the gateway goes on trying to deliver.
        language: zh-Hans or zh-Hant; texts in English begin without a signature.
    """
    if language not in ("zh-Hans", "zh-Hant"):
        raise InvalidInput(f"texts in `{language}` begin with no signature", "name zh-Hans or zh-Hant")
    if not signature or set('【】"\\') & set(signature):
        raise InvalidInput("this is no signature", "give the neutral name without brackets")
    print(_HEAD.format(held=held_min), end="")
    for entry in _entries(signature, language):
        print(f"\n{entry}")


def _entries(signature: str, language: str) -> Iterator[str]:
    from rightparty.words.forms import forms as forms_of
    from rightparty.words.languages import checked
    from rightparty.words.slots import ALLOWED

    begin = "【${neutral_name}】"
    for content in ALLOWED:
        for form in forms_of(content, checked(language), "sms"):
            text = form.text.removeprefix(begin).replace("${neutral_name}", signature)
            yield "\n".join(
                (
                    "[[templates]]",
                    f'template = "{form.template_id}"',
                    f'version = "{form.version}"',
                    f'language = "{form.language}"',
                    'code = "SMS_"',
                    f'signature = "{signature}"',
                    'state = "pending"',
                    f'text = "{text}"',
                )
            )
