import { Injectable } from '@nestjs/common';
import { Background } from '#libs/platform';
import { SystemRunner } from '#libs/transactions';
import { DcaHandoffSettings } from '../../dca-handoff.settings.js';
import { DeliverDueFiles } from '../use-cases/deliver-due-files.js';
import { ReadInboxes } from '../use-cases/exchanging/read-inboxes.js';

/**
 * Exchanges files again and again; replicas may do so side by side. Two loops, so that an agency that cannot be
 * delivered to does not keep the files of others from being read.
 */
@Injectable()
export class AgencyExchangeLoops {
  constructor(
    background: Background,
    systemRunner: SystemRunner,
    { pollMs: everyMs }: DcaHandoffSettings,
    deliverDueFiles: DeliverDueFiles,
    readInboxes: ReadInboxes,
  ) {
    background.start({
      name: 'delivery of agency files',
      roles: ['relay'],
      everyMs,
      run: async () => void (await deliverDueFiles.deliverDueFiles()),
    });
    background.start({
      name: 'reading of agency files',
      roles: ['relay'],
      everyMs,
      run: async () => void (await readInboxes.readInboxes(systemRunner.caller(), null)),
    });
  }
}
