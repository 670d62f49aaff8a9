import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { connect, type Dunlin, importFile } from '#libs/client';
import { sourceOf } from '#libs/files';
import { inputMapping } from '#libs/portfolio';
import { type ClockSetting, serverNames, serviceNames, type Stack } from '#libs/stack';
import { measureBareActs } from './bare-acts.js';
import { cpuMsOf } from './cpu.js';
import { reaches } from './import.bench.js';
import { lower, type Measurement, secondsOf } from './measurement.js';

const sequence = `
name: waves
title: Waves
enrol: { when: overdue }
anchor: due_date
grouping: invoice
calendar: { time: '09:20', zone: customer, days: all }
steps:
  - { id: reminder, after: 3d, send: { channel: email, template: reminder } }
`.trimStart();

/** Invoices of a wave, whose acts all fall due when it is 09:20 in their zone. */
interface Wave {
  readonly name: string;
  readonly zone: string;
  readonly due: string;
  readonly count: number;
  readonly invoicesEach: number;
  /** The business instant at which it comes. */
  readonly at: string;
}

/** Looking costs CPU itself. */
const lookEveryMs = 2_000;

/** So many acts are done before the next wave comes although time runs four times as fast, on two cores. */
const actsOfFastTime = 3_000;

/** Begins when all waves can be set up before the first of them comes. */
export function waveClock(acts: number): Extract<ClockSetting, { mode: 'fast' }> {
  const anchor = new Date().toISOString();
  return { mode: 'fast', start: '2013-01-31T23:20:00Z', anchor, rate: acts > actsOfFastTime ? 2 : 4 };
}

function wavesOf(acts: number): { few: Wave; overdue: Wave; many: Wave; late: Wave } {
  const reminded = { due: '2013-01-29', invoicesEach: 1 };
  const [manyAt, lateAt] =
    acts > actsOfFastTime
      ? [
          { zone: 'Asia/Shanghai', at: '2013-02-01T01:20:00Z' },
          { zone: 'Asia/Bangkok', at: '2013-02-01T02:20:00Z' },
        ]
      : [
          { zone: 'Asia/Tokyo', at: '2013-02-01T00:20:00Z' },
          { zone: 'Australia/Eucla', at: '2013-02-01T00:35:00Z' },
        ];
  const overdue = { zone: 'UTC', due: '2013-01-31', at: '2013-02-01T00:00:00Z', invoicesEach: 10 };
  const few = { zone: 'Australia/Darwin', at: '2013-01-31T23:50:00Z' };
  return {
    few: { ...reminded, ...few, name: 'few', count: acts / 10 },
    overdue: { ...overdue, name: 'overdue', count: acts * 10 },
    many: { ...reminded, ...manyAt, name: 'many', count: acts },
    late: { ...reminded, ...lateAt, name: 'late', count: acts },
  };
}

/**
 * What comes all at once, in real time: invoices that become overdue on the first of a month, acts that are due at one
 * time beside a tenth of them, and cases that are late after nobody worked for them. CPU is above that of an idle stack;
 * beside it stands what Temporal alone costs for such an act.
 */
export async function measureWaves(
  stack: Stack,
  clock: ReturnType<typeof waveClock>,
  acts: number,
  say: (line: string) => void,
): Promise<Measurement[]> {
  const dunlin = connect(stack.clientEnv(), 'user:bench');
  const waves = wavesOf(acts);
  const bench = new WaveBench(stack, clock, dunlin, say);
  try {
    await dunlin.workflow.applySequence({ requestId: 'bench/sequence', document: sequence }, dunlin.caller);
    await bench.set(Object.values(waves));
    await bench.measureIdle();
    const few = await bench.measure(waves.few);
    const overdue = await bench.measure(waves.overdue);
    const many = await bench.measure(waves.many);
    const late = await bench.measure(waves.late, { withoutWorkflow: true });
    const bareMs = await measureBareActs(stack, waves.few.count);
    const limit = { bareMs, goal: 75 };
    return [
      ...bench.figuresOf(overdue, `of ${overdue.count} newly overdue invoices, each`),
      ...bench.figuresOf(few, `of an act, ${few.count} due at one time`, limit),
      ...bench.figuresOf(many, `of an act, ${many.count} due at one time`, limit),
      lower('CPU of an act, many at one time by few; at most 1.2', 'times', many.cpuMs / few.cpuMs, null),
      ...bench.figuresOf(late, `of an act, ${late.count} late after an outage`, limit),
      lower('signals a case, many at one time; at most 2', 'signals', many.signals, null),
      lower('signals a case, late after an outage; at most 2', 'signals', late.signals, null),
    ];
  } finally {
    await bench.close();
    dunlin.close();
  }
}

