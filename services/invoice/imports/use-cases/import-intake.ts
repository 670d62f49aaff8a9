import { Injectable } from '@nestjs/common';
import { Intake, UploadLimits } from '#libs/intake';
import { Runner } from '#libs/transactions';
import { type Import, importNoun } from '../domain/import.js';
import { ImportEvents, ImportStore } from './ports.js';

/** What imports have in common with every uploaded file: parts, start, end, resumption. */
@Injectable()
export class ImportIntake extends Intake<Import> {
  constructor(runner: Runner, imports: ImportStore, events: ImportEvents, limits: UploadLimits) {
    super(importNoun, runner, imports, events, limits);
  }
}
