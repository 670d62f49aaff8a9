import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { DomainError } from '#libs/errors';
import { type ReportQuestion, ServiceOperations, type ServiceReport, type TopicEnd } from './ports.js';
import { outstandingOf, ProgressWatch, Quiescence, StuckError } from './quiescence.js';

/** An event that makes its consumers emit more, until its depth is used up. */
interface ModelEvent {
  depth: number;
}

interface ModelService {
  /** Events committed and not published yet. */
  outbox: ModelEvent[];
  emitted: number;
  /** Everything published by this service. */
  log: ModelEvent[];
  /** How far this service has handled the log of each service. */
  offsets: number[];
  /** Work set going by an event, like a wake that is not settled. */
  inProgress: ModelEvent[];
  /** Work ever set going. */
  begun: number;
  /** Things that became due by handling events. */
  due: number;
}

/** Services that pass events on, with every part of a report read at a moment of its own and work going on in between. */
class Model extends ServiceOperations {
  override readonly services = ['a', 'b', 'c'];
  readonly states: ModelService[];
  private random: () => number;
  away = 0;

  constructor(seed: number, started: number) {
    super();
    let state = seed;
    this.random = () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return state / 2 ** 32;
    };
    this.states = this.services.map(() => ({
      outbox: [],
      emitted: 0,
      log: [],
      offsets: [0, 0, 0],
      inProgress: [],
      begun: 0,
      due: 0,
    }));
    for (let i = 0; i < started; i += 1) this.emit(this.pick(this.states), { depth: 3 });
  }

  get atRest(): boolean {
    return this.states.every(
      (state) => state.outbox.length === 0 && state.inProgress.length === 0 && this.lagOf(state, this.ends()) === 0,
    );
  }

  override async report(service: string, { withEnds, ends }: ReportQuestion): Promise<ServiceReport> {
    if (this.away > 0) {
      this.away -= 1;
      throw new DomainError('AWAY', 'unavailable', 'away');
    }
    const state = this.states[this.services.indexOf(service)]!;
    const read = <Value>(value: () => Value): Value => {
      this.workOn();
      return value();
    };
    // In the order in which a service reads them, with work going on in between.
    const lag = read(() => this.lagOf(state, ends ?? []));
    const emitted = read(() => state.emitted);
    const outbox = read(() => state.outbox.length);
    const begun = read(() => state.begun);
    const hand = read(() => state.inProgress.length);
    const due = read(() => state.due);
    const ownEnds = read(() => [this.endOf(service)]);
    return {
      outstanding: { outbox, lag, hand },
      totals: { emitted, begun },
      parked: {},
      due: Array.from({ length: due }, () => ({ phase: 'ACTS' as const, at: new Date(0) })),
      ends: withEnds && outbox === 0 ? ownEnds : [],
    };
  }

  override setClock(): Promise<void> {
    return Promise.resolve();
  }

  override runDue(): Promise<{ done: number; more: boolean }> {
    return Promise.resolve({ done: 0, more: false });
  }

  private workOn(): void {
    for (let i = Math.floor(this.random() * 4); i > 0; i -= 1) this.work();
  }

  private work(): void {
    const state = this.pick(this.states);
    const action = Math.floor(this.random() * 3);
    if (action === 0 && state.outbox.length > 0) state.log.push(state.outbox.shift()!);
    else if (action === 1 && state.inProgress.length > 0) this.finish(state, state.inProgress.shift()!);
    else if (action === 2) this.handleOne(state);
  }

  private handleOne(state: ModelService): void {
    const source = Math.floor(this.random() * this.states.length);
    const { log } = this.states[source]!;
    const offset = state.offsets[source]!;
    if (offset >= log.length) return;
    const event = log[offset]!;
    if (this.random() < 0.3) state.due += 1;
    if (event.depth > 0 && this.random() < 0.5) {
      state.inProgress.push(event);
      state.begun += 1;
    } else if (event.depth > 0 && this.random() < 0.3) this.emit(state, { depth: event.depth - 1 });
    state.offsets[source] = offset + 1;
  }

  private finish(state: ModelService, event: ModelEvent): void {
    if (this.random() < 0.5) this.emit(state, { depth: event.depth - 1 });
    else state.due += 1;
  }

  private emit(state: ModelService, event: ModelEvent): void {
    state.emitted += 1;
    state.outbox.push(event);
  }

  private lagOf(state: ModelService, ends: readonly TopicEnd[]): number {
    return ends.reduce(
      (sum, { topic, nextOffset }) =>
        sum + Math.max(0, Number(nextOffset) - state.offsets[this.services.indexOf(topic)]!),
      0,
    );
  }

  private ends(): TopicEnd[] {
    return this.services.map((service) => this.endOf(service));
  }

  private endOf(service: string): TopicEnd {
    const { log } = this.states[this.services.indexOf(service)]!;
    return { topic: service, partition: 0, firstOffset: 0n, nextOffset: BigInt(log.length) };
  }

  private pick<Item>(items: readonly Item[]): Item {
    return items[Math.floor(this.random() * items.length)]!;
  }
}

const watch = () => new ProgressWatch(() => undefined);
const nothing = () => Promise.resolve(0);
const atOnce = { pause: () => Promise.resolve() };
const inTime = { pause: (ms: number) => sleep(ms) };

test('it is quiet only when nothing is under way anywhere, and then everything due is known', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(2 ** 31), fc.integer({ min: 0, max: 6 }), async (seed, started) => {
      const model = new Model(seed, started);
      const reports = await new Quiescence(model, nothing, watch(), atOnce).reached('spec');
      expect(model.atRest).toBe(true);
      expect(model.services.map((service) => reports.get(service)!.due.length)).toEqual(
        model.states.map(({ due }) => due),
      );
    }),
    { numRuns: 4_000 },
  );
});

test('a service that is away is waited for', async () => {
  const model = new Model(1, 0);
  model.away = 4;
  await new Quiescence(model, nothing, watch(), inTime).reached('spec');
  expect(model.away).toBe(0);
});

test('what this service itself has in progress is waited for before the others are asked', async () => {
  const model = new Model(1, 0);
  let left = 3;
  const quiet = new Quiescence(
    model,
    () => {
      left -= 1;
      return Promise.resolve(Math.max(left, 0));
    },
    watch(),
    inTime,
  );
  await quiet.reached('spec');
  expect([left, quiet.asked]).toEqual([0, 6]);
});

test('without progress it ends with the list of what is left', () => {
  const beats: number[] = [];
  const stuck = new ProgressWatch(() => beats.push(1), 0);
  const report: ServiceReport = { outstanding: { wakes: 2, outbox: 0 }, totals: {}, parked: {}, due: [], ends: [] };
  const reports = new Map([
    ['workflow', report],
    ['payment', { ...report, outstanding: { away: 1 } }],
  ]);
  stuck.note('same', () => []);
  const again = () => {
    for (const end = performance.now() + 5; performance.now() < end;);
    stuck.note('same', () => outstandingOf(reports));
  };
  expect(again).toThrow(StuckError);
  expect(again).toThrow('Left: workflow: 2 wakes; payment cannot be reached.');
  expect(beats).toHaveLength(3);
});
