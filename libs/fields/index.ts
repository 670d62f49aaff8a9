export { FieldFaults, requireField, type Reading } from './field-faults.js';
export { maxLengths, maxIds } from './limits.js';
export {
  isStorable,
  readChoice,
  readId,
  readIds,
  readLine,
  readOptionalId,
  readOptionalLine,
  readOptionalText,
  readReason,
  readText,
  readWholeNumber,
} from './readings.js';
export { readLocale, readZone } from './places.js';
