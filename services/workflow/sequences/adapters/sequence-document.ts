import { z } from 'zod';
import { textOfFault } from '#libs/errors';
import { readZone } from '#libs/fields';
import { isCurrency, parseMajor } from '#libs/money';
import { catchUps, expireStepId, minuteOf, type Sequence, type StepAct } from '../domain/sequence.js';

/** A fault of a document: where, by path, and what. */
export interface DocumentFault {
  readonly path: readonly (string | number)[];
  readonly message: string;
  /** Position in the text where the document could not even be parsed. */
  readonly offset?: number;
}

/** A key with what a reader of the reference is told of it. @param form how its value is written */
const told = <Schema extends z.ZodType>(schema: Schema, form: string, description: string): Schema =>
  schema.meta({ description, form });

const name = z
  .string()
  .max(60)
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'must be kebab-case: lower-case letters, digits and hyphens');
const days = z
  .string('must be a number of days such as 3d or -3d')
  .regex(/^-?\d{1,4}d$/, 'must be a number of days such as 3d or -3d')
  .transform((text) => Number(text.slice(0, -1)));

const send = z.strictObject({
  channel: told(z.enum(['email']), '`email`', 'How it is sent.'),
  template: told(name, 'name', 'Name of a template that exists; `dunlin template list` names them.'),
});
const charge = z.strictObject({
  by: told(
    z.enum(['autopay']),
    '`autopay`',
    'By what: the payment method that the customer lets be charged by itself; without one the step is skipped.',
  ),
});
const task = z.strictObject({
  queue: told(
    name,
    'name',
    'Where the people look who do it; a queue that does not exist is created with its first task.',
  ),
  title: told(
    z.string().min(1).max(300),
    'text',
    'What is to be done, with `{{ invoice.number }}` and the like: number, amount, remaining, currency, issueDate, dueDate.',
  ),
});
const place = z.strictObject({
  agency: told(name, 'name', 'Name of an agency that exists; `dunlin agency list` names them.'),
});

const step = z.strictObject({
  id: told(name, 'name', 'Names the step among those of its sequence.'),
  after: told(days, 'days, such as `3d` or `-3d`', 'When it is: so many days after the anchor, or before it.'),
  send: told(send, 'group', 'A message; a channel is used once on a day.').optional(),
  charge: told(charge, 'group', 'A charge of all that is asked for; before a message of the same time.').optional(),
  task: told(task, 'group', 'A task for a person.').optional(),
  place: told(place, 'group', 'The debt goes to a collection agency.').optional(),
  catchUp: told(
    z.enum(catchUps),
    catchUps.join(', '),
    'What to do with a step whose time has passed, after an outage or for an invoice that enters late: only the latest such step is done, none, or each.',
  ).default('COLLAPSE_TO_LATEST'),
});

const enrol = z.strictObject({
  when: told(z.string().min(1), 'rule', 'Which invoices the sequence takes; the rule is described below.'),
  minRemaining: told(
    z.record(z.string(), z.string('must be an amount in quotes, such as "5.00"')),
    'amount in quotes by currency',
    'An invoice joins when more than this remains of it.',
  ).default({}),
});

const calendar = z.strictObject({
  time: told(
    z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day in quotes, such as "10:00"'),
    'time in quotes, such as `"10:00"`',
    'When steps are done on their day; without it they are spread over the day.',
  ).optional(),
  within: told(
    z
      .string()
      .regex(/^[1-9]\d{0,3}[mh]$/, 'must be a span such as 90m or 2h')
      .transform((text) => Number(text.slice(0, -1)) * (text.endsWith('h') ? 60 : 1)),
    'span, such as `90m` or `2h`',
    'For how long after `time` the acts of a time zone are spread.',
  ).optional(),
  zone: told(z.string(), '`customer` or a time zone', 'Whose day and time these are.').default('customer'),
  days: told(
    z.enum(['all', 'business']),
    '`all` or `business`',
    'With `business`, what falls on a Saturday or Sunday is done on the Monday after.',
  ).default('all'),
  workingDays: told(
    name,
    'name',
    'With `business`, code of the calendar whose next working day is taken instead; `dunlin calendar list` names them. Beyond what it knows, Saturday and Sunday are off.',
  ).optional(),
});

