import { type Reading, readZone } from '#libs/fields';

/** More zones than this do not narrow down where a debtor is. */
export const maxCandidateZones = 20;

/** The candidate zones of a debtor other than the primary one, each once, in the given order. */
export function readOtherZones(zones: readonly string[], primaryZone: string): Reading<string[]> {
  const others: string[] = [];
  for (const text of zones) {
    const reading = readZone(text);
    if ('fault' in reading) return reading;
    if (reading.value !== primaryZone && !others.includes(reading.value)) others.push(reading.value);
  }
  return others.length < maxCandidateZones ? { value: others } : { fault: 'has too many values' };
}
