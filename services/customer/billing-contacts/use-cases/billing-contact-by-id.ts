import type { ByReference } from '#libs/transactions';
import { type BillingContact, requireBillingContact } from '../domain/billing-contact.js';
import type { BillingContactStore } from './ports.js';

/** Names and addresses are stored with the person and nowhere else; a repeat reads what is there. */
export function billingContactById(people: BillingContactStore): ByReference<BillingContact, string> {
  return {
    refer: ({ billingContactId }) => billingContactId,
    read: async (tx, id) => requireBillingContact(await people.lock(tx, id), id),
  };
}
