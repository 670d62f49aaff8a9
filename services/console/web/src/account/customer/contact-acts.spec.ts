import type { Schemas } from '../../api/client.js';
import { channelActs, contactActs } from './contact-acts.js';

const may = { write: true, opt: true };

function contact(given: Partial<Schemas['Contact']>): Schemas['Contact'] {
  return {
    ...{ contactId: 'c', channel: 'EMAIL', address: 'a@example.com', label: '', isPrimary: false, source: 'PERSON' },
    ...{ validity: 'VALID', validityReason: '', validityActor: '', validityTime: null },
    ...given,
  };
}

describe('what may be done about a contact', () => {
  const main = contact({ contactId: 'main', isPrimary: true });
  const other = contact({ contactId: 'other' });

  it('leaves messages somewhere to go: the primary one is removed only as the last of its channel', () => {
    expect(contactActs(main, [main, other], may)).not.toContain('removeContact');
    expect(contactActs(other, [main, other], may)).toContain('removeContact');
    expect(contactActs(main, [main, contact({ channel: 'SMS' })], may)).toContain('removeContact');
  });

  it('makes no contact primary that does not reach, or is it already', () => {
    expect(contactActs(other, [main, other], may)).toContain('makeContactPrimary');
    expect(contactActs(main, [main, other], may)).not.toContain('makeContactPrimary');
    expect(contactActs({ ...other, validity: 'INVALID' }, [main, other], may)).toEqual([
      'editContact',
      'validateContact',
      'removeContact',
    ]);
  });

  it('is nothing for who may only read', () => {
    expect(contactActs(main, [main], { write: false, opt: false })).toEqual([]);
    expect(channelActs('EMAIL', { optedOutChannels: [] }, { write: false, opt: false })).toEqual([]);
  });
});

describe('what may be done about a channel', () => {
  it('is to refuse it, or to withdraw the refusal, and to add an address where it has some', () => {
    expect(channelActs('EMAIL', { optedOutChannels: [] }, may)).toEqual(['addContact', 'recordOptOut']);
    expect(channelActs('CALL', { optedOutChannels: ['CALL'] }, may)).toEqual(['withdrawOptOut']);
  });
});
