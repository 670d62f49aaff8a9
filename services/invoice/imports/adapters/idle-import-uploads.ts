import { Injectable } from '@nestjs/common';
import { cancelIdleUploads } from '#libs/intake/postgres';
import { Background } from '#libs/platform';
import { SystemRunner } from '#libs/transactions';
import { ImportIntake } from '../use-cases/import-intake.js';

@Injectable()
export class IdleImportUploads {
  constructor(background: Background, intake: ImportIntake, system: SystemRunner) {
    cancelIdleUploads(background, 'imports', intake, system);
  }
}
