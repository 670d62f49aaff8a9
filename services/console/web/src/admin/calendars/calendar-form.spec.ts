import { contentOf, formOf, previewKey, textOfFile, weekdayNames, weekdayOf } from './calendar-form.js';

const bridge = { date: '2026-05-15', name: 'Bridge day', kind: 'OFF' } as const;
const form = { ...formOf(null, 'de'), code: 'works', title: ' Works ' };

it('begins with the week that most have', () => {
  expect(contentOf(form, [])).toEqual({
    ...{ title: 'Works', weekendDays: [6, 7], jurisdiction: '', language: 'de' },
    ...{ ownDays: [], daysFile: '' },
  });
});

it('keeps the own days that are there, or lets those of the file take their place', () => {
  expect(contentOf({ ...form, daysFile: 'date,name' }, [bridge]).ownDays).toEqual([bridge]);
  expect(contentOf({ ...form, daysFile: 'date,name', mode: 'replace' }, [bridge]).ownDays).toEqual([]);
});

it('knows a preview of something else', () => {
  const key = previewKey('works', contentOf(form, []));
  expect(previewKey('works', contentOf({ ...form, weekend: ['7'] }, []))).not.toBe(key);
  expect(previewKey('works', contentOf({ ...form, reason: 'Why' }, []))).toBe(key);
});

it('names days of the week in the language of the person', () => {
  expect(weekdayNames('en')[0]).toBe('Monday');
  expect(weekdayNames('de')[6]).toBe('Sonntag');
  expect(weekdayOf('2026-05-15', 'de')).toBe('Freitag');
});

it('reads a file in either of the usual encodings', () => {
  expect(textOfFile(new TextEncoder().encode('Brückentag').buffer)).toBe('Brückentag');
  const ofWindows = Uint8Array.from('Brückentag', (sign) => sign.charCodeAt(0));
  expect(textOfFile(ofWindows.buffer)).toBe('Brückentag');
});
