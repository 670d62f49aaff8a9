import { advanceClock, type Dunlin } from '#libs/client';
import { newId } from '#libs/ids';
import { instantOf, type LocalDate } from '#libs/time';
import type { CallerOnward } from '#libs/transactions';
import type { Stack } from '../../libs/stack/stack.js';
import type { Broker } from '../conformance/harness/broker.js';
import { Acts } from './acts.js';
import { documentOf } from './document.js';
import { eventLine } from './event-line.js';
import type { Day, Story } from './story.js';

/** The day before the first row of any calendar. */
export const firstDay: LocalDate = '2026-01-04';

/** Outcome of one row of a calendar. */
export interface DayReport {
  readonly on: LocalDate;
  readonly what: string;
  readonly events: readonly string[];
}

/** A story as it is run: its customer is known once its first file was taken. */
interface Running {
  readonly story: Story;
  readonly acts: Acts;
  readonly letters: Map<string, string>;
  readonly told: Set<string>;
  readonly reports: DayReport[];
  /** Why an act was refused, by its day. */
  readonly faults: Map<LocalDate, string>;
}

/** Where stories are played. */
interface StoryStage {
  readonly stack: Stack;
  readonly dunlin: Dunlin;
  readonly broker: Broker;
  /** A person who has signed in. */
  readonly proved: (actor: string) => Promise<CallerOnward>;
}

/** Runs all calendars side by side on one test clock. @returns what happened, by the name of the story */
export async function runStories(
  { stack, dunlin, broker, proved }: StoryStage,
  stories: readonly Story[],
): Promise<Map<string, DayReport[]>> {
  const agency = { requestId: newId(), code: 'northgate', title: 'Northgate', active: true };
  await dunlin.dcaHandoff.applyAgency(agency, dunlin.caller);
  for (const story of stories) {
    await dunlin.workflow.applySequence({ requestId: newId(), document: documentOf(story) }, dunlin.caller);
  }
  const running = stories.map((story): Running => ({
    story,
    acts: new Acts(stack, dunlin, story, proved),
    letters: new Map(),
    told: new Set(),
    reports: [],
    faults: new Map(),
  }));
  const dates = [...new Set(stories.flatMap(({ calendar }) => calendar.map(({ on }) => on)))].sort();
  for (const date of dates) {
    const noon = instantOf(date, '12:00', 'UTC');
    await advanceClock(dunlin, noon);
    const today = running.flatMap((one) =>
      one.story.calendar.filter(({ on }) => on === date).map((day) => ({ one, day })),
    );
    for (const { one, day } of today) await perform(one, day);
    await advanceClock(dunlin, new Date(noon.getTime() + 60_000));
    await broker.caughtUp();
    for (const { one, day } of today) await report(one, day, broker);
  }
  return new Map(running.map(({ story, reports }) => [story.name, reports]));
}

/** An act that is refused fails its own story, not the others. */
async function perform({ acts, faults }: Running, { on, act }: Day): Promise<void> {
  try {
    await act?.(acts);
  } catch (error) {
    faults.set(on, (error as Error).message);
  }
}

async function report(
  { story, acts, letters, told, reports, faults }: Running,
  day: Day,
  broker: Broker,
): Promise<void> {
  const customerId = await acts.customerId();
  for (const letter of Object.keys(story.invoices)) {
    if (![...letters.values()].includes(letter)) await note(letter);
  }
  const fresh = broker.find(({ key, id }) => key === customerId && !told.has(id));
  for (const { id } of fresh) told.add(id);
  const letterOf = (invoiceId: string): string => letters.get(invoiceId) ?? 'an unknown invoice';
  const fault = faults.get(day.on);
  const events = [...(fault ? [`refused: ${fault}`] : []), ...fresh.map((event) => eventLine(event, letterOf))].sort();
  reports.push({ on: day.on, what: day.what, events });

  /** An invoice that no file has named yet has no id. */
  async function note(letter: string): Promise<void> {
    const invoiceId = await acts.invoiceId(letter).catch(() => null);
    if (invoiceId) letters.set(invoiceId, letter);
  }
}

/** A calendar as it should be, for comparison. */
export function expectedOf({ calendar }: Story): DayReport[] {
  return calendar.map(({ on, what, events }) => ({ on, what, events: [...events].sort() }));
}
