import fc from 'fast-check';
import {
  addContact,
  type Contact,
  contactChannels,
  type ContactsChange,
  type ContactSource,
  editContact,
  judgeContact,
  makePrimary,
  maxContacts,
  newContact,
  removeContact,
  replacePrimary,
  takeFromFile,
} from './contacts.js';

const ids = () => {
  let next = 100;
  return () => `c-${next++}`;
};
const office = newContact('c-1', 'EMAIL', 'office@acme.test', { source: 'FILE' });
const ann = newContact('c-2', 'EMAIL', 'ann@acme.test', { label: 'Ann', isPrimary: false });
const phone = newContact('c-3', 'SMS', '+4930901820');
const all = [office, ann, phone];
const at = new Date('2013-01-01T12:00:00Z');
const judge = (contacts: readonly Contact[], contactId: string, validity: 'VALID' | 'INVALID') =>
  judgeContact(contacts, contactId, { validity, reason: 'asked', actor: 'user:ann', at });

describe('the contacts of a customer', () => {
  it('make the first one of a channel the primary one, and a later one only when that is asked for', () => {
    const first = addContact([], { ...ann, isPrimary: false });
    expect(first).toMatchObject({ act: 'ADDED', contact: { isPrimary: true } });
    expect(addContact([office], ann).contacts).toEqual([office, ann]);
    const leading = { ...ann, isPrimary: true };
    expect(addContact([office], leading).contacts).toEqual([leading, { ...office, isPrimary: false }]);
  });

  it('refuse an address twice, and one too many', () => {
    const again = newContact('c-9', 'EMAIL', 'OFFICE@acme.test');
    expect(() => addContact(all, again)).toThrow(expect.objectContaining({ code: 'CONTACT_KEY_REUSED' }));
    const many = Array.from({ length: maxContacts }, (_, index) =>
      newContact(`c-${index}`, 'EMAIL', `a${index}@b.test`),
    );
    expect(() => addContact(many, ann)).toThrow(expect.objectContaining({ code: 'CUSTOMER_INVALID' }));
  });

  it('change their address as another contact, unverified, and their label as the same', () => {
    const valid = judge(all, 'c-1', 'VALID')!.contacts;
    expect(editContact(valid, 'c-1', { address: 'new@acme.test', label: 'desk' }, ids())!.contact).toEqual(
      newContact('c-100', 'EMAIL', 'new@acme.test', { source: 'FILE', label: 'desk' }),
    );
    const labelled = editContact(valid, 'c-1', { label: 'desk' }, ids())!;
    expect(labelled).toMatchObject({
      act: 'LABELLED',
      contact: { contactId: 'c-1', validity: 'VALID', label: 'desk' },
    });
    expect(editContact(all, 'c-1', { address: 'OFFICE@acme.test', label: '' }, ids())).toBeNull();
  });

  it('remember who said that one works, why and when', () => {
    const { contact, act } = judge(all, 'c-2', 'INVALID')!;
    expect(act).toBe('INVALIDATED');
    expect(contact).toMatchObject({ validityReason: 'asked', validityActor: 'user:ann', validityAt: at });
    expect(judge(judge(all, 'c-2', 'INVALID')!.contacts, 'c-2', 'INVALID')).toBeNull();
  });

  it('let a person choose the primary one, but none that does not work', () => {
    const chosen = makePrimary(all, 'c-2')!;
    expect(chosen.contacts).toEqual([{ ...ann, isPrimary: true }, { ...office, isPrimary: false }, phone]);
    expect(makePrimary(all, 'c-1')).toBeNull();
    const invalid = judge(all, 'c-2', 'INVALID')!.contacts;
    expect(() => makePrimary(invalid, 'c-2')).toThrow(expect.objectContaining({ code: 'CONTACT_STATE_FORBIDS' }));
  });
});

