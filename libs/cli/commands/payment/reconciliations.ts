import type { Command } from 'commander';
import { enumName } from '#libs/contracts';
import { DomainError } from '#libs/errors';
import { parseLocalDate } from '#libs/time';
import { action, type CommandContext, type CommonOptions } from '../../context.js';
import { addListOptions, type ListOptions, readList, showList } from '../../list.js';
import { addCommand, dateOption, readWireDate, type WireDate } from '../../options.js';
import { toPlain } from '../../plain.js';

interface DayListOptions extends ListOptions {
  day?: WireDate;
  unmatched?: boolean;
}

export function addReconciliationCommands(reconciliation: Command): void {
  addCommand(
    reconciliation,
    'run',
    'Compares a day with the report of the payment provider now.',
    'reconciliation run 2026-03-09',
  )
    .argument('<day>', 'in UTC, as the provider counts its days', readWireDate)
    .action(
      action<CommonOptions, [WireDate]>(async ({ dunlin, output, requestId }, _options, day) => {
        output.one((await dunlin.payment.runReconciliation({ requestId, day }, dunlin.caller)).reconciliation!);
      }),
    );
  addListOptions(
    addCommand(
      reconciliation,
      'show',
      'Lists what a comparison found to differ.',
      'reconciliation show 2026-03-09',
      'reconciliation show 0199f0c2-7b1e-7c55-a3f0-5d2b7d3e9a41',
    ),
  )
    .argument('<day or id>', 'dunlin reconciliation list shows both')
    .action(action<ListOptions, [string]>(showDifferences));
  addListOptions(
    addCommand(
      reconciliation,
      'list',
      'Lists comparisons with the reports of payment providers, the latest day first.',
      'reconciliation list --unmatched',
    )
      .addOption(dateOption('--day <date>', 'only of this day'))
      .option('--unmatched', 'only those that left differences'),
  ).action(action<DayListOptions, []>(listDays));
}

async function listDays(context: CommandContext, options: DayListOptions): Promise<void> {
  const { dunlin } = context;
  const filter = { day: options.day ?? null, unmatched: options.unmatched ?? false };
  const page = await readList(options, async (pageSize, pageToken) => {
    const read = await dunlin.payment.listReconciliations({ ...filter, pageSize, pageToken }, dunlin.caller);
    return { items: read.reconciliations, nextPageToken: read.nextPageToken };
  });
  await showList(context, options, page, () => page.items, [
    { head: 'DAY', of: ({ day }) => toPlain(day) as string },
    { head: 'PROVIDER', of: ({ provider }) => provider },
    { head: 'STATE', of: ({ state }) => enumName(state, 'STATE_') },
    { head: 'MATCHED', of: ({ matchedCount }) => matchedCount, align: 'right' },
    { head: 'MOVED ON', of: ({ movedCount }) => movedCount, align: 'right' },
    { head: 'DIFFERENCES', of: ({ unmatchedCount }) => unmatchedCount, align: 'right' },
    { head: 'COMPARED', of: ({ runTime }) => runTime },
    { head: 'BY', of: ({ runBy }) => runBy, wide: true },
    { head: 'RECONCILIATION ID', of: ({ reconciliationId }) => reconciliationId, wide: true },
  ]);
}

async function showDifferences(context: CommandContext, options: ListOptions, named: string): Promise<void> {
  const { dunlin, output } = context;
  const reconciliationId = parseLocalDate(named) ? await idOfDay(context, named) : named;
  const { reconciliation } = await dunlin.payment.getReconciliation({ reconciliationId }, dunlin.caller);
  const { state, matchedCount, movedCount, unmatchedCount } = reconciliation!;
  const page = await readList(options, async (pageSize, pageToken) => {
    const request = { reconciliationId, pageSize, pageToken };
    const read = await dunlin.payment.listReconciliationDifferences(request, dunlin.caller);
    return { items: read.differences, nextPageToken: read.nextPageToken };
  });
  if (!output.json) {
    const told = `${matchedCount} matched, ${movedCount} moved on, ${unmatchedCount} differ`;
    output.say(state === 'STATE_WAITING' ? 'The report of the day is not complete yet.' : `${told}.`);
  }
  await showList(context, options, page, () => page.items, [
    { head: 'WHAT', of: ({ kind }) => enumName(kind, 'KIND_') },
    { head: 'AT PROVIDER', of: ({ providerState }) => providerState },
    { head: 'AMOUNT', of: ({ providerAmount }) => providerAmount, align: 'right' },
    { head: 'HERE', of: ({ attemptState }) => attemptState },
    { head: 'AMOUNT HERE', of: ({ attemptAmount }) => attemptAmount, align: 'right' },
    { head: 'CHARGE', of: ({ providerChargeId }) => providerChargeId },
    { head: 'ATTEMPT ID', of: ({ attemptId }) => attemptId },
  ]);
}

async function idOfDay({ dunlin }: CommandContext, day: string): Promise<string> {
  const request = { day: readWireDate(day), pageSize: 1 };
  const { reconciliations } = await dunlin.payment.listReconciliations(request, dunlin.caller);
  if (reconciliations[0]) return reconciliations[0].reconciliationId;
  const message = `${day} was not compared yet. Compare it: dunlin reconciliation run ${day}`;
  throw new DomainError('RECONCILIATION_NOT_FOUND', 'not-found', message);
}
