import { Injectable } from '@nestjs/common';
import { throwWhenStopping, withHeartbeats } from '../../waking/activities/acting.js';
import { RunBulkAct } from '../use-cases/run-bulk-act.js';

@Injectable()
export class BulkActActivities {
  constructor(private readonly run: RunBulkAct) {}

  /** Acts on what is left; a repeat continues where the database says that the one before ended. */
  runBulkAct({ bulkActId }: { bulkActId: string }): Promise<void> {
    return withHeartbeats(() => this.run.runBulkAct(bulkActId, throwWhenStopping));
  }
}
