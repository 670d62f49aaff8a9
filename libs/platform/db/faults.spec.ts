import { DomainError } from '#libs/errors';
import { failureKind } from '../messaging/broker/failures.js';
import { toStatus } from '../rpc/status.js';
import { asUnavailable } from './faults.js';

const fault = (code: string): Error => Object.assign(new Error('could not'), { code });

describe('a database', () => {
  it.each([
    ['a full disk', '53100', 'starved'],
    ['no memory left', '53200', 'starved'],
    ['a disk that fails', '58030', 'starved'],
    ['no connection left', '53300', 'away'],
    ['no part in what is written, as a standby before its promotion', '25006', 'away'],
  ])('with %s asks for the same call again', (_what, code, kind) => {
    const error = asUnavailable(fault(code));
    expect(error).toBeInstanceOf(DomainError);
    expect(error).toMatchObject({ code: 'DATABASE_UNAVAILABLE', kind: 'unavailable' });
    expect(failureKind(error)).toBe(kind);
    expect(toStatus(fault(code), 'dunlin.invoice', '').code).toBe(toStatus(fault('57P01'), 'dunlin.invoice', '').code);
  });

  it('that lacks a right or a table says so instead', () => {
    for (const code of ['42501', '42P01', '23505']) expect(asUnavailable(fault(code))).not.toBeInstanceOf(DomainError);
  });
});
