import { defineErrors } from '#libs/errors';

/** Reasons that every service can give, with the sentence that the list of errors shows. */
export const errors = defineErrors({
  ACTOR_INVALID: ['invalid', 'The actor is no `user:<id>` or `system:<name>`.'],
  ACTOR_MISSING: ['invalid', 'A mutation came without the metadata `x-dunlin-actor`.'],
  ACTOR_NOT_ALLOWED: [
    'forbidden',
    'Only services act as `system:<service>`; other callers act for people, or as the name in their certificate.',
  ],
  ACTOR_TOKEN_INVALID: [
    'forbidden',
    'The token that says who calls is none of console for services, or has expired; sign in again.',
  ],
  ACTOR_TOKEN_UNCHECKED: [
    'unavailable',
    'The keys by which tokens are checked cannot be read from console; the same call may be made again.',
  ],
  ACTOR_UNPROVEN: ['forbidden', 'The act needs a person who has signed in, and nothing proves who calls.'],
  APPROVAL_BY_PROGRAM: ['forbidden', 'Programs and services ask for approvals, and a person decides about them.'],
  APPROVAL_INVALID: ['invalid', 'Fields of the request about an approval are wrong; the violations name each of them.'],
  APPROVAL_KEY_REUSED: [
    'conflict',
    'The act was asked for already; that request is decided or withdrawn before another one is made.',
  ],
  APPROVAL_NOT_FOUND: ['not-found', 'The service has no approval with this id.'],
  APPROVAL_OF_OTHER: ['forbidden', 'Somebody else asked for it, and only they withdraw it.'],
  APPROVAL_OF_OWN: ['forbidden', 'Nobody decides about what they asked for themselves.'],
  APPROVAL_STATE_FORBIDS: ['refused', 'It is decided about already, was withdrawn, or has expired.'],
  BROKER_UNAVAILABLE: [
    'unavailable',
    'The broker cannot be reached or does not let this process in; the message says what to do.',
  ],
  CALLER_NOT_ALLOWED: [
    'forbidden',
    'The certificate of the caller names nobody who may call this; the message says what to set.',
  ],
  CLOCK_INVALID: [
    'invalid',
    'A command to a clock is incomplete: the instant or the phase is missing; the details name the field.',
  ],
  CLOCK_MISSING: ['internal', 'The clock row is missing: the migrations have not run.'],
  CLOCK_MODE_DIFFERS: ['refused', 'The configured kind of clock is not the one the database was created with.'],
  CLOCK_STATE_FORBIDS: [
    'refused',
    'The clock runs on real time, or the instant lies before the present one; the details say which.',
  ],
  CURRENCY_MIXED: ['internal', 'A defect: amounts of two currencies were to be combined.'],
  CURRENCY_UNKNOWN: ['invalid', 'A currency is not in ISO 4217.'],
  DATABASE_UNAVAILABLE: [
    'unavailable',
    'The database cannot be reached or closed the connection; the same call may be made again.',
  ],
  DATE_INVALID: ['invalid', 'Year, month and day are no calendar date.'],
  DEADLINE_EXCEEDED: ['unavailable', 'The deadline of the caller had passed.'],
  DEAD_LETTER_INVALID: [
    'invalid',
    'The reason for which an event is dropped is missing or has more than 500 characters.',
  ],
  DEAD_LETTER_NOT_FIRST: [
    'refused',
    'An earlier dead letter of the same key is open; the message names it, and it is replayed or dropped first.',
  ],
  DEAD_LETTER_NOT_FOUND: ['not-found', 'The service has no dead letter with this id.'],
  DEAD_LETTER_STATE_FORBIDS: ['refused', 'The dead letter was dropped, or was replayed before it could be.'],
  EVENT_INVALID: ['invalid', 'An event that was to be published is no message of its type.'],
  HANDLER_MISSING: ['refused', 'A parked event is of a type that the service no longer handles; drop it instead.'],
  INTERNAL: ['internal', 'A defect; the log has the details under the correlation id.'],
  INVARIANT_BROKEN: ['internal', 'A defect: the service met a state that it believes impossible.'],
  MIGRATION_LOCKED: [
    'unavailable',
    'Another session holds a table that a migration must change; end it and migrate again.',
  ],
  PAGE_TOKEN_INVALID: ['invalid', 'The page token is damaged or belongs to another filter.'],
  PARKED_EVENT_NOT_FIRST: ['refused', 'Only the first parked event of a key can be dropped.'],
  PARKED_EVENT_NOT_FOUND: ['not-found', 'The event is not among those that are parked with this key.'],
  PARKED_KEY_NOT_FOUND: ['not-found', 'No events of this key are parked.'],
  REQUEST_ID_MISSING: ['invalid', 'A mutation came without request_id.'],
  REQUEST_ID_TOO_LONG: ['invalid', 'A request id has more than 200 characters.'],
  REQUEST_KEY_REUSED: ['conflict', 'The request id was used before for another request.'],
  ROLE_MISSING: ['forbidden', 'The act is for a role that the caller does not have.'],
  RPC_FAILED: ['internal', 'A service that had to be called returned an error without a reason.'],
  SERVICE_STARTING: ['unavailable', 'The service is not ready yet; the same call may be made again.'],
  SERVICE_UNAVAILABLE: [
    'unavailable',
    'A service that had to be asked cannot be reached; the same call may be made again.',
  ],
  TEMPORAL_NAMESPACE_MISSING: ['unavailable', 'The Temporal namespace does not exist.'],
  TEMPORAL_REFUSED: ['unavailable', 'Temporal refuses the caller; its certificate or key is wrong or lacks rights.'],
  TEMPORAL_UNAVAILABLE: ['unavailable', 'Temporal cannot be reached; the same call may be made again.'],
  TLS_FAILED: [
    'unavailable',
    'A service that had to be asked and this one do not accept their certificates; the message says what to set.',
  ],
  TOPICS_MISSING: [
    'unavailable',
    'Topics are not there and may not or could not be made; the message names them and what to do.',
  ],
  TRANSACTION_CONFLICT: ['aborted', 'Concurrent changes came first at every attempt; the same call may be made again.'],
  WORKER_UNAVAILABLE: ['unavailable', 'The worker that ran the activity is stopping; another worker runs it again.'],
});
