type Schema = Readonly<Record<string, unknown>>;

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
      items: { type: 'object', required: ['field', 'description'], properties: { field: text, description: text } },
    },
    state: { ...text, description: 'State that does not allow the act.' },
    allowed: { type: 'array', description: 'What the state allows.', items: text },
  },
};
