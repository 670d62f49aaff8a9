export { FieldFaults, type Reading, requireField } from './field-faults.js';
export { maxIds, maxLengths } from './limits.js';
export { readLocale, readZone } from './places.js';
export {
  isStorable,
  readChoice,
  readId,
  readIdentifier,
  readIds,
  readLine,
  readOptionalId,
  readOptionalIdentifier,
  readOptionalLine,
  readOptionalText,
  readReason,
  readText,
  readWholeNumber,
} from './readings.js';
