import { TextDaysFileReader } from './days-file.reader.js';

const until = '2030-12-31';
const read = (text: string) => new TextDaysFileReader().read(text, until);
const daysOf = (text: string) => {
  const { days, faults } = read(text);
  expect(faults).toEqual([]);
  return days.map(({ date, name, kind }) => [date, name, kind]);
};
const faultsOf = (text: string) => read(text).faults.map(({ line, message }) => `line ${line}: ${message}`);

describe('a CSV file', () => {
  it('has date, name and kind in any order, by any delimiter, also with a mark of its encoding', () => {
    const expected = [
      ['2026-05-15', 'Bridge day', 'OFF'],
      ['2026-12-19', 'Stocktaking', 'WORKING'],
    ];
    expect(daysOf('date,name,kind\n2026-05-15,Bridge day,off\n2026-12-19,Stocktaking,working\n')).toEqual(expected);
    expect(daysOf('\ufeffKind;Date;Name\r\n;2026-05-15;Bridge day\r\nWORKING;2026-12-19;Stocktaking')).toEqual(
      expected,
    );
    expect(daysOf('date\tname\n2026-05-15\t"Bridge\tday"\n')).toEqual([['2026-05-15', 'Bridge\tday', 'OFF']]);
  });

  it('is refused with every fault by its line', () => {
    expect(
      faultsOf('date,name,kind\n15.05.2026,Bridge day,off\n\n2026-02-30,Never,off\n2026-05-15,Bridge day,maybe'),
    ).toEqual([
      'line 2: date "15.05.2026" is no date: write it as 2026-05-15',
      'line 4: date "2026-02-30" is no date: write it as 2026-05-15',
      'line 5: kind "maybe" is neither off nor working',
    ]);
    expect(faultsOf('Datum,Name\n2026-05-15,x')).toEqual([
      'line 1: has no column date: begin the file with a line such as date,name,kind',
    ]);
    expect(faultsOf('date,name,hours\n2026-05-15,x,3')).toEqual([
      'line 1: has a column "hours" that means nothing here: there are date, name and kind',
    ]);
    expect(faultsOf('date,name\n2026-05-15,"x')).toEqual(['line 2: is no CSV: close every quote that is opened']);
  });
});

describe('an iCalendar file', () => {
  const event = (...lines: string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'].join('\r\n');
  const calendar = (...events: string[]) =>
    ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//spec//EN', ...events, 'END:VCALENDAR', ''].join('\r\n');

  it('has events of whole days, whose end is not of them', () => {
    const text = calendar(
      event('SUMMARY:Works\\, closed', 'DTSTART;VALUE=DATE:20261224', 'DTEND;VALUE=DATE:20261227'),
      event('SUMMARY:Bridge day', 'DTSTART;VALUE=DATE:20260515'),
      event('SUMMARY:Two days', 'DTSTART;VALUE=DATE:20260601', 'DURATION:P2D'),
      event('SUMMARY:Stocktaking', 'CATEGORIES:Plant,Working', 'DTSTART;VALUE=DATE:20261219'),
      event('SUMMARY:Off again', 'STATUS:CANCELLED', 'DTSTART;VALUE=DATE:20260102'),
    );
    expect(daysOf(text)).toEqual([
      ['2026-12-24', 'Works, closed', 'OFF'],
      ['2026-12-25', 'Works, closed', 'OFF'],
      ['2026-12-26', 'Works, closed', 'OFF'],
      ['2026-05-15', 'Bridge day', 'OFF'],
      ['2026-06-01', 'Two days', 'OFF'],
      ['2026-06-02', 'Two days', 'OFF'],
      ['2026-12-19', 'Stocktaking', 'WORKING'],
    ]);
  });

  it('has events that come every year, until the last day that is known', () => {
    const yearly = (rule: string, start: string, ...further: string[]) =>
      daysOf(calendar(event('SUMMARY:x', `DTSTART;VALUE=DATE:${start}`, `RRULE:${rule}`, ...further))).map(
        ([date]) => date,
      );
    expect(yearly('FREQ=YEARLY', '20271224')).toEqual(['2027-12-24', '2028-12-24', '2029-12-24', '2030-12-24']);
    expect(yearly('FREQ=YEARLY;COUNT=3', '20261224', 'EXDATE;VALUE=DATE:20271224')).toEqual([
      '2026-12-24',
      '2028-12-24',
    ]);
    expect(yearly('FREQ=YEARLY;BYMONTH=11;BYDAY=4TH', '20281123')).toEqual(['2028-11-23', '2029-11-22', '2030-11-28']);
    expect(yearly('FREQ=YEARLY', '20240229')).toEqual(['2024-02-29', '2028-02-29']);
  });

  it('is refused with every fault by the line of its event', () => {
    const text = calendar(
      event('SUMMARY:Meeting', 'DTSTART:20260515T100000Z'),
      event('SUMMARY:Never', 'DTSTART;VALUE=DATE:20260231'),
      event('SUMMARY:Weekly', 'DTSTART;VALUE=DATE:20260515', 'RRULE:FREQ=WEEKLY'),
      event('SUMMARY:Backwards', 'DTSTART;VALUE=DATE:20260515', 'DTEND;VALUE=DATE:20260515'),
      event('SUMMARY:Fine', 'DTSTART;VALUE=DATE:20260515'),
      event('SUMMARY:Wrong', 'DTSTART;VALUE=DATE:20260515', 'RRULE:FREQ=YEARLY;BYMONTH=13'),
    );
    expect(faultsOf(text)).toEqual([
      'line 4: the event is not of whole days: write its begin as DTSTART;VALUE=DATE:20260515',
      'line 8: the event is not of whole days: write its begin as DTSTART;VALUE=DATE:20260515',
      'line 12: the event comes by another rule than every year: write RRULE:FREQ=YEARLY, or each event by itself',
      'line 17: the event must end by DTEND;VALUE=DATE on the day after its last, at most 366 days later',
      expect.stringMatching(/^line 26: the event cannot be read: .*BYMONTH/),
    ]);
  });

  it('is refused where it is none, or has no event', () => {
    expect(faultsOf(calendar('BEGIN:VEVENT', 'SUMMARY:x', 'nonsense', 'END:VEVENT'))).toEqual([
      expect.stringMatching(/^line 6: the event cannot be read: .*nonsense/),
    ]);
    expect(faultsOf(calendar('BEGIN:VEVENT', event('SUMMARY:x', 'DTSTART;VALUE=DATE:20260515')))).toEqual([
      'line 4: the event does not end: there is no END:VEVENT',
    ]);
    expect(faultsOf('BEGIN:VCALENDAR\nVERSION:2.0\n')).toEqual([
      'line 2: the file does not end with END:VCALENDAR, so that some of it is lacking',
    ]);
    expect(faultsOf(calendar())).toEqual(['line 1: the file has no event: there is no BEGIN:VEVENT']);
  });
});
