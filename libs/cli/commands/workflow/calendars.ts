import { type Command, InvalidArgumentError } from 'commander';
import { fromWireDate, type workflowV1 } from '#libs/contracts';
import { action, type CommandContext, type CommonOptions, readDocumentFile } from '../../context.js';
import { addListOptions, type ListOptions, readList, showList } from '../../list.js';
import { addCommand, choice, dateOption, readCount, readWireDate, type WireDate, yesOption } from '../../options.js';
import type { Output } from '../../output.js';
import type { Column } from '../../table.js';

interface FileOptions extends CommonOptions {
  days?: string;
}

interface ApplyOptions extends FileOptions {
  reason?: string;
  from?: WireDate;
  seen?: number;
}

interface WorkingDayOptions extends CommonOptions {
  roll?: (typeof rolls)[number];
  add?: number;
  versionNumber?: number;
}

const rolls = ['none', 'following', 'modified-following', 'preceding'] as const;
const daysOption = [
  '--days <file>',
  'further days of the organisation: CSV with date, name and kind, or iCalendar',
] as const;

export function addCalendarCommands(calendar: Command): void {
  addListOptions(addCommand(calendar, 'list', 'Lists the newest version of every calendar.', 'calendar list')).action(
    action<ListOptions, []>(listCalendars),
  );
  addCommand(
    calendar,
    'get',
    'Shows a calendar with the days of a year.',
    'calendar get germany --year 2027',
    'calendar get germany --version-number 1',
  )
    .argument('<code>')
    .option('--year <year>', 'this year when absent', readCount)
    .option('--version-number <n>', 'the one in force when absent', readCount)
    .action(action<CommonOptions & { year?: number; versionNumber?: number }, [string]>(getCalendar));
  addListOptions(
    addCommand(
      calendar,
      'versions',
      'Lists the versions of a calendar, the newest first.',
      'calendar versions germany',
    ),
  )
    .argument('<code>')
    .action(action<ListOptions, [string]>(listVersions));
  addCommand(calendar, 'preview', 'Says which days would come, go and change.', 'calendar preview germany.yaml')
    .argument('<file>', document)
    .option(...daysOption)
    .action(action<FileOptions, [string]>(previewCalendar));
  addCommand(
    calendar,
    'apply',
    'Stores a calendar as its next version, once it was said which days come, go and change.',
    'calendar apply germany.yaml --reason "The law of 2027"',
    'calendar apply works.yaml --days holidays.ics --from 2027-01-01 --reason "Next year"',
  )
    .argument('<file>', document)
    .option(...daysOption)
    .requiredOption('--reason <text>', 'why; it stands with the version')
    .addOption(dateOption('--from <date>', 'first day on which it is used; today when absent'))
    .option('--seen <version>', 'refuse where there is a newer version by now', readCount)
    .option(...yesOption)
    .action(action<ApplyOptions, [string]>(applyCalendar));
  addCommand(
    calendar,
    'working-day',
    'Computes a working day from a date, and says why each day between was skipped.',
    'calendar working-day germany 2026-04-03 --roll following',
    'calendar working-day germany 2026-12-23 --add 5',
  )
    .argument('<code>')
    .argument('<date>', 'such as 2026-04-03', readWireDate)
    .addOption(choice('--roll <rule>', 'what becomes of a day that is not worked', rolls))
    .option('--add <n>', 'so many working days later, or earlier as --add=-3', readDays)
    .option('--version-number <n>', 'the one in force when absent', readCount)
    .action(action<WorkingDayOptions, [string, WireDate]>(computeWorkingDay));
}

const document = 'YAML: code, title, weekend, jurisdiction, language and days';

const headColumns: Column<workflowV1.Calendar>[] = [
  { head: 'TITLE', of: ({ title }) => title, long: true },
  { head: 'VERSION', of: ({ version }) => version, align: 'right' },
  { head: 'HOLIDAYS OF', of: ({ jurisdiction }) => jurisdiction },
  { head: 'OWN DAYS', of: ({ ownDayCount }) => ownDayCount, align: 'right' },
  { head: 'USED FROM', of: ({ usedFromDate }) => fromWireDate(usedFromDate) },
  { head: 'KNOWN UNTIL', of: ({ knownUntilDate }) => fromWireDate(knownUntilDate) },
];

async function listCalendars(context: CommandContext, options: ListOptions): Promise<void> {
  const { dunlin } = context;
  const page = await readList(options, async (pageSize, pageToken) => {
    const read = await dunlin.workflow.listCalendars({ pageSize, pageToken }, dunlin.caller);
    return { items: read.calendars, nextPageToken: read.nextPageToken };
  });
  await showList(context, options, page, () => page.items, [{ head: 'CODE', of: ({ code }) => code }, ...headColumns]);
}

async function listVersions(context: CommandContext, options: ListOptions, code: string): Promise<void> {
  const { dunlin } = context;
  const page = await readList(options, async (pageSize, pageToken) => {
    const read = await dunlin.workflow.listCalendarVersions({ code, pageSize, pageToken }, dunlin.caller);
    return { items: read.versions, nextPageToken: read.nextPageToken };
  });
  await showList(context, options, page, () => page.items, [
    ...headColumns,
    { head: 'BY', of: ({ appliedBy }) => appliedBy },
    { head: 'WHY', of: ({ reason }) => reason, long: true },
  ]);
}

