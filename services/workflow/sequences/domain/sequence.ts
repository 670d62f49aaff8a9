import type { LocalTime, WorkingCalendar } from '#libs/time';

/** A versioned list of collection steps. What is stored is exactly this, as JSON. */
export interface Sequence {
  readonly name: string;
  readonly title: string;
  readonly enrol: {
    /** A rule, see rule-syntax.ts. */
    readonly when: string;
    /** By currency, in major units; an invoice joins when more than this remains. */
    readonly minRemaining: Readonly<Record<string, string>>;
  };
  readonly anchor: Anchor;
  readonly grouping: Grouping;
  readonly calendar: {
    /** Null where the document states none: then acts are spread over the day, but never under a test clock. */
    readonly time: LocalTime | null;
    /** Minutes after the time over which acts are spread, but never under a test clock; 0 for none. */
    readonly withinMinutes: number;
    /** `customer` or an IANA zone. */
    readonly zone: string;
    readonly days: 'all' | 'business';
    /** Code of the calendar that says which days are business days; Monday to Friday where the document names none. */
    readonly workingDays?: string;
  };
  readonly steps: readonly Step[];
  /** Days after the anchor at which the subject expires; null for never. */
  readonly expireAfterDays: number | null;
}

type Anchor = 'due_date' | 'issue_date' | 'enrolled';

/** Whether each invoice goes through the steps by itself, or the case as a whole. */
export type Grouping = 'invoice' | 'case';

export interface Step {
  readonly id: string;
  /** Days after the anchor, negative before it. */
  readonly afterDays: number;
  readonly act: StepAct;
  readonly catchUp: CatchUp;
}

export type StepAct =
  | { readonly kind: 'send'; readonly channel: 'email'; readonly template: string }
  | { readonly kind: 'charge'; readonly by: 'autopay' }
  | { readonly kind: 'task'; readonly queue: string; readonly title: string }
  | { readonly kind: 'place'; readonly agency: string };

export type ActKind = StepAct['kind'] | 'expire';

/** What to do with a step whose time has passed. */
export const catchUps = ['COLLAPSE_TO_LATEST', 'SKIP', 'SEND'] as const;
export type CatchUp = (typeof catchUps)[number];

/** Minutes of a day before a local time. */
export function minuteOf(time: LocalTime): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

/** Queues that its tasks go to, each once, in their order. */
export function queuesOf({ steps }: Sequence): string[] {
  return [...new Set(steps.flatMap(({ act }) => (act.kind === 'task' ? [act.queue] : [])))];
}

/** An immutable version of a sequence. */
export interface SequenceVersion {
  readonly sequence: Sequence;
  readonly version: number;
  /** What the calendar that it names says now, where days are planned by it. */
  readonly workingCalendar?: WorkingCalendar;
}

/** Id of the pseudo step with which a subject expires; no step of a document may be called so. */
export const expireStepId = 'expire';

export function stepOf({ sequence, version }: SequenceVersion, stepId: string): Step {
  const step = sequence.steps.find(({ id }) => id === stepId);
  if (!step) throw new Error(`Sequence ${sequence.name} version ${version} has no step ${stepId}.`);
  return step;
}

/** What a step does that is planned. */
export function actOf(version: SequenceVersion, stepId: string): StepAct | { readonly kind: 'expire' } {
  return stepId === expireStepId ? { kind: 'expire' } : stepOf(version, stepId).act;
}
