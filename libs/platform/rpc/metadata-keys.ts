/** Metadata keys that every call of the product may carry. */
export const metadataKeys = {
  authorization: 'authorization',
  actor: 'x-dunlin-actor',
  correlationId: 'x-correlation-id',
  causationId: 'x-causation-id',
  traceparent: 'traceparent',
} as const;
