export { DomainError, type ErrorDetails, type ErrorKind, type FieldViolation, invariant } from './domain-error.js';
export {
  defineErrors,
  type ErrorFactory,
  type ErrorList,
  invalidFields,
  refusedTransition,
  violation,
} from './error-list.js';
export { type Fault, faultOf, faultTexts, textOfFault } from './faults.js';
export { isFinal } from './finality.js';
