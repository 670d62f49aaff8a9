import { DomainError } from '#libs/errors';
import { failureKind } from './failures.js';

describe('failures', () => {
  it.each([
    [new DomainError('DATABASE_UNAVAILABLE', 'unavailable', 'gone'), 'away'],
    [new DomainError('CUSTOMER_UNREACHABLE', 'unavailable', 'gone'), 'transient'],
    [new DomainError('TRANSACTION_CONFLICT', 'aborted', 'lost'), 'transient'],
    [new DomainError('INVOICE_NOT_FOUND', 'not-found', 'no'), 'permanent'],
    [Object.assign(new Error('deadlock'), { code: '40P01' }), 'transient'],
    [Object.assign(new Error('wrapped'), { driverError: Object.assign(new Error('x'), { code: '57P01' }) }), 'away'],
    [Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }), 'away'],
    [new Error('Connection terminated unexpectedly'), 'away'],
    [Object.assign(new Error('unique'), { code: '23505' }), 'permanent'],
    [new TypeError('x is undefined'), 'permanent'],
    ['a string', 'permanent'],
  ])('%s are %s', (error, kind) => {
    expect(failureKind(error)).toBe(kind);
  });
});
