import fc from 'fast-check';
import {
  candidateZones,
  channels,
  createCustomer,
  deliverableChannels,
  expectVersion,
  flags,
  judgeContact,
  lowerFlag,
  newContact,
  optOut,
  raiseFlag,
  revise,
  withdrawOptOut,
  type Change,
  type Customer,
  type Revision,
} from './customer.js';

const email = newContact('c-1', 'EMAIL', 'Anna@example.test');
const phone = newContact('c-2', 'SMS', '+4930901820');
const details = {
  name: 'Anna Schmidt',
  kind: 'PERSON',
  customerClass: 'default',
  zone: 'Europe/Berlin',
  otherZones: ['Europe/Vienna'],
  locale: 'de',
} as const;
const { customer } = createCustomer(
  { customerId: 'id-1', reference: 'K-1', createdAt: new Date('2013-01-01T00:00:00Z') },
  details,
  [email, phone],
);
const ids = () => {
  let next = 100;
  return () => `c-${next++}`;
};
const say = (revision: Partial<Revision>, to = customer) =>
  revise(to, { details: {}, addresses: {}, ...revision }, ids());

describe('a new customer', () => {
  it('is at version 1, with unverified contacts, and was created', () => {
    const created = createCustomer({ ...customer }, details, [email]);
    expect(created.facts).toEqual([{ fact: 'CREATED' }]);
    expect(created.customer).toMatchObject({ version: 1n, optedOutChannels: [], flags: [], contacts: [email] });
    expect(email).toMatchObject({ validity: 'UNVERIFIED', validityReason: '' });
  });

  it('may be in every candidate zone, the own one first', () => {
    expect(candidateZones(customer)).toEqual(['Europe/Berlin', 'Europe/Vienna']);
  });
});

describe('revising', () => {
  it('changes nothing when nothing new is said', () => {
    const same = say({ details, addresses: { EMAIL: 'ANNA@example.test', SMS: '+4930901820' } });
    expect(same).toEqual({ customer, facts: [] });
  });

  it('names exactly the fields that changed and raises the version by one', () => {
    const change = say({ details: { name: 'Anna Maier', locale: 'de', customerClass: 'gold' }, addresses: {} });
    expect(change.facts).toEqual([{ fact: 'CHANGED', fields: ['name', 'customerClass'] }]);
    expect(change.customer).toMatchObject({ name: 'Anna Maier', customerClass: 'gold', version: 2n });
  });

  it('replaces an address: another contact, unverified again', () => {
    const invalid = judgeContact(customer, 'c-1', 'INVALID', 'BOUNCED').customer;
    const change = say({ addresses: { EMAIL: 'other@example.test' } }, invalid);
    const contact = newContact('c-100', 'EMAIL', 'other@example.test');
    expect(change.facts).toEqual([{ fact: 'CONTACT_CHANGED', contact }]);
    expect(change.customer.contacts).toEqual([contact, phone]);
  });

  it('keeps the validity of an address that is said again', () => {
    const invalid = judgeContact(customer, 'c-1', 'INVALID', 'BOUNCED').customer;
    expect(say({ addresses: { EMAIL: 'anna@EXAMPLE.test' } }, invalid).facts).toEqual([]);
  });

  it('takes details and addresses of one row as one change', () => {
    const change = say({ details: { kind: 'BUSINESS' }, addresses: { EMAIL: 'a@b.test', SMS: '+4930901821' } });
    expect(change.facts.map(({ fact }) => fact)).toEqual(['CHANGED', 'CONTACT_CHANGED', 'CONTACT_CHANGED']);
    expect(change.customer.version).toBe(2n);
  });

  it('moves the own zone: the former one goes, the new one leaves the others', () => {
    const change = say({ details: { zone: 'Europe/Vienna' } });
    expect(candidateZones(change.customer)).toEqual(['Europe/Vienna']);
    expect(change.facts).toEqual([{ fact: 'CHANGED', fields: ['zone', 'otherZones'] }]);
  });
});

