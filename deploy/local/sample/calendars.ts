import type { Dunlin } from '#libs/client';
import { toWireDate } from '#libs/contracts';

/** A German and an American calendar; the German one has days of its own, which came with a second version. */
export async function loadCalendars({ workflow, caller }: Dunlin): Promise<void> {
  const weekendDays = [6, 7];
  const germany = { title: 'Germany', weekendDays, jurisdiction: 'DE', language: 'de' };
  const unitedStates = { title: 'United States', weekendDays, jurisdiction: 'US', language: 'en' };
  const daysFile = [
    'date,name,kind',
    '2013-05-10,Bridge day after Ascension,off',
    '2013-12-24,Works closed,off',
    '2013-12-31,Works closed,off',
    '2013-12-07,Stocktaking,working',
  ].join('\n');
  const all = [
    { code: 'germany', content: germany, reason: 'Public holidays of the whole country' },
    { code: 'united-states', content: unitedStates, reason: 'Federal holidays' },
    {
      ...{
        code: 'germany',
        content: { ...germany, daysFile },
        reason: 'Bridge day, and closed at the end of the year',
      },
      usedFromDate: toWireDate('2013-02-01'),
    },
  ];
  for (const [index, request] of all.entries()) {
    await workflow.applyCalendar({ requestId: `sample/calendar/${index}`, ...request }, caller);
  }
}
