export { PostgresMetadataStore } from './metadata.store.js';
export { type MetadataOwner, metadataTables, metadataTableStatements } from './metadata.tables.js';
export { fromWireSchema, toWireChanges, toWireMetadata, toWireSchema } from './metadata.wire.js';
