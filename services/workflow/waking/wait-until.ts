import { condition, defineSignal } from '@temporalio/workflow';
import { type WaitMode, wakeSignal } from './waking.contract.js';

export const woken = defineSignal<[]>(wakeSignal);

/** A business clock slightly behind real time must not make a workflow spin. */
const minWaitMs = 100;

/**
 * Waits for a wake, and with timers for an instant too. Under a test clock only wakes count: whoever steps the clock
 * wakes what is due.
 * @param timerAtMs epoch milliseconds of the wall clock, as `Timers` says them; null for no instant
 */
export async function waitUntil(mode: WaitMode, timerAtMs: number | null, isWoken: () => boolean): Promise<void> {
  if (isWoken()) return;
  if (mode === 'clock' || timerAtMs === null) {
    await condition(isWoken);
    return;
  }
  // A timer waits in real time, which inside a workflow is the deterministic time of its history.
  // eslint-disable-next-line no-restricted-syntax
  await condition(isWoken, Math.max(timerAtMs - Date.now(), minWaitMs));
}