interface Measured {
  readonly count: number;
  readonly seconds: number;
  /** Of each. */
  readonly cpuMs: number;
  readonly byProcess: readonly (readonly [string, number])[];
  /** A case. */
  readonly signals: number;
}

class WaveBench {
  private readonly workflow: pg.Client;
  private readonly invoice: pg.Client;
  /** CPU of each process of the idle stack, in milliseconds a second. */
  private idle: readonly number[] = [];

  constructor(
    private readonly stack: Stack,
    private readonly clock: ReturnType<typeof waveClock>,
    private readonly dunlin: Dunlin,
    private readonly say: (line: string) => void,
  ) {
    const clientOf = (service: 'workflow' | 'invoice') =>
      new pg.Client({ connectionString: stack.env(service)['DUNLIN_POSTGRES_OWNER_URL'] });
    this.workflow = clientOf('workflow');
    this.invoice = clientOf('invoice');
  }

  async close(): Promise<void> {
    await Promise.all([this.workflow.end(), this.invoice.end()]);
  }

  /** Imports the invoices of all waves, each of which waits for its time then. */
  async set(waves: readonly Wave[]): Promise<void> {
    await Promise.all([this.workflow.connect(), this.invoice.connect()]);
    const header = 'customer,name,email,zone,locale,number,issued,due,amount,currency\n';
    for (const { name, zone, due, count, invoicesEach } of waves) {
      const rows = Array.from({ length: count }, (_, index) => {
        const customer = `${name}-${Math.floor(index / invoicesEach)}`;
        return `${customer},Customer ${customer},${customer}@example.test,${zone},,${name}-${index},2013-01-01,${due},100.50,USD\n`;
      });
      const content = sourceOf(Buffer.from(header + rows.join('')));
      const file = { name: `${name}.csv`, content, mapping: inputMapping, requestId: `bench/waves/${name}` };
      const { importId } = await importFile(this.dunlin, file);
      await reaches(this.dunlin, importId, ['STATE_COMPLETED']);
    }
    const waiting = waves.filter(({ invoicesEach }) => invoicesEach === 1);
    const cases = waiting.reduce((sum, { count }) => sum + count, 0);
    await this.until(async () => (await this.count('SELECT count(*) FROM due_acts')) >= cases);
    await this.until(async () => (await this.isQuiet()) && (await this.isQuiet()));
    const now = await this.now();
    const passed = waves.find(({ at }) => Date.parse(at) <= now);
    if (passed) throw new Error(`The wave ${passed.name} came before everything was set. Measure fewer acts.`);
  }

  /** With the same questions as while a wave is measured. */
  async measureIdle(): Promise<void> {
    const before = this.cpu();
    const seconds = await secondsOf(async () => {
      for (let look = 0; look < 10; look += 1) {
        await this.isQuiet();
        await sleep(lookEveryMs);
      }
    });
    this.idle = this.cpu().map(([, ms], index) => (ms - before[index]![1]) / seconds);
  }

