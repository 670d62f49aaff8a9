import { eventually } from '#libs/testing';
import { OffsetCommitter } from './committer.js';

const lost = Object.assign(new Error('Illegal generation.'), { type: 'ILLEGAL_GENERATION' });

/** Commits whose outcome the test decides, by the offset of partition 0. */
function broker() {
  const open = new Map<string, { done: () => void; failed: (error: Error) => void }>();
  const commit = ({ topics }: { topics: { partitions: { offset: string }[] }[] }): Promise<void> =>
    new Promise((done, failed) => void open.set(topics[0]!.partitions[0]!.offset, { done, failed }));
  return { open, commit };
}

describe('offsets', () => {
  it('that were noted since the group was joined again are committed, though a commit of before is refused', async () => {
    const { open, commit } = broker();
    const committer = new OffsetCommitter();
    committer.note('invoices', 0, '5', commit);
    committer.forget();
    committer.note('invoices', 0, '7', commit);
    open.get('5')!.failed(lost);
    await eventually(() => expect([...open.keys()]).toEqual(['5', '7']));
  });

  it('that were noted before the group moved on are forgotten', async () => {
    const { open, commit } = broker();
    const committer = new OffsetCommitter();
    committer.note('invoices', 0, '5', commit);
    committer.note('invoices', 0, '6', commit);
    open.get('5')!.failed(lost);
    await committer.settled();
    expect([...open.keys()]).toEqual(['5']);
    committer.note('invoices', 0, '7', commit);
    expect([...open.keys()]).toEqual(['5', '7']);
  });

  it('that are noted in the moment in which the last commit ends are committed', async () => {
    const { open, commit } = broker();
    const committer = new OffsetCommitter();
    for (let delay = 0; delay < 6; delay += 1) {
      const [first, second] = [`${delay}1`, `${delay}2`];
      committer.note('invoices', 0, first, commit);
      open.get(first)!.done();
      for (let turn = 0; turn < delay; turn += 1) await Promise.resolve();
      committer.note('invoices', 0, second, commit);
      await eventually(() => expect(open.has(second)).toBe(true));
      open.get(second)!.done();
      await committer.settled();
    }
  });

  it('that wait for their turn are committed at once for whoever asks how far the group is', async () => {
    const { open, commit } = broker();
    const committer = new OffsetCommitter();
    committer.note('invoices', 0, '5', commit);
    committer.note('invoices', 0, '6', commit);
    const flushed = committer.flush();
    open.get('5')!.done();
    // No timer can end meanwhile.
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
    expect(open.has('6')).toBe(true);
    open.get('6')!.done();
    await flushed;
  });
});
