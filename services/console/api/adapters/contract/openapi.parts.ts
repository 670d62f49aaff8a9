import type { Route } from '../../domain/route.js';

export type Schema = Readonly<Record<string, unknown>>;

const text: Schema = { type: 'string' };
/** Who a row is about. */
export const namedCustomer: Schema = {
  type: 'object',
  description: 'Who a row is about.',
  required: ['customerId', 'reference', 'name'],
  properties: { customerId: text, reference: text, name: text },
};
/** RFC 9457, with what the product knows of an error. */
export const problem: Schema = {
  type: 'object',
  description: 'An error, RFC 9457.',
  required: ['type', 'title', 'status', 'detail', 'reason', 'correlationId'],
  properties: {
    type: text,
    title: text,
    status: { type: 'integer' },
    detail: { ...text, description: 'What happened and what to do, for people.' },
    reason: { ...text, description: 'For programs; docs/contracts/errors.md lists them.' },
    correlationId: { ...text, description: 'Stands in the logs of every service that took part.' },
    violations: {
      type: 'array',
      description: 'Each wrong field.',
      items: {
        type: 'object',
        required: ['field', 'description'],
        properties: {
          field: text,
          description: { ...text, description: 'What is wrong with it, for people.' },
          reason: {
            ...text,
            description:
              'For programs; docs/contracts/errors.md lists them among the faults of fields. Absent for none.',
          },
          facts: {
            type: 'object',
            description: 'What the description is made of, by names.',
            additionalProperties: text,
          },
        },
      },
    },
    state: { ...text, description: 'State that does not allow the act.' },
    allowed: { type: 'array', description: 'What the state allows.', items: text },
    facts: {
      type: 'object',
      description:
        'What the sentence is made of: ids, codes and numbers by their names. Where an act is refused, reason says why by one of the codes of refusals in docs/contracts/errors.md.',
      additionalProperties: text,
    },
  },
};

/** What every operation begins with. */
export function headOf({ name, tag, summary, needs }: Route): Schema {
  const needed = needs === 'signed-in' ? 'For everybody who has signed in.' : `Needs the permission \`${needs}\`.`;
  return { operationId: name, tags: [tag], summary, description: needed, 'x-dunlin-needs': needs };
}

export function answers(status: number, schema: Schema, type = 'application/json'): Schema {
  return { [status]: { description: 'Done.', content: { [type]: { schema } } }, default: refused };
}

export const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
export const refused: Schema = { $ref: '#/components/responses/Problem' };

export const description = [
  'The HTTP API of Dunlin. A browser has the cookie of its session and sends X-CSRF-Token with every change; a program',
  'sends an access token of the identity provider. Amounts are whole minor units as texts, instants are UTC, unknown',
  'fields are refused. Errors are problems as RFC 9457 has them; `reason` is one of docs/contracts/errors.md.',
].join(' ');

const header = (name: string, about: string): Schema => ({
  name,
  in: 'header',
  description: about,
  schema: { type: 'string' },
});
export const idempotencyKey = header(
  'Idempotency-Key',
  'Chosen by the caller; the same key again changes nothing twice. It belongs to the person or program.',
);
export const ifMatch = header(
  'If-Match',
  'Version that was seen, as an ETag: "7". A change of another version is refused.',
);
export const lastEventId = header('Last-Event-ID', 'The last event that was seen; what came since follows.');
export const purpose = header(
  'Dunlin-Purpose',
  'What for; demanded where the deployment asks for it, and kept in the access log.',
);

export const fileName = header(
  'Dunlin-File-Name',
  'Name of the file, percent-encoded. It may name a person, and addresses are kept in logs.',
);

const instant: Schema = { type: 'string', format: 'date-time' };
const date: Schema = { type: 'string', format: 'date' };
const int64: Schema = { type: 'string', format: 'int64', pattern: '^-?[0-9]+$' };
const integer: Schema = { type: 'integer', format: 'int32' };
/** How values of the contracts are written. */
export const scalars: Readonly<Record<string, Schema>> = {
  string: { type: 'string' },
  bool: { type: 'boolean' },
  int32: integer,
  uint32: integer,
  int64,
  uint64: int64,
  double: { type: 'number' },
  bytes: { type: 'string', format: 'byte' },
  '.google.protobuf.Timestamp': instant,
  '.google.type.Date': date,
};
