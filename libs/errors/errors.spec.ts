import {
  defineErrors,
  DomainError,
  faultOf,
  faultTexts,
  invalidFields,
  isFinal,
  refusedTransition,
  violation,
} from './index.js';

const errors = defineErrors({
  PAYMENT_NOT_FOUND: ['not-found', 'No payment has this id.'],
  PAYMENT_INVALID: ['invalid', 'A field is wrong.'],
  PAYMENT_STATE_FORBIDS: ['refused', 'The state does not allow it.'],
});

describe('a list of errors', () => {
  it('makes errors with the code and kind of the list', () => {
    const error = errors.PAYMENT_NOT_FOUND('There is no payment 7.', { facts: { payment_id: '7' } });
    expect(error).toBeInstanceOf(DomainError);
    expect(error).toMatchObject({ code: 'PAYMENT_NOT_FOUND', kind: 'not-found', message: 'There is no payment 7.' });
    expect(error.details).toEqual({ facts: { payment_id: '7' } });
  });

  it('keeps the meaning of each reason for the generated page', () => {
    expect(Object.values(errors).map(({ code, meaning }) => `${code} ${meaning}`)).toContain(
      'PAYMENT_INVALID A field is wrong.',
    );
  });

  it('refuses reasons that are not listed', () => {
    // @ts-expect-error the list is closed
    expect(errors.PAYMENT_LOST).toBeUndefined();
  });
});

it('names every wrong field in one error', () => {
  const error = invalidFields(errors.PAYMENT_INVALID, [
    { field: 'amount', description: 'is missing' },
    { field: 'method', description: 'is unknown' },
  ]);
  expect(error.message).toBe('The request has wrong fields. amount: is missing; method: is unknown.');
  expect(error.details.violations).toHaveLength(2);
});

describe('what is wrong with a field', () => {
  it('has a code, and a sentence made of its facts', () => {
    const tooLong = { field: 'name', description: 'has more than 200 characters' };
    expect(violation('name', faultOf('TOO_LONG', { max: 200 }))).toEqual({
      ...tooLong,
      reason: 'TOO_LONG',
      facts: { max: '200' },
    });
    expect(violation('name', faultOf('MISSING'))).toEqual({
      field: 'name',
      description: 'is missing',
      reason: 'MISSING',
    });
  });

  it('is told without a code where it is of one place only', () => {
    const told = { field: 'ids', description: 'fits no invoice' };
    expect(violation(told.field, told.description)).toEqual(told);
  });

  it('does not compile without its facts', () => {
    // @ts-expect-error the sentence names the most that it may have
    expect(faultOf('TOO_LONG', {}).text).toBe('has more than  characters');
  });

  it('is the end of a sentence', () => {
    const wrong = Object.values(faultTexts).filter(
      (text) => !/^(is|are|has|must|lies|comes|contains|fits|\{\{) ?.*[^.]$/.test(text),
    );
    expect(wrong).toEqual([]);
  });
});

it.each([
  [['reverse'], 'Allowed now: reverse.'],
  [[], 'No command is allowed any more.'],
])('says what a state allows: %j', (allowed, hint) => {
  const error = refusedTransition(errors.PAYMENT_STATE_FORBIDS, 'The payment', 'refund', 'REVERSED', allowed);
  expect(error.message).toBe(`The payment is REVERSED, which does not allow refund. ${hint}`);
  expect(error.details).toEqual({ state: 'REVERSED', allowed });
});

it('says by a code why a state forbids more than its name tells', () => {
  const error = refusedTransition(errors.PAYMENT_STATE_FORBIDS, 'It', 'refund', 'SETTLED', [], 'It is too old.', 'OLD');
  expect(error.details).toEqual({ state: 'SETTLED', allowed: [], facts: { reason: 'OLD' } });
});

it('takes an error as final only where it says so itself', () => {
  const error = (isFinal: boolean) => new DomainError('PAYMENT_INVALID', 'invalid', 'Some text.', {}, { isFinal });
  expect([error(true), error(false), errors.PAYMENT_INVALID('Some text.'), new Error('x')].map(isFinal)).toEqual([
    true,
    false,
    false,
    false,
  ]);
});
