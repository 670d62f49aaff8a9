import fc from 'fast-check';
import { money } from '#libs/money';
import { declineOf } from '../../provider/domain/decline.js';
import type { ChargeAnswer, DayReport, ProviderCharge } from '../../provider/domain/provider.js';
import {
  answer,
  ask,
  type Attempt,
  type AttemptState,
  cancel,
  doubt,
  endUnfound,
  hasMoney,
  initiate,
  isOpen,
  observe,
  pursuitOf,
  reportDaysOf,
} from './attempt.js';

const start = new Date('2026-03-10T22:00:00.000Z');
const keyLifeMs = 23 * 3_600_000;
const later = (ms: number): Date => new Date(start.getTime() + ms);
const request = { methodId: 'm', amount: money(5_000n, 'EUR'), invoiceIds: ['i'] };
const subject = {
  attemptId: 'c',
  customerId: 'acme',
  methodLabel: 'visa 4242',
  provider: 'sandbox',
  correlationId: 'spec',
};
const asked = ask(initiate(request, subject, start), start);
const unknown = doubt(asked, 'TIMEOUT');
const soft = declineOf({ code: 'insufficient_funds', adviceCode: '', sentence: '' });
const hard = declineOf({ code: 'stolen_card', adviceCode: '', sentence: '' });
const seen = (state: ProviderCharge['state'], failure = state === 'FAILED' ? soft : null): ProviderCharge => ({
  providerChargeId: 'ch_1',
  attemptId: 'c',
  state,
  amount: request.amount,
  failure,
  actionUrl: '',
});
const report = (complete: boolean, charges: ProviderCharge[] = []): DayReport => ({ complete, charges });

describe('an attempt', () => {
  it('is asked for again within the life of its key, and only looked up afterwards', () => {
    expect(pursuitOf(unknown, later(keyLifeMs - 1), keyLifeMs)).toBe('ASK_AGAIN');
    expect(pursuitOf(unknown, later(keyLifeMs), keyLifeMs)).toBe('LOOK_UP');
    expect(pursuitOf(observe(unknown, seen('PENDING')), start, keyLifeMs)).toBe('LOOK_UP');
    expect(ask(unknown, later(5_000)).askedAt).toEqual(start);
  });

  it('that is not found ends only when its key is dead and the reports of all its days are full', () => {
    expect(reportDaysOf(unknown, keyLifeMs)).toEqual(['2026-03-10', '2026-03-11']);
    const full = [report(true), report(true)];
    expect(endUnfound(unknown, full, later(keyLifeMs - 1), keyLifeMs)).toBe(unknown);
    expect(endUnfound(unknown, [report(true), report(false)], later(keyLifeMs), keyLifeMs)).toBe(unknown);
    expect(endUnfound(unknown, [], later(keyLifeMs), keyLifeMs)).toBe(unknown);
    const ended = endUnfound(unknown, full, later(keyLifeMs), keyLifeMs);
    expect(ended).toMatchObject({ state: 'FAILED_SOFT', failure: { code: 'not_found' } });
    const reported = endUnfound(unknown, [report(true), report(true, [seen('SETTLED')])], later(keyLifeMs), keyLifeMs);
    expect(reported.state).toBe('SETTLED');
  });

  it('fails hard where the decline forbids another attempt', () => {
    expect(observe(asked, seen('FAILED', hard)).state).toBe('FAILED_HARD');
    expect(observe(asked, seen('FAILED', soft)).state).toBe('FAILED_SOFT');
    expect(answer(asked, { refused: hard }).state).toBe('FAILED_HARD');
  });

  it('is not ended by the refusal of a repeated request, since the first one may have been taken', () => {
    expect(answer(unknown, { refused: soft }, true)).toBe(unknown);
    expect(answer(asked, { refused: hard }, true)).toMatchObject({ state: 'UNKNOWN', failure: null });
  });

  it('is looked up at once where the provider knows its key with another request', () => {
    expect(pursuitOf(doubt(asked, 'KEY_CONFLICT'), start, keyLifeMs)).toBe('LOOK_UP');
  });

  it('tells money that came though it was thought to have failed', () => {
    expect(observe(observe(asked, seen('FAILED')), seen('SETTLED')).state).toBe('SETTLED');
    expect(observe(cancel(asked, 'PAID'), seen('SETTLED')).state).toBe('SETTLED');
  });
});

const states = ['PENDING', 'REQUIRES_ACTION', 'SETTLED', 'FAILED', 'REVERSED'] as const;
const anAnswer = fc.oneof(
  fc.constantFrom(...states).map((state): ChargeAnswer => ({ seen: seen(state) })),
  fc.constant<ChargeAnswer>({ unknown: 'TIMEOUT' }),
  fc.constant<ChargeAnswer>({ refused: soft }),
);

describe('whatever is told of an attempt, in whatever order and however often', () => {
  const run = (answers: readonly ChargeAnswer[]): Attempt[] => {
    const all = [asked];
    for (const given of answers) all.push(answer(all.at(-1)!, given));
    return all;
  };

  it('money that came is never forgotten, and what ended without money is not opened again', () => {
    fc.assert(
      fc.property(fc.array(anAnswer, { maxLength: 12 }), (answers) => {
        const all = run(answers);
        all.slice(1).forEach((attempt, index) => {
          const before = all[index]!;
          if (hasMoney(before)) expect(hasMoney(attempt)).toBe(true);
          if (!isOpen(before)) expect(isOpen(attempt)).toBe(false);
          if (before.state === 'REVERSED') expect(attempt).toBe(before);
          expect(attempt.version).toBe(attempt === before ? before.version : before.version + 1n);
        });
      }),
    );
  });

  it('the order of what is seen does not change the end', () => {
    const settling = fc.shuffledSubarray(
      [...states].filter((state) => state !== 'FAILED'),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(settling, (order) => {
        const end = (seenStates: readonly (typeof states)[number][]): AttemptState =>
          run(seenStates.map((state) => ({ seen: seen(state) }))).at(-1)!.state;
        expect(end(order)).toBe(end([...order].sort()));
      }),
    );
  });
});
