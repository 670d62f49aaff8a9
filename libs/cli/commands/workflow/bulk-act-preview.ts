import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { toTimestampOrNull, type workflowV1 } from '#libs/contracts';
import { DomainError } from '#libs/errors';
import { action, type CommandContext } from '../../context.js';
import { caseIdOf, customerIdOf, invoiceIdOf } from '../../find.js';
import { addCommand, addReasonOptions, instantOption, reasonOf, type ReasonOptions } from '../../options.js';
import { personIdOf } from '../customer/staff.js';
import { addCaseFilter, caseFilterOf, type CaseFilterOptions } from './case-list.js';

interface PreviewOptions extends CaseFilterOptions, ReasonOptions {
  file?: string;
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

type ShowAct = (context: CommandContext, shown: workflowV1.BulkAct) => void;

/** How to say what is to be done, and with what. */
export function addPreviewCommand(bulkActs: Command, show: ShowAct): void {
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
  addReasonOptions(addCaseFilter(preview))
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
    .option('--text <text>', 'add-note: the note')
    .action(
      action<PreviewOptions, [string, string[]]>(async (context, options, act, items) => {
        const { dunlin, requestId } = context;
        const named = [...items, ...linesOf(options.file)];
        const request = {
          ...{ requestId, act: actOf(act), parameters: await parametersOf(context, options) },
          ...(named.length > 0
            ? { ids: await Promise.all(named.map((item) => finders[acts[act]!](context, item))) }
            : { cases: await casesOf(context, options) }),
        };
        const caller = { ...dunlin.caller };
        show(
          context,
          (await dunlin.workflow.previewBulkAct(request, caller, { deadlineMs: previewWithinMs })).bulkAct!,
        );
      }),
    );
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
  const isAny = Object.values(filter).some((value) => (Array.isArray(value) ? value.length > 0 : Boolean(value)));
  if (isAny) return filter;
  const sentence = 'Name items, or cases by an option such as --state. See dunlin bulk-acts preview --help.';
  throw new DomainError('BULK_ACT_INVALID', 'invalid', sentence);
}

async function parametersOf(
  context: CommandContext,
  options: PreviewOptions,
): Promise<workflowV1.BulkActParametersInit> {
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
