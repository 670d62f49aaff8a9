"""Keeps a table of invoices and one of payments from the topics of Dunlin."""

import json
import os
import signal

from confluent_kafka import Consumer, KafkaError, KafkaException

from events import read
from ledger import Ledger

PREFIX = os.environ.get("TOPIC_PREFIX", "dunlin.")
# The major version is part of the topic: v2 would be another topic, read beside this one until v1 ends.
TOPICS = [f"{PREFIX}invoice.events.v1", f"{PREFIX}payment.events.v1"]

# Worth waiting for; the client continues by itself.
PASSING = {KafkaError._ALL_BROKERS_DOWN, KafkaError._TRANSPORT}


def main() -> None:
    ledger = Ledger(os.environ.get("DATABASE", "receivables.db"))
    consumer = Consumer(
        {
            "bootstrap.servers": os.environ.get("KAFKA_BROKERS", "localhost:9092"),
            "group.id": os.environ.get("GROUP_ID", "consumer-python"),
            "auto.offset.reset": "earliest",
            # Committed below, after handling.
            "enable.auto.commit": False,
        }
    )
    stopping = False

    def stop(*_: object) -> None:
        nonlocal stopping
        stopping = True

    signal.signal(signal.SIGINT, stop)
    signal.signal(signal.SIGTERM, stop)
    consumer.subscribe(TOPICS)
    try:
        while not stopping:
            messages = consumer.consume(num_messages=500, timeout=0.5)
            failures = [message.error() for message in messages if message.error()]
            for error in failures:
                if error.code() not in PASSING:
                    raise KafkaException(error)
            events = [read(message) for message in messages if not message.error()]
            if not events:
                continue
            # What cannot be handled ends the process before the commit: it is read again and never passed over.
            outcome = ledger.take(events)
            consumer.commit(asynchronous=False)
            print(json.dumps(outcome), flush=True)
    finally:
        consumer.close()
        ledger.close()


if __name__ == "__main__":
    main()
