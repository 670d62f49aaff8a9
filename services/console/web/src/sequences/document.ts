import { parse } from 'yaml';

/** What a step does. */
export type StepAct =
  | { readonly kind: 'send'; readonly channel: string; readonly template: string }
  | { readonly kind: 'charge' }
  | { readonly kind: 'task'; readonly queue: string; readonly title: string }
  | { readonly kind: 'place'; readonly agency: string };

export interface Step {
  readonly id: string;
  /** Days after the anchor, negative before it. */
  readonly days: number;
  readonly act: StepAct;
  readonly catchUp: string;
}

/** As much of a sequence as people read of it. */
export interface SequenceDocument {
  readonly when: string;
  /** By currency, in major units. */
  readonly minRemaining: Readonly<Record<string, string>>;
  readonly anchor: string;
  readonly grouping: string;
  /** Empty where acts are spread over the day. */
  readonly time: string;
  /** Empty for none. */
  readonly within: string;
  /** `customer` or a time zone. */
  readonly zone: string;
  readonly onBusinessDays: boolean;
  /** Code of the calendar that says which these are; empty for Monday to Friday. */
  readonly workingDays: string;
  readonly steps: readonly Step[];
  /** Null for never. */
  readonly expiresAfterDays: number | null;
}

type Map = Readonly<Record<string, unknown>>;

/**
 * Reads a document that workflow has taken, so that nothing is judged again.
 * @returns null for one of a later version that cannot be told in words here
 */
export function readDocument(text: string): SequenceDocument | null {
  try {
    const document = mapOf(parse(text));
    const { enrol, calendar, expire, steps } = document;
    if (!Array.isArray(steps)) return null;
    const { when, minRemaining } = mapOf(enrol);
    const { time, within, zone, days, workingDays } = mapOf(calendar ?? {});
    return {
      when: textOf(when),
      minRemaining: Object.fromEntries(
        Object.entries(mapOf(minRemaining ?? {})).map(([currency, amount]) => [currency, textOf(amount)]),
      ),
      anchor: textOf(document['anchor']),
      grouping: textOf(document['grouping'] ?? 'invoice'),
      time: textOf(time ?? ''),
      within: textOf(within ?? ''),
      zone: textOf(zone ?? 'customer'),
      onBusinessDays: days === 'business',
      workingDays: textOf(workingDays ?? ''),
      steps: steps.map((step) => readStep(mapOf(step))),
      expiresAfterDays: expire === undefined ? null : daysOf(mapOf(expire)['after']),
    };
  } catch {
    return null;
  }
}

function readStep({ id, after, catchUp, ...rest }: Map): Step {
  return {
    id: textOf(id),
    days: daysOf(after),
    act: readAct(rest),
    catchUp: textOf(catchUp ?? 'COLLAPSE_TO_LATEST'),
  };
}

function readAct({ send, charge, task, place }: Map): StepAct {
  if (send !== undefined) {
    const { channel, template } = mapOf(send);
    return { kind: 'send', channel: textOf(channel), template: textOf(template) };
  }
  if (charge !== undefined) return { kind: 'charge' };
  if (task !== undefined) {
    const { queue, title } = mapOf(task);
    return { kind: 'task', queue: textOf(queue), title: textOf(title) };
  }
  return { kind: 'place', agency: textOf(mapOf(place)['agency']) };
}

function mapOf(value: unknown): Map {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new TypeError('is no group');
  return value as Map;
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  throw new TypeError('is no text');
}

function daysOf(value: unknown): number {
  const [, days] = /^(-?\d+)d$/.exec(textOf(value)) ?? [];
  if (days === undefined) throw new TypeError('is no number of days');
  return Number(days);
}
