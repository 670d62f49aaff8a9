import fc from 'fast-check';
import { newId } from '#libs/ids';
import type { ActParameters } from './act-parameters.js';
import {
  type BulkAct,
  cancelAct,
  endAct,
  type ItemCounts,
  pendingCountOf,
  previewAct,
  type Refusal,
  retryAct,
  startAct,
} from './bulk-act.js';

const now = new Date('2026-03-01T09:00:00Z');
const parameters = { reason: 'Holidays', sequence: '' } as ActParameters;
const held: Refusal = { reason: 'HELD', text: 'Held.' };
const ended: Refusal = { reason: 'CASE_ENDED', text: 'Ended.' };

function preview(judged: readonly (readonly [string, Refusal | null])[], over: Partial<BulkAct> = {}): BulkAct {
  const wanted = { bulkActId: newId(), act: 'PAUSE', parameters, previewedBy: 'user:ann' } as const;
  return previewAct({ ...wanted, ...over }, new Map(judged), now);
}

const ids = ['a', 'b', 'c', 'd'];
const judged = ids.map((id, index) => [id, [null, held, ended, held][index]!] as const);
const start = { actor: 'user:ann', correlationId: 'spec', now };

describe('a preview', () => {
  it('counts what is allowed, and tells why the rest is not with the most frequent reason first', () => {
    expect(preview(judged)).toMatchObject({
      ...{ itemCount: 4, allowedCount: 1, refusedCount: 3, state: 'PREVIEWED' },
      refusals: [
        { ...held, itemCount: 2, itemIds: ['b', 'd'] },
        { ...ended, itemCount: 1, itemIds: ['c'] },
      ],
      expiresAt: new Date('2026-03-01T10:00:00Z'),
    });
  });

  it('names five items of a reason at most', () => {
    const many = Array.from({ length: 9 }, (_, index) => [String(index), held] as const);
    expect(preview(many).refusals).toMatchObject([{ itemCount: 9, itemIds: ['0', '1', '2', '3', '4'] }]);
  });

  it('has a hash of act, parameters and items, in whatever order these come', () => {
    const { hash } = preview(judged);
    expect(preview(judged.toReversed()).hash).toBe(hash);
    expect(preview(judged, { parameters: { ...parameters, reason: 'Other' } }).hash).not.toBe(hash);
    expect(preview(judged, { act: 'RESUME' }).hash).not.toBe(hash);
    expect(preview(judged.slice(1)).hash).not.toBe(hash);
  });
});

describe('a start', () => {
  it('needs the hash and the one who previewed, and comes within the hour', () => {
    const act = preview(judged);
    const refused = expect.objectContaining({ code: 'BULK_ACT_STATE_FORBIDS' });
    expect(startAct(act, { ...start, hash: act.hash })).toMatchObject({ state: 'RUNNING', startedBy: 'user:ann' });
    const wrong = [
      { ...start, hash: 'other' },
      { ...start, hash: act.hash, actor: 'user:bert' },
      { ...start, hash: act.hash, now: act.expiresAt },
    ];
    for (const each of wrong) expect(() => startAct(act, each)).toThrow(refused);
    const started = startAct(act, { ...start, hash: act.hash });
    expect(() => startAct(started, { ...start, hash: act.hash })).toThrow(refused);
  });
});

describe('a cancellation', () => {
  const running = (() => {
    const act = preview([...judged, ['e', null], ['f', null]]);
    return startAct(act, { ...start, hash: act.hash });
  })();

  it('ends an act of which nothing is under way, and lets what was begun end first', () => {
    expect(cancelAct(running, 3, now)).toMatchObject({ state: 'CANCELLED', cancelledCount: 3, endedAt: now });
    const waiting = cancelAct(running, 2, now);
    expect([waiting.state, pendingCountOf(waiting), waiting.endedAt]).toEqual(['CANCELLING', 1, null]);
    expect(endAct({ ...waiting, doneCount: 1 }, now).state).toBe('CANCELLED');
  });

  it('is refused once it has ended', () => {
    const done = endAct({ ...running, doneCount: 3 }, now);
    expect(done.state).toBe('DONE');
    expect(() => cancelAct(done, 0, now)).toThrow(expect.objectContaining({ code: 'BULK_ACT_STATE_FORBIDS' }));
  });
});

it('is tried again only where something failed, and only with that', () => {
  const act = preview(judged);
  const started = startAct(act, { ...start, hash: act.hash });
  const failed = endAct({ ...started, failedCount: 1 }, now);
  expect(retryAct(failed)).toMatchObject({ state: 'RUNNING', failedCount: 0, refusedCount: 3, endedAt: null });
  const done = endAct({ ...started, doneCount: 1 }, now);
  expect(retryAct(done)).toBe(done);
  expect(() => retryAct(started)).toThrow(expect.objectContaining({ code: 'BULK_ACT_STATE_FORBIDS' }));
});

it('has as many items as have an outcome or wait, whatever happens to it', () => {
  const outcomes = fc.array(fc.constantFrom<keyof ItemCounts>('doneCount', 'refusedCount', 'failedCount'));
  fc.assert(
    fc.property(fc.array(fc.boolean(), { minLength: 1 }), outcomes, fc.boolean(), (allowed, ends, isCancelled) => {
      const act = preview(allowed.map((each, index) => [String(index), each ? null : held]));
      let after = startAct(act, { ...start, hash: act.hash });
      for (const end of ends.slice(0, act.allowedCount)) after = { ...after, [end]: after[end] + 1 };
      if (isCancelled) after = cancelAct(after, pendingCountOf(after), now);
      const { doneCount, refusedCount, failedCount, cancelledCount, itemCount } = after;
      expect(pendingCountOf(after)).toBeGreaterThanOrEqual(0);
      expect(doneCount + refusedCount + failedCount + cancelledCount + pendingCountOf(after)).toBe(itemCount);
      expect(after.endedAt !== null).toBe(isCancelled);
    }),
  );
});
