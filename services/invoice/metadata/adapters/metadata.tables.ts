import { type MetadataOwner, metadataTables as tablesOf } from '#libs/metadata/adapters';

/** Values are about invoices. */
export const metadataOwner: MetadataOwner = { table: 'invoices', key: 'invoice_id' };

/** Every table of metadata. */
export const metadataTables = tablesOf(metadataOwner);
