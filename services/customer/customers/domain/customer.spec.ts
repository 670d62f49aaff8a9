import fc from 'fast-check';
import { channels, newContact } from './contacts.js';
import {
  type Change,
  createCustomer,
  type Customer,
  deliverableChannels,
  expectVersion,
  flagsOf,
  lowerFlag,
  optOut,
  raiseFlag,
  revise,
  type Revision,
  setContactValidity,
  withdrawOptOut,
} from './customer.js';
import { candidateZones, noOverrides } from './details.js';
import { type Flag, flags, type RaisedFlag } from './flags.js';

const email = newContact('c-1', 'EMAIL', 'Anna@example.test', { source: 'FILE' });
const phone = newContact('c-2', 'SMS', '+4930901820', { source: 'FILE' });
const details = {
  name: 'Anna Schmidt',
  kind: 'PERSON',
  customerClass: 'default',
  zone: 'Europe/Berlin',
  otherZones: ['Europe/Vienna'],
  locale: 'de',
  ...noOverrides,
} as const;
const today = '2013-01-01';
const at = new Date('2013-01-01T12:00:00Z');
const aFlag = (flag: Flag, known: Partial<RaisedFlag> = {}): RaisedFlag => {
  const nothing = { since: null, until: null, evidence: '' };
  return { flag, ...nothing, reason: 'court notice', actor: 'user:ann', raisedAt: at, ...known };
};
const judge = (state: Customer, contactId: string, validity: 'VALID' | 'INVALID', reason: string) =>
  setContactValidity(state, contactId, { validity, reason, actor: 'user:ann', at });
const { customer } = createCustomer(
  { customerId: 'id-1', reference: 'K-1', createdAt: new Date('2013-01-01T00:00:00Z') },
  details,
  [email, phone],
);
const ids = () => {
  let next = 100;
  return () => `c-${next++}`;
};
const give = (revision: Partial<Revision>, to = customer) =>
  revise(to, { details: {}, addresses: {}, by: 'FILE', ...revision }, ids());

describe('a new customer', () => {
  it('is at version 1, with unverified contacts, and was created', () => {
    const created = createCustomer({ ...customer }, details, [email]);
    expect(created.events).toEqual([{ event: 'CREATED' }]);
    expect(created.customer).toMatchObject({ version: 1n, optedOutChannels: [], raisedFlags: [], contacts: [email] });
    expect(email).toMatchObject({ validity: 'UNVERIFIED', validityReason: '' });
  });

  it('lists its candidate zones, the primary one first', () => {
    expect(candidateZones(customer)).toEqual(['Europe/Berlin', 'Europe/Vienna']);
  });
});

describe('revising', () => {
  it('changes nothing when nothing new is given', () => {
    const same = give({ details, addresses: { EMAIL: 'ANNA@example.test', SMS: '+4930901820' } });
    expect(same).toEqual({ customer, events: [] });
  });

  it('names exactly the fields that changed and raises the version by one', () => {
    const change = give({ details: { name: 'Anna Maier', locale: 'de', customerClass: 'gold' }, addresses: {} });
    expect(change.events).toEqual([{ event: 'CHANGED', fields: ['name', 'customerClass'] }]);
    expect(change.customer).toMatchObject({ name: 'Anna Maier', customerClass: 'gold', version: 2n });
  });

  it('replaces an address: another contact, unverified again', () => {
    const invalid = judge(customer, 'c-1', 'INVALID', 'BOUNCED').customer;
    const change = give({ addresses: { EMAIL: 'other@example.test' } }, invalid);
    const contact = newContact('c-100', 'EMAIL', 'other@example.test', { source: 'FILE' });
    const act = 'REPLACED';
    expect(change.events).toEqual([{ event: 'CONTACT_CHANGED', contact, act, amongOthers: false }]);
    expect(change.customer.contacts).toEqual([contact, phone]);
  });

  it('keeps the validity of an address that is given again', () => {
    const invalid = judge(customer, 'c-1', 'INVALID', 'BOUNCED').customer;
    expect(give({ addresses: { EMAIL: 'anna@EXAMPLE.test' } }, invalid).events).toEqual([]);
  });

  it('applies details and addresses of one row as one change', () => {
    const change = give({ details: { kind: 'BUSINESS' }, addresses: { EMAIL: 'a@b.test', SMS: '+4930901821' } });
    expect(change.events.map(({ event }) => event)).toEqual(['CHANGED', 'CONTACT_CHANGED', 'CONTACT_CHANGED']);
    expect(change.customer.version).toBe(2n);
  });

  it('changes the primary zone: the former one goes, the new one leaves the others', () => {
    const change = give({ details: { zone: 'Europe/Vienna' } });
    expect(candidateZones(change.customer)).toEqual(['Europe/Vienna']);
    expect(change.events).toEqual([{ event: 'CHANGED', fields: ['zone', 'otherZones'] }]);
  });
});

