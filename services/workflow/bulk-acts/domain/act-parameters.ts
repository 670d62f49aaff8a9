import type { FieldFaults } from '#libs/fields';

/** What acts need besides their items, each as the act that takes it reads it. Plain data, which is stored. */
export interface ActParameters {
  /** Why, as it is kept with each item. */
  readonly reason: string;
  readonly reasonCode: string;
  /** Epoch milliseconds; null for never. */
  readonly untilMs: number | null;
  readonly sequence: string;
  readonly agency: string;
  readonly notes: string;
  readonly unannouncedReason: string;
  readonly followsFiles: boolean;
  readonly personId: string;
  readonly queue: string;
  readonly group: string;
  readonly title: string;
  /** Epoch milliseconds; null for when the act comes to the item. */
  readonly dueMs: number | null;
  readonly assigneeId: string;
  readonly tags: readonly string[];
  readonly text: string;
}

export type ParameterName = keyof ActParameters;

/** Names of the parameters as callers know them. */
const fieldNames: Readonly<Record<ParameterName, string>> = {
  reason: 'reason',
  reasonCode: 'reason_code',
  untilMs: 'until_time',
  sequence: 'sequence',
  agency: 'agency',
  notes: 'notes',
  unannouncedReason: 'unannounced_reason',
  followsFiles: 'follows_files',
  personId: 'person_id',
  queue: 'queue',
  group: 'group',
  title: 'title',
  dueMs: 'due_time',
  assigneeId: 'assignee_id',
  tags: 'tags',
  text: 'text',
};

/** The path of a parameter in a request. */
export function fieldOf(name: ParameterName): string {
  return `parameters.${fieldNames[name]}`;
}

/** Adds a fault for each parameter that is given and belongs to another act. */
export function checkTaken(
  parameters: ActParameters,
  taken: readonly ParameterName[],
  act: string,
  faults: FieldFaults,
): void {
  const names = Object.keys(fieldNames) as ParameterName[];
  for (const name of names.filter((each) => !taken.includes(each))) {
    faults.check(isAbsent(parameters[name]), fieldOf(name), `is nothing that ${act} takes`);
  }
}

function isAbsent(value: ActParameters[ParameterName]): boolean {
  return value === '' || value === null || value === false || (Array.isArray(value) && value.length === 0);
}
