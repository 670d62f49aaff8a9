import { instantOf } from '#libs/time';
import type { Schemas } from '../api/client.js';
import type { BulkActName } from './bulk-acts.js';

/** What a person enters for an act; days as they stand in a field, in the zone of the organisation. */
export interface BulkInput {
  readonly reasonCode: string;
  readonly reason: string;
  readonly until: string;
  readonly sequence: string;
  readonly agency: string;
  readonly unannouncedReason: string;
  readonly followsFiles: boolean;
  readonly personId: string;
  /** `QUEUE name` or `GROUP name`. */
  readonly roster: string;
  readonly title: string;
  readonly due: string;
  readonly assigneeId: string;
  readonly tags: readonly string[];
  readonly notes: string;
  readonly text: string;
}

export type BulkField = keyof BulkInput;

export const noInput: BulkInput = {
  ...{ reasonCode: '', reason: '', until: '', sequence: '', agency: '', unannouncedReason: '', followsFiles: false },
  ...{ personId: '', roster: '', title: '', due: '', assigneeId: '', tags: [], notes: '', text: '' },
};

/** What each act asks for, in the order of the form. */
export const fieldsOf: Readonly<Record<BulkActName, readonly BulkField[]>> = {
  PAUSE: ['reasonCode', 'reason', 'until'],
  RESUME: ['reason'],
  CANCEL: ['reasonCode', 'reason'],
  CHANGE_SEQUENCE: ['sequence', 'reason'],
  SEND_TO_COLLECTIONS: ['agency', 'notes', 'unannouncedReason'],
  RECALL: ['reasonCode', 'reason'],
  COLLECTION_ON: ['reason', 'followsFiles'],
  COLLECTION_OFF: ['reason', 'followsFiles'],
  ASSIGN_SPECIALIST: ['personId', 'reason'],
  CREATE_TASK: ['title', 'roster', 'assigneeId', 'due', 'tags', 'notes'],
  ADD_NOTE: ['text'],
};

/** Whether what must be said is said; the service reads the rest. */
export function isReady(act: BulkActName, input: BulkInput): boolean {
  const asked = fieldsOf[act];
  const isSaid = (field: BulkField) => !asked.includes(field) || String(input[field]).trim() !== '';
  const needsReason = asked.includes('reason') && act !== 'ASSIGN_SPECIALIST';
  const hasReason = input.reason.trim() !== '' || (asked.includes('reasonCode') && input.reasonCode !== '');
  return (
    (!needsReason || hasReason) &&
    (['sequence', 'agency', 'roster', 'title', 'text'] as const).every((field) => isSaid(field))
  );
}

/** What was entered as the HTTP API takes it: nothing of another act. */
export function parametersOf(act: BulkActName, input: BulkInput, zone: string): Schemas['BulkActParametersInput'] {
  const given = new Set<BulkField>(fieldsOf[act]);
  const said = (field: 'reason' | 'notes' | 'title' | 'text' | 'unannouncedReason') =>
    given.has(field) && input[field].trim() !== '' ? { [field]: input[field].trim() } : {};
  const chosen = (field: 'reasonCode' | 'sequence' | 'agency' | 'personId' | 'assigneeId') =>
    given.has(field) && input[field] !== '' ? { [field]: input[field] } : {};
  return {
    ...chosen('reasonCode'),
    ...said('reason'),
    ...(given.has('until') && input.until !== '' ? { untilTime: morningOf(input.until, zone) } : {}),
    ...chosen('sequence'),
    ...chosen('agency'),
    ...said('notes'),
    ...said('unannouncedReason'),
    ...(given.has('followsFiles') && input.followsFiles ? { followsFiles: true } : {}),
    ...chosen('personId'),
    ...(given.has('roster') ? rosterOf(input.roster) : {}),
    ...said('title'),
    ...(given.has('due') && input.due !== '' ? { dueTime: morningOf(input.due, zone) } : {}),
    ...chosen('assigneeId'),
    ...(given.has('tags') && input.tags.length > 0 ? { tags: [...input.tags] } : {}),
    ...said('text'),
  };
}

function morningOf(day: string, zone: string): string {
  return instantOf(day, '00:00', zone).toISOString();
}

/** A queue or a group, as fields of the HTTP API name it. */
export function rosterOf(roster: string): { queue: string } | { group: string } | object {
  const name = roster.slice(roster.indexOf(' ') + 1);
  if (roster.startsWith('QUEUE ')) return { queue: name };
  return roster.startsWith('GROUP ') ? { group: name } : {};
}
