import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { advanceClock, connect, type Dunlin, importFile, importPaymentFile } from '#libs/client';
import { fromTimestamp } from '#libs/contracts';
import { sourceOf } from '#libs/files';
import {
  inputFiles,
  inputMapping,
  paymentFiles,
  paymentMapping,
  type PortfolioRow,
  readPortfolio,
  sendDayFiles,
} from '#libs/portfolio';
import { compareText } from '#libs/text';
import { addDays, daysBetween, type LocalDate, startOfDay } from '#libs/time';
import { repositoryRoot } from '../../../libs/stack/paths.js';
import { step } from '../../../libs/stack/setup/common.mjs';
import { people } from '../identity/people.js';
import { loadCalendars } from './calendars.js';
import { loadDetails } from './details.js';
import { loadPlans, loadSettlements } from './money/agreements.js';
import { loadCharges } from './money/charges.js';
import { loadDisputes } from './money/disputes.js';
import { loadInterest } from './money/interest.js';
import { loadLines } from './money/lines.js';
import { loadMethods } from './money/methods.js';
import { loadProlongations } from './money/prolongations.js';
import { loadPromises } from './money/promises.js';
import { loadTerms } from './money/terms.js';
import { loadWriteOffs } from './money/write-offs.js';
import { type MadeUpCustomer, madeUpCustomer } from './names.js';

/** First day of the sample's collection: the middle of the portfolio. */
export const sampleStart: LocalDate = '2013-01-01';
const sampleDays = 90;
const zone = 'UTC';
const data = path.join(repositoryRoot, 'test/data');

/**
 * Loads the sample portfolio as opening state and collects it for 90 days. Every request has a fixed id, so a load
 * that was killed continues the next time, and a finished one does nothing.
 *
 * @param environment DUNLIN_RPC_<SERVICE>_ADDRESS of all services
 * @throws Error when their clock is not one that stands in these days
 */
export async function loadSample(
  environment: Record<string, string | undefined>,
  log: (line: string) => void,
): Promise<void> {
  const dunlin = connect(environment, 'user:sample');
  try {
    const target = startOfDay(addDays(sampleStart, sampleDays), zone);
    await refuseOtherClock(dunlin, target);
    const portfolio = await readPortfolio(
      fs.readFileSync(path.join(data, 'ibm-ar.csv')),
      fs.readFileSync(path.join(data, 'ibm-ar.mapping.yaml'), 'utf8'),
    );
    const customers = madeUpCustomers(portfolio);
    const rows = withholdSettlements(portfolio).map((row) => {
      return { ...row, customerName: customers.get(row.customerReference)!.name };
    });
    await step('sample: people, queues and classes', () => loadStaff(dunlin), log);
    await step('sample: calendars', () => loadCalendars(dunlin), log);
    await step('sample: agency, opening invoices and payments', () => loadOpening(dunlin, rows), log);
    await step('sample: sequence and 90 days of files', () => scheduleDays(dunlin, rows), log);
    const eveDate = addDays(sampleStart, sampleDays - 1);
    const eve = startOfDay(eveDate, zone);
    await step('sample: 89 days of collection', () => advanceClock(dunlin, eve, { requestId: 'sample/advance' }), log);
    await step('sample: payment terms and late fees', () => loadTerms(dunlin), log);
    await step('sample: plans in instalments', () => loadPlans(dunlin, eveDate), log);
    await step(
      'sample: the last day of collection',
      () => advanceClock(dunlin, target, { requestId: 'sample/advance-last' }),
      log,
    );
    await step('sample: charges', () => loadCharges(dunlin), log);
    await step('sample: interest', () => loadInterest(dunlin), log);
    await step('sample: disputes', () => loadDisputes(dunlin), log);
    await step('sample: promises to pay', () => loadPromises(dunlin), log);
    await step('sample: a settlement', () => loadSettlements(dunlin), log);
    const last = addDays(sampleStart, sampleDays);
    await step('sample: an invoice with lines', () => loadLines(dunlin, last, addDays(last, 14)), log);
    await step('sample: a prolongation', () => loadProlongations(dunlin, last), log);
    await step('sample: write-offs', () => loadWriteOffs(dunlin), log);
    await step('sample: payment methods and charges', () => loadMethods(dunlin), log);
    await step('sample: what people noted', () => loadDetails(dunlin, customers), log);
  } finally {
    dunlin.close();
  }
}

/** By reference. */
function madeUpCustomers(rows: readonly PortfolioRow[]): ReadonlyMap<string, MadeUpCustomer> {
  const references = [...new Set(rows.map(({ customerReference }) => customerReference))].sort(compareText);
  return new Map(references.map((reference, number) => [reference, madeUpCustomer(number)]));
}

