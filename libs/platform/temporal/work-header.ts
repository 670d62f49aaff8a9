/** The Temporal header that carries the work at hand from client to workflow to activity. Safe in a workflow. */
export const workHeader = 'dunlin-work';

/** What it holds; ids only, since headers stand in histories. */
export interface HeaderWork {
  readonly correlationId: string;
  readonly traceparent: string;
  readonly actor?: string;
}