async function getCalendar(
  { dunlin, output }: CommandContext,
  { year = 0, versionNumber = 0 }: { year?: number; versionNumber?: number },
  code: string,
): Promise<void> {
  const found = await dunlin.workflow.getCalendar({ code, year, version: versionNumber }, dunlin.caller);
  if (output.json) return output.one(found);
  const { calendar, days } = found;
  const { weekdayName } = await import('./calendar-document.js');
  output.say(`${calendar!.title}, version ${calendar!.version}: ${known(calendar!)}.`);
  const weekend = calendar!.weekendDays.map(weekdayName).join(', ');
  output.say(weekend === '' ? 'Work is done on every day of the week.' : `Off each week: ${weekend}.`);
  output.many(days, [
    { head: 'DATE', of: ({ date }) => fromWireDate(date) },
    { head: 'NAME', of: ({ name }) => name, long: true },
    { head: 'DAY', of: ({ off }) => (off ? 'off' : 'working') },
    { head: 'FROM', of: ({ source }) => source.replace('SOURCE_', '').toLowerCase() },
  ]);
}

async function previewCalendar({ dunlin, output }: CommandContext, options: FileOptions, file: string): Promise<void> {
  const previewed = await dunlin.workflow.previewCalendar(await readCalendar(options, file), dunlin.caller);
  if (output.json) return output.one(previewed);
  showPreview(output, previewed);
}

async function applyCalendar(context: CommandContext, options: ApplyOptions, file: string): Promise<void> {
  const { dunlin, output, requestId } = context;
  const { reason = '', from: usedFromDate, seen = 0 } = options;
  const given = await readCalendar(options, file);
  const previewed = await dunlin.workflow.previewCalendar(given, dunlin.caller);
  if (!previewed.unchanged) {
    if (!output.json) showPreview(output, previewed);
    await context.confirm(`Apply ${given.code}? ${consequences(previewed)}`);
  }
  const request = { ...given, requestId, reason, usedFromDate, expectedVersion: String(seen) };
  const { calendar, unchanged } = await dunlin.workflow.applyCalendar(request, dunlin.caller);
  output.one({ ...calendar!, unchanged });
}

async function computeWorkingDay(
  { dunlin, output }: CommandContext,
  { roll, add, versionNumber = 0 }: WorkingDayOptions,
  code: string,
  date: WireDate,
): Promise<void> {
  const request = {
    ...{ code, version: versionNumber, date, days: add },
    roll: roll && rollOf(roll),
  };
  const computed = await dunlin.workflow.computeWorkingDay(request, dunlin.caller);
  if (output.json) return output.one(computed);
  output.say(fromWireDate(computed.date)!);
  if (computed.skippedDays.length === 0) return;
  output.many(computed.skippedDays, [
    { head: 'SKIPPED', of: ({ date }) => fromWireDate(date) },
    { head: 'WHY', of: ({ name }) => name || 'weekend', long: true },
  ]);
}

function rollOf(roll: (typeof rolls)[number]): workflowV1.ComputeWorkingDayRequestRoll {
  const names = {
    none: 'ROLL_NONE',
    following: 'ROLL_FOLLOWING',
    'modified-following': 'ROLL_MODIFIED_FOLLOWING',
    preceding: 'ROLL_PRECEDING',
  } as const;
  return names[roll];
}

async function readCalendar({ days }: FileOptions, file: string) {
  const { readCalendarDocument } = await import('./calendar-document.js');
  const { code, content } = readCalendarDocument(await readDocumentFile(file));
  return { code, content: { ...content, daysFile: days === undefined ? '' : await readDocumentFile(days) } };
}

function showPreview(output: Output, { changes, calendar, ...previewed }: workflowV1.PreviewCalendarResponse): void {
  output.say(consequences({ changes, calendar, ...previewed }));
  output.many(changes, [
    { head: 'DATE', of: ({ before, after }) => fromWireDate((after ?? before)!.date) },
    { head: 'BEFORE', of: ({ before }) => toldOf(before), long: true },
    { head: 'AFTER', of: ({ after }) => toldOf(after), long: true },
  ]);
}

function toldOf(day: workflowV1.CalendarDay | null): string {
  return day ? `${day.name}${day.off ? '' : ' (working)'}` : '';
}

/** One sentence for a question and for its refusal. */
function consequences({ changes, unchanged, calendar }: workflowV1.PreviewCalendarResponse): string {
  if (unchanged) return 'Nothing changes: the newest version says the same.';
  const count = (wanted: string) => changes.filter(({ change }) => change === `CHANGE_${wanted}`).length;
  const days = `${count('ADDED')} days come, ${count('REMOVED')} go and ${count('CHANGED')} change`;
  return `${days}; it is ${known(calendar!)}.`;
}

function known({ knownFromDate, knownUntilDate }: workflowV1.Calendar): string {
  return `known from ${fromWireDate(knownFromDate)} to ${fromWireDate(knownUntilDate)}`;
}

function readDays(text: string): number {
  if (!/^-?\d{1,4}$/.test(text)) throw new InvalidArgumentError('Write a whole number such as 5 or -3.');
  return Number(text);
}
