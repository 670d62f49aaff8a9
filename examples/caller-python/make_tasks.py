"""Makes a task for a person to call about each overdue invoice. Running it again makes none twice."""

import argparse
import json
import os
import sys
from collections.abc import Iterator
from dataclasses import asdict

import grpc
from dunlin.customer.v1 import work_service_pb2, work_service_pb2_grpc
from dunlin.invoice.v1 import invoice_pb2, invoice_service_pb2, invoice_service_pb2_grpc

from dunlin_client import connect, metadata, refusal_of

ACTOR = "user:make-tasks"


def overdue_invoices(invoices: invoice_service_pb2_grpc.InvoiceServiceStub, page_size: int) -> Iterator:
    """All of them, page by page. A page token belongs to its filter, which must stay the same."""
    request = invoice_service_pb2.ListInvoicesRequest(
        lifecycles=[invoice_pb2.Invoice.LIFECYCLE_OPEN], overdue=True, page_size=page_size
    )
    while True:
        page = invoices.ListInvoices(request, metadata=metadata(ACTOR))
        yield from page.invoices
        if not page.next_page_token:
            return
        request.page_token = page.next_page_token


def make_task(work: work_service_pb2_grpc.WorkServiceStub, invoice: invoice_pb2.Invoice, queue: str) -> str:
    """The request id says what is done rather than when: a repeat is answered with the task that there is."""
    request = work_service_pb2.CreateTaskRequest(
        request_id=f"make-tasks/{invoice.invoice_id}/{invoice.episode}",
        customer_id=invoice.customer_id,
        invoice_id=invoice.invoice_id,
        queue=queue,
        title=f"Call about {invoice.number}",
    )
    return work.CreateTask(request, metadata=metadata(ACTOR)).task.task_id


def connect_to(service: str, default: str) -> grpc.Channel:
    return connect(os.environ.get(f"{service}_ADDRESS", default), os.environ.get(f"{service}_TLS_NAME"))


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--queue", default="callers")
    options.add_argument("--page-size", type=int, default=100)
    chosen = options.parse_args()
    refused = 0
    with (
        connect_to("INVOICE", "localhost:50051") as invoice_channel,
        connect_to("CUSTOMER", "localhost:50052") as customer_channel,
    ):
        invoices = invoice_service_pb2_grpc.InvoiceServiceStub(invoice_channel)
        work = work_service_pb2_grpc.WorkServiceStub(customer_channel)
        for invoice in overdue_invoices(invoices, chosen.page_size):
            try:
                print(json.dumps({"invoice": invoice.number, "taskId": make_task(work, invoice, chosen.queue)}))
            except grpc.RpcError as error:
                refusal = refusal_of(error)
                # Without a reason nobody decided anything: the service is away, and so it is for all others.
                if not refusal.reason:
                    raise
                refused += 1
                print(json.dumps({"invoice": invoice.number, **asdict(refusal)}), file=sys.stderr)
    return 1 if refused else 0


if __name__ == "__main__":
    sys.exit(main())
