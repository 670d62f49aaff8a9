import type { LocalDate } from '#libs/time';
import type { Acts } from './acts.js';
import type { StoryInvoice } from './money-acts.js';

/** One row of a calendar: what somebody does at noon, and every event since the row before. */
export interface Day {
  readonly on: LocalDate;
  readonly what: string;
  readonly act?: (acts: Acts) => Promise<unknown>;
  /**
   * All events about the customer since the row before, in any order: services publish side by side. Each line is the
   * event's name and what distinguishes it, with letters for invoices.
   */
  readonly events: readonly string[];
}

/** What happens to one customer. All stories run on one test clock, each with a sequence of its own. */
export interface Story {
  /** Kebab-case; also the customer's reference, its class and the creditor. */
  readonly name: string;
  readonly invoices: Readonly<Record<string, StoryInvoice>>;
  /** Where the customer is; UTC when absent. */
  readonly zone?: string;
  /** The part of the sequence document below `calendar`; steps run at 10:00. */
  readonly steps: string;
  readonly grouping?: 'invoice' | 'case';
  readonly anchor?: 'due_date' | 'issue_date';
  /** When an invoice of the story's class joins; when it is overdue if absent. */
  readonly when?: string;
  readonly calendar: readonly Day[];
}

/** A reminder three and seven days after the due date. */
export const twoReminders = `steps:
  - { id: day-3, after: 3d, send: { channel: email, template: reminder } }
  - { id: day-7, after: 7d, send: { channel: email, template: reminder } }
expire: { after: 30d }
`;

/** A reminder, then the agency. */
export const reminderThenAgency = `steps:
  - { id: day-3, after: 3d, send: { channel: email, template: reminder } }
  - { id: agency-7, after: 7d, place: { agency: northgate } }
expire: { after: 60d }
`;

/** An invoice of 100.00 that is due on 10 January. */
export const dueOn10January: StoryInvoice = { issued: '2026-01-01', due: '2026-01-10', amount: '100.00' };

/** The file names invoice A, which is due on 10 January, and it joins a case the day after. */
export const joinsACase: readonly Day[] = [
  {
    on: '2026-01-05',
    what: 'the file names invoice A',
    act: (acts) => acts.sendFile(['A']),
    events: ['CustomerCreated', 'InvoiceIssued A'],
  },
  {
    on: '2026-01-11',
    what: 'A is overdue and joins a case',
    events: ['CaseOpened ACTIVE', 'InvoiceEnrolled A', 'InvoiceOverdue A'],
  },
];
