import { form, setting, settingsOf } from '#libs/platform';

export class WorkflowSettings extends settingsOf({
  concurrentSends: setting(
    'DUNLIN_WORKFLOW_CONCURRENT_SENDS',
    form.integer(1, 100),
    'Messages of one case that are sent at once.',
    5,
    { chart: 'temporal.concurrentSends' },
  ),
  placesUnannounced: setting(
    'DUNLIN_WORKFLOW_PLACE_UNANNOUNCED',
    form.flag(),
    'Steps place debts with an agency though no message about them was sent since they became overdue; else a task asks a person.',
    false,
    { chart: 'agencies.placeUnannounced' },
  ),
  bulkActsKeepDays: setting(
    'DUNLIN_WORKFLOW_BULK_ACTS_KEEP_DAYS',
    form.integer(1, 36_500),
    'How long acts on many items are kept after their end, with what became of each item, in days.',
    90,
    { chart: 'bulkActs.keepDays' },
  ),
}) {}
