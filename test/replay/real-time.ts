import { setTimeout as sleep } from 'node:timers/promises';
import { parse } from 'yaml';
import { allPages, connect, type Dunlin } from '#libs/client';
import { fromTimestamp } from '#libs/contracts';
import { inputFiles, paymentFiles, type PortfolioRow, sendDayFiles } from '#libs/portfolio';
import { businessTimeOf, type ClockSetting, type Stack } from '#libs/stack';
import { addDays, instantOf, type LocalDate, startOfDay } from '#libs/time';
import { killInTurn } from '../chaos/disturb.js';
import type { Course } from '../chaos/histories.js';
import { readTruth } from '../chaos/truth.js';
import { Witness } from '../chaos/witness.js';
import { readCaughtMail } from './caught-mail.js';
import { heldEvents } from './replay.js';
import { type ReplayStackOptions, withReplayStack } from './stack.js';
import { generator } from './truth.js';

export const fastestRate = 1_440;

/** Real seconds within which an act must be done, and between a payment and an act that may see it or not. */
const toleranceSeconds = 60;

/** Local time at which the steps of the sequence are due. */
const dueTime = '10:00';

/** A stretch of a portfolio's history that runs by timers and sweeps, as production does, only faster. */
export interface Stretch {
  readonly rows: readonly PortfolioRow[];
  readonly sequence: string;
  readonly zone: string;
  readonly from: LocalDate;
  readonly days: number;
  readonly rate: number;
  readonly progress?: (line: string) => void;
  /** Services and servers that are killed in turn once the files are handed in. */
  readonly kills: number;
  readonly seed: number;
}

export interface StretchResult {
  from: LocalDate;
  to: LocalDate;
  rate: number;
  /** Pairs of invoice and step that are required and were seen. */
  pairs: number;
  missing: string[];
  unexpected: string[];
  duplicates: string[];
  /** Pairs that a payment handed in earlier should have stopped. */
  afterPayment: string[];
  /** Pairs so near to a payment that both outcomes are right. */
  nearPayment: string[];
  /** Pairs whose outcome cannot be known, since a kill cut the session with the mail server. */
  unknown: string[];
  killed: number;
  /** Real seconds by which the latest act was late. */
  slowestSeconds: number;
  late: string[];
  parked: number;
  seconds: number;
}

/** Whether everything was sent that had to be, once and in time, and nothing else. */
export function isAsItShouldBe(result: StretchResult): boolean {
  const { missing, unexpected, duplicates, afterPayment, late, parked } = result;
  return [missing, unexpected, duplicates, afterPayment, late].every(({ length }) => length === 0) && parked === 0;
}

/** How long servers and services may take to start before the stretch begins; on a busy machine they take longer. */
const startsWithinMs = [60_000, 300_000] as const;

/** An act may be late by what one kill takes, and not by what several take one after the other. */
const betweenKillsMs = 15_000;

type StretchStack = Omit<ReplayStackOptions, 'clock'> & Pick<Stretch, 'rate'>;

/** Runs the work on a stack whose clock shows the start of `from` when its services are up, and runs from there on. */
export async function withStretchStack<Result>(
  { rate, ...options }: StretchStack,
  work: (stack: Stack) => Promise<Result>,
): Promise<Result> {
  const start = startOfDay(options.from, options.zone).toISOString();
  for (const withinMs of startsWithinMs) {
    const anchor = new Date(Date.now() + withinMs);
    const clock: ClockSetting = { mode: 'fast', start, anchor: anchor.toISOString(), rate };
    const done = await withReplayStack({ ...options, clock }, async (stack) =>
      Date.now() > anchor.getTime() ? undefined : { result: await work(stack) },
    );
    if (done) return done.result;
    options.say?.(`The stack took longer than ${withinMs / 1000} s to start, so the stretch had begun without it.`);
  }
  throw new Error('The machine is too busy for a stretch in real time. Run it alone.');
}

