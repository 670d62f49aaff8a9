import type { Command } from 'commander';
import { action, type CommonOptions } from '../../../context.js';
import { addCommand, dateOption, reasonOption, type WireDate, yesOption } from '../../../options.js';
import { arrangementId, showPlan } from './list.js';

interface Reasoned extends CommonOptions {
  reason: string;
}

interface ChangeOptions extends Reasoned {
  method?: string;
  remind?: boolean;
  next?: WireDate;
}

const anId = '0199f0c2-7b1e-7c55-a3f0-5d2b7d3e9a41';

export function addChangeCommands(arrangement: Command): void {
  addPauseCommands(arrangement);
  addCommand(
    arrangement,
    'skip',
    'Puts the next instalment off to one period after the last one.',
    `arrangement skip ${anId} --reason "no pay in March"`,
  )
    .argument(...arrangementId)
    .requiredOption(...reasonOption)
    .action(
      action<Reasoned, [string]>(async (context, { reason }, id) => {
        const { dunlin, requestId } = context;
        const request = { requestId, arrangementId: id, reason };
        showPlan(context, (await dunlin.payment.skipInstalment(request, dunlin.caller)).arrangement!);
      }),
    );
  addCommand(
    arrangement,
    'change',
    'Changes how a plan is collected, or moves its next instalment and those after it.',
    `arrangement change ${anId} --next 2026-04-05 --reason "pay day"`,
  )
    .argument(...arrangementId)
    .requiredOption(...reasonOption)
    .option('--method <payment method id>', 'what is charged from now on')
    .option('--remind', 'the customer pays from now on, in place of a method')
    .addOption(dateOption('--next <date>', 'when the next instalment is due'))
    .action(
      action<ChangeOptions, [string]>(async (context, { reason, method = '', remind, next = null }, id) => {
        const { dunlin, requestId } = context;
        const charged = method === '' ? 'COLLECTION_UNSPECIFIED' : 'COLLECTION_CHARGE';
        const collection = remind ? 'COLLECTION_REMINDER' : charged;
        const request = {
          requestId,
          arrangementId: id,
          collection,
          methodId: method,
          nextDueDate: next,
          reason,
        } as const;
        showPlan(context, (await dunlin.payment.changeArrangement(request, dunlin.caller)).arrangement!);
      }),
    );
  addCommand(
    arrangement,
    'cancel',
    'Ends a plan; its invoices are collected again.',
    `arrangement cancel ${anId} --reason "wants to pay at once"`,
  )
    .argument(...arrangementId)
    .requiredOption(...reasonOption)
    .option(...yesOption)
    .action(
      action<Reasoned, [string]>(async (context, { reason }, id) => {
        const { dunlin, requestId, confirm } = context;
        await confirm('End this plan? Its invoices are collected again.');
        const request = { requestId, arrangementId: id, reason };
        showPlan(context, (await dunlin.payment.cancelArrangement(request, dunlin.caller)).arrangement!);
      }),
    );
}

function addPauseCommands(arrangement: Command): void {
  addCommand(
    arrangement,
    'pause',
    'Stops a plan until a day, or until it is resumed: nothing falls due meanwhile.',
    `arrangement pause ${anId} --until 2026-04-30 --reason "in hospital"`,
  )
    .argument(...arrangementId)
    .requiredOption(...reasonOption)
    .addOption(dateOption('--until <date>', 'last day of the pause; until it is resumed when absent'))
    .action(
      action<Reasoned & { until?: WireDate }, [string]>(async (context, { reason, until = null }, id) => {
        const { dunlin, requestId } = context;
        const request = { requestId, arrangementId: id, until, reason };
        showPlan(context, (await dunlin.payment.pauseArrangement(request, dunlin.caller)).arrangement!);
      }),
    );
  addCommand(
    arrangement,
    'resume',
    'Goes on with a paused plan; what fell due meanwhile moves on by whole periods.',
    `arrangement resume ${anId}`,
  )
    .argument(...arrangementId)
    .action(
      action<CommonOptions, [string]>(async (context, _options, id) => {
        const { dunlin, requestId } = context;
        const request = { requestId, arrangementId: id };
        showPlan(context, (await dunlin.payment.resumeArrangement(request, dunlin.caller)).arrangement!);
      }),
    );
}
