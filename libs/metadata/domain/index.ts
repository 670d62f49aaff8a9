export { errors } from './errors.js';
export { type FieldType, fieldTypes, type MetadataChoice, type MetadataField, readValue } from './field.js';
export {
  changeSchema,
  expectSchemaVersion,
  maxSchemas,
  type MetadataSchema,
  readSchema,
  requireSchema,
  type SchemaInput,
} from './schema.js';
export {
  type ChangedValues,
  fillValues,
  type GivenValue,
  type MetadataChange,
  type MetadataValues,
  readFilled,
  setValues,
  type ValueFault,
} from './values.js';
