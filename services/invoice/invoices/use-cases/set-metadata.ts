import { Injectable } from '@nestjs/common';
import { isId } from '#libs/ids';
import { Metadata, type MetadataRecord } from '#libs/metadata';
import type { GivenValue } from '#libs/metadata/domain';
import type { Caller } from '#libs/transactions';
import { InvoiceStore } from '../../ledger/use-cases/ports.js';
import { errors } from '../domain/errors.js';

@Injectable()
export class SetMetadata {
  constructor(
    private readonly invoices: InvoiceStore,
    private readonly metadata: Metadata,
  ) {}

  /**
   * Fills in fields of one schema of an invoice; an empty value removes one.
   * @param expectedVersion of what is kept by the schema; null asks for no check
   * @throws INVOICE_NOT_FOUND, METADATA_SCHEMA_NOT_FOUND, METADATA_INVALID, METADATA_STATE_FORBIDS, METADATA_CONFLICT
   */
  setMetadata(
    caller: Caller,
    invoiceId: string,
    given: { readonly schema: string; readonly values: readonly GivenValue[] },
    expectedVersion: bigint | null,
  ): Promise<MetadataRecord> {
    return this.metadata.setMetadata(
      caller,
      async (tx) => {
        const [invoice] = isId(invoiceId) ? await this.invoices.lockMany(tx, [invoiceId]) : [];
        if (!invoice) throw errors.INVOICE_NOT_FOUND(`There is no invoice ${JSON.stringify(invoiceId)}.`);
        return { subjectId: invoiceId, customerId: invoice.customerId, number: invoice.number };
      },
      given,
      expectedVersion,
    );
  }
}
