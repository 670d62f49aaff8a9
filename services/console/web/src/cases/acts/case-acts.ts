import type { Schemas } from '../../api/client.js';
import type { PermissionName } from '../../api/me.js';

type Case = Schemas['Case'];
type Allowed = NonNullable<Case['allowedActs'][number]>;

export type CaseAct = 'pauseCase' | 'resumeCase' | 'changeSequence' | 'sendToCollections' | 'recallCase' | 'cancelCase';

/** Acts of the service that have a drawer here, the next sensible one first. */
const known: readonly (readonly [CaseAct, Allowed, PermissionName])[] = [
  ['resumeCase', 'RESUME', 'cases.pause'],
  ['pauseCase', 'PAUSE', 'cases.pause'],
  ['changeSequence', 'CHANGE_SEQUENCE', 'cases.sequence'],
  ['sendToCollections', 'SEND_TO_COLLECTIONS', 'placements.send'],
  ['recallCase', 'RECALL', 'placements.recall'],
  ['cancelCase', 'CANCEL', 'cases.cancel'],
];

/** What may be done with a case now, as its service says and the person may. */
export function caseActs({ allowedActs }: Pick<Case, 'allowedActs'>, permissions: readonly string[]): CaseAct[] {
  return known
    .filter(([, act, needs]) => allowedActs.includes(act) && permissions.includes(needs))
    .map(([name]) => name);
}

/** What the person may do, but not with the case as it is, each with why. */
export function refusedCaseActs({ refusedActs }: Pick<Case, 'refusedActs'>, permissions: readonly string[]) {
  return known.flatMap(([name, act, needs]) => {
    const refused = refusedActs.find((one) => one.act === act);
    return refused && permissions.includes(needs) ? [{ name, reason: refused.reason, text: refused.text }] : [];
  });
}

/** Why cases are on hold without anybody having placed a hold, other than for a flag. */
export const impliedHolds = ['DISPUTED', 'DO_NOT_COLLECT'] as const;

/** Why a case is on hold without anybody having placed a hold; undefined for any other reason. */
export function impliedHold({ holdReason }: Pick<Case, 'holdReason'>): (typeof impliedHolds)[number] | undefined {
  return impliedHolds.find((implied) => implied === holdReason);
}

type Step = Pick<Schemas['StepPlanned'], 'stepId' | 'kind' | 'channel' | 'template' | 'fireTime'>;

/** A step to come, with the invoices it is about. */
export interface ComingStep extends Step {
  readonly invoices: readonly { readonly invoiceId: string; readonly invoiceNumber: string }[];
}

/** The steps to come of a case in their order; one that is done for several invoices at once is one. */
export function comingSteps({ invoices }: Pick<Case, 'invoices'>): ComingStep[] {
  const steps = new Map<string, ComingStep>();
  for (const { open, stepsPlanned, ...invoice } of invoices) {
    for (const step of open ? stepsPlanned : []) {
      const key = `${step.stepId} ${step.fireTime}`;
      const about = [...(steps.get(key)?.invoices ?? []), invoice];
      steps.set(key, { ...step, invoices: about });
    }
  }
  return [...steps.values()].sort((a, b) => (a.fireTime ?? '').localeCompare(b.fireTime ?? ''));
}
