import type { Schemas } from '../../api/client.js';
import { isLocked, settingsOf } from './settings.js';

const customer = {
  ...{ kind: 'BUSINESS', debtType: null, jurisdiction: '', role: null },
  ...{ specialistName: 'Ann', defaultSequence: '' },
} as Schemas['Customer'];

function term(name: string, value: string, level: 'CLASS' | 'CUSTOMER' | null): Schemas['ResolvedTerm'] {
  return { name, value, level, explanation: '' };
}

describe('settings of a customer', () => {
  it('say where each comes from', () => {
    const terms = [term('specialist', 'id', 'CUSTOMER'), term('default_sequence', 'gentle', 'CLASS')];
    expect(settingsOf(customer, terms)).toEqual([
      { name: 'specialist', value: 'Ann', origin: 'CUSTOMER' },
      { name: 'sequence', value: 'gentle', origin: 'CLASS' },
      { name: 'debtType', value: 'BUSINESS', origin: 'KIND' },
      { name: 'jurisdiction', value: '', origin: 'ORGANISATION' },
      { name: 'role', value: '', origin: 'ORGANISATION' },
    ]);
  });

  it('that are its own come from the customer', () => {
    const own = { ...customer, debtType: 'CONSUMER', jurisdiction: 'US-MA', role: 'COLLECTOR' } as const;
    expect(settingsOf(own, []).slice(2)).toEqual([
      { name: 'debtType', value: 'CONSUMER', origin: 'CUSTOMER' },
      { name: 'jurisdiction', value: 'US-MA', origin: 'CUSTOMER' },
      { name: 'role', value: 'COLLECTOR', origin: 'CUSTOMER' },
    ]);
    expect(
      settingsOf(own, [])
        .map(({ origin }) => origin)
        .slice(0, 2),
    ).toEqual(['NOBODY', 'NOBODY']);
  });

  it('are shown without their origin while nobody knows it', () => {
    expect(settingsOf(customer, undefined)[0]).toEqual({ name: 'specialist', value: 'Ann', origin: 'UNKNOWN' });
    expect(isLocked(undefined)).toBe(false);
    expect(isLocked([term('locked', 'true', 'CLASS')])).toBe(true);
  });
});
