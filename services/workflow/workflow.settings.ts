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
}) {}
