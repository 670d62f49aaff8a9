import type { Command } from 'commander';
import { type dcaHandoffV1, enumName, fromWireMoney } from '#libs/contracts';
import { moneyText } from '#libs/money';
import { action, type CommandContext, type CommonOptions } from '../../context.js';
import { caseIdOf, customerIdOf, invoiceIdsOf, subjectFilter } from '../../find.js';
import { addListOptions, type ListOptions, readList, showList } from '../../list.js';
import { customerColumns, withCustomers } from '../../lookup.js';
import { addCommand, addReasonOptions, choice, reasonOf, type ReasonOptions, yesOption } from '../../options.js';
import { fields } from '../../output.js';

interface PlacementListOptions extends ListOptions {
  customer?: string;
  invoice?: string;
  agency?: string;
  state?: string;
}

interface ProposeOptions extends CommonOptions {
  agency: string;
  customer: string;
  invoice: string[];
  unannouncedReason?: string;
}

interface RecallOptions extends CommonOptions, ReasonOptions {
  invoice?: string[];
  case?: string;
}

const placementStates = [
  'draft',
  'ready',
  'sent',
  'active',
  'rejected',
  'recall_requested',
  'recalled',
  'closed_paid',
  'refused',
];
const placementArgument = ['<placement id>', 'dunlin placement list --wide shows ids'] as const;

export function addPlacementCommands(placement: Command): void {
  addListOptions(
    addCommand(placement, 'list', 'Lists placements, the newest first.', 'placement list --agency northgate')
      .option('--customer <reference or id>')
      .option('--invoice <number or id>')
      .option('--agency <code>')
      .addOption(choice('--state <state>', 'only in this state', placementStates)),
  ).action(action<PlacementListOptions, []>(listPlacements));
  addCommand(
    placement,
    'show',
    'Shows one placement with its debts.',
    'placement show 5f0c7a94-8c1c-5d2e-9d0f-4b1a6e3c2d10',
  )
    .argument(...placementArgument)
    .action(
      action<CommonOptions, [string]>(async ({ dunlin, output }, _options, placementId) => {
        const { placement: found } = await dunlin.dcaHandoff.getPlacement({ placementId }, dunlin.caller);
        if (output.json) return output.one(found!);
        const { lines, ...facts } = found!;
        output.one(facts);
        output.many(lines, fields('lineNumber', 'invoiceNumber', 'placed', 'state', 'reason'));
      }),
    );
  addCommand(
    placement,
    'propose',
    'Proposes to hand debts of a customer to an agency; what may not be placed is refused.',
    'placement propose --agency northgate --customer D-1001 --invoice R-2026-0815',
  )
    .requiredOption('--agency <code>')
    .requiredOption('--customer <reference or id>')
    .requiredOption('--invoice <number...>', 'numbers or ids of the debts')
    .option(
      '--unannounced-reason <text>',
      'why debts are placed about which no message was sent since they became overdue; without it these are refused',
    )
    .option(...yesOption)
    .action(action<ProposeOptions, []>(proposePlacement));
  addReasonOptions(
    addCommand(
      placement,
      'recall',
      'Takes debts back from an agency; it must cease at once.',
      'placement recall 5f0c7a94-8c1c-5d2e-9d0f-4b1a6e3c2d10 --reason-code PAID_TO_US',
      'placement recall --case D-1001 --reason "the debtor called us"',
    ),
  )
    .argument('[placement id]', 'dunlin placement list --wide shows ids; absent with --case')
    .option('--case <case>', 'what agencies have of a case: id, or customer reference or invoice number')
    .option('--invoice <number...>', 'only these debts, all when absent')
    .option(...yesOption)
    .action(action<RecallOptions, [string | undefined]>(recall));
}

/** One placement by its id, or whatever agencies have of a case or of some invoices. */
async function recall(context: CommandContext, options: RecallOptions, placementId?: string): Promise<void> {
  const { dunlin, output, requestId, confirm } = context;
  const { invoice = [], case: named } = options;
  const chosen = await invoiceIdsOf(context, invoice);
  const what = placementId ? 'the whole placement' : `what agencies have of ${named ?? 'them'}`;
  await confirm(`Recall ${invoice.length > 0 ? invoice.join(', ') : what}?`);
  if (placementId) {
    const request = { requestId, placementId, invoiceIds: chosen, ...reasonOf(options) };
    return output.one((await dunlin.dcaHandoff.recallPlacement(request, dunlin.caller)).placement!);
  }
  const invoiceIds = chosen.length > 0 || !named ? chosen : await openInvoicesOf(context, named);
  const request = { requestId, invoiceIds, ...reasonOf(options) };
  const { placements } = await dunlin.dcaHandoff.recallInvoices(request, dunlin.caller);
  output.many(placements, fields('placementId', 'agency', 'state', 'reason'));
}

