/**
 * Named places between two commits at which a process can be made to die, so that a test sees what a crash there leaves.
 * Nothing happens at a place that nobody armed.
 */
export abstract class CrashPoints {
  abstract reach(point: string): void;
}