/** Invoices that are issued in the stretch, or open at its start. */
export function rowsOf(rows: readonly PortfolioRow[], from: LocalDate, days: number): PortfolioRow[] {
  const to = addDays(from, days);
  return rows.filter(({ issueDate, settledDate }) => issueDate < to && (!settledDate || settledDate >= from));
}

/** Runs the stretch on its stack, and compares what was sent with what the rows say. */
export async function replayInRealTime(stack: Stack, stretch: Stretch): Promise<StretchResult> {
  const started = performance.now();
  const { from, days, zone, rate, rows } = stretch;
  const to = addDays(from, days);
  const dunlin = connect(stack.clientEnv(), 'user:replay');
  try {
    const requestId = 'replay/sequence';
    await dunlin.workflow.applySequence({ requestId, document: stretch.sequence }, dunlin.caller);
    const [inputs, payments] = [inputFiles(rows), paymentFiles(rows)].map((files) =>
      files.filter(({ date }) => date < to),
    );
    await sendDayFiles(dunlin, { name: 'replay', zone, inputs: inputs!, payments: payments! });
    stretch.progress?.(`${rows.length} invoices from ${from} to ${to}, a day in ${86_400 / rate} s`);
    let underWay = true;
    const killing = killOnTheWay({ stack, dunlin, underWay: () => underWay }, stretch);
    await untilBusinessTime(stack.state.clock, startOfDay(to, zone), stretch.progress);
    underWay = false;
    const killed = await killing;
    const { unknown } = await readTruth(dunlin, stack.mail.file);
    const late = await latenessOf(dunlin, stretch);
    return {
      from,
      to,
      rate,
      killed,
      unknown,
      ...(await compare(stack, stretch, new Set(unknown))),
      slowestSeconds: Math.max(0, ...late.map(({ seconds }) => seconds)),
      late: late.filter(({ seconds }) => seconds > toleranceSeconds).map(({ act, seconds }) => `${act} ${seconds} s`),
      parked: await heldCount(dunlin),
      seconds: Math.round((performance.now() - started) / 100) / 10,
    };
  } finally {
    dunlin.close();
  }
}

/** The mail server is left alone: what it was told last would be known to nobody. */
async function killOnTheWay(course: Course, { kills, seed, progress }: Stretch): Promise<number> {
  if (kills === 0) return 0;
  const witness = new Witness(course.stack);
  const say = progress ?? (() => undefined);
  const disturbance = { ...course, kills, random: generator(seed), restMs: betweenKillsMs, witness, say };
  const killed = await killInTurn(disturbance, ['mail']);
  await witness.stop();
  return killed.length;
}

async function untilBusinessTime(clock: ClockSetting, until: Date, progress?: (line: string) => void): Promise<void> {
  if (clock.mode !== 'fast') throw new Error('A stretch in real time needs a stack whose clock runs fast.');
  let lastDay = '';
  for (let now = businessTimeOf(clock); now < until; now = businessTimeOf(clock)) {
    const day = now.toISOString().slice(0, 10);
    if (day !== lastDay) progress?.(`business time ${now.toISOString()}`);
    lastDay = day;
    await sleep(Math.min(5_000, (until.getTime() - now.getTime()) / clock.rate));
  }
}

/** What the rows alone say of a pair of invoice and step. */
interface Truth {
  readonly dueAt: number;
  /** A payment is so near to the step that both outcomes are right. */
  readonly near: boolean;
  readonly required: boolean;
}

/**
 * The truth of the test clock: a step fires for exactly the invoices that are still open on its day. The first day is
 * left out, since it also shows the steps that were missed before; so is what need not be done before the end.
 */
