"""docs/concepts/access.md: who may do what, whose rows they see, and what it takes two people to do."""

from collections.abc import Mapping

from rightparty.desk.access.rls import declared
from rightparty.desk.access.roles import page as table
from rightparty.desk.access.roles import roles
from rightparty.desk.overrides import listed

HEAD = """# Who may do what

Made by `make docs` from `desk/access/roles.toml`, `desk/access/rls.toml` and `desk/overrides.toml`.

A permission is a verb on a noun.
A role is the list of permissions that one kind of work needs, and nothing else gives one.
What is not permitted is refused, and the refusal names the roles that hold it.

"""
APART = """
## Held apart

No role holds both of a pair, and no person may hold them through several roles.
This is checked when the roles are read, when an account is made, and at every act.

| one | the other | why |
|---|---|---|
"""
ROWS = """
## Whose rows

Whoever is not the service itself reads as a database role of its own, `rightparty_app`.
PostgreSQL shows that role the rows of the reader's creditors and no others (row level security), whatever a page forgets to ask.
It reads only: whatever staff change goes through the service's own functions, which ask for the permission and record the act.

- A row is seen through its creditor and the debts that it names: all of them must be the reader's.
- A row that names neither is seen through its contact, else its person, else its point.
- A person is seen by every creditor to whom they are liable, for whose debt they stand in or are named, or with whom they had a contact. A borrower of two creditors is seen by both, with their points and the evidence for them; what each is owed is not.
- An agency's people see the debts placed with their agency and not recalled, and what hangs on those.

Policies are made from the columns of each table.
A table that names no creditor in any way is shown to nobody, and must be listed with its reason:

| table | why nobody but the service sees it |
|---|---|
"""
SERVER = """
The embedded database has everything that this needs.
On a server of your own its user must be able to create that role, or an administrator gives it: `CREATE ROLE rightparty_app NOLOGIN; GRANT rightparty_app TO …`.
Until then only who may see all creditors reads or hands in anything, and `rightparty doctor` says so.
The role keeps pages and programs from showing what they were not asked to keep apart; it is no wall against somebody who can write SQL of their own on the service's connection.

## What programs see

A program has a key of its own and no role: it sees what the policies show for the key's creditors.
Deciding must know more.
A stop that one lender was told holds for the person, and what another sent is part of the history.
So each request has two parts, and the first comes first:

| request | named, handed in or told: under the policies | decided by every row |
|---|---|---|
| `POST /v1/decisions` | the persons, points and debts that it names | stops, history and linked records of the person |
| `POST /v1/permits` | the same, and the contact that it plans | the same, and halts |
| `POST /v1/permits/{{id}}/…`, `GET /v1/bridges/{{id}}` | the permit, by its id or its bridge's | the decision, once more |
| `POST /v1/events` | what each record names, permits among it | whom a report or a stop in it reaches |
| `POST /v1/notices`, `payments`, `promises`, `agreements` | what each row names; the row that stands under its id; the row once it is taken; the contacts withdrawn and debts asked back that are told | whose contacts and placements it ends |
| `POST /v1/wrong-party` | the person, the point, the contact; the contacts withdrawn and the incident that are told | whose contacts it ends |
| `POST /v1/book/{{table}}` | what each row names, and what stands under its key; creditors and debts once they are laid down; the contacts withdrawn that are told | whether a person or a point is anybody's yet |
| `POST /v1/book` | the creditor that it states something of | |
| `GET /v1/contacts/{{id}}` | the contact with its events; for its receipts, the contact | |
| webhooks, `GET /v1/permit-key`, `GET /v1/health` | no lender's rows | |

A verdict may rest on what another lender was told or sent.
It names the rule, and with `?explain=true` the rule's facts; it names no row.
A webhook's events are written by whoever acts, for the creditors of the row, and hold ids and codes only.

## Two people

A rule of the house, or a listed risk, can be set aside for one contact, or for a creditor's contacts with one person for up to {days} days.
One asks and says why, another approves; the database itself refuses an approval by whoever asked.
What is set aside are single rules by name.
At the moment of sending everything else is decided again on fresh facts, so a stop that came meanwhile stops.
Never set aside: law, the promise, a person's own stop, a fact that nobody knows.

Of the house's rules these stand all the same:

| rule | why |
|---|---|
{never}

Risks that may be taken:

| rule | why it is one that may |
|---|---|
{risk}

Who asked, who approved and what went out by it stand in the journal.
That two accounts belong to two people is for whoever makes accounts to see to.

## Signing in

By invitation, with a second factor for every role that may change something: an authenticator app or a passkey.
[Give staff their accounts](../guides/accounts.md) shows it.
Secrets of second factors are sealed under a key of the home.
A demonstration asks nobody: its people do not exist, and whoever looks has an auditor's permissions.
Programs have keys of their own and no role: [Use the API](../guides/api.md).
"""


def page() -> str:
    """The whole page."""
    return "\n".join(
        [
            HEAD + table(),
            "\n## Why the roles are so\n",
            *(
                f"- **{role.names['en']}** ({role.names['zh-Hans']}): {role.why}"
                for role in roles().roles.values()
            ),
            APART + "\n".join(f"| `{one.one}` | `{one.other}` | {one.why} |" for one in roles().apart),
            ROWS + _rows(declared()["owner_only"]),
            SERVER.format(
                days=listed()["longest_days"], never=_rows(listed()["never"]), risk=_rows(listed()["risk"])
            ),
        ]
    )


def _rows(found: Mapping[str, str]) -> str:
    return "\n".join(f"| `{name}` | {why} |" for name, why in found.items())
