import { z } from 'zod';
import { form, setting, settingsOf } from '#libs/platform';

export class DcaHandoffSettings extends settingsOf({
  agencyFolder: setting(
    'DUNLIN_AGENCY_FOLDER',
    z.string().min(1),
    'Folder in which files are exchanged; each agency has outbox, inbox and processed below its code.',
    undefined,
    { chart: 'agencies.existingClaim' },
  ),
  answerGraceMs: setting(
    'DUNLIN_AGENCY_ANSWER_GRACE_MS',
    form.integer(0, 600_000),
    'How long after a delivery a step of the test clock waits for the acknowledgement of the agency, in wall-clock milliseconds.',
    0,
    { chart: 'agencies.answerGraceMs' },
  ),
  pollMs: setting(
    'DUNLIN_AGENCY_POLL_MS',
    form.integer(10, 600_000),
    'How often stored files are delivered and the inboxes of agencies are read, in milliseconds.',
    250,
    { chart: 'agencies.pollMs' },
  ),
  settleMs: setting(
    'DUNLIN_AGENCY_SETTLE_MS',
    form.integer(0, 3_600_000),
    'How long size and time of a file in an inbox must be unchanged before it is read, in milliseconds, unless it ends with a control record. 0 where agencies rename whole files into place.',
    5_000,
    { chart: 'agencies.settleMs' },
  ),
  processedRetentionDays: setting(
    'DUNLIN_AGENCY_PROCESSED_RETENTION_DAYS',
    form.integer(1, 3_650),
    'Days after which files in the processed folders of agencies, lines that were refused, and the contents of delivered files are deleted.',
    90,
    { chart: 'agencies.processedRetentionDays' },
  ),
}) {}
