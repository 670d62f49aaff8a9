import { Injectable } from '@nestjs/common';
import { addDays } from '#libs/time';
import { byDate, type Holiday } from '../domain/calendar.js';
import { HolidayLaw } from '../use-cases/ports.js';

type Package = typeof import('date-holidays');
type Holidays = InstanceType<Package['default']>;

const maxNamed = 40;
const hourMs = 3_600_000;

/**
 * Public holidays as the package date-holidays knows them. It holds the rules of two hundred countries, so it is loaded
 * with the first question.
 */
@Injectable()
export class PackagedHolidayLaw extends HolidayLaw {
  private loaded: Promise<Package> | null = null;

  override async faultOf(jurisdiction: string): Promise<string | null> {
    const [country = '', state, region, ...rest] = jurisdiction.split('-');
    const all = await this.open();
    const countries = Object.keys(all.getCountries());
    if (!countries.includes(country)) return `names no country that is known: ${list(countries)}`;
    if (state === undefined) return null;
    const states = Object.keys(all.getStates(country) ?? {});
    if (!states.includes(state)) return `names no part of ${country} that is known: ${list(states)}`;
    if (region === undefined) return null;
    const regions = Object.keys(all.getRegions(country, state) ?? {});
    if (rest.length > 0 || !regions.includes(region)) {
      return `names no part of ${country}-${state} that is known: ${list(regions)}`;
    }
    return null;
  }

  override async holidaysOf(
    jurisdiction: string,
    language: string,
    years: readonly number[],
  ): Promise<Holiday[] | null> {
    if ((await this.faultOf(jurisdiction)) !== null) return null;
    const [country = '', state = '', region = ''] = jurisdiction.split('-');
    const law = await this.open();
    // Days that begin at sunset or at noon are told in the zone of the reader unless one is named.
    law.init({ country, state, region }, { types: ['public'], timezone: 'UTC', languages: [language, 'en'] });
    const days = new Map<string, Holiday>();
    for (const year of years) {
      for (const { date: begin, start, end, name } of law.getHolidays(year, language) ?? []) {
        // Half a day is worked; a feast of three and a half is three days off.
        const length = Math.floor((end.getTime() - start.getTime()) / (24 * hourMs));
        for (let index = 0; index < length; index += 1) {
          const date = addDays(begin.slice(0, 10), index);
          const present = days.get(date);
          const names = present && present.name !== name ? `${present.name} / ${name}` : name;
          days.set(date, { date, name: names });
        }
      }
    }
    return [...days.values()].sort(byDate);
  }

  private async open(): Promise<Holidays> {
    this.loaded ??= import('date-holidays');
    return new (await this.loaded).default();
  }
}

function list(codes: readonly string[]): string {
  if (codes.length === 0) return 'no part of it has holidays of its own';
  const shown = codes.slice(0, maxNamed).join(', ');
  return codes.length > maxNamed ? `${shown} and ${codes.length - maxNamed} more` : shown;
}