describe('the validity of a contact', () => {
  it('is recorded once, with a reason', () => {
    const change = judge(customer, 'c-2', 'INVALID', 'number is not in service');
    const said = { validityReason: 'number is not in service', validityActor: 'user:ann', validityAt: at };
    const contact = { ...phone, validity: 'INVALID', ...said };
    const act = 'INVALIDATED';
    expect(change.events).toEqual([{ event: 'CONTACT_CHANGED', contact, act, amongOthers: false }]);
    expect(judge(change.customer, 'c-2', 'INVALID', 'again').events).toEqual([]);
    expect(judge(change.customer, 'c-2', 'VALID', 'called').customer.contacts[1]).toMatchObject({
      validity: 'VALID',
      validityReason: 'called',
    });
  });

  it('is not recorded for a contact that was replaced', () => {
    const replaced = give({ addresses: { EMAIL: 'new@example.test' } }).customer;
    expect(() => judge(replaced, 'c-1', 'INVALID', 'BOUNCED')).toThrow(
      expect.objectContaining({ code: 'CONTACT_NOT_FOUND', kind: 'not-found' }),
    );
  });
});

describe('deliverable channels', () => {
  it.each<[string, Change, string[]]>([
    ['all contacts good', { customer, events: [] }, ['EMAIL', 'SMS', 'CALL']],
    ['the address is invalid', judge(customer, 'c-1', 'INVALID', 'x'), ['SMS', 'CALL']],
    ['the phone is invalid', judge(customer, 'c-2', 'INVALID', 'x'), ['EMAIL']],
    ['opted out of text messages', optOut(customer, 'SMS'), ['EMAIL', 'CALL']],
    ['opted out of calls', optOut(customer, 'CALL'), ['EMAIL', 'SMS']],
    ['no contacts', { customer: { ...customer, contacts: [] }, events: [] }, []],
  ])('%s', (_, change, expected) => {
    expect(deliverableChannels(change.customer)).toEqual(expected);
  });
});

describe('opt-outs and flags', () => {
  const acts: Record<string, (state: Customer) => Change> = {};
  for (const channel of channels) {
    acts[`optOut ${channel}`] = (state) => optOut(state, channel);
    acts[`withdraw ${channel}`] = (state) => withdrawOptOut(state, channel);
  }
  for (const flag of flags) {
    acts[`raise ${flag}`] = (state) => raiseFlag(state, aFlag(flag), today);
    acts[`lower ${flag}`] = (state) => lowerFlag(state, flag);
  }

  it('makes one event of what is requested twice, and the version counts the events', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...Object.keys(acts)), { maxLength: 30 }), (requested) => {
        let state = customer;
        for (const act of requested) {
          const first = acts[act]!(state);
          const second = acts[act]!(first.customer);
          expect(second).toEqual({ customer: first.customer, events: [] });
          expect(first.customer.version).toBe(state.version + BigInt(first.events.length));
          expect(first.events.length).toBeLessThanOrEqual(1);
          state = first.customer;
        }
        const optedOut = channels.filter((channel) => wasLast(requested, `optOut ${channel}`, `withdraw ${channel}`));
        const raised = flags.filter((flag) => wasLast(requested, `raise ${flag}`, `lower ${flag}`));
        expect(state.optedOutChannels).toEqual(optedOut);
        expect(flagsOf(state)).toEqual(raised);
      }),
    );
  });

  function wasLast(requested: string[], yes: string, no: string): boolean {
    return requested.lastIndexOf(yes) > requested.lastIndexOf(no);
  }
});

describe('the expected version', () => {
  it('must be the current one, unless no check is wanted', () => {
    expectVersion(customer, 0n);
    expectVersion(customer, 1n);
    expect(() => expectVersion(customer, 2n)).toThrow(
      expect.objectContaining({ code: 'CUSTOMER_CONFLICT', kind: 'aborted' }),
    );
  });
});
