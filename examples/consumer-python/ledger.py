"""What each invoice still owes and what was paid, kept in a database of this consumer's own."""

import sqlite3
from collections import Counter
from collections.abc import Iterable

from dunlin.invoice.v1 import invoice_pb2
from dunlin.payment.v1 import payment_pb2

from events import Event

# An id may be forgotten when its event can come no more: after the retention of the topics.
TABLES = """
CREATE TABLE IF NOT EXISTS handled_events (
  event_id TEXT PRIMARY KEY, handled_at TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP);
CREATE TABLE IF NOT EXISTS invoices (
  invoice_id TEXT PRIMARY KEY, customer_id TEXT NOT NULL, number TEXT NOT NULL, lifecycle TEXT NOT NULL,
  currency TEXT NOT NULL, remaining_minor INTEGER NOT NULL, version INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS payments (
  payment_id TEXT PRIMARY KEY, customer_id TEXT NOT NULL, state TEXT NOT NULL,
  currency TEXT NOT NULL, amount_minor INTEGER NOT NULL, version INTEGER NOT NULL);
"""


class Ledger:
    def __init__(self, file: str) -> None:
        self.database = sqlite3.connect(file, isolation_level=None)
        self.database.executescript(TABLES)
        invoice = ("Issued", "Changed", "BalanceChanged", "Paid", "Voided", "Reopened", "WrittenOff")
        # Every fact carries the state after it, so one handler keeps all facts of a kind.
        self.handlers = {f"dunlin.invoice.v1.Invoice{name}": self._keep_invoice for name in invoice}
        for name in ("PaymentSettled", "PaymentReversed"):
            self.handlers[f"dunlin.payment.v1.{name}"] = self._keep_payment

    def take(self, events: Iterable[Event]) -> Counter:
        """Takes a batch in one transaction: either all of it happened, once, or nothing did and it is read again."""
        self.database.execute("BEGIN IMMEDIATE")
        try:
            outcome = Counter()
            for event in events:
                outcome[self._take_one(event)] += 1
                outcome[event.content_type] += 1
            self.database.execute("COMMIT")
        except BaseException:
            self.database.execute("ROLLBACK")
            raise
        return outcome

    def close(self) -> None:
        self.database.close()

    def _take_one(self, event: Event) -> str:
        handle = self.handlers.get(event.type)
        # Events that say nothing to this consumer, among them all types that came after it was written.
        if handle is None:
            return "passedOver"
        remember = "INSERT OR IGNORE INTO handled_events (event_id) VALUES (?)"
        if self.database.execute(remember, (event.id,)).rowcount == 0:
            return "duplicates"
        handle(event)
        return "handled"

    def _keep_invoice(self, event: Event) -> None:
        invoice = event.payload().snapshot.invoice
        # An enum value that is newer than the generated code has a number and no name.
        names = invoice_pb2.Invoice.Lifecycle.DESCRIPTOR.values_by_number
        lifecycle = names[invoice.lifecycle].name if invoice.lifecycle in names else str(invoice.lifecycle)
        self.database.execute(
            """INSERT INTO invoices VALUES (?, ?, ?, ?, ?, ?, ?)
               ON CONFLICT (invoice_id) DO UPDATE SET lifecycle = excluded.lifecycle, currency = excluded.currency,
                 remaining_minor = excluded.remaining_minor, version = excluded.version
               WHERE excluded.version > invoices.version""",
            (
                invoice.invoice_id,
                invoice.customer_id,
                invoice.number,
                lifecycle,
                invoice.remaining.currency_code,
                invoice.remaining.minor_units,
                event.sequence,
            ),
        )

    def _keep_payment(self, event: Event) -> None:
        payment = event.payload().payment
        state = payment_pb2.Payment.State.Name(payment.state)
        self.database.execute(
            """INSERT INTO payments VALUES (?, ?, ?, ?, ?, ?)
               ON CONFLICT (payment_id) DO UPDATE SET state = excluded.state, version = excluded.version
               WHERE excluded.version > payments.version""",
            (
                payment.payment_id,
                payment.customer_id,
                state,
                payment.amount.currency_code,
                payment.amount.minor_units,
                event.sequence,
            ),
        )
