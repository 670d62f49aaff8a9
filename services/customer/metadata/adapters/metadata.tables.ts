import { type MetadataOwner, metadataTables as tablesOf } from '#libs/metadata/adapters';

/** Values are about customers. */
export const metadataOwner: MetadataOwner = { table: 'customers', key: 'customer_id' };

/** Every table of metadata. */
export const metadataTables = tablesOf(metadataOwner);
