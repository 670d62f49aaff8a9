import type { FinalTruth } from './truth.js';

/**
 * The disturbed history must come to the same. A message whose outcome is unknown was caught once or not at all;
 * every other one exactly as often as without disturbance.
 * @param inDoubt sessions with the mail server that broke where nobody can know the outcome
 */
export function compare(undisturbed: FinalTruth, disturbed: FinalTruth, inDoubt: number): string[] {
  const differences: string[] = [];
  const parts = ['invoices', 'steps', 'placements'] as const;
  for (const part of parts) {
    const keys = new Set([...Object.keys(undisturbed[part]), ...Object.keys(disturbed[part])]);
    for (const key of keys) {
      const [expected, found] = [JSON.stringify(undisturbed[part][key]), JSON.stringify(disturbed[part][key])];
      if (expected !== found) differences.push(`${part} of ${key}: ${found} instead of ${expected}`);
    }
  }
  const unknown = new Set(disturbed.unknown);
  for (const act of new Set([...Object.keys(undisturbed.mails), ...Object.keys(disturbed.mails)])) {
    const [expected = 0, found = 0] = [undisturbed.mails[act], disturbed.mails[act]];
    if (found > 1 || (found !== expected && !unknown.has(act))) {
      differences.push(
        `mails of ${act}: ${found} instead of ${expected}${unknown.has(act) ? ' (outcome unknown)' : ''}`,
      );
    }
  }
  for (const part of ['tasks', 'payments', 'parked', 'deadLettered'] as const) {
    if (undisturbed[part] !== disturbed[part])
      differences.push(`${part}: ${disturbed[part]} instead of ${undisturbed[part]}`);
  }
  if (JSON.stringify(undisturbed.journal) !== JSON.stringify(disturbed.journal)) {
    differences.push(`journal: ${JSON.stringify(disturbed.journal)} instead of ${JSON.stringify(undisturbed.journal)}`);
  }
  if (disturbed.unknown.length > inDoubt) {
    differences.push(
      `the outcome of ${disturbed.unknown.length} messages is unknown, but ${inDoubt} sessions broke between DATA and its reply: ${disturbed.unknown.join(', ')}`,
    );
  }
  return differences;
}
