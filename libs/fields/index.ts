export { FieldFaults, type Reading, requireField } from './field-faults.js';
export { maxIds, maxLengths } from './limits.js';
export { readLocale, readZone } from './places.js';
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
