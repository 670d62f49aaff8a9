import { Injectable } from '@nestjs/common';
import { type MetadataChanged, MetadataEvents } from '#libs/metadata';
import { toWireChanges, toWireSchema } from '#libs/metadata/adapters';
import type { MetadataSchema } from '#libs/metadata/domain';
import type { Tx } from '#libs/transactions';

@Injectable()
export class OutboxMetadataEvents extends MetadataEvents {
  override schemaChanged(tx: Tx, schema: MetadataSchema): void {
    const { name, version: sequence } = schema;
    const payload = { schema: toWireSchema(schema) };
    tx.emit({ type: 'dunlin.invoice.v1.InvoiceMetadataSchemaChanged', key: name, subject: name, sequence, payload });
  }

  override changed(tx: Tx, changed: MetadataChanged): void {
    const { subject, schema, record, reason } = changed;
    const { subjectId, customerId, number: invoiceNumber } = subject;
    tx.emit({
      type: 'dunlin.invoice.v1.InvoiceMetadataChanged',
      key: customerId,
      // Each schema has versions of its own.
      subject: `${subjectId}/${schema.name}`,
      sequence: record.version,
      payload: { invoiceId: subjectId, customerId, invoiceNumber, ...toWireChanges(changed) },
      reason,
    });
  }
}
