import { type Hold, isInForce, isOwnPause, otherHold, recalledReason } from './hold.js';

test('a hold ends at its instant, or when it is lifted', () => {
  const now = new Date('2013-01-01T10:00:00Z');
  const promiseId = null;
  expect(isInForce({ liftedAt: null, untilAt: null, promiseId }, now)).toBe(true);
  expect(isInForce({ liftedAt: null, untilAt: new Date(now.getTime() + 1), promiseId }, now)).toBe(true);
  expect(isInForce({ liftedAt: null, untilAt: now, promiseId }, now)).toBe(false);
  expect(isInForce({ liftedAt: now, untilAt: null, promiseId }, now)).toBe(false);
});

test('a hold of a promise stays in force until the promise is judged', () => {
  const now = new Date('2013-01-01T10:00:00Z');
  expect(isInForce({ liftedAt: null, untilAt: now, promiseId: 'p' }, now)).toBe(true);
  expect(isInForce({ liftedAt: now, untilAt: now, promiseId: 'p' }, now)).toBe(false);
});

const hold: Hold = {
  holdId: 'h',
  scope: 'CASE',
  subjectId: 'case',
  customerId: 'c',
  caseId: 'case',
  reason: 'In talks',
  untilAt: null,
  placedBy: 'user:ann',
  placedAt: new Date(0),
  liftedAt: null,
  flag: null,
  promiseId: null,
  arrangementId: null,
};

test('people alone paused a case by a hold of theirs on it, or by what it left of it; a recall and others are none', () => {
  expect(isOwnPause(hold, 'case')).toBe(true);
  expect(isOwnPause(hold, 'other')).toBe(false);
  expect(isOwnPause({ ...hold, placedBy: 'system:payment' }, 'case')).toBe(false);
  expect(isOwnPause({ ...hold, scope: 'CUSTOMER', subjectId: 'c' }, 'case')).toBe(false);
  const ofInvoice: Hold = { ...hold, scope: 'INVOICE', subjectId: 'i', placedBy: 'system:workflow' };
  expect(isOwnPause(ofInvoice, 'case')).toBe(true);
  expect(isOwnPause({ ...ofInvoice, reason: recalledReason }, 'case')).toBe(false);
  expect(isOwnPause({ ...ofInvoice, caseId: null }, 'case')).toBe(false);
});

test('a hold that follows from a flag is more than a pause by people, whoever placed it', () => {
  const flagged: Hold = {
    ...hold,
    scope: 'CUSTOMER',
    subjectId: 'c',
    caseId: null,
    reason: 'BANKRUPT',
    flag: 'BANKRUPT',
  };
  expect(otherHold([hold, flagged], 'case')).toBe(flagged);
  expect(otherHold([hold], 'case')).toBeUndefined();
});
