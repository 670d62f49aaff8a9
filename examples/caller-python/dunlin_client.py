"""How to call Dunlin well: deadlines, retries, who is calling, and what an error says."""

import json
import os
import uuid
from dataclasses import dataclass, field
from pathlib import Path

import grpc
from google.rpc import error_details_pb2
from grpc_status import rpc_status

SERVICE_CONFIG = {
    # Replicas stand behind one name; without this all calls would go to the first of them.
    "loadBalancingConfig": [{"round_robin": {}}],
    "methodConfig": [
        {
            "name": [{}],
            "timeout": "10s",
            # Only what never reached a decision. Reads, and mutations with a request id, may be sent again.
            "retryPolicy": {
                "maxAttempts": 4,
                "initialBackoff": "0.2s",
                "maxBackoff": "2s",
                "backoffMultiplier": 2,
                "retryableStatusCodes": ["UNAVAILABLE"],
            },
        }
    ],
}


def connect(address: str, tls_name: str | None = None) -> grpc.Channel:
    """By mutual TLS where the variables TLS_CA_FILE, TLS_CERT_FILE and TLS_KEY_FILE name files, else without TLS.

    tls_name is the name in the certificate of the service, where the address has another.
    """
    options = [("grpc.service_config", json.dumps(SERVICE_CONFIG))]
    files = [os.environ.get(f"TLS_{kind}_FILE") for kind in ("CA", "KEY", "CERT")]
    if not all(files):
        return grpc.insecure_channel(address, options)
    if tls_name:
        options.append(("grpc.ssl_target_name_override", tls_name))
    authorities, key, certificate = (Path(file).read_bytes() for file in files)
    return grpc.secure_channel(address, grpc.ssl_channel_credentials(authorities, key, certificate), options)


def metadata(actor: str) -> tuple[tuple[str, str], ...]:
    """Who acts, `user:<id>` or `system:<name>`, and an id under which all that follows can be found in logs."""
    return (("x-dunlin-actor", actor), ("x-correlation-id", str(uuid.uuid4())))


@dataclass(frozen=True)
class Refusal:
    """What the details of an error say."""

    code: str
    message: str
    # Stable, UPPER_SNAKE; docs/contracts/errors.md lists all. Decide by this, never by the message.
    reason: str = ""
    facts: dict[str, str] = field(default_factory=dict)
    violations: dict[str, str] = field(default_factory=dict)


def refusal_of(error: grpc.RpcError) -> Refusal:
    status = rpc_status.from_call(error)
    info = error_details_pb2.ErrorInfo()
    invalid = error_details_pb2.BadRequest()
    for detail in status.details if status else []:
        # Other kinds of details may come; they are passed over.
        _ = detail.Unpack(info) or detail.Unpack(invalid)
    return Refusal(
        code=error.code().name,
        message=error.details(),
        reason=info.reason,
        facts=dict(info.metadata),
        violations={one.field: one.description for one in invalid.field_violations},
    )
