export { DomainError, type ErrorDetails, type ErrorKind, type FieldViolation, invariant } from './domain-error.js';
export { defineErrors, type ErrorFactory, type ErrorList, invalidFields, refusedTransition } from './error-list.js';
export { isFinal } from './finality.js';
