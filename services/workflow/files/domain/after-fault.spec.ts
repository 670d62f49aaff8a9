import { DomainError, type ErrorKind } from '#libs/errors';
import { afterFault, maxAttempts } from './after-fault.js';

const fault = (kind: ErrorKind, code = 'SOME_REASON', isFinal = false) =>
  new DomainError(code, kind, 'Some text.', {}, { isFinal });

function actsAfter(of: DomainError, attempts: number): (number | 'FAIL')[] {
  return Array.from({ length: attempts }, (_, index) => {
    const after = afterFault(of, index + 1);
    return after.act === 'RETRY' ? after.pauseMs : after.act;
  });
}

test('a file that its owner refuses for good is given up at once', () => {
  expect(actsAfter(fault('refused', 'IMPORT_STATE_FORBIDS', true), 1)).toEqual(['FAIL']);
});

test.each(['internal', 'invalid', 'conflict'] as const)(
  'a fault of the owner that is %s is tried again, later and later, and then the file is given up',
  (kind) => {
    expect(actsAfter(fault(kind), maxAttempts)).toEqual([
      2_000,
      4_000,
      8_000,
      16_000,
      30_000,
      30_000,
      30_000,
      30_000,
      30_000,
      'FAIL',
    ]);
  },
);

test.each([
  fault('forbidden', 'CALLER_NOT_ALLOWED'),
  fault('invalid', 'RPC_FAILED'),
  fault('internal', 'RPC_FAILED'),
  fault('unavailable'),
])('a file waits without end while its owner gives no answer about it: %s', (of) => {
  expect(actsAfter(of, 1_000)).not.toContain('FAIL');
});
