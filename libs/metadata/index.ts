export {
  type FilledRow,
  type FilledSubject,
  type FilledValue,
  type FillFault,
  type ForeseenChange,
  Metadata,
} from './metadata.js';
export { MetadataSchemas } from './metadata-schemas.js';
export {
  type MetadataChanged,
  MetadataEvents,
  type MetadataKey,
  type MetadataRecord,
  MetadataStore,
  type MetadataSubject,
  type SchemaKey,
} from './ports.js';
