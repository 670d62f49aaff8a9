import { afterFault, maxAttempts } from './after-fault.js';

test.each(['invalid', 'not-found', 'conflict', 'refused'] as const)('a file that is %s is given up at once', (kind) => {
  expect(afterFault(kind, 1)).toEqual({ act: 'FAIL' });
});

test.each(['internal', 'forbidden'] as const)(
  'a fault that is %s is tried again, later and later, and then given up',
  (kind) => {
    const pauses = Array.from({ length: maxAttempts }, (_, index) => afterFault(kind, index + 1)).map((after) =>
      after.act === 'RETRY' ? after.pauseMs : after.act,
    );
    expect(pauses).toEqual([2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000, 30_000, 30_000, 'FAIL']);
  },
);
