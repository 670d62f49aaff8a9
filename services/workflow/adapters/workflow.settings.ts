import { form, setting, settingsOf } from '#libs/platform';

export class WorkflowSettings extends settingsOf({
  emailsPerSecond: setting(
    'DUNLIN_WORKFLOW_EMAILS_PER_SECOND',
    form.integer(1, 10_000),
    'Batches of reminders that may start a second, over all workers; the mail provider sets the bound.',
    200,
    { chart: 'services.workflow.emailsPerSecond' },
  ),
  concurrentSends: setting(
    'DUNLIN_WORKFLOW_CONCURRENT_SENDS',
    form.integer(1, 100),
    'Messages of one case that are sent at once.',
    5,
    { chart: 'services.workflow.concurrentSends' },
  ),
}) {}
