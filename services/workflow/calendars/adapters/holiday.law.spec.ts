import { PackagedHolidayLaw } from './holiday.law.js';

const law = new PackagedHolidayLaw();
const datesOf = async (jurisdiction: string, year: number) =>
  (await law.holidaysOf(jurisdiction, 'en', [year]))!.map(({ date }) => date);

it('knows the public holidays of a country and of its parts, by the dates that the law gives', async () => {
  expect(await datesOf('DE', 2026)).toEqual([
    ...['2026-01-01', '2026-04-03', '2026-04-06', '2026-05-01', '2026-05-14', '2026-05-25'],
    ...['2026-10-03', '2026-12-25', '2026-12-26'],
  ]);
  const bavaria = await datesOf('DE-BY', 2026);
  expect(bavaria).toEqual(expect.arrayContaining(['2026-01-06', '2026-06-04', '2026-11-01']));
  // The Fourth of July is a Saturday in 2026, and the Friday before is off.
  expect(await datesOf('US', 2026)).toEqual(expect.arrayContaining(['2026-07-03', '2026-11-26', '2026-12-25']));
});

it('names them in a language, and in English where that is not known', async () => {
  const nameOf = async (language: string) =>
    (await law.holidaysOf('DE', language, [2026]))!.find(({ date }) => date === '2026-04-03')!.name;
  expect([await nameOf('de'), await nameOf('en'), await nameOf('ja')]).toEqual([
    'Karfreitag',
    'Good Friday',
    'Good Friday',
  ]);
});

it('takes whole days alone: a feast from one sunset to another is the days of it, half a day is none', async () => {
  expect(await datesOf('TR', 2026)).toEqual(expect.arrayContaining(['2026-03-20', '2026-03-21', '2026-03-22']));
  expect(await datesOf('TR', 2026)).not.toContain('2026-03-19');
  expect(await datesOf('CN', 2026)).not.toContain('2026-03-08');
});

it('refuses a jurisdiction that is not known, and says which are', async () => {
  expect(await law.faultOf('DE-BY')).toBeNull();
  expect(await law.faultOf('XX')).toMatch(/^names no country that is known: A/);
  expect(await law.faultOf('DE-QQ')).toMatch(/^names no part of DE that is known: .*BY/);
  expect(await law.faultOf('DE-BY-X')).toMatch(/^names no part of DE-BY that is known: .*A/);
  expect(await law.holidaysOf('XX', 'en', [2026])).toBeNull();
});
