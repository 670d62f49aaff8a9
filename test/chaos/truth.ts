import { allPages, type Dunlin, verifyJournal } from '#libs/client';
import { readCaughtMail } from '../replay/caught-mail.js';
import { heldEvents } from '../replay/replay.js';

/** Result of a history without ids and instants; the same history must always give the same result. */
export interface FinalTruth {
  /** Invoice number -> lifecycle, remaining minor units, episode. */
  invoices: Record<string, string>;
  /** Invoice number -> steps behind with their outcome, in order. */
  steps: Record<string, string[]>;
  /** Invoice number -> states of its placement lines, in order. */
  placements: Record<string, string[]>;
  /** `<invoice>/<step>` of every caught message, with how often it was caught. */
  mails: Record<string, number>;
  tasks: number;
  payments: number;
  /** Events that wait for a person. */
  parked: number;
  deadLettered: number;
  journal: { balanced: boolean; entries: number };
  /** `<invoice>/<step>` of messages whose outcome is unknown. */
  unknown: string[];
}

/** Reads the final truth through the public interfaces and the mail catcher's own file. */
export async function readTruth(dunlin: Dunlin, mailFile: string): Promise<FinalTruth> {
  const { caller } = dunlin;
  const all = Number.MAX_SAFE_INTEGER;
  const invoices = await allPages(all, async (pageSize, pageToken) => {
    const page = await dunlin.invoice.listInvoices({ pageSize, pageToken }, caller);
    return { items: page.invoices, nextPageToken: page.nextPageToken };
  });
  const cases = await allPages(all, async (pageSize, pageToken) => {
    const page = await dunlin.workflow.listCases({ pageSize, pageToken }, caller);
    return { items: page.cases, nextPageToken: page.nextPageToken };
  });
  const placements = await allPages(all, async (pageSize, pageToken) => {
    const page = await dunlin.dcaHandoff.listPlacements({ pageSize, pageToken }, caller);
    return { items: page.placements, nextPageToken: page.nextPageToken };
  });
  const payments = await allPages(all, async (pageSize, pageToken) => {
    const page = await dunlin.payment.listPayments({ pageSize, pageToken }, caller);
    return { items: page.payments, nextPageToken: page.nextPageToken };
  });
  const tasks = await allPages(all, async (pageSize, pageToken) => {
    const page = await dunlin.customer.listTasks({ pageSize, pageToken }, caller);
    return { items: page.tasks, nextPageToken: page.nextPageToken };
  });
  const unknown = await allPages(all, async (pageSize, pageToken) => {
    const page = await dunlin.communication.listMessages(
      { state: 'STATE_OUTCOME_UNKNOWN', pageSize, pageToken },
      caller,
    );
    return { items: page.messages, nextPageToken: page.nextPageToken };
  });
  const journal = await verifyJournal(dunlin, { fromStart: true });
  const numberOf = new Map(invoices.map(({ invoiceId, number }) => [invoiceId, number]));
  const truth: FinalTruth = {
    invoices: Object.fromEntries(
      invoices.map(({ number, lifecycle, remaining, episode }) => [
        number,
        `${lifecycle} ${remaining!.minorUnits} ${episode}`,
      ]),
    ),
    steps: {},
    placements: {},
    mails: await caughtMails(mailFile),
    tasks: tasks.length,
    payments: payments.length,
    ...(await heldEvents(dunlin)),
    journal: { balanced: journal.balanced, entries: Number(journal.entryCount) },
    unknown: unknown
      .flatMap(({ invoiceIds, stepId }) => invoiceIds.map((id) => `${numberOf.get(id)}/${stepId}`))
      .sort(),
  };
  for (const { caseId } of cases.toReversed()) {
    const { case: found } = await dunlin.workflow.getCase({ caseId }, dunlin.caller);
    for (const { invoiceNumber, stepsDone } of found!.invoices) {
      const list = (truth.steps[invoiceNumber] ??= []);
      for (const { stepId, outcome } of stepsDone)
        list.push(`${stepId} ${outcome === 'OUTCOME_UNKNOWN' ? 'SENT' : outcome}`);
    }
  }
  for (const { lines } of placements.toReversed()) {
    for (const { invoiceNumber, state } of lines) (truth.placements[invoiceNumber] ??= []).push(state);
  }
  return truth;
}

async function caughtMails(file: string): Promise<Record<string, number>> {
  const mails: Record<string, number> = {};
  for await (const { step, invoices } of readCaughtMail(file)) {
    for (const invoice of invoices) mails[`${invoice}/${step}`] = (mails[`${invoice}/${step}`] ?? 0) + 1;
  }
  return mails;
}