it('contacts are removed, but not the primary one of others', () => {
  expect(removeContact(all, 'c-2')).toEqual({ contacts: [office, phone], contact: ann, act: 'REMOVED' });
  expect(removeContact(all, 'c-3').contacts).toEqual([office, ann]);
  expect(() => removeContact(all, 'c-1')).toThrow(expect.objectContaining({ code: 'CONTACT_STATE_FORBIDS' }));
});

describe('an address of a file', () => {
  it('changes back what a person edited in the contact that a file brought', () => {
    const edited = editContact(all, 'c-1', { address: 'typo@acme.test' }, ids())!.contacts;
    const next = takeFromFile(edited, 'EMAIL', 'office@acme.test', ids())!;
    expect(next).toMatchObject({ act: 'REPLACED', contact: { address: 'office@acme.test', isPrimary: true } });
    expect(next.contacts.map(({ address }) => address)).toEqual(['office@acme.test', 'ann@acme.test', '+4930901820']);
  });

  it('does not bring back as a new one what did not work and was edited', () => {
    for (const source of ['', 'FILE'] as const) {
      const bounced = judge([{ ...office, source }], 'c-1', 'INVALID')!.contacts;
      const edited = editContact(bounced, 'c-1', { address: 'new@acme.test' }, ids())!;
      expect(edited.contact).toMatchObject({ source: 'PERSON', isPrimary: true });
      expect(takeFromFile(edited.contacts, 'EMAIL', 'office@acme.test', ids())).toBeNull();
      expect(edited.contacts[1]).toMatchObject({ contactId: 'c-1', validity: 'INVALID', isPrimary: false });
      const changed = replacePrimary(bounced, 'EMAIL', 'new@acme.test', ids())!;
      expect(changed.contacts.map(({ address }) => address)).toEqual(['new@acme.test', 'office@acme.test']);
    }
  });

  it('leaves what a person added and chose', () => {
    const chosen = makePrimary(all, 'c-2')!.contacts;
    expect(takeFromFile(chosen, 'EMAIL', 'office@acme.test', ids())).toBeNull();
    const next = takeFromFile(chosen, 'EMAIL', 'desk@acme.test', ids())!;
    expect(next.contacts.map(({ address, isPrimary }) => [address, isPrimary])).toEqual([
      ['ann@acme.test', true],
      ['desk@acme.test', false],
      ['+4930901820', true],
    ]);
  });

  it('takes the place of the primary one where no file brought any', () => {
    const own = [{ ...office, source: 'PERSON' } as const];
    expect(takeFromFile(own, 'EMAIL', 'desk@acme.test', ids())!.contacts).toEqual([
      newContact('c-100', 'EMAIL', 'desk@acme.test', { source: 'FILE' }),
    ]);
  });

  it('leaves the one that a person added and chose because the known one does not work', () => {
    for (const source of ['', 'PERSON'] as const) {
      const known: Contact = { ...office, source };
      const chosen = addContact(judge([known], 'c-1', 'INVALID')!.contacts, { ...ann, isPrimary: true }).contacts;
      const after = takeFromFile(chosen, 'EMAIL', 'Office@acme.test', ids())?.contacts ?? chosen;
      expect(after.map(({ contactId, isPrimary }) => [contactId, isPrimary])).toEqual([
        ['c-2', true],
        ['c-1', false],
      ]);
      const moved = takeFromFile(after, 'EMAIL', 'desk@acme.test', ids())!.contacts;
      expect(moved.map(({ address }) => address)).toEqual(['ann@acme.test', 'desk@acme.test']);
    }
  });

  it('is remembered as one of a file, once', () => {
    const own = [{ ...office, source: 'PERSON' } as const];
    const next = takeFromFile(own, 'EMAIL', 'office@acme.test', ids())!;
    expect(next).toMatchObject({ act: 'TAKEN_OVER', contact: office });
    expect(takeFromFile(next.contacts, 'EMAIL', 'office@acme.test', ids())).toBeNull();
  });

  it('that a person had added already is not there twice', () => {
    const next = takeFromFile(all, 'EMAIL', 'Ann@acme.test', ids())!;
    expect(next).toMatchObject({ act: 'MADE_PRIMARY', contact: { contactId: 'c-2', source: 'FILE', isPrimary: true } });
    expect(next.contacts.map(({ contactId }) => contactId)).toEqual(['c-2', 'c-3']);
  });
});