  /** Waits for a wave and until everything of it is done. */
  async measure(wave: Wave, { withoutWorkflow = false } = {}): Promise<Measured> {
    const { name, count, invoicesEach, at } = wave;
    const { pid } = this.stack.service('workflow');
    const pauseUntil = async (instant: number): Promise<void> => {
      const leftMs = (instant - (await this.now())) / this.clock.rate;
      if (leftMs < 0) throw new Error(`The wave before ${name} took too long. Measure fewer acts.`);
      await sleep(leftMs);
    };
    await pauseUntil(Date.parse(at) - 60_000);
    this.say(`${name}: ${count} at ${at}`);
    if (withoutWorkflow) {
      process.kill(pid, 'SIGSTOP');
      // Longer than what a case may be late before the sweep looks for it.
      await pauseUntil(Date.parse(at) + 240_000);
    }
    const [before, signalsBefore] = [this.cpu(), withoutWorkflow ? 0 : await this.signals()];
    const seconds = await secondsOf(async () => {
      if (withoutWorkflow) process.kill(pid, 'SIGCONT');
      else await pauseUntil(Date.parse(at));
      await this.until(() => this.isDone(wave));
      await this.until(async () => (await this.isQuiet()) && (await this.isQuiet()));
    });
    const spent = this.cpu().map(([process, ms], index): readonly [string, number] => {
      const idleMs = this.idle[index]! * seconds;
      return [process, Math.max(0, ms - before[index]![1] - idleMs) / count];
    });
    const signals =
      ((await this.signals()) - (withoutWorkflow ? this.signalsAtStop : signalsBefore)) / (count / invoicesEach);
    this.signalsAtStop = await this.signals();
    const cpuMs = spent.reduce((sum, [, ms]) => sum + ms, 0);
    this.say(`${name}: ${seconds.toFixed(0)} s, ${cpuMs.toFixed(1)} ms each, ${signals.toFixed(2)} signals a case`);
    return { count, seconds, cpuMs, byProcess: spent, signals };
  }

  figuresOf(
    { count, seconds, cpuMs, byProcess }: Measured,
    what: string,
    { bareMs = null, goal = null }: { bareMs?: number | null; goal?: number | null } = {},
  ): Measurement[] {
    return [
      lower(`CPU ${what}`, 'ms', cpuMs, bareMs, null, goal),
      ...byProcess.map(([process, ms]) => lower(`of it ${process}`, 'ms', ms, null)),
      lower(`time until all ${count} were done`, 's', seconds, null),
    ];
  }

  /** Signals when the wave before was done; a process that is stopped cannot be asked. */
  private signalsAtStop = 0;

  private async isDone({ name, count, invoicesEach }: Wave): Promise<boolean> {
    const ofWave = `SELECT invoice_id FROM invoices WHERE number LIKE '${name}-%'`;
    return invoicesEach === 1
      ? (await this.count(`SELECT count(*) FROM steps_done WHERE subject_id IN (${ofWave})`)) === count
      : (await this.count(`SELECT count(*) FROM case_invoices WHERE invoice_id IN (${ofWave})`)) === count;
  }

  /** Every event was published and handled by all, and no case is to be woken; asked twice, since one makes another. */
  private async isQuiet(): Promise<boolean> {
    const reports = await Promise.all(
      serviceNames.map((name) => this.dunlin.operations(name).getOutstanding({ withLag: true }, this.dunlin.caller)),
    );
    return reports.every(({ outstanding }) => outstanding.length === 0);
  }

  private async until(isTrue: () => Promise<boolean>): Promise<void> {
    while (!(await isTrue())) await sleep(lookEveryMs);
  }

  private async count(sql: string): Promise<number> {
    const { rows } = await this.workflow.query<{ count: string }>(sql);
    return Number(rows[0]!.count);
  }

  /** Business time. */
  private async now(): Promise<number> {
    const { start, anchor, rate } = this.clock;
    const { rows } = await this.invoice.query<{ now: Date }>('SELECT clock_timestamp() AS now');
    return Date.parse(start) + (rows[0]!.now.getTime() - Date.parse(anchor)) * rate;
  }

  private async signals(): Promise<number> {
    const text = await (await fetch(`${this.stack.service('workflow').httpUrl}/metrics`)).text();
    return Number(/^dunlin_wakes_sent_total(?:\{[^}]*\})? ([\d.e+]+)$/m.exec(text)?.[1] ?? 0);
  }

  private cpu(): (readonly [string, number])[] {
    return [
      ...serverNames.map((name) => [name, cpuMsOf(this.stack.server(name).pid)] as const),
      ...serviceNames.map((name) => [name, cpuMsOf(this.stack.service(name).pid)] as const),
    ];
  }
}
