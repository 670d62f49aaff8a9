import { parse } from 'yaml';
import { advanceClock, allPages, connect, type Dunlin, verifyJournal } from '#libs/client';
import { fromWireMoney } from '#libs/contracts';
import { formatMajor, sumByCurrency } from '#libs/money';
import { inputFiles, paymentFiles, type PortfolioRow, sendDayFiles } from '#libs/portfolio';
import { serviceNames } from '#libs/stack';
import { addDays, type LocalDate, startOfDay } from '#libs/time';
import { readDelivered } from './delivered.js';

export interface ReplayResult {
  portfolio: { invoices: number; customers: number; amounts: Record<string, string> };
  from: LocalDate;
  to: LocalDate;
  steps: Record<string, number>;
  messages: { sent: number; delivered: number; suppressed: Record<string, number>; unknown: number };
  payments: number;
  open: number;
  remaining: Record<string, string>;
  journal: { balanced: boolean; entries: number };
  placements: number;
  recalls: number;
  sentAfterPaid: number;
  duplicates: number;
  parked: number;
  deadLettered: number;
  seconds: number;
}

/** Where a history runs: addresses of the services, and the file of the mail that was caught. */
export interface ReplayTarget {
  clientEnv(): Record<string, string>;
  readonly mail: { readonly file: string };
}

export interface ReplayOptions {
  rows: readonly PortfolioRow[];
  /** The sequence document, YAML or JSON. */
  sequence: string;
  /** Zone in which files arrive and customers without one live. */
  zone: string;
  progress?: (line: string) => void;
  /** Runs beside the replay once it is under way, e.g. to kill processes; the replay waits for its end. */
  disturb?: (dunlin: Dunlin, underWay: () => boolean) => Promise<void>;
}

/** First and last day of a portfolio's history: from the first issue until nothing more can fall due. */
export function replaySpan(rows: readonly PortfolioRow[], sequence: string): { from: LocalDate; to: LocalDate } {
  const { steps, expire } = parse(sequence) as { steps: { after: string }[]; expire?: { after: string } };
  const days = [...steps, ...(expire ? [expire] : [])].map(({ after }) => Number.parseInt(after, 10));
  const patienceDays = Math.max(0, ...days) + 1;
  const from = rows.reduce(
    (earliest, { issueDate }) => (issueDate < earliest ? issueDate : earliest),
    rows[0]!.issueDate,
  );
  const ends = rows.map(({ dueDate, settledDate }) => settledDate ?? addDays(dueDate, patienceDays));
  return { from, to: ends.reduce((most, end) => (end > most ? end : most), from) };
}

/** Runs a portfolio's history on a stack whose test clock stands at the first day, and reports what happened. */
export async function replay(stack: ReplayTarget, options: ReplayOptions): Promise<ReplayResult> {
  const started = performance.now();
  const dunlin = connect(stack.clientEnv(), 'user:replay');
  try {
    const { from, to } = replaySpan(options.rows, options.sequence);
    await dunlin.workflow.applySequence({ requestId: 'replay/sequence', document: options.sequence }, dunlin.caller);
    await sendFiles(dunlin, options);
    let underWay = true;
    const disturbance = options.disturb?.(dunlin, () => underWay);
    const target = startOfDay(addDays(to, 1), options.zone);
    await advanceClock(dunlin, target, {
      requestId: 'replay/advance',
      onProgress: progressLine(from, to, options.progress),
    });
    underWay = false;
    await disturbance;
    return await report(stack, dunlin, options, { from, to, started });
  } finally {
    dunlin.close();
  }
}

async function sendFiles(dunlin: Dunlin, { rows, zone, progress }: ReplayOptions): Promise<void> {
  const inputs = inputFiles(rows);
  const payments = paymentFiles(rows);
  progress?.(`${inputs.length} input files and ${payments.length} payment files`);
  await sendDayFiles(dunlin, { name: 'replay', zone, inputs, payments });
}

function progressLine(from: LocalDate, to: LocalDate, progress?: (line: string) => void) {
  let lastMonth = '';
  return (now: Date): void => {
    const month = now.toISOString().slice(0, 7);
    if (month === lastMonth) return;
    lastMonth = month;
    progress?.(`${now.toISOString().slice(0, 10)} of ${from} to ${to}`);
  };
}

