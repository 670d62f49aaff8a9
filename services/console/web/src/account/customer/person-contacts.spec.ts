import type { Schemas } from '../../api/client.js';
import { emptyRow, givenContacts, movedUp, rowsOf } from './person-contacts.js';

const known: Schemas['Contact'] = {
  ...{ contactId: 'c', channel: 'EMAIL', address: 'ann@example.com', label: 'desk', isPrimary: true, source: 'PERSON' },
  ...{ validity: 'VALID', validityReason: 'Answered', validityActor: 'user:ann', validityTime: null },
} as const;

describe('contacts of a person', () => {
  it('keep what was said of them, and by whom, where nothing else is said now', () => {
    expect(givenContacts(rowsOf([known]), [known])).toEqual([
      { channel: 'EMAIL', address: 'ann@example.com', label: 'desk' },
    ]);
  });

  it('are told not to reach, with why', () => {
    const [row] = rowsOf([known]);
    const changed = { ...row!, validity: 'INVALID' as const, validityReason: ' Bounced ' };
    expect(givenContacts([changed], [known])).toEqual([
      { channel: 'EMAIL', address: 'ann@example.com', label: 'desk', validity: 'INVALID', validityReason: 'Bounced' },
    ]);
  });

  it('that are new say nothing of whether they reach; rows without an address are none', () => {
    const added = { ...emptyRow, channel: 'SMS' as const, address: ' +49 30 123456 ' };
    expect(givenContacts([added, emptyRow], [known])).toEqual([
      { channel: 'SMS', address: '+49 30 123456', label: '' },
    ]);
  });

  it('change their order, the first of a channel being its primary one', () => {
    const rows = ['a', 'b', 'c'].map((address) => ({ ...emptyRow, address }));
    expect(movedUp(rows, 2).map(({ address }) => address)).toEqual(['a', 'c', 'b']);
    expect(movedUp(rows, 0).map(({ address }) => address)).toEqual(['a', 'b', 'c']);
  });
});
