import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { type invoiceV1, toTimestampOrNull, type workflowV1 } from '#libs/contracts';
import { DomainError } from '#libs/errors';
import { action, type CommandContext, type CommonOptions } from '../../context.js';
import { caseIdOf, customerIdOf, invoiceIdOf } from '../../find.js';
import { addCommand, addReasonOptions, instantOption, reasonOf, type ReasonOptions } from '../../options.js';
import { personIdOf } from '../customer/staff.js';
import { addInvoiceFilter, invoiceFilterOf, type InvoiceFilterOptions } from '../invoice/invoice-list.js';
import { addCaseFilter, caseFilterOf, type CaseFilterOptions } from './case-list.js';

/** What acts need besides their items. */
interface ActOptions extends ReasonOptions, CommonOptions {
  until?: Date;
  toSequence?: string;
  agency?: string;
  notes?: string;
  unannouncedReason?: string;
  followFiles?: boolean;
  to?: string;
  queue?: string;
  group?: string;
  title?: string;
  due?: Date;
  assignee?: string;
  tag?: string[];
  text?: string;
}

interface PreviewOptions extends ActOptions, CaseFilterOptions {
  file?: string;
}

type InvoicesPreviewOptions = ActOptions & InvoiceFilterOptions;

const finders = { case: caseIdOf, invoice: invoiceIdOf, customer: customerIdOf };

/** The acts as the command line calls them, and how their items are named. */
export const acts: Readonly<Record<string, keyof typeof finders>> = {
  pause: 'case',
  resume: 'case',
  cancel: 'case',
  'change-sequence': 'case',
  'send-to-collections': 'case',
  recall: 'case',
  'collection-on': 'invoice',
  'collection-off': 'invoice',
  'assign-specialist': 'customer',
  'create-task': 'customer',
  'add-note': 'customer',
};

const actsOfInvoices = Object.keys(acts).filter((act) => acts[act] !== 'case');

type ShowAct = (context: CommandContext, shown: workflowV1.BulkAct) => void;

/** How to say what is to be done, and with what. */
export function addPreviewCommands(bulkActs: Command, show: ShowAct): void {
  const preview = addCommand(
    bulkActs,
    'preview',
    'Says which of many items an act is allowed for, and freezes that list for an hour; start does it.',
    'bulk-acts preview pause --state active --class business --reason-code SEASONAL --until 2026-09-01',
    'bulk-acts preview change-sequence D-1001 D-1002 --to-sequence strict --reason "promised too often"',
    'bulk-acts preview collection-off --file invoices.txt --reason "billed by another system"',
    'bulk-acts preview add-note --sequence strict --text "Our bank account has changed."',
  )
    .argument('<act>', Object.keys(acts).join(', '))
    .argument('[items...]', 'cases, invoices or customers, as the act wants them; without any, options name the cases')
    .option('--file <path>', 'a file with an item in each line, in place of items');
  addActOptions(addCaseFilter(preview)).action(
    action<PreviewOptions, [string, string[]]>(async (context, options, act, items) => {
      const named = [...items, ...linesOf(options.file)];
      const wanted =
        named.length > 0
          ? { ids: await Promise.all(named.map((item) => finders[acts[act]!](context, item))) }
          : { cases: await casesOf(context, options) };
      show(context, await previewed(context, act, options, wanted));
    }),
  );
  const ofInvoices = addCommand(
    bulkActs,
    'preview-invoices',
    'As preview, for all invoices that options name, or their customers where the act is about customers.',
    'bulk-acts preview-invoices collection-off --customer D-1001 --due-to 2025-12-31 --reason "billed by another system"',
    'bulk-acts preview-invoices create-task --overdue --currency EUR --remaining-from 5000 --queue calls --title "Call"',
  ).argument('<act>', actsOfInvoices.join(', '));
  addActOptions(addInvoiceFilter(ofInvoices)).action(
    action<InvoicesPreviewOptions, [string]>(async (context, options, act) => {
      show(context, await previewed(context, act, options, { invoices: await invoicesOf(context, options) }));
    }),
  );
}

