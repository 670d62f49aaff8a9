import fc from 'fast-check';
import type { GivenMethod } from '../../provider/domain/provider.js';
import { askFor, disable, enable, end, follow, type Method, methodOn, revoke, setAutopay } from './method.js';

const now = new Date('2026-03-10T10:00:00.000Z');
const today = '2026-03-10';
const card: GivenMethod = {
  token: 'pm_1',
  kind: 'CARD',
  brand: 'visa',
  last4: '4242',
  expiryMonth: '2026-05',
  isRevoked: false,
};
const account: GivenMethod = { ...card, kind: 'BANK_ACCOUNT', brand: 'Bank', expiryMonth: null };
const pending = askFor({ methodId: 'm', customerId: 'c', provider: 'sandbox', sessionId: 's' }, now, today);
const active = follow(pending, card, true);

describe('a payment method', () => {
  it('is active once the debtor gave it, and failed where the page ended without', () => {
    expect(active).toMatchObject({ state: 'ACTIVE', label: 'visa 4242', token: 'pm_1', version: 2n });
    expect(follow(pending, null, false)).toBe(pending);
    expect(follow(pending, null, true)).toMatchObject({ state: 'FAILED', reason: 'NOT_GIVEN' });
    expect(follow(active, card, true)).toBe(active);
    expect(follow(active, { ...card, isRevoked: true }, true).state).toBe('REVOKED');
  });

  it('may be charged again on the day to which it was disabled, and not a day before', () => {
    const off = disable(active, '2026-03-20', 'holiday', today);
    expect(methodOn(off, '2026-03-19').state).toBe('DISABLED_UNTIL');
    expect(methodOn(off, '2026-03-20')).toMatchObject({ state: 'ACTIVE', disabledUntil: null, reason: '' });
    expect(methodOn(disable(active, null, 'lost', today), '2030-01-01').state).toBe('DISABLED');
    expect(enable(off, 'found', today).state).toBe('ACTIVE');
    expect(() => disable(active, today, 'x', today)).toThrow('until');
    expect(() => enable(active, 'x', today)).toThrow('enable');
  });

  it('is over after the month of its card, or 36 months without use', () => {
    expect(methodOn(active, '2026-05-31').state).toBe('ACTIVE');
    expect(methodOn(active, '2026-06-01')).toMatchObject({ state: 'EXPIRED', reason: 'CARD_EXPIRED' });
    const debit = follow(pending, account, true);
    expect(methodOn(debit, '2029-03-09').state).toBe('ACTIVE');
    expect(methodOn(debit, '2029-03-10')).toMatchObject({ state: 'EXPIRED', reason: 'UNUSED_36_MONTHS' });
  });

  it('is charged by itself only where it is active when that is chosen, and no longer once it ended', () => {
    const automatic = setAutopay(active, true, today);
    expect(automatic).toMatchObject({ autopay: true, version: 3n });
    expect(setAutopay(automatic, true, today)).toBe(automatic);
    expect(() => setAutopay(disable(active, null, 'lost', today), true, today)).toThrow('autopay');
    expect(setAutopay(disable(automatic, null, 'lost', today), false, today).autopay).toBe(false);
    expect(revoke(automatic, 'by letter', today).autopay).toBe(false);
    expect(end(automatic, 'EXPIRED', 'x').autopay).toBe(false);
  });

  it('never comes back once it was revoked, whatever follows', () => {
    const commands: Record<string, (method: Method) => Method> = {
      given: (method) => follow(method, card, true),
      ended: (method) => follow(method, null, true),
      disabled: (method) => disable(method, '2027-01-01', 'x', today),
      enabled: (method) => enable(method, 'x', today),
      expired: (method) => end(method, 'EXPIRED', 'x'),
      revoked: (method) => revoke(method, 'x', today),
    };
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...Object.keys(commands))), (names) => {
        let method = revoke(active, 'by letter', today);
        for (const name of names) {
          try {
            method = commands[name]!(method);
          } catch {
            // Refused, which is fine too.
          }
          expect(method.state).toBe('REVOKED');
        }
      }),
    );
  });
});