async function refuseOtherClock(dunlin: Dunlin, target: Date): Promise<void> {
  const { mode, nowTime } = await dunlin.operations('workflow').getClock({}, dunlin.caller);
  const now = fromTimestamp(nowTime)!;
  if (mode === 'CLOCK_MODE_TEST' && now >= startOfDay(sampleStart, zone) && now <= target) return;
  const found = `${mode === 'CLOCK_MODE_TEST' ? 'a test clock' : 'real time'} at ${now.toISOString()}`;
  throw new Error(
    `The sample is collected on a test clock that starts at ${sampleStart}, and here is ${found}. ` +
      'Load it into an empty Dunlin with such a clock.',
  );
}

/**
 * Rows that were paid three weeks late or more stay unpaid here, so that agencies are seen; every third of them is
 * paid a week after it went to the agency, so that recalls are seen.
 */
function withholdSettlements(rows: readonly PortfolioRow[]): PortfolioRow[] {
  let late = 0;
  return rows.map((row) => {
    if (!row.settledDate || daysBetween(row.dueDate, row.settledDate) < 21) return row;
    late += 1;
    return { ...row, settledDate: late % 3 === 0 ? addDays(row.dueDate, 52) : undefined };
  });
}

/** Who looks after the customers, and who takes the tasks: those who can sign in, but for the one who only reads. */
async function loadStaff({ customer, caller }: Dunlin): Promise<void> {
  const addPersonIds: string[] = [];
  for (const { name: sub, fullName: name } of people.filter(({ groups }) => !groups.includes('dunlin-viewer'))) {
    const request = { requestId: `sample/person/${sub}`, sub, name, email: `${sub}@dunlin.test`, active: true };
    addPersonIds.push((await customer.applyPerson(request, caller)).person!.personId);
  }
  const rosters = [
    { name: 'collections', kind: 'KIND_GROUP', title: 'Collections' },
    { name: 'callers', kind: 'KIND_QUEUE', title: 'First calls' },
  ] as const;
  for (const roster of rosters) {
    const { name } = roster;
    await customer.applyRoster({ requestId: `sample/roster/${name}`, ...roster }, caller);
    await customer.changeRosterMembers({ requestId: `sample/members/${name}`, name, addPersonIds }, caller);
  }
  const team = { requestId: 'sample/class', name: 'default', team: 'collections' };
  await customer.applyClass(team, caller);
}

async function loadOpening(dunlin: Dunlin, rows: readonly PortfolioRow[]): Promise<void> {
  const agency = { requestId: 'sample/agency', code: 'northgate', title: 'Northgate Recoveries', active: true };
  await dunlin.dcaHandoff.applyAgency(agency, dunlin.caller);
  const opening = rows.filter(({ issueDate }) => issueDate < sampleStart);
  const settled = opening.filter(({ settledDate }) => settledDate !== undefined && settledDate < sampleStart);
  const input = await importFile(dunlin, {
    name: 'opening-invoices.csv',
    content: sourceOf(Buffer.concat(inputFiles(opening).map(withoutHeader))),
    mapping: inputMapping,
    requestId: 'sample/opening-invoices',
  });
  await finished(async () => (await dunlin.invoice.getImport({ importId: input.importId }, dunlin.caller)).import!);
  const payments = await importPaymentFile(dunlin, {
    name: 'opening-payments.csv',
    content: sourceOf(Buffer.concat(paymentFiles(settled).map(withoutHeader))),
    mapping: paymentMapping,
    requestId: 'sample/opening-payments',
  });
  await finished(async () => (await dunlin.payment.getPaymentFile({ fileId: payments.fileId }, dunlin.caller)).file!);
}

/** Day files joined to one: the header of the first stays. */
function withoutHeader({ content }: { content: Buffer }, index: number): Buffer {
  return index === 0 ? content : content.subarray(content.indexOf('\n') + 1);
}

async function scheduleDays(dunlin: Dunlin, rows: readonly PortfolioRow[]): Promise<void> {
  const document = fs.readFileSync(path.join(repositoryRoot, 'deploy/local/sample/friendly-reminders.yaml'), 'utf8');
  await dunlin.workflow.applySequence(
    { requestId: 'sample/sequence', document, skipMissedSteps: true },
    dunlin.caller,
    {
      deadlineMs: 60_000,
    },
  );
  const end = addDays(sampleStart, sampleDays);
  const inSample = (date: LocalDate | undefined): boolean => date !== undefined && date >= sampleStart && date < end;
  await sendDayFiles(dunlin, {
    name: 'sample',
    zone,
    inputs: inputFiles(rows.filter(({ issueDate }) => inSample(issueDate))),
    payments: paymentFiles(rows.filter(({ settledDate }) => inSample(settledDate))),
  });
}

async function finished(read: () => Promise<{ state: string; reason: string }>): Promise<void> {
  for (;;) {
    const { state, reason } = await read();
    if (state === 'STATE_COMPLETED') return;
    if (!['STATE_WAITING', 'STATE_RUNNING'].includes(state))
      throw new Error(`The sample could not be loaded: ${reason}`);
    await sleep(50);
  }
}
