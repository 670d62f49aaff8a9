import type { Command } from 'commander';
import { enumName, type workflowV1 } from '#libs/contracts';
import { action, type CommandContext, type CommonOptions } from '../../context.js';
import { addListOptions, type ListOptions, readList, showList } from '../../list.js';
import { addCommand, choice, yesOption } from '../../options.js';
import { addPreviewCommands } from './bulk-act-preview.js';

interface StartOptions extends CommonOptions {
  hash: string;
}

interface ActListOptions extends ListOptions {
  state?: string;
}

interface ItemListOptions extends ListOptions {
  outcome?: string;
}

const actArgument = ['<id>', 'as preview said it'] as const;
const states = ['previewed', 'running', 'cancelling', 'done', 'cancelled'];
const outcomes = ['pending', 'done', 'refused', 'failed', 'cancelled'];
const exampleId = '0199f0c2-7b1e-7c55-a3f0-5d2b7d3e9a41';

export function addBulkActCommands(bulkActs: Command): void {
  addPreviewCommands(bulkActs, showAct);
  addCommand(
    bulkActs,
    'start',
    'Does what was previewed, in the background and in your name; each item is judged again.',
    `bulk-acts start ${exampleId} --hash 5f0c...`,
  )
    .argument(...actArgument)
    .requiredOption('--hash <hash>', 'as preview said it')
    .option(...yesOption)
    .action(action<StartOptions, [string]>(start));
  addCommand(bulkActs, 'get', 'Shows one act and how far it is.', `bulk-acts get ${exampleId}`)
    .argument(...actArgument)
    .action(
      action<CommonOptions, [string]>(async (context, _options, bulkActId) => {
        const { dunlin, output } = context;
        const { bulkAct, waitingWakeCount } = await dunlin.workflow.getBulkAct({ bulkActId }, dunlin.caller);
        if (output.json) return output.one({ ...bulkAct!, waitingWakeCount });
        showAct(context, bulkAct!);
        if (waitingWakeCount > 0) output.say(`${waitingWakeCount} cases are on their way to go on.`);
      }),
    );
  addListOptions(addCommand(bulkActs, 'list', 'Lists acts, the newest first.', 'bulk-acts list --state running'))
    .addOption(choice('--state <state>', 'only in this state', states))
    .action(action<ActListOptions, []>(listActs));
  addListOptions(
    addCommand(
      bulkActs,
      'items',
      'Lists the items of an act, each with what became of it.',
      `bulk-acts items ${exampleId} --outcome refused`,
    ),
  )
    .argument(...actArgument)
    .addOption(choice('--outcome <outcome>', 'only with this outcome', outcomes))
    .action(action<ItemListOptions, [string]>(listItems));
  addCommand(bulkActs, 'cancel', 'Cancels what an act has not come to yet.', `bulk-acts cancel ${exampleId}`)
    .argument(...actArgument)
    .action(
      action<CommonOptions, [string]>(async (context, _options, bulkActId) => {
        const { dunlin, requestId } = context;
        showAct(context, (await dunlin.workflow.cancelBulkAct({ requestId, bulkActId }, dunlin.caller)).bulkAct!);
      }),
    );
  addCommand(bulkActs, 'retry', 'Tries the failed items of an act again.', `bulk-acts retry ${exampleId}`)
    .argument(...actArgument)
    .action(
      action<CommonOptions, [string]>(async (context, _options, bulkActId) => {
        const { dunlin, requestId } = context;
        showAct(context, (await dunlin.workflow.retryBulkAct({ requestId, bulkActId }, dunlin.caller)).bulkAct!);
      }),
    );
}

async function start(context: CommandContext, { hash }: StartOptions, bulkActId: string): Promise<void> {
  const { dunlin, requestId, confirm } = context;
  const { bulkAct } = await dunlin.workflow.getBulkAct({ bulkActId }, dunlin.caller);
  await confirm(`${nameOf(bulkAct!)} ${bulkAct!.allowedCount} of ${bulkAct!.itemCount} items?`);
  const started = await dunlin.workflow.startBulkAct({ requestId, bulkActId, hash }, dunlin.caller);
  showAct(context, started.bulkAct!);
}

async function listActs(context: CommandContext, options: ActListOptions): Promise<void> {
  const { dunlin } = context;
  const state = options.state === undefined ? undefined : (`STATE_${options.state.toUpperCase()}` as 'STATE_DONE');
  const page = await readList(options, async (pageSize, pageToken) => {
    const read = await dunlin.workflow.listBulkActs({ ...(state && { state }), pageSize, pageToken }, dunlin.caller);
    return { items: read.bulkActs, nextPageToken: read.nextPageToken };
  });
  await showList(context, options, page, () => page.items, [
    { head: 'ACT', of: nameOf },
    { head: 'STATE', of: ({ state: shown }) => enumName(shown, 'STATE_') },
    { head: 'ITEMS', of: ({ itemCount }) => itemCount, align: 'right' },
    { head: 'DONE', of: ({ doneCount }) => doneCount, align: 'right' },
    { head: 'REFUSED', of: ({ refusedCount }) => refusedCount, align: 'right' },
    { head: 'FAILED', of: ({ failedCount }) => failedCount, align: 'right' },
    { head: 'CREATED', of: ({ createTime }) => createTime },
    { head: 'BY', of: ({ startedBy, previewedBy }) => startedBy || previewedBy, long: true },
    { head: 'ENDED', of: ({ endTime }) => endTime, wide: true },
    { head: 'ID', of: ({ bulkActId }) => bulkActId, wide: true },
  ]);
}

async function listItems(context: CommandContext, options: ItemListOptions, bulkActId: string): Promise<void> {
  const { dunlin } = context;
  const outcome =
    options.outcome === undefined ? undefined : (`OUTCOME_${options.outcome.toUpperCase()}` as 'OUTCOME_DONE');
  const page = await readList(options, async (pageSize, pageToken) => {
    const request = { bulkActId, ...(outcome && { outcome }), pageSize, pageToken };
    const read = await dunlin.workflow.listBulkActItems(request, dunlin.caller);
    return { items: read.items, nextPageToken: read.nextPageToken };
  });
  await showList(context, options, page, () => page.items, [
    { head: 'ITEM ID', of: ({ itemId }) => itemId },
    { head: 'OUTCOME', of: ({ outcome: shown }) => enumName(shown, 'OUTCOME_') },
    { head: 'REASON', of: ({ reason }) => reason },
    { head: 'TEXT', of: ({ text }) => text, long: true },
    { head: 'ENDED', of: ({ endTime }) => endTime, wide: true },
  ]);
}

/** What people decide by: what is allowed, and why the rest is not. */
function showAct({ output }: CommandContext, act: workflowV1.BulkAct): void {
  if (output.json) return output.one(act);
  const { refusals, parameters, ...shown } = act;
  const given = Object.entries(parameters ?? {}).filter(([, value]) => (Array.isArray(value) ? value[0] : value));
  output.one({ ...shown, ...Object.fromEntries(given) });
  output.say(`${act.allowedCount} of ${act.itemCount} allowed.`);
  for (const { reason, text, itemCount, itemIds } of refusals) {
    output.say(`${itemCount} refused, ${reason}: ${text} Such as ${itemIds.join(', ')}`);
  }
}

function nameOf({ act }: workflowV1.BulkAct): string {
  return enumName(act, 'ACT_')!.toLowerCase().replaceAll('_', '-');
}
