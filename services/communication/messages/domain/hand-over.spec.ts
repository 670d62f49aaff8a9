import fc from 'fast-check';
import { type HandOver, outcomeOf, readFailure, replyCodesOf, type SmtpFailure } from './hand-over.js';

const before = (phase: SmtpFailure['phase'], reply: string | null) =>
  readFailure({ phase, reply, contentReleased: false });
const after = (phase: SmtpFailure['phase'], reply: string | null) =>
  readFailure({ phase, reply, contentReleased: true });

describe('a failed session', () => {
  it('tells a recipient who does not exist from a refusal that is about the sender', () => {
    expect(before('RECIPIENT', '550 No such user')).toEqual({ result: 'RECIPIENT_REFUSED', replyCodes: '550' });
    expect(before('RECIPIENT', '550 5.1.1 <a@example.test> unknown')).toEqual({
      result: 'RECIPIENT_REFUSED',
      replyCodes: '550 5.1.1',
    });
    expect(before('RECIPIENT', '550-5.1.1 first line\n550 second').result).toBe('RECIPIENT_REFUSED');
    expect(before('RECIPIENT', '554 5.7.1 Relay access denied').result).toBe('REFUSED');
    expect(before('RECIPIENT', '552 5.2.2 Mailbox full').result).toBe('REFUSED');
    expect(before('SENDER', '550 5.1.8 Bad sender').result).toBe('REFUSED');
    expect(before('DATA_COMMAND', '554 No').result).toBe('REFUSED');
  });

  it('waits where the provider asks to', () => {
    for (const phase of ['SENDER', 'RECIPIENT', 'DATA_COMMAND'] as const) {
      expect(before(phase, '451 4.7.1 Greylisted').result).toBe('DEFERRED');
      expect(before(phase, '421 4.7.0 Try again later').result).toBe('DEFERRED');
    }
    expect(after('CONTENT', '452 4.3.1 Out of space').result).toBe('DEFERRED');
    expect(after('CONTENT', '421 4.3.2 Shutting down').result).toBe('DEFERRED');
  });

  it('may start again when nothing left', () => {
    expect(before('SESSION', null).result).toBe('UNREACHABLE');
    expect(before('SESSION', '535 5.7.8 Authentication failed').result).toBe('UNREACHABLE');
    expect(before('RECIPIENT', null).result).toBe('UNREACHABLE');
    expect(before('SESSION', '421 4.3.2 Shutting down').result).toBe('UNREACHABLE');
    expect(before('SENDER', '503 Bad sequence').result).toBe('UNREACHABLE');
  });

  it('has no outcome once content left, except by a reply to the content', () => {
    expect(after('SESSION', null)).toEqual({ result: 'UNANSWERED', replyCodes: '' });
    expect(after('SESSION', '421 4.3.2 Shutting down').result).toBe('UNANSWERED');
    expect(after('CONTENT', null).result).toBe('UNANSWERED');
    expect(after('CONTENT', '554 5.6.0 Refused').result).toBe('REFUSED');
  });

  it('keeps codes and never the text, which may hold the address', () => {
    expect(replyCodesOf('250 2.0.0 Ok: queued as 12345')).toBe('250 2.0.0');
    fc.assert(
      fc.property(
        fc.constantFrom('SESSION' as const, 'SENDER' as const, 'RECIPIENT' as const, 'CONTENT' as const),
        fc.option(fc.string()),
        fc.boolean(),
        (phase, reply, contentReleased) => {
          expect(readFailure({ phase, reply, contentReleased }).replyCodes).toMatch(
            /^(\d{3}( \d\.\d{1,3}\.\d{1,3})?)?$/,
          );
        },
      ),
    );
  });
});

describe('the command that follows', () => {
  const of = (result: HandOver['result'], deferrals = 0) => outcomeOf({ result, replyCodes: '' }, deferrals, 3);

  it('follows the result', () => {
    expect(of('ACCEPTED')).toEqual({ command: 'send', reason: 'ACCEPTED' });
    expect(of('RECIPIENT_REFUSED')).toEqual({ command: 'bounce', reason: 'RECIPIENT_REFUSED' });
    expect(of('REFUSED')).toEqual({ command: 'fail', reason: 'PROVIDER_REFUSED' });
    expect(of('UNREACHABLE', 99)).toEqual({ command: 'delay', reason: 'PROVIDER_UNAVAILABLE' });
    expect(of('UNANSWERED')).toEqual({ command: 'markOutcomeUnknown', reason: 'CONNECTION_LOST' });
  });

  it('gives up after so many deferrals', () => {
    expect([0, 1, 2, 3].map((deferrals) => of('DEFERRED', deferrals).command)).toEqual([
      'delay',
      'delay',
      'delay',
      'fail',
    ]);
  });
});
