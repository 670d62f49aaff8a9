import { Injectable } from '@nestjs/common';
import type { LocalDate } from '#libs/time';
import type { PlacedDay } from '../domain/own-days.js';
import { DaysFileReader, type FileFault } from '../use-cases/ports.js';
import { readCsvDays } from './csv-days.js';
import { readICalendarDays } from './icalendar-days.js';

/** What a file of days says, with every fault by its line. */
export interface ReadDays {
  readonly days: readonly PlacedDay[];
  readonly faults: readonly FileFault[];
}

/** Tells the two kinds of files of days apart by how they begin. */
@Injectable()
export class TextDaysFileReader extends DaysFileReader {
  override read(text: string, until: LocalDate): ReadDays {
    const content = text.replace(/^\ufeff/, '');
    return /^\s*BEGIN:/i.test(content) ? readICalendarDays(content, until) : readCsvDays(content);
  }
}
