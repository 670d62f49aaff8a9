import { Injectable } from '@nestjs/common';
import { type FilledValue, Metadata, MetadataSchemas } from '#libs/metadata';
import { type MetadataSchema, readFilled } from '#libs/metadata/domain';
import type { Tx } from '#libs/transactions';
import type { Invoice } from '../../../ledger/domain/invoice.js';
import type { Import } from '../../domain/import.js';
import type { ReadRow } from './feed-row.js';

/** An invoice that is stored and locked, with what its row says of it. */
export interface FilledInvoice {
  readonly invoice: Pick<Invoice, 'invoiceId' | 'customerId' | 'number'>;
  readonly values: readonly FilledValue[];
}

/** What rows say of invoices beyond what Dunlin knows of them. */
@Injectable()
export class InvoiceMetadata {
  constructor(
    private readonly schemas: MetadataSchemas,
    private readonly metadata: Metadata,
  ) {}

  /**
   * Judges the values of rows by one look at their schemas; each wrong one is a fault of its row, whose rest is taken.
   * @returns the values that fit, by row
   */
  async readMany(rows: readonly ReadRow[]): Promise<ReadonlyMap<ReadRow, readonly FilledValue[]>> {
    const named = rows.filter(({ metadata }) => metadata.length > 0);
    if (named.length === 0) return new Map();
    const schemas = await this.schemas.findSchemas(
      named.flatMap(({ metadata }) => metadata.map(({ schema }) => schema)),
    );
    return new Map(named.map((read) => [read, valuesOf(read, schemas)]));
  }

  /**
   * Stores the values of many invoices; a dry run only looks at them.
   * @returns the ids of those of which anything is another than before
   */
  async fillMany(tx: Tx, { dryRun }: Pick<Import, 'dryRun'>, filled: readonly FilledInvoice[]): Promise<Set<string>> {
    const rows = filled.filter(({ values }) => values.length > 0);
    const subjects = rows.map(({ invoice: { invoiceId: subjectId, customerId, number }, values }) => {
      return { subject: { subjectId, customerId, number }, values };
    });
    const isChanged = dryRun
      ? (await this.metadata.foreseeMany(tx, subjects)).map(({ changes }) => changes.length > 0)
      : (await this.metadata.fillMany(tx, subjects, 'IMPORTED')).map((row) => row.isChanged);
    return new Set(rows.filter((_, index) => isChanged[index]).map(({ invoice }) => invoice.invoiceId));
  }
}

function valuesOf({ row, metadata }: ReadRow, schemas: ReadonlyMap<string, MetadataSchema>): FilledValue[] {
  return metadata.flatMap(({ name, schema: schemaName, field, value }) => {
    const schema = schemas.get(schemaName);
    const read = schema ? readFilled(schema, field, value) : unknownSchema(schemaName);
    if ('value' in read) return [{ schema: schemaName, field, value: read.value }];
    row.fault(name, read.reason, `It ${read.description}. The rest of the row was taken.`);
    return [];
  });
}

function unknownSchema(name: string) {
  return { reason: 'UNKNOWN_FIELD', description: `is of the metadata schema ${name}, which does not exist` } as const;
}
