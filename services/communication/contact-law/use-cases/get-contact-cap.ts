import { Injectable } from '@nestjs/common';
import { invalidFields, type FieldViolation } from '#libs/errors';
import { isId } from '#libs/ids';
import { Database } from '#libs/platform';
import type { Channel } from '../domain/channel.js';
import { ContactStore, type FoundCap } from './ports.js';

@Injectable()
export class GetContactCap {
  constructor(
    private readonly database: Database,
    private readonly contacts: ContactStore,
  ) {}

  /**
   * @param customerId empty for the common cap
   * @returns null when none holds
   * @throws DomainError MESSAGE_REQUEST_INVALID
   */
  async getContactCap(customerId: string, channel: Channel | null): Promise<FoundCap | null> {
    const violations: FieldViolation[] = [];
    if (customerId !== '' && !isId(customerId)) violations.push({ field: 'customer_id', description: 'is not an id' });
    if (!channel) violations.push({ field: 'channel', description: 'is missing' });
    if (violations.length > 0) throw invalidFields('MESSAGE_REQUEST_INVALID', violations);
    return this.contacts.cap(this.database, customerId || null, channel!);
  }
}
