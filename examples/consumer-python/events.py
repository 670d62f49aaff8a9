"""Events as they stand on the topics, read by the code that is generated from the published protos."""

from dataclasses import dataclass

from confluent_kafka import Message
from google.protobuf import json_format
from google.protobuf.message import Message as Payload

from dunlin.invoice.v1 import events_pb2 as invoice_events, import_events_pb2, journal_events_pb2
from dunlin.payment.v1 import events_pb2 as payment_events, payment_file_events_pb2

# By package and major version: the types of a v2 would stand beside these.
MODULES = {
    "dunlin.invoice.v1": (invoice_events, journal_events_pb2, import_events_pb2),
    "dunlin.payment.v1": (payment_events, payment_file_events_pb2),
}


@dataclass(frozen=True)
class Event:
    """What the headers say, and the value as it came."""

    id: str
    type: str
    sequence: int
    content_type: str
    value: bytes

    def payload(self) -> Payload:
        """The message, whichever way it is written: an operator may change the form at any time."""
        package, name = self.type.rsplit(".", 1)
        message = next(getattr(module, name) for module in MODULES[package] if hasattr(module, name))()
        # Fields that the generated code does not know yet are passed over in both forms.
        if self.content_type == "application/protobuf":
            message.ParseFromString(self.value)
        elif self.content_type == "application/json":
            json_format.Parse(self.value, message, ignore_unknown_fields=True)
        else:
            raise ValueError(f"{self.type} {self.id} is written as {self.content_type}")
        return message


def read(message: Message) -> Event:
    headers = {name: value.decode() for name, value in message.headers() or []}
    return Event(
        id=headers["ce_id"],
        type=headers["ce_type"],
        sequence=int(headers["ce_sequence"]),
        content_type=headers["content-type"],
        value=message.value(),
    )