it('have one primary contact for each channel with contacts, no address twice, and are few, whatever is done', () => {
  const address = fc.constantFrom('a', 'b', 'c', 'A', 'd').map((name) => `${name}@acme.test`);
  const act = fc.record({ what: fc.nat(6), address, index: fc.nat(30), wanted: fc.boolean() });
  fc.assert(
    fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
      const nextId = ids();
      let contacts: readonly Contact[] = [];
      for (const { what, address: given, index, wanted } of acts) {
        const { contactId } = contacts[index % (contacts.length || 1)] ?? { contactId: 'none' };
        const channel = contactChannels[index % 2]!;
        const kind = channel === 'EMAIL' ? given : `+493090182${given.charCodeAt(0)}`;
        const change = quietly(() => {
          if (what === 0) return addContact(contacts, newContact(nextId(), channel, kind, { isPrimary: wanted }));
          if (what === 1) return replacePrimary(contacts, channel, kind, nextId);
          if (what === 2) return takeFromFile(contacts, channel, kind, nextId);
          if (what === 3) return makePrimary(contacts, contactId);
          if (what === 4) return judge(contacts, contactId, wanted ? 'VALID' : 'INVALID');
          if (what === 5) return removeContact(contacts, contactId);
          return editContact(contacts, contactId, { label: given, ...(wanted && { address: kind }) }, nextId);
        });
        contacts = change?.contacts ?? contacts;
        for (const each of contactChannels) {
          const own = contacts.filter((contact) => contact.channel === each);
          expect(own.filter(({ isPrimary }) => isPrimary)).toHaveLength(own.length > 0 ? 1 : 0);
          expect(new Set(own.map(({ address: text }) => text.toLowerCase())).size).toBe(own.length);
          expect(own.filter(({ source }) => source === 'FILE').length).toBeLessThanOrEqual(1);
        }
        if (change && change.act !== 'REMOVED') expect(contacts).toContainEqual(change.contact);
      }
    }),
  );
});

it('keep through every file what a person added and chose', () => {
  const letter = fc.constantFrom('a', 'b', 'c', 'd', 'e');
  const source = fc.constantFrom<ContactSource>('', 'FILE', 'PERSON');
  const letters = fc.uniqueArray(letter, { minLength: 1 });
  fc.assert(
    fc.property(
      letters,
      fc.array(source, { minLength: 5, maxLength: 5 }),
      fc.nat(4),
      letter,
      (names, sources, at, given) => {
        const first = sources.indexOf('FILE');
        const contacts = names.map((name, index) =>
          newContact(`c-${index}`, 'EMAIL', `${name}@acme.test`, {
            source: sources[index] === 'FILE' && index !== first ? 'PERSON' : sources[index]!,
            isPrimary: index === at % names.length,
          }),
        );
        const known = contacts.some(({ source, address }) => source !== 'PERSON' || address === `${given}@acme.test`);
        const after = takeFromFile(contacts, 'EMAIL', `${given}@acme.test`, ids())?.contacts ?? contacts;
        const kept = contacts.filter(({ source, isPrimary }) => source === 'PERSON' && (known || !isPrimary));
        const addresses = after.map(({ address }) => address);
        expect(addresses).toEqual(expect.arrayContaining(kept.map(({ address }) => address)));
        const chosen = kept.find(({ isPrimary }) => isPrimary);
        if (chosen) expect(after.find(({ isPrimary }) => isPrimary)?.address).toBe(chosen.address);
      },
    ),
  );
});

function quietly(act: () => ContactsChange | null): ContactsChange | null {
  try {
    return act();
  } catch {
    return null;
  }
}
