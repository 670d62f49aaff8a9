import { Injectable } from '@nestjs/common';
import type { LocalDate } from '#libs/time';
import { DaysFileReader, type ReadDays } from '../use-cases/ports.js';
import { readCsvDays } from './csv-days.js';
import { readICalendarDays } from './icalendar-days.js';

/** Tells the two kinds of files of days apart by how they begin. */
@Injectable()
export class TextDaysFileReader extends DaysFileReader {
  override read(text: string, until: LocalDate): ReadDays {
    const content = text.replace(/^\ufeff/, '');
    return /^\s*BEGIN:/i.test(content) ? readICalendarDays(content, until) : readCsvDays(content);
  }
}
