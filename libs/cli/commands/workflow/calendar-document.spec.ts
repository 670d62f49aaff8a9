import { readCalendarDocument } from './calendar-document.js';

it('reads a calendar, with the week that most have', () => {
  const read = readCalendarDocument(`code: works
title: Works
jurisdiction: DE-BY
days:
  - { date: '2026-05-15', name: Bridge day }
  - { date: '2026-12-19', name: Stocktaking, kind: working }
`);
  expect(read).toEqual({
    code: 'works',
    content: {
      ...{ title: 'Works', weekendDays: [6, 7], jurisdiction: 'DE-BY', language: '' },
      ownDays: [
        { date: { year: 2026, month: 5, day: 15 }, name: 'Bridge day', kind: 'KIND_OFF' },
        { date: { year: 2026, month: 12, day: 19 }, name: 'Stocktaking', kind: 'KIND_WORKING' },
      ],
    },
  });
  expect(readCalendarDocument('code: gulf\ntitle: Gulf\nweekend: [friday, saturday]').content.weekendDays).toEqual([
    5, 6,
  ]);
});

it.each([
  ['code: works\ntitle: Works\nweekend: [caturday]', 'line 3'],
  ['code: works\ntitle: Works\ndays:\n  - { date: 15.05.2026, name: Bridge day }', 'line 4'],
  ['code: works\ntitle: Works\nholidays: DE', 'line 3'],
])('refuses %j by its line', (text, line) => {
  expect(() => readCalendarDocument(text)).toThrow(line);
});
