import { createHash } from 'node:crypto';

Object.assign(globalThis, {
  sessionStorage: { getItem: () => null },
  addEventListener: () => undefined,
});
const { ProblemError } = await import('../../api/client.js');
const { partBytes, Sending } = await import('./sending.js');

const problem = (status: number) =>
  new ProblemError({ ...{ type: '', title: '', detail: '', reason: '', correlationId: '' }, status });

/** A place that takes a file, and fails where a test says so. */
function place(fails: (act: string) => number) {
  const parts = new Map<number, Buffer>();
  const acts: string[] = [];
  const does = (act: string) => {
    acts.push(act);
    const status = fails(act);
    if (status >= 0) throw problem(status);
  };
  const target = {
    register: async (digest: string, size: number) => {
      does(`register ${digest} ${size}`);
      return 'file';
    },
    part: async (id: string, partNumber: number, content: Blob) => {
      does(`${id} part ${partNumber}`);
      parts.set(partNumber, Buffer.from(await content.arrayBuffer()));
      return parts.size;
    },
    start: async (id: string) => does(`${id} start`),
  };
  return { target, acts, parts, content: () => Buffer.concat([...parts.values()]) };
}

const bytes = Buffer.alloc(2 * partBytes + 17, 'abc');
const digest = createHash('sha256').update(bytes).digest('hex');
const quick = async () => undefined;

describe('a file that is sent', () => {
  it('arrives in parts, under its own digest', async () => {
    const { target, acts, content } = place(() => -1);
    const stages: string[] = [];
    const sending = new Sending(new Blob([bytes]), target, ({ stage }) => stages.push(stage), '', quick);
    expect(await sending.run()).toBe('file');
    expect(acts).toEqual([
      `register ${digest} ${bytes.length}`,
      ...['file part 0', 'file part 1', 'file part 2', 'file start'],
    ]);
    expect(content().equals(bytes)).toBe(true);
    expect([...new Set(stages)]).toEqual(['reading', 'uploading', 'starting', 'done']);
  });

  it('goes on by itself after a short break', async () => {
    let breaks = 2;
    const { target, content } = place((act) => (act === 'file part 1' && breaks-- > 0 ? 0 : -1));
    await new Sending(new Blob([bytes]), target, () => undefined, '', quick).run();
    expect(content().equals(bytes)).toBe(true);
  });

  it('goes on where it broke off, and registers nothing twice', async () => {
    let isAway = true;
    const { target, acts, content } = place((act) => (isAway && act === 'file part 1' ? 503 : -1));
    const sending = new Sending(new Blob([bytes]), target, () => undefined, '', quick);
    await expect(sending.run()).rejects.toThrow(ProblemError);
    isAway = false;
    acts.length = 0;
    expect(await sending.run()).toBe('file');
    expect(acts).toEqual(['file part 1', 'file part 2', 'file start']);
    expect(content().equals(bytes)).toBe(true);
  });

  it('of another day is gone on with: the first part tells how many are there', async () => {
    const { target, acts, parts } = place(() => -1);
    parts.set(0, bytes.subarray(0, partBytes));
    parts.set(1, bytes.subarray(partBytes, 2 * partBytes));
    await new Sending(new Blob([bytes]), target, () => undefined, 'file', quick).run();
    expect(acts).toEqual(['file part 0', 'file part 2', 'file start']);
  });

  it('that is refused is not tried again', async () => {
    const { target, acts } = place((act) => (act.startsWith('register') ? 400 : -1));
    await expect(new Sending(new Blob([bytes]), target, () => undefined, '', quick).run()).rejects.toThrow();
    expect(acts).toHaveLength(1);
  });

  it('stops when somebody stops it', async () => {
    const { target, acts } = place(() => -1);
    const sending: InstanceType<typeof Sending> = new Sending(
      new Blob([bytes]),
      target,
      ({ stage }) => stage === 'uploading' && sending.stop(),
      '',
      quick,
    );
    expect(await sending.run()).toBeNull();
    expect(acts).toEqual([`register ${digest} ${bytes.length}`, 'file part 0']);
  });
});
