import fc from 'fast-check';
import { DomainError } from '#libs/errors';
import {
  assertAllowed,
  type CaseCommand,
  isClosed,
  settledState,
  shownState,
  type ShownState,
  storedStates,
} from './case.js';

const members = { open: 1, openPlaced: 0, openExpired: 0, paid: 0 };

test.each([
  ['ACTIVE', {}, 'ACTIVE'],
  ['FAILED', {}, 'FAILED'],
  ['ACTIVE', { open: 0, paid: 1 }, 'PAID'],
  ['ACTIVE', { open: 0, paid: 0 }, 'CLOSED'],
  ['COLLECTIONS', { open: 0, paid: 2 }, 'PAID'],
  ['ACTIVE', { open: 2, openPlaced: 1 }, 'COLLECTIONS'],
  ['COLLECTIONS', { open: 2 }, 'ACTIVE'],
  ['ACTIVE', { open: 2, openExpired: 1 }, 'ACTIVE'],
  ['ACTIVE', { open: 2, openExpired: 2 }, 'EXPIRED'],
  ['EXPIRED', { open: 3, openExpired: 2 }, 'ACTIVE'],
  ['CANCELLED', { open: 0, paid: 1 }, 'CANCELLED'],
  ['PAID', { open: 1 }, 'PAID'],
] as const)('a case that is %s with members %j is %s', (state, over, expected) => {
  expect(settledState(state, { ...members, ...over })).toBe(expected);
});

test('derived states show over the state beneath and never over an end', () => {
  const standing = fc.record({
    state: fc.constantFrom(...storedStates),
    allHeld: fc.boolean(),
    nextUndeliverable: fc.boolean(),
  });
  fc.assert(
    fc.property(standing, (given) => {
      const shown = shownState(given);
      if (isClosed(given.state)) expect(shown).toBe(given.state);
      else if (given.allHeld) expect(shown).toBe('PAUSED');
      else if (given.state === 'ACTIVE') expect(shown).toBe(given.nextUndeliverable ? 'WILL_FAIL' : 'ACTIVE');
      else expect(shown).toBe(given.state);
    }),
  );
});

test.each<[CaseCommand, ShownState[]]>([
  ['pause', ['ACTIVE', 'WILL_FAIL', 'FAILED']],
  ['resume', ['PAUSED']],
  ['cancel', ['ACTIVE', 'WILL_FAIL', 'FAILED', 'PAUSED', 'EXPIRED', 'COLLECTIONS']],
])('%s is allowed from %j and from nowhere else', (command, allowed) => {
  const all: ShownState[] = [...storedStates, 'PAUSED', 'WILL_FAIL'];
  for (const state of all) {
    const attempt = () => assertAllowed(command, state);
    if (allowed.includes(state)) expect(attempt).not.toThrow();
    else expect(attempt).toThrow(DomainError);
  }
});