const expire = z.strictObject({
  after: told(days, 'days', 'When the sequence is over for an invoice that is still open; not before the last step.'),
});

/** The document as its author writes it. */
export const sequenceSchema = z.strictObject({
  name: told(name, 'name', 'Names the sequence; the same name again is its next version.'),
  title: told(z.string().min(1).max(200), 'text', 'What people call it.'),
  enrol: told(enrol, 'group', 'Which invoices it takes.'),
  anchor: told(
    z.enum(['due_date', 'issue_date', 'enrolled']),
    '`due_date`, `issue_date` or `enrolled`',
    'What days count from.',
  ),
  grouping: told(
    z.enum(['invoice', 'case']),
    '`invoice` or `case`',
    'Whether each invoice goes through the steps by itself, or the case as a whole, by the dates of its earliest invoice.',
  ).default('invoice'),
  calendar: told(calendar, 'group', 'When on their day steps are done.').default({ zone: 'customer', days: 'all' }),
  steps: told(
    z.array(step).min(1).max(100),
    'list',
    'What is done, each with exactly one of `send`, `charge`, `task` and `place`.',
  ),
  expire: told(expire, 'group', 'When it ends without success.').optional(),
});

/** The groups of a sequence in the order of a reference. */
export const sequenceGroups = {
  '': sequenceSchema,
  enrol,
  calendar,
  steps: step,
  'steps.send': send,
  'steps.charge': charge,
  'steps.task': task,
  'steps.place': place,
  expire,
} as const;

/** The keys that may stand at a place of a sequence, so that a misspelt one can be told. */
export function keysAt(path: readonly PropertyKey[]): readonly string[] {
  const group = path.filter((step) => typeof step === 'string').join('.');
  const schema = Object.entries(sequenceGroups).find(([name]) => name === group)?.[1];
  return schema ? Object.keys(schema.shape) : [];
}

type SequenceDocument = z.output<typeof sequenceSchema>;

/** A document as far as it could be read, so that faults of form do not hide faults of meaning. */
export interface PartialDocument {
  readonly enrol?: SequenceDocument['enrol'] | undefined;
  readonly anchor?: SequenceDocument['anchor'] | undefined;
  readonly calendar?: SequenceDocument['calendar'] | undefined;
  /** In their places; null for one that could not be read. */
  readonly steps: readonly (DocumentStep | null)[];
  readonly expire?: SequenceDocument['expire'];
}

type DocumentStep = z.output<typeof step>;

/** Reads each part by itself. */
export function readParts(raw: unknown): PartialDocument {
  const given = (typeof raw === 'object' && raw !== null ? raw : {}) as Record<string, unknown>;
  const { shape } = sequenceSchema;
  return {
    enrol: shape.enrol.safeParse(given['enrol']).data,
    anchor: shape.anchor.safeParse(given['anchor']).data,
    calendar: shape.calendar.safeParse(given['calendar']).data,
    steps: Array.isArray(given['steps']) ? given['steps'].map((each) => step.safeParse(each).data ?? null) : [],
    expire: shape.expire.safeParse(given['expire']).data,
  };
}

/** What is wrong beyond the form of each field. */
export function documentFaults(document: PartialDocument): DocumentFault[] {
  return [...minimumFaults(document), ...calendarFaults(document), ...stepFaults(document), ...expireFaults(document)];
}

/** The stored form, with every default written out. */
export function toSequence(document: SequenceDocument): Sequence {
  const { calendar } = document;
  return {
    name: document.name,
    title: document.title,
    enrol: { when: document.enrol.when, minRemaining: document.enrol.minRemaining },
    anchor: document.anchor,
    grouping: document.grouping,
    calendar: {
      time: calendar.time ?? null,
      withinMinutes: calendar.within ?? 0,
      zone: zoneOf(calendar),
      days: calendar.days,
      ...(calendar.workingDays === undefined ? {} : { workingDays: calendar.workingDays }),
    },
    steps: document.steps.map(({ id, after, catchUp, ...acts }) => ({
      id,
      afterDays: after,
      act: actOf(acts)!,
      catchUp,
    })),
    expireAfterDays: document.expire?.after ?? null,
  };
}

