import 'reflect-metadata';
import { fromWireDate, toWireDate, type workflowV1 } from '#libs/contracts';
import { newId } from '#libs/ids';
import { ann, useWorkflowService } from '../../testing/workflow-service.js';

// The business clock of these specs stands at 20 January 2013.
const workflow = useWorkflowService();

type ContentInit = workflowV1.CalendarContentInit;
const week = { title: 'Works', weekendDays: [6, 7] };
const german = { ...week, title: 'Germany', jurisdiction: 'de', language: 'de' };
const textOf = (date: Parameters<typeof fromWireDate>[0]) => fromWireDate(date)!;
const unique = () => `c${newId().replaceAll('-', '')}`;

function apply(code: string, content: ContentInit, further: Partial<workflowV1.ApplyCalendarRequestInit> = {}) {
  return workflow.client.applyCalendar({ requestId: newId(), code, content, reason: 'Spec', ...further }, ann);
}

const violationsOf = (description: string, field: string) => {
  const violation = expect.objectContaining({ field, description: expect.stringContaining(description) });
  return { code: 'CALENDAR_INVALID', details: { violations: expect.arrayContaining([violation]) } };
};

test('a calendar is stored as a version with its holidays, says who applied it and why, and old versions can be read', async () => {
  const code = unique();
  const { calendar: first } = await apply(code, german, { reason: 'As the law has it' });
  expect(first).toMatchObject({ version: 1, jurisdiction: 'DE', appliedBy: 'user:ann', reason: 'As the law has it' });
  expect([first!.knownFromDate, first!.knownUntilDate, first!.usedFromDate].map(textOf)).toEqual([
    '2003-01-01',
    '2023-12-31',
    '2013-01-20',
  ]);
  const again = await apply(code, german);
  expect([again.calendar!.version, again.unchanged]).toEqual([1, true]);
  const bridge = { date: toWireDate('2013-05-10'), name: 'Brückentag', kind: 'KIND_OFF' } as const;
  const { calendar: second } = await apply(code, { ...german, ownDays: [bridge] }, { expectedVersion: '1' });
  expect([second!.version, second!.ownDayCount]).toEqual([2, 1]);
  const read = await workflow.client.getCalendar({ code }, ann);
  expect([read.calendar!.version, read.year, read.versionInForce, read.newestVersion]).toEqual([2, 2013, 2, 2]);
  expect(read.days.map(({ date, name, source }) => [textOf(date), name, source])).toEqual(
    expect.arrayContaining([
      ['2013-03-29', 'Karfreitag', 'SOURCE_HOLIDAY'],
      ['2013-05-09', 'Christi Himmelfahrt', 'SOURCE_HOLIDAY'],
      ['2013-05-10', 'Brückentag', 'SOURCE_OWN'],
    ]),
  );
  const old = await workflow.client.getCalendar({ code, version: 1, year: 2022 }, ann);
  expect(old.ownDays).toEqual([]);
  expect(old.days.map(({ date }) => textOf(date))).toContain('2022-05-26');
  const { versions } = await workflow.client.listCalendarVersions({ code, pageSize: 1 }, ann);
  expect(versions.map(({ version }) => version)).toEqual([2]);
  const { calendars } = await workflow.client.listCalendars({ pageSize: 500 }, ann);
  expect(calendars.filter((each) => each.code === code)).toMatchObject([{ version: 2, title: 'Germany' }]);
});

test('the same request is done once, and a version that nobody expects is refused', async () => {
  const code = unique();
  const requestId = newId();
  const request = { requestId, code, content: week, reason: 'Once' };
  const first = await workflow.client.applyCalendar(request, ann);
  expect(await workflow.client.applyCalendar(request, ann)).toEqual(first);
  await apply(code, { ...week, title: 'Other works' });
  await expect(apply(code, week, { expectedVersion: '1' })).rejects.toMatchObject({ code: 'CALENDAR_CONFLICT' });
  await expect(apply(code, week, { expectedVersion: '2' })).resolves.toMatchObject({ calendar: { version: 3 } });
});

test('a version that is used later leaves the one before in force until then', async () => {
  const code = unique();
  await apply(code, week);
  const friday = { ...week, weekendDays: [5, 6] };
  await apply(code, friday, { usedFromDate: toWireDate('2013-06-01') });
  const { calendar, newestVersion } = await workflow.client.getCalendar({ code }, ann);
  expect([calendar!.version, newestVersion]).toEqual([1, 2]);
  const question = { code, date: toWireDate('2013-06-06'), days: 1 };
  const now = await workflow.client.computeWorkingDay(question, ann);
  const later = await workflow.client.computeWorkingDay({ ...question, version: 2 }, ann);
  expect([now, later].map(({ date }) => textOf(date))).toEqual(['2013-06-07', '2013-06-09']);
  await expect(apply(code, week, { usedFromDate: toWireDate('2013-01-19') })).rejects.toMatchObject(
    violationsOf('is before 2013-01-20, the business day', 'used_from_date'),
  );
});

