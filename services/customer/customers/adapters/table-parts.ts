import type { EntitySchemaColumnOptions } from 'typeorm';

/** What a contact has besides channel, address and validity. */
export const contactColumns: Record<string, EntitySchemaColumnOptions> = {
  label: { type: 'text', default: '' },
  source: { type: 'text', default: '' },
  validity_actor: { type: 'text', default: '' },
  validity_at: { type: 'timestamptz', nullable: true },
};

/** What is known of a flag besides its reason. */
export const flagColumns: Record<string, EntitySchemaColumnOptions> = {
  since: { type: 'date', nullable: true },
  until: { type: 'date', nullable: true },
  evidence: { type: 'text', default: '' },
};

/** The key of a row that belongs to a customer. */
export function ownedBy(primaryKeyConstraintName: string): EntitySchemaColumnOptions {
  return { type: 'uuid', primary: true, primaryKeyConstraintName };
}

/** The foreign key of what belongs to a customer. */
export function customerKey(name: string) {
  return { name, target: 'customers', columnNames: ['customer_id'], referencedColumnNames: ['customer_id'] };
}