describe('judging a contact', () => {
  it('says why, and says it once', () => {
    const change = judgeContact(customer, 'c-2', 'INVALID', 'number is not in service');
    const contact = { ...phone, validity: 'INVALID', validityReason: 'number is not in service' };
    expect(change.facts).toEqual([{ fact: 'CONTACT_CHANGED', contact }]);
    expect(judgeContact(change.customer, 'c-2', 'INVALID', 'again').facts).toEqual([]);
    expect(judgeContact(change.customer, 'c-2', 'VALID', 'called').customer.contacts[1]).toMatchObject({
      validity: 'VALID',
      validityReason: 'called',
    });
  });

  it('does not find a contact that was replaced', () => {
    const replaced = say({ addresses: { EMAIL: 'new@example.test' } }).customer;
    expect(() => judgeContact(replaced, 'c-1', 'INVALID', 'BOUNCED')).toThrow(
      expect.objectContaining({ code: 'CONTACT_NOT_FOUND', kind: 'not-found' }),
    );
  });
});

describe('deliverable channels', () => {
  it.each<[string, Change, string[]]>([
    ['all contacts good', { customer, facts: [] }, ['EMAIL', 'SMS', 'CALL']],
    ['the address is invalid', judgeContact(customer, 'c-1', 'INVALID', 'x'), ['SMS', 'CALL']],
    ['the phone is invalid', judgeContact(customer, 'c-2', 'INVALID', 'x'), ['EMAIL']],
    ['text messages are refused', optOut(customer, 'SMS'), ['EMAIL', 'CALL']],
    ['calls are refused', optOut(customer, 'CALL'), ['EMAIL', 'SMS']],
    ['no contacts', { customer: { ...customer, contacts: [] }, facts: [] }, []],
  ])('%s', (_, change, expected) => {
    expect(deliverableChannels(change.customer)).toEqual(expected);
  });
});

describe('refusals and flags', () => {
  const acts: Record<string, (state: Customer) => Change> = {};
  for (const channel of channels) {
    acts[`optOut ${channel}`] = (state) => optOut(state, channel);
    acts[`withdraw ${channel}`] = (state) => withdrawOptOut(state, channel);
  }
  for (const flag of flags) {
    acts[`raise ${flag}`] = (state) => raiseFlag(state, flag);
    acts[`lower ${flag}`] = (state) => lowerFlag(state, flag);
  }

  it('makes one fact of whatever is said twice, and the version counts the facts', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...Object.keys(acts)), { maxLength: 30 }), (said) => {
        let state = customer;
        for (const act of said) {
          const first = acts[act]!(state);
          const second = acts[act]!(first.customer);
          expect(second).toEqual({ customer: first.customer, facts: [] });
          expect(first.customer.version).toBe(state.version + BigInt(first.facts.length));
          expect(first.facts.length).toBeLessThanOrEqual(1);
          state = first.customer;
        }
        const refused = channels.filter((channel) => lastWord(said, `optOut ${channel}`, `withdraw ${channel}`));
        const raised = flags.filter((flag) => lastWord(said, `raise ${flag}`, `lower ${flag}`));
        expect(state.optedOutChannels).toEqual(refused);
        expect(state.flags).toEqual(raised);
      }),
    );
  });

  function lastWord(said: string[], yes: string, no: string): boolean {
    return said.lastIndexOf(yes) > said.lastIndexOf(no);
  }
});

describe('the expected version', () => {
  it('must be the present one, unless no check is asked for', () => {
    expectVersion(customer, 0n);
    expectVersion(customer, 1n);
    expect(() => expectVersion(customer, 2n)).toThrow(
      expect.objectContaining({ code: 'CUSTOMER_CHANGED_MEANWHILE', kind: 'aborted' }),
    );
  });
});
