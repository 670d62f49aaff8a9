import type { Queryable } from '#libs/transactions';
import type { DuePhase } from '../domain/due-phase.js';
import { ClockStepper, resuming, type StepperParts, TakenOverError } from './clock-stepper.js';
import { type Advance, type AdvanceStore, type DueReader, ServiceOperations, type ServiceReport } from './ports.js';

const at = (text: string) => new Date(`2013-01-${text}Z`);

/** Services with things due at instants; running one is written down, and may make another due. */
class Services extends ServiceOperations {
  override readonly services = ['invoice', 'workflow'];
  readonly happened: string[] = [];
  now = at('01T00:00:00');
  private ran = 0;

  constructor(private due: { service: string; phase: DuePhase; at: Date; name: string; then?: () => void }[]) {
    super();
  }

  add(service: string, phase: DuePhase, instant: Date, name: string, then?: () => void): void {
    this.due.push({ service, phase, at: instant, name, ...(then ? { then } : {}) });
  }

  override report(service: string): Promise<ServiceReport> {
    const due = this.due
      .filter((item) => item.service === service)
      .map(({ phase, at: instant }) => ({ phase, at: instant }));
    return Promise.resolve({ outstanding: {}, totals: { ran: this.ran }, parked: {}, due, ends: [] });
  }

  override setClock(service: string, now: Date): Promise<void> {
    if (service === 'workflow') this.happened.push(`clock ${now.toISOString().slice(8, 16)}`);
    this.now = now;
    return Promise.resolve();
  }

  override runDue(service: string, phase: DuePhase, requestId: string): Promise<{ done: number; more: boolean }> {
    const ready = this.due.filter((item) => item.service === service && item.phase === phase && item.at <= this.now);
    const [first] = ready;
    if (!first) return Promise.resolve({ done: 0, more: false });
    this.ran += 1;
    this.due = this.due.filter((item) => item !== first);
    this.happened.push(`${phase} ${first.name}`);
    expect(requestId).toMatch(new RegExp(`^run/\\d+/${phase}/${service}/\\d+$`));
    first.then?.();
    return Promise.resolve({ done: 1, more: ready.length > 1 });
  }
}

class Progress {
  saved: Advance[] = [];
  takenOver = false;
  readonly store = {
    update: (_queryable: Queryable, advance: Advance) => {
      this.saved.push(advance);
      return Promise.resolve(!this.takenOver);
    },
  } as unknown as AdvanceStore;
}

function stepper(services: Services, target: Date, progress = new Progress(), from: Partial<Advance> = {}) {
  const advance: Advance = {
    advanceId: 'run',
    state: 'RUNNING',
    fromAt: services.now,
    targetAt: target,
    nowAt: services.now,
    instantCount: 0,
    phase: 'STARTING',
    outstanding: [],
    happened: [],
    ...from,
  };
  const parts: StepperParts = {
    owner: 'me',
    database: {} as Queryable,
    store: progress.store,
    operations: services,
    reader: {
      countInProgress: () => Promise.resolve({ wakes: 0, imports: 0, 'payment files': 0 }),
    } as unknown as DueReader,
    pauses: { pause: () => new Promise<void>((resolve) => setImmediate(resolve)) },
    beat: () => undefined,
  };
  return new ClockStepper(advance, parts);
}

test('it goes from due instant to due instant, arrivals of an instant before its acts, and ends at the target', async () => {
  const services = new Services([]);
  services.add('workflow', 'ACTS', at('03T00:00:00'), 'case');
  services.add('workflow', 'PAYMENTS', at('03T00:00:00'), 'payments');
  services.add('workflow', 'INPUT', at('03T00:00:00'), 'input');
  services.add('invoice', 'SWEEP', at('03T00:00:00'), 'overdue');
  services.add('workflow', 'ACTS', at('02T10:00:00'), 'early case');
  services.add('workflow', 'ACTS', at('09T10:00:00'), 'too late');
  await stepper(services, at('05T12:00:00')).toTarget();
  expect(services.happened).toEqual([
    'clock 02T10:00',
    'ACTS early case',
    'clock 03T00:00',
    'SWEEP overdue',
    'INPUT input',
    'PAYMENTS payments',
    'ACTS case',
    'clock 05T12:00',
  ]);
});

test('an advance after one that was cancelled sets the clock everywhere before it looks for what is due', async () => {
  const services = new Services([]);
  services.add('workflow', 'ACTS', at('03T00:00:00'), 'case');
  // The cancelled one stood here, and may have told some of the services only.
  const stood = { phase: resuming, nowAt: at('02T12:00:00') };
  await stepper(services, at('03T12:00:00'), new Progress(), stood).toTarget();
  expect(services.happened).toEqual(['clock 02T12:00', 'clock 03T00:00', 'ACTS case', 'clock 03T12:00']);
});

test('what an instant makes due at the same instant is done before the clock moves on', async () => {
  const services = new Services([]);
  const same = at('02T00:00:00');
  services.add('workflow', 'SWEEP', same, 'enrol', () =>
    services.add('workflow', 'ACTS', same, 'first step', () => services.add('workflow', 'ACTS', same, 'second step')),
  );
  services.add('invoice', 'SWEEP', at('03T00:00:00'), 'next day');
  await stepper(services, at('03T00:00:00')).toTarget();
  expect(services.happened.filter((line) => !line.startsWith('clock'))).toEqual([
    'SWEEP enrol',
    'ACTS first step',
    'ACTS second step',
    'SWEEP next day',
  ]);
});

test('everything overdue is done at the present instant', async () => {
  const services = new Services([]);
  services.now = at('04T00:00:00');
  for (const name of ['one', 'two', 'three']) services.add('workflow', 'ACTS', at('02T00:00:00'), name);
  await stepper(services, at('04T00:00:00')).toTarget();
  expect(services.happened).toEqual(['clock 04T00:00', 'ACTS one', 'ACTS two', 'ACTS three']);
});

test('a process that continues sets the clock again and repeats nothing', async () => {
  const services = new Services([]);
  services.now = at('03T00:00:00');
  services.add('workflow', 'PAYMENTS', at('03T00:00:00'), 'left over');
  const from = { nowAt: at('03T00:00:00'), instantCount: 7, phase: 'ARRIVALS' };
  const resumed = stepper(services, at('03T00:00:00'), new Progress(), from);
  await resumed.toTarget();
  expect(services.happened).toEqual(['clock 03T00:00', 'clock 03T00:00', 'PAYMENTS left over']);
  expect(resumed.progress.instantCount).toBe(8);
});

test('a process whose run was taken over stops before it does anything more', async () => {
  const services = new Services([]);
  services.add('workflow', 'ACTS', at('02T00:00:00'), 'never');
  const progress = new Progress();
  progress.takenOver = true;
  await expect(stepper(services, at('03T00:00:00'), progress).toTarget()).rejects.toThrow(TakenOverError);
  expect(services.happened).toEqual([]);
});
