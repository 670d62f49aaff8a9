import type { ServiceError } from '@grpc/grpc-js';
import { defineErrors, faultOf, invalidFields, violation } from '#libs/errors';
import type { RpcMethod } from './contracts.js';
import { fromStatus, toStatus } from './status.js';

const errors = defineErrors({ PAYMENT_INVALID: ['invalid', 'A field is wrong.'] });
const service = 'dunlin.payment.v1.PaymentService';
const method = { service, finalReasons: new Set<string>() } as unknown as RpcMethod;

it('carries what is wrong with each field by its code and facts, and what has none as it is', () => {
  const violations = [
    violation('name', faultOf('TOO_LONG', { max: 200 })),
    violation('amount', faultOf('MISSING')),
    violation('ids', 'is of another customer'),
  ];
  const status = toStatus(invalidFields(errors.PAYMENT_INVALID, violations), 'dunlin.payment', 'c');
  const arrived = fromStatus(status as unknown as ServiceError, 'payment', method);
  expect(arrived.details.violations).toEqual(violations);
});

it('leaves facts out that do not fit into the trailers of a response beside what is wrong', () => {
  const violations = Array.from({ length: 200 }, () =>
    violation('kind', faultOf('NOT_ONE_OF', { choices: 'x'.repeat(10_000) })),
  );
  const status = toStatus(invalidFields(errors.PAYMENT_INVALID, violations), 'dunlin.payment', 'c');
  const size = Object.values(status.metadata.getMap()).reduce((sum, value) => sum + value.length, 0);
  expect(size).toBeLessThan(12_000);
  const arrived = fromStatus(status as unknown as ServiceError, 'payment', method).details.violations!;
  expect(arrived.every(({ reason, description }) => reason === 'NOT_ONE_OF' && description !== '')).toBe(true);
  expect(arrived.map(({ facts }) => facts !== undefined).lastIndexOf(true)).toBe(5);
});
