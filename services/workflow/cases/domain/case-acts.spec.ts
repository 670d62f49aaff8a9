import fc from 'fast-check';
import { DomainError } from '#libs/errors';
import { isClosed, type ShownState, shownStates, type StoredState, storedStates } from './case.js';
import {
  type ActFacts,
  type ActRefusal,
  actsOf,
  allowedActs,
  assertAllowed,
  type CaseAct,
  caseActs,
} from './case-acts.js';

function showing(shown: ShownState, beneath: StoredState = 'ACTIVE', over: Partial<ActFacts> = {}): ActFacts {
  const stored = storedStates.find((state) => state === shown);
  const counts = { placedInvoiceCount: 0, recallableInvoiceCount: 0, openInvoiceCount: 2 };
  return { shown, stored: stored ?? beneath, ...counts, pausedInPart: false, heldBesides: null, ...over };
}

function errorOf(act: CaseAct, facts: ActFacts): unknown {
  try {
    assertAllowed(act, facts);
    return null;
  } catch (error) {
    return error;
  }
}

test.each<[CaseAct, ShownState[]]>([
  ['PAUSE', ['ACTIVE', 'WILL_FAIL', 'FAILED', 'ON_HOLD', 'ON_ARRANGEMENT']],
  ['RESUME', ['PAUSED']],
  ['CANCEL', ['ACTIVE', 'WILL_FAIL', 'FAILED', 'PAUSED', 'EXPIRED', 'COLLECTIONS', 'ON_HOLD', 'ON_ARRANGEMENT']],
  [
    'CHANGE_SEQUENCE',
    ['ACTIVE', 'WILL_FAIL', 'FAILED', 'PAUSED', 'EXPIRED', 'COLLECTIONS', 'ON_HOLD', 'ON_ARRANGEMENT'],
  ],
  ['SEND_TO_COLLECTIONS', ['ACTIVE', 'WILL_FAIL', 'FAILED', 'PAUSED', 'EXPIRED']],
  ['RECALL', []],
])('%s is allowed from %j and from nowhere else', (act, allowed) => {
  const found = shownStates.filter((shown) => actsOf(showing(shown))[act] === null);
  expect(found.sort()).toEqual(allowed.sort());
});

test('a case on hold is paused when what is beneath could be, and not when it has expired', () => {
  expect(allowedActs(showing('ON_HOLD', 'FAILED'))).toContain('PAUSE');
  expect(actsOf(showing('ON_HOLD', 'EXPIRED')).PAUSE).toMatchObject({ reason: 'STEPS_EXHAUSTED' });
});

test('what agencies have of a case is recalled, whatever it shows', () => {
  for (const shown of ['COLLECTIONS', 'ACTIVE', 'PAUSED'] as const) {
    const placed = { placedInvoiceCount: 1, recallableInvoiceCount: 1 };
    expect(allowedActs(showing(shown, 'ACTIVE', placed))).toContain('RECALL');
  }
  const asked = showing('COLLECTIONS', 'ACTIVE', { placedInvoiceCount: 2 });
  expect(actsOf(asked).RECALL).toMatchObject({ reason: 'ON_ITS_WAY' });
});

test('a case that is paused in part is resumed, and a paused one goes to agencies once', () => {
  expect(allowedActs(showing('ACTIVE', 'ACTIVE', { pausedInPart: true }))).toContain('RESUME');
  expect(actsOf(showing('PAUSED', 'ACTIVE', { placedInvoiceCount: 2 })).SEND_TO_COLLECTIONS).toMatchObject({
    reason: 'WITH_AGENCY',
  });
});

test('a case goes to an agency out of a pause of people, and out of nothing else that holds it', () => {
  expect(allowedActs(showing('PAUSED'))).toContain('SEND_TO_COLLECTIONS');
  const held = showing('PAUSED', 'ACTIVE', { heldBesides: 'A lawyer wrote' });
  expect(actsOf(held).SEND_TO_COLLECTIONS).toEqual({
    reason: 'HELD',
    text: expect.stringContaining('A lawyer wrote'),
  });
});

test.each<[CaseAct, ActFacts, ActRefusal['reason']]>([
  ['PAUSE', showing('PAID'), 'CASE_ENDED'],
  ['PAUSE', showing('PAUSED'), 'ALREADY_PAUSED'],
  ['PAUSE', showing('COLLECTIONS'), 'WITH_AGENCY'],
  ['PAUSE', showing('EXPIRED'), 'STEPS_EXHAUSTED'],
  ['RESUME', showing('ON_HOLD'), 'NOT_PAUSED'],
  ['RESUME', showing('CLOSED'), 'CASE_ENDED'],
  ['CANCEL', showing('CANCELLED'), 'CASE_ENDED'],
  ['CHANGE_SEQUENCE', showing('PAID'), 'CASE_ENDED'],
  ['SEND_TO_COLLECTIONS', showing('COLLECTIONS'), 'WITH_AGENCY'],
  ['SEND_TO_COLLECTIONS', showing('ON_HOLD'), 'HELD'],
  ['RECALL', showing('ACTIVE'), 'NOT_WITH_AGENCY'],
  ['RECALL', showing('CLOSED'), 'CASE_ENDED'],
])('%s of %j is refused because of %s', (act, facts, reason) => {
  expect(actsOf(facts)[act]).toMatchObject({ reason });
});

test('what is said to be allowed is done, and what is refused is refused for the reason that was said', () => {
  const facts = fc.record<ActFacts>({
    shown: fc.constantFrom(...shownStates),
    stored: fc.constantFrom(...storedStates),
    placedInvoiceCount: fc.nat(2),
    recallableInvoiceCount: fc.nat(2),
    openInvoiceCount: fc.nat(2),
    pausedInPart: fc.boolean(),
    heldBesides: fc.constantFrom(null, 'A lawyer wrote'),
  });
  fc.assert(
    fc.property(facts, fc.constantFrom(...caseActs), (given, act) => {
      const refusal = actsOf(given)[act];
      const error = errorOf(act, given);
      expect(allowedActs(given).includes(act)).toBe(refusal === null);
      if (refusal === null) return expect(error).toBeNull();
      expect(error).toBeInstanceOf(DomainError);
      const { message, details } = error as DomainError;
      expect(message.startsWith(refusal.text)).toBe(true);
      expect(details).toMatchObject({ state: given.shown, facts: { reason: refusal.reason } });
      expect(details.allowed).toHaveLength(allowedActs(given).length);
      if (isClosed(given.shown)) expect(details.allowed).toEqual([]);
    }),
  );
});