test('files of days are read where they arrive, and refused with each fault by its line', async () => {
  const code = unique();
  const daysFile = 'date,name,kind\n2013-05-10,Bridge day,off\n2013-12-21,Stocktaking,working\n';
  const previewed = await workflow.client.previewCalendar({ code, content: { ...week, daysFile } }, ann);
  expect(previewed.present).toBeNull();
  expect(previewed.ownDays.map(({ name, kind }) => [name, kind])).toEqual([
    ['Bridge day', 'KIND_OFF'],
    ['Stocktaking', 'KIND_WORKING'],
  ]);
  await apply(code, { ...week, daysFile });
  const ics = ['BEGIN:VCALENDAR', 'BEGIN:VEVENT', 'SUMMARY:Works closed', 'DTSTART;VALUE=DATE:20131223'];
  const file = [...ics, 'DTEND;VALUE=DATE:20131225', 'RRULE:FREQ=YEARLY', 'END:VEVENT', 'END:VCALENDAR'].join('\r\n');
  const next = await workflow.client.previewCalendar({ code, content: { ...week, daysFile: file } }, ann);
  expect(next.changes.slice(0, 4).map(({ change, before, after }) => [change, (after ?? before)!.name])).toEqual([
    ['CHANGE_REMOVED', 'Bridge day'],
    ['CHANGE_REMOVED', 'Stocktaking'],
    ['CHANGE_ADDED', 'Works closed'],
    ['CHANGE_ADDED', 'Works closed'],
  ]);
  expect(next.changes).toHaveLength(2 + 2 * 11);
  await expect(apply(code, { ...week, daysFile: 'date,name\n10.05.2013,Bridge day\n' })).rejects.toMatchObject(
    violationsOf('date "10.05.2013" is no date: write it as 2026-05-15', 'line 2'),
  );
  await expect(apply(code, { ...week, daysFile: 'x'.repeat(262_145) })).rejects.toMatchObject(
    violationsOf('has more than 262144 bytes', 'content.days_file'),
  );
});

test('what a calendar cannot say is refused with every fault', async () => {
  const wrong = { title: ' ', weekendDays: [0, 1, 2, 3, 4, 5, 6], jurisdiction: 'DE-XX' };
  const refused = apply(unique(), wrong);
  await expect(refused).rejects.toMatchObject({
    code: 'CALENDAR_INVALID',
    details: {
      violations: [
        { field: 'content.title', description: 'is missing' },
        { field: 'content.weekend_days', description: 'must be days of the week, 1 for Monday to 7 for Sunday' },
        { field: 'content.weekend_days', description: 'leave no day on which work is done' },
        { field: 'content.jurisdiction', description: expect.stringContaining('names no part of DE that is known') },
      ],
    },
  });
  await expect(apply('Not A Code', week)).rejects.toMatchObject(violationsOf('must be kebab-case', 'code'));
  await expect(apply(unique(), week, { reason: '' })).rejects.toMatchObject(violationsOf('is missing', 'reason'));
  await expect(workflow.client.getCalendar({ code: 'nothing' }, ann)).rejects.toMatchObject({
    code: 'CALENDAR_NOT_FOUND',
  });
  await expect(workflow.client.listCalendarVersions({ code: 'nothing' }, ann)).rejects.toMatchObject({
    code: 'CALENDAR_NOT_FOUND',
  });
});

test('a working day is computed with why each day between was skipped, and refused beyond what is known', async () => {
  const code = unique();
  await apply(code, german);
  const roll = { code, date: toWireDate('2013-03-29'), roll: 'ROLL_FOLLOWING' } as const;
  const rolled = await workflow.client.computeWorkingDay(roll, ann);
  expect(textOf(rolled.date)).toBe('2013-04-02');
  expect(rolled.skippedDays.map(({ date, name }) => [textOf(date), name])).toEqual([
    ['2013-03-29', 'Karfreitag'],
    ['2013-03-30', ''],
    ['2013-03-31', ''],
    ['2013-04-01', 'Ostermontag'],
  ]);
  const modified = await workflow.client.computeWorkingDay({ ...roll, roll: 'ROLL_MODIFIED_FOLLOWING' }, ann);
  expect(textOf(modified.date)).toBe('2013-03-28');
  const beyond = workflow.client.computeWorkingDay({ code, date: toWireDate('2023-12-29'), days: 1 }, ann);
  await expect(beyond).rejects.toMatchObject({
    code: 'CALENDAR_DAY_UNKNOWN',
    details: { facts: { known_from: '2003-01-01', known_until: '2023-12-31', date: '2024-01-01' } },
  });
  const both = workflow.client.computeWorkingDay({ ...roll, days: 1 }, ann);
  await expect(both).rejects.toMatchObject(violationsOf('or days must be given', 'roll'));
});

test('a new year adds a year to what is known, keeps what was, and tells it as a new version', async () => {
  const code = unique();
  await apply(code, german);
  await workflow.advanceTo('2014-01-02T12:00:00Z');
  const { calendar, versionInForce } = await workflow.client.getCalendar({ code }, ann);
  expect(calendar).toMatchObject({ version: 2, reason: 'CALENDAR_EXTENDED' });
  expect([calendar!.knownFromDate, calendar!.knownUntilDate].map(textOf)).toEqual(['2004-01-01', '2024-12-31']);
  expect(versionInForce).toBe(2);
  const { days } = await workflow.client.getCalendar({ code, year: 2024 }, ann);
  expect(days.map(({ name }) => name)).toContain('Karfreitag');
  const published = await workflow.publishedOf([code]);
  expect(published.map(({ facts: [type] }) => type)).toEqual(['CalendarApplied', 'CalendarApplied']);
});
