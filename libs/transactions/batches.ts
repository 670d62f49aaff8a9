import { DomainError } from '#libs/errors';

/**
 * Does a batch at once. Where that fails, halves it until what fails is alone, and sets that aside, so that one row that
 * nobody foresaw keeps no other waiting. An error that says nothing about the rows ends it.
 * @param run does its keys in one transaction
 */
export async function inBatches<Key>(
  keys: readonly Key[],
  run: (keys: readonly Key[]) => Promise<void>,
  setAside: (key: Key, error: unknown) => Promise<void>,
): Promise<void> {
  if (keys.length === 0) return;
  try {
    await run(keys);
  } catch (error) {
    if (error instanceof DomainError && (error.kind === 'unavailable' || error.kind === 'aborted')) throw error;
    if (keys.length === 1) {
      await setAside(keys[0]!, error);
      return;
    }
    const middle = Math.ceil(keys.length / 2);
    await inBatches(keys.slice(0, middle), run, setAside);
    await inBatches(keys.slice(middle), run, setAside);
  }
}