type Acts = Pick<DocumentStep, 'send' | 'charge' | 'task' | 'place'>;

function actOf({ send, charge: charged, task, place }: Acts): StepAct | null {
  if (send) return { kind: 'send', ...send };
  if (charged) return { kind: 'charge', ...charged };
  if (task) return { kind: 'task', ...task };
  return place ? { kind: 'place', ...place } : null;
}

function minimumFaults({ enrol }: PartialDocument): DocumentFault[] {
  return Object.entries(enrol?.minRemaining ?? {}).flatMap(([currency, text]) => {
    const path = ['enrol', 'minRemaining', currency];
    if (!isCurrency(currency)) return [{ path, message: 'is not an ISO 4217 currency' }];
    const parsed = parseMajor(text, currency);
    if ('fault' in parsed) {
      const message = parsed.fault === 'NOT_A_NUMBER' ? 'is not an amount' : `has too many decimals for ${currency}`;
      return [{ path, message }];
    }
    return parsed.amount.minor < 0n ? [{ path, message: 'must not be negative' }] : [];
  });
}

function calendarFaults({ calendar }: PartialDocument): DocumentFault[] {
  if (!calendar) return [];
  const faults: DocumentFault[] = [];
  const { time, within, zone, days: which, workingDays } = calendar;
  const reading = zone === 'customer' ? null : readZone(zone);
  if (reading && 'fault' in reading) {
    faults.push({
      path: ['calendar', 'zone'],
      message: `must be customer or a time zone; this ${textOfFault(reading.fault)}`,
    });
  }
  if (workingDays !== undefined && which !== 'business') {
    faults.push({ path: ['calendar', 'workingDays'], message: 'needs days: business, which it says more of' });
  }
  const path = ['calendar', 'within'];
  if (within !== undefined && time === undefined) faults.push({ path, message: 'needs a time at which it begins' });
  if (within !== undefined && time !== undefined && minuteOf(time) + within > minutesOfDay) {
    faults.push({ path, message: 'must end before midnight' });
  }
  return faults;
}

/** As what computes with it later names it; the document has no faults. */
function zoneOf({ zone }: SequenceDocument['calendar']): string {
  const reading = readZone(zone);
  return 'value' in reading ? reading.value : 'customer';
}

const minutesOfDay = 24 * 60;

function stepFaults({ steps, anchor }: PartialDocument): DocumentFault[] {
  const faults: DocumentFault[] = [];
  const ids = new Set<string>();
  const contacts = new Set<string>();
  for (const [index, each] of steps.entries()) {
    if (!each) continue;
    const { id, after, send, charge: charged, task, place } = each;
    const path = ['steps', index];
    if (ids.has(id)) faults.push({ path: [...path, 'id'], message: `${id} stands twice` });
    if (id === expireStepId) faults.push({ path: [...path, 'id'], message: `${id} is the name of the final step` });
    ids.add(id);
    const acts = [send, charged, task, place].filter((act) => act !== undefined).length;
    if (acts !== 1) faults.push({ path, message: 'must have exactly one of send, charge, task and place' });
    if (anchor === 'enrolled' && after < 0) {
      faults.push({ path: [...path, 'after'], message: 'cannot lie before enrolment, which is the anchor' });
    }
    const contact = send && `${send.channel}/${after}`;
    if (contact && contacts.has(contact)) {
      faults.push({ path, message: `sends a second ${send.channel} on day ${after}; a medium is used once a day` });
    }
    if (contact) contacts.add(contact);
  }
  return faults;
}

function expireFaults({ steps, expire }: PartialDocument): DocumentFault[] {
  if (!expire) return [];
  const last = Math.max(...steps.flatMap((each) => each?.after ?? []));
  if (expire.after >= last) return [];
  return [{ path: ['expire', 'after'], message: `lies before the last step, which is at ${last}d` }];
}
