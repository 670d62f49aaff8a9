import type { Schemas } from '../../api/client.js';

type Contact = Schemas['Contact'];
type Given = Schemas['BillingContactAddressInput'];

/** A contact of a person as it stands in a form. */
export interface ContactRow {
  readonly channel: 'EMAIL' | 'SMS';
  readonly address: string;
  readonly label: string;
  readonly validity: NonNullable<Contact['validity']>;
  readonly validityReason: string;
}

export const emptyRow: ContactRow = {
  channel: 'EMAIL',
  address: '',
  label: '',
  validity: 'UNVERIFIED',
  validityReason: '',
};

export function rowsOf(contacts: readonly Contact[]): ContactRow[] {
  return contacts.map(({ channel, address, label, validity, validityReason }) => ({
    channel: channel === 'SMS' ? 'SMS' : 'EMAIL',
    address,
    label,
    validity: validity ?? 'UNVERIFIED',
    validityReason,
  }));
}

/**
 * What is sent of the rows of a form. Whether an address works is only said where it is another than it was, since
 * whoever says it is written down with it.
 */
export function givenContacts(rows: readonly ContactRow[], before: readonly Contact[]): Given[] {
  return rows
    .filter(({ address }) => address.trim() !== '')
    .map(({ channel, address, label, validity, validityReason }) => {
      const known = before.find((contact) => contact.channel === channel && contact.address === address.trim());
      const given = { channel, address: address.trim(), label: label.trim() };
      const isSame = known
        ? known.validity === validity && known.validityReason === validityReason.trim()
        : validity === 'UNVERIFIED';
      return isSame ? given : { ...given, validity, validityReason: validityReason.trim() };
    });
}

/** Rows with one of them moved before the one above it: the first of a channel is its primary one. */
export function movedUp(rows: readonly ContactRow[], index: number): ContactRow[] {
  const moved = [...rows];
  const [row] = moved.splice(index, 1);
  moved.splice(Math.max(0, index - 1), 0, row!);
  return moved;
}