function truthOfStretch({ rows, sequence, from, days, zone, rate }: Stretch): Map<string, Truth> {
  const toleranceMs = toleranceSeconds * 1_000 * rate;
  const first = startOfDay(addDays(from, 1), zone).getTime();
  const last = startOfDay(addDays(from, days), zone).getTime() - toleranceMs;
  const { steps } = parse(sequence) as { steps: { id: string; after: string }[] };
  const truth = new Map<string, Truth>();
  for (const { number, dueDate, settledDate } of rows) {
    const paidAt = settledDate ? startOfDay(settledDate, zone).getTime() : Infinity;
    for (const { id: step, after } of steps) {
      const dueAt = instantOf(addDays(dueDate, Number.parseInt(after, 10)), dueTime, zone).getTime();
      if (dueAt < first || dueAt > last) continue;
      const near = Math.abs(paidAt - dueAt) < toleranceMs;
      truth.set(`${number}/${step}`, { dueAt, near, required: paidAt > dueAt });
    }
  }
  return truth;
}

type Comparison = Pick<
  StretchResult,
  'pairs' | 'missing' | 'unexpected' | 'duplicates' | 'afterPayment' | 'nearPayment'
>;

async function compare(stack: Stack, stretch: Stretch, unknown: ReadonlySet<string>): Promise<Comparison> {
  const { rows, zone, rate } = stretch;
  const truth = truthOfStretch(stretch);
  const seen = new Map<string, Date>();
  const duplicates: string[] = [];
  for await (const { step, invoices, date } of readCaughtMail(stack.mail.file)) {
    for (const pair of invoices.map((invoice) => `${invoice}/${step}`)) {
      if (seen.has(pair)) duplicates.push(pair);
      seen.set(pair, date);
    }
  }
  const paidAt = new Map(
    rows.flatMap(({ number, settledDate }) => (settledDate ? [[number, startOfDay(settledDate, zone)] as const] : [])),
  );
  const handedInBefore = ([pair, date]: readonly [string, Date]): boolean => {
    const paid = paidAt.get(pair.slice(0, pair.indexOf('/')));
    return paid !== undefined && date.getTime() - paid.getTime() > toleranceSeconds * 1_000 * rate;
  };
  const compared = [...truth].filter(([, { near }]) => !near);
  return {
    pairs: compared.filter(([pair, { required }]) => required && seen.has(pair)).length,
    missing: compared
      .filter(([pair, { required }]) => required && !seen.has(pair) && !unknown.has(pair))
      .map(([pair]) => pair),
    unexpected: compared.filter(([pair, { required }]) => !required && seen.has(pair)).map(([pair]) => pair),
    duplicates,
    afterPayment: [...seen].filter(handedInBefore).map(([pair]) => pair),
    nearPayment: [...truth].filter(([, { near }]) => near).map(([pair]) => `${pair}${seen.has(pair) ? ' sent' : ''}`),
  };
}

/** Acts that were due after the first day, with the real seconds from when they were due until they were done. */
async function latenessOf(
  dunlin: Dunlin,
  { from, zone, rate }: Stretch,
): Promise<{ readonly act: string; readonly seconds: number }[]> {
  const first = startOfDay(addDays(from, 1), zone);
  const cases = await allPages(Number.MAX_SAFE_INTEGER, async (pageSize, pageToken) => {
    const page = await dunlin.workflow.listCases({ pageSize, pageToken }, dunlin.caller);
    return { items: page.cases, nextPageToken: page.nextPageToken };
  });
  const acts: { act: string; seconds: number }[] = [];
  for (const { caseId } of cases) {
    const { case: found } = await dunlin.workflow.getCase({ caseId }, dunlin.caller);
    for (const { invoiceNumber, stepsDone } of found!.invoices) {
      for (const { stepId, outcome, dueTime: due, doneTime: done } of stepsDone) {
        const [dueAt, doneAt] = [fromTimestamp(due)!, fromTimestamp(done)!];
        if (outcome !== 'SENT' || dueAt < first) continue;
        const seconds = Math.round((doneAt.getTime() - dueAt.getTime()) / rate / 100) / 10;
        acts.push({ act: `${invoiceNumber}/${stepId}`, seconds });
      }
    }
  }
  return acts;
}

/** Events that wait for a person: parked ones and dead letters. */
async function heldCount(dunlin: Dunlin): Promise<number> {
  const { parked, deadLettered } = await heldEvents(dunlin);
  return parked + deadLettered;
}
