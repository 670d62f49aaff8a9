import { Injectable } from '@nestjs/common';
import { keepFiles, watchFiles } from '#libs/intake/postgres';
import { Background, Clock, Metrics } from '#libs/platform';
import { SystemRunner } from '#libs/transactions';
import { ImportIntake } from '../use-cases/import-intake.js';
import { ImportStore } from '../use-cases/ports.js';

@Injectable()
export class ImportUpkeep {
  constructor(
    background: Background,
    system: SystemRunner,
    metrics: Metrics,
    clock: Clock,
    intake: ImportIntake,
    files: ImportStore,
  ) {
    keepFiles(background, system, { nouns: 'imports', intake, files });
    watchFiles(metrics, clock, { nouns: 'imports', intake, files });
  }
}
