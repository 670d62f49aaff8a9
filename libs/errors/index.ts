export { DomainError, invariant, type ErrorDetails, type ErrorKind, type FieldViolation } from './domain-error.js';
export { defineErrors, invalidFields, refusedTransition, type ErrorFactory, type ErrorList } from './error-list.js';
export { isFinal } from './finality.js';