function addActOptions(command: Command): Command {
  return addReasonOptions(command)
    .addOption(instantOption('--until <date or instant>', 'pause: when the cases resume by themselves'))
    .option('--to-sequence <name>', 'change-sequence: the other one')
    .option('--agency <code>', 'send-to-collections: the agency')
    .option('--notes <text>', 'send-to-collections, create-task: for colleagues')
    .option('--unannounced-reason <text>', 'send-to-collections: why debts go that were never announced')
    .option('--follow-files', 'collection-on, collection-off: files decide again from now on')
    .option('--to <person>', 'assign-specialist: sub or id; the teams of the classes when absent')
    .option('--queue <queue>', 'create-task: who does it')
    .option('--group <group>', 'create-task: who does it, in place of a queue')
    .option('--title <text>', 'create-task: what to do')
    .addOption(instantOption('--due <date or instant>', 'create-task: when it should be done'))
    .option('--assignee <person>', 'create-task: sub or id of who does it')
    .option('--tag <tag...>', 'create-task: words to find it by')
    .option('--text <text>', 'add-note: the note');
}

async function previewed(
  context: CommandContext,
  act: string,
  options: ActOptions,
  wanted: Pick<workflowV1.PreviewBulkActRequestInit, 'ids' | 'cases' | 'invoices'>,
): Promise<workflowV1.BulkAct> {
  const { dunlin, requestId } = context;
  const request = { requestId, act: actOf(act), parameters: await parametersOf(context, options), ...wanted };
  const caller = { ...dunlin.caller };
  return (await dunlin.workflow.previewBulkAct(request, caller, { deadlineMs: previewWithinMs })).bulkAct!;
}

/** A hundred thousand items take some seconds. */
const previewWithinMs = 60_000;

/** @throws BULK_ACT_INVALID */
function actOf(act: string): workflowV1.BulkActAct {
  if (act in acts) return `ACT_${act.toUpperCase().replaceAll('-', '_')}` as workflowV1.BulkActAct;
  throw new DomainError('BULK_ACT_INVALID', 'invalid', `There is no act ${act}: ${Object.keys(acts).join(', ')}.`);
}

/** @throws FILE_UNREADABLE */
function linesOf(path: string | undefined): string[] {
  if (path === undefined) return [];
  try {
    const lines = readFileSync(path, 'utf8').split(/\r?\n/);
    return lines.map((line) => line.trim()).filter((line) => line !== '');
  } catch {
    throw new DomainError('FILE_UNREADABLE', 'invalid', `${path} cannot be read.`);
  }
}

/** Every case is meant only by who says so. @throws BULK_ACT_INVALID */
async function casesOf(context: CommandContext, options: PreviewOptions): Promise<workflowV1.ListCasesRequestInit> {
  const filter = await caseFilterOf(context, options);
  if (isAny(filter)) return filter;
  const sentence = 'Name items, or cases by an option such as --state. See dunlin bulk-acts preview --help.';
  throw new DomainError('BULK_ACT_INVALID', 'invalid', sentence);
}

/** The same of invoices. @throws BULK_ACT_INVALID */
async function invoicesOf(
  context: CommandContext,
  options: InvoicesPreviewOptions,
): Promise<invoiceV1.ListInvoicesRequestInit> {
  const filter = await invoiceFilterOf(context, options);
  if (isAny(filter)) return filter;
  const sentence = 'Name invoices by an option such as --overdue. See dunlin bulk-acts preview-invoices --help.';
  throw new DomainError('BULK_ACT_INVALID', 'invalid', sentence);
}

function isAny(filter: object): boolean {
  return Object.values(filter).some((value) => (Array.isArray(value) ? value.length > 0 : Boolean(value)));
}

async function parametersOf(context: CommandContext, options: ActOptions): Promise<workflowV1.BulkActParametersInit> {
  const { toSequence, agency, notes, unannouncedReason, queue, group, title, text } = options;
  const personOf = (who: string | undefined) => (who === undefined ? '' : personIdOf(context, who));
  return {
    ...reasonOf(options),
    untilTime: toTimestampOrNull(options.until ?? null),
    ...{ sequence: toSequence ?? '', agency: agency ?? '', notes: notes ?? '', text: text ?? '' },
    ...{ unannouncedReason: unannouncedReason ?? '', followsFiles: options.followFiles ?? false },
    ...{ queue: queue ?? '', group: group ?? '', title: title ?? '', tags: options.tag ?? [] },
    dueTime: toTimestampOrNull(options.due ?? null),
    personId: await personOf(options.to),
    assigneeId: await personOf(options.assignee),
  };
}