async function openInvoicesOf(context: CommandContext, named: string): Promise<string[]> {
  const caseId = await caseIdOf(context, named);
  const { case: found } = await context.dunlin.workflow.getCase({ caseId }, context.dunlin.caller);
  return found!.invoices.filter(({ open }) => open).map(({ invoiceId }) => invoiceId);
}

async function listPlacements(context: CommandContext, options: PlacementListOptions): Promise<void> {
  const { dunlin } = context;
  const filter = {
    ...(await subjectFilter(context, options)),
    agency: options.agency ?? '',
    state: `STATE_${(options.state ?? 'unspecified').toUpperCase()}` as 'STATE_UNSPECIFIED',
  };
  const page = await readList(options, async (pageSize, pageToken) => {
    const read = await dunlin.dcaHandoff.listPlacements({ ...filter, pageSize, pageToken }, dunlin.caller);
    return { items: read.placements, nextPageToken: read.nextPageToken };
  });
  await showList(context, options, page, () => withCustomers(context, page.items), [
    ...customerColumns,
    { head: 'AGENCY', of: (placement) => placement.agency },
    { head: 'STATE', of: (placement) => enumName(placement.state, 'STATE_') },
    { head: 'INVOICES', of: numbersOf, long: true },
    { head: 'PLACED', of: placedSum, align: 'right' },
    { head: 'PROPOSED', of: (placement) => placement.createTime },
    { head: 'SENT', of: (placement) => placement.sentTime },
    { head: 'REASON', of: (placement) => placement.reason, long: true },
    { head: 'PLACEMENT ID', of: (placement) => placement.placementId, wide: true },
    { head: 'CASE ID', of: (placement) => placement.caseId, wide: true },
  ]);
}

function numbersOf({ lines }: Pick<dcaHandoffV1.Placement, 'lines'>): string {
  const numbers = lines.map(({ invoiceNumber }) => invoiceNumber);
  return numbers.length > 2 ? `${numbers.slice(0, 2).join(', ')} and ${numbers.length - 2} more` : numbers.join(', ');
}

/** Sums are by currency; a placement has the debts of one case, so there is nearly always one. */
function placedSum({ lines }: dcaHandoffV1.Placement): string {
  const sums = new Map<string, bigint>();
  for (const { placed } of lines) {
    const amount = fromWireMoney(placed);
    if (amount) sums.set(amount.currency, (sums.get(amount.currency) ?? 0n) + amount.minor);
  }
  return [...sums].map(([currency, minor]) => moneyText({ minor, currency })).join(', ');
}

/** A repeat with the same request id is the same placement. */
async function proposePlacement(context: CommandContext, options: ProposeOptions): Promise<void> {
  const { dunlin, output, requestId, confirm } = context;
  const [customerId, invoiceIds] = await Promise.all([
    customerIdOf(context, options.customer),
    invoiceIdsOf(context, options.invoice),
  ]);
  await confirm(`Hand ${options.invoice.join(', ')} to ${options.agency}?`);
  const request = {
    requestId,
    idempotencyKey: `direct/${requestId}`,
    agency: options.agency,
    customerId,
    invoiceIds,
    unannouncedReason: options.unannouncedReason ?? '',
  };
  const { placement } = await dunlin.dcaHandoff.proposePlacement(request, dunlin.caller);
  output.one(placement!);
  const silent = placement!.lines.filter(({ reason }) => reason === 'NOT_ANNOUNCED');
  if (silent.length > 0) {
    output.say(`No message about ${numbersOf({ lines: silent })} was sent since it became overdue, or it came back.`);
    output.say('To place it all the same, say why: --unannounced-reason <text>');
  }
  if (placement!.unannouncedReason !== '') {
    output.say('Debts of it were never announced to the debtor; the reason stands in the diary.');
  }
  if (placement!.state === 'STATE_REFUSED') process.exitCode = 1;
}
