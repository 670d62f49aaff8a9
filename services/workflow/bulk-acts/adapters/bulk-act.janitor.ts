import { Injectable } from '@nestjs/common';
import { Background } from '#libs/platform';
import { DeleteOldActs } from '../use-cases/delete-old-acts.js';

const everyMs = 600_000;

/** Runs in several processes at once without harm. */
@Injectable()
export class BulkActJanitor {
  constructor(background: Background, deleteOldActs: DeleteOldActs) {
    const run = () => deleteOldActs.deleteOldActs();
    background.start({ name: 'old bulk acts', roles: ['relay', 'worker'], everyMs, run });
  }
}
