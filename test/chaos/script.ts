import { money } from '#libs/money';
import { type DayFile, inputFiles, type PortfolioRow } from '#libs/portfolio';
import { addDays, type LocalDate } from '#libs/time';

/** Courses of an invoice in the fixed script; there are ten of each. */
export const kinds = [
  'unpaid',
  'paid-after-placement',
  'reversed',
  'partial',
  'paused',
  'void-reopened',
  'refused-recipient',
  'rejected-line',
] as const;
export type Kind = (typeof kinds)[number];

export const perKind = 10;

/** The calendar of the script, in days after its first. */
export const days = {
  due: 10,
  void: 12,
  pause: 12,
  partial: 12,
  reverse: 15,
  reappear: 18,
  resume: 19,
  paidLate: 36,
  end: 55,
} as const;

/** Reminders, a call and the agency; short enough that all of it happens within the script. */
export const sequence = `name: chaos
title: Reminders, a call, the agency
enrol: { when: overdue }
anchor: due_date
grouping: invoice
calendar: { time: "10:00", zone: customer, days: all }
steps:
  - { id: day-3, after: 3d, send: { channel: email, template: reminder } }
  - { id: day-7, after: 7d, send: { channel: email, template: reminder } }
  - { id: call-10, after: 10d, task: { queue: callers, title: "Call about {{ invoice.number }}" } }
  - { id: day-14, after: 14d, send: { channel: email, template: final-notice } }
  - { id: agency-20, after: 20d, place: { agency: northgate } }
expire: { after: 60d }
`;

export interface ScriptRow extends PortfolioRow {
  readonly kind: Kind;
}

/** Eighty invoices of a customer each; what pays automatically carries its settlement, the rest is done by rpc. */
export function scriptRows(from: LocalDate): ScriptRow[] {
  return kinds.flatMap((kind) =>
    Array.from({ length: perKind }, (_, index): ScriptRow => {
      const name = `${kind}-${String(index).padStart(2, '0')}`;
      return {
        kind,
        customerReference: `chaos-${name}`,
        email: `chaos-${name}@example.test`,
        number: `CHAOS-${name.toUpperCase()}`,
        issueDate: from,
        dueDate: addDays(from, days.due),
        amount: money(BigInt(10_000 + index * 137), 'USD'),
        settledDate: settledOn(kind, from),
      };
    }),
  );
}

function settledOn(kind: Kind, from: LocalDate): LocalDate | undefined {
  if (kind === 'paid-after-placement') return addDays(from, days.paidLate);
  if (kind === 'reversed') return addDays(from, days.due + 1);
  return undefined;
}

/** The input file in which the void invoices appear again. */
export function reappearance(rows: readonly ScriptRow[], from: LocalDate): DayFile {
  const [file] = inputFiles(rows.filter(({ kind }) => kind === 'void-reopened'));
  return { date: addDays(from, days.reappear), content: file!.content };
}
