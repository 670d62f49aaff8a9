import { Injectable } from '@nestjs/common';
import { Metadata, type MetadataRecord } from '#libs/metadata';
import type { GivenValue } from '#libs/metadata/domain';
import type { Caller } from '#libs/transactions';
import { requireCustomer } from '../domain/customer.js';
import { CustomerStore } from './ports.js';

@Injectable()
export class SetMetadata {
  constructor(
    private readonly customers: CustomerStore,
    private readonly metadata: Metadata,
  ) {}

  /**
   * Fills in fields of one schema of a customer; an empty value removes one.
   * @param expectedVersion of what is kept by the schema; null asks for no check
   * @throws CUSTOMER_NOT_FOUND, METADATA_SCHEMA_NOT_FOUND, METADATA_INVALID, METADATA_STATE_FORBIDS, METADATA_CONFLICT
   */
  setMetadata(
    caller: Caller,
    customerId: string,
    given: { readonly schema: string; readonly values: readonly GivenValue[] },
    expectedVersion: bigint | null,
  ): Promise<MetadataRecord> {
    return this.metadata.setMetadata(
      caller,
      async (tx) => {
        requireCustomer(await this.customers.lock(tx, customerId), customerId);
        return { subjectId: customerId, customerId, number: '' };
      },
      given,
      expectedVersion,
    );
  }
}
