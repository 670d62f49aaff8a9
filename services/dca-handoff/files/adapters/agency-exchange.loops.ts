import { Injectable } from '@nestjs/common';
import { Background } from '#libs/platform';
import { DcaHandoffSettings } from '../../dca-handoff.settings.js';
import { ClearProcessedFiles } from '../use-cases/clear-processed-files.js';
import { DeliverDueFiles } from '../use-cases/deliver-due-files.js';
import { DescribeEarlierFiles } from '../use-cases/describe-earlier-files.js';
import { ReadDueInboxes } from '../use-cases/read-due-inboxes.js';

/**
 * Exchanges files again and again; replicas may do so side by side. Two loops, so that an agency that cannot be
 * delivered to does not keep the files of others from being read.
 */
@Injectable()
export class AgencyExchangeLoops {
  constructor(
    background: Background,
    { pollMs: everyMs, processedRetentionDays }: DcaHandoffSettings,
    deliverDueFiles: DeliverDueFiles,
    readDueInboxes: ReadDueInboxes,
    clearProcessedFiles: ClearProcessedFiles,
    describeEarlierFiles: DescribeEarlierFiles,
  ) {
    background.start({
      name: 'delivery of agency files',
      roles: ['relay'],
      everyMs,
      run: async () => (await deliverDueFiles.deliverDueFiles()).more,
    });
    background.start({
      name: 'reading of agency files',
      roles: ['relay'],
      everyMs,
      run: () => readDueInboxes.readDueInboxes(),
    });
    background.start({
      name: 'clearing of processed agency files',
      roles: ['relay'],
      everyMs: 3_600_000,
      run: () => clearProcessedFiles.clearProcessedFiles(processedRetentionDays),
    });
    background.start({
      name: 'description of earlier agency files',
      roles: ['relay'],
      everyMs: 3_600_000,
      run: () => describeEarlierFiles.describeEarlierFiles(),
    });
  }
}