async function report(
  stack: ReplayTarget,
  dunlin: Dunlin,
  { rows, zone }: ReplayOptions,
  { from, to, started }: { from: LocalDate; to: LocalDate; started: number },
): Promise<ReplayResult> {
  const [invoices, messages, journal, held, placements, delivered] = await Promise.all([
    dunlin.invoice.getInvoiceSummary({}, dunlin.caller),
    dunlin.communication.getMessageSummary({}, dunlin.caller),
    verifyJournal(dunlin, { fromStart: true }),
    heldEvents(dunlin),
    countPlacements(dunlin),
    readDelivered(stack.mail.file, rows, zone),
  ]);
  const countOf = (state: string): number =>
    messages.rows.filter((row) => row.state === state).reduce((sum, row) => sum + Number(row.count), 0);
  const suppressed: Record<string, number> = {};
  for (const row of messages.rows.filter(({ state }) => state === 'STATE_SUPPRESSED')) {
    suppressed[row.reason] = (suppressed[row.reason] ?? 0) + Number(row.count);
  }
  const amounts = (list: (typeof invoices)['amounts']): Record<string, string> =>
    Object.fromEntries(
      list.map((amount) => fromWireMoney(amount)).map((amount) => [amount.currency, formatMajor(amount)]),
    );
  return {
    portfolio: {
      invoices: Number(invoices.invoiceCount),
      customers: Number(invoices.customerCount),
      amounts: amounts(invoices.amounts),
    },
    from,
    to,
    steps: await doneSteps(dunlin),
    messages: {
      sent: countOf('STATE_SENT'),
      delivered: delivered.messages,
      suppressed,
      unknown: countOf('STATE_OUTCOME_UNKNOWN'),
    },
    payments: await countPayments(dunlin),
    open: Number(invoices.openCount),
    remaining: withZeros(amounts(invoices.remaining), rows),
    journal: { balanced: journal.balanced, entries: Number(journal.entryCount) },
    placements: placements.placements,
    recalls: placements.recalls,
    sentAfterPaid: delivered.sentAfterPaid,
    duplicates: delivered.duplicates + delivered.repeatedIds,
    parked: held.parked,
    deadLettered: held.deadLettered,
    seconds: Math.round((performance.now() - started) / 100) / 10,
  };
}

/** Acts done, by step; skipped steps are none. */
async function doneSteps(dunlin: Dunlin): Promise<Record<string, number>> {
  const { stepsByOutcome } = await dunlin.workflow.getCaseSummary({}, dunlin.caller);
  const steps: Record<string, number> = {};
  for (const { name, count } of stepsByOutcome) {
    const [step = '', outcome = ''] = name.split('/');
    if (['SENT', 'TASK_CREATED', 'PLACED', 'OUTCOME_UNKNOWN'].includes(outcome)) {
      steps[step] = (steps[step] ?? 0) + Number(count);
    }
  }
  return steps;
}

export async function heldEvents(dunlin: Dunlin): Promise<{ parked: number; deadLettered: number }> {
  const responses = await Promise.all(
    serviceNames.map((name) => dunlin.operations(name).getOutstanding({ withLag: false }, dunlin.caller)),
  );
  const counts = responses.flatMap(({ parked }) => parked);
  const sum = (pattern: RegExp): number =>
    counts.filter(({ name }) => pattern.test(name)).reduce((total, { count }) => total + Number(count), 0);
  return { parked: sum(/parked|refused/i), deadLettered: sum(/dead/i) };
}

async function countPayments(dunlin: Dunlin): Promise<number> {
  const payments = await allPages(Number.MAX_SAFE_INTEGER, async (pageSize, pageToken) => {
    const page = await dunlin.payment.listPayments({ pageSize, pageToken }, dunlin.caller);
    return { items: page.payments, nextPageToken: page.nextPageToken };
  });
  return payments.length;
}

async function countPlacements(dunlin: Dunlin): Promise<{ placements: number; recalls: number }> {
  const found = await allPages(Number.MAX_SAFE_INTEGER, async (pageSize, pageToken) => {
    const page = await dunlin.dcaHandoff.listPlacements({ pageSize, pageToken }, dunlin.caller);
    return { items: page.placements, nextPageToken: page.nextPageToken };
  });
  const recalled = ['STATE_RECALL_REQUESTED', 'STATE_RECALLED', 'STATE_CLOSED_PAID'];
  return {
    placements: found.filter(({ state }) => state !== 'STATE_REFUSED').length,
    recalls: found.filter(({ state }) => recalled.includes(state)).length,
  };
}

function withZeros(sums: Record<string, string>, rows: readonly PortfolioRow[]): Record<string, string> {
  const zeros = sumByCurrency(rows.map(({ amount }) => ({ ...amount, minor: 0n })));
  return { ...Object.fromEntries(zeros.map((zero) => [zero.currency, formatMajor(zero)])), ...sums };
}
