import { Injectable } from '@nestjs/common';
import { readIds, requireField } from '#libs/fields';
import type { BillingContact } from '../domain/billing-contact.js';
import { errors } from '../domain/errors.js';
import { BillingContactStore } from './ports.js';

@Injectable()
export class ListBillingContacts {
  constructor(private readonly people: BillingContactStore) {}

  /**
   * The people of these customers, by customer and name.
   * @throws BILLING_CONTACT_INVALID
   */
  async listBillingContacts(customerIds: readonly string[]): Promise<BillingContact[]> {
    const ids = requireField(errors.BILLING_CONTACT_INVALID, 'customer_ids', readIds(customerIds));
    return ids.length > 0 ? this.people.list(ids) : [];
  }
}
