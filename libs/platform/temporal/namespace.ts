import type { WorkflowService } from '@temporalio/client';

const retentionSeconds = 72 * 3_600;
const notFound = 5;
const alreadyExists = 6;

/** Makes the namespace of this release when it is missing, with three days of history after a workflow's end. */
export async function ensureNamespace(workflowService: WorkflowService, namespace: string): Promise<void> {
  try {
    await workflowService.describeNamespace({ namespace });
  } catch (error) {
    if (codeOf(error) !== notFound) throw error;
    await register(workflowService, namespace);
  }
}

async function register(workflowService: WorkflowService, namespace: string): Promise<void> {
  try {
    await workflowService.registerNamespace({
      namespace,
      description: 'Workflows of Dunlin.',
      workflowExecutionRetentionPeriod: { seconds: retentionSeconds as never },
    });
  } catch (error) {
    // Another process made it a moment ago.
    if (codeOf(error) !== alreadyExists) throw error;
  }
}

/** The gRPC code of an error of the client, which may wrap it. */
export function codeOf(error: unknown): number | undefined {
  const { code, cause } = (error ?? {}) as { code?: unknown; cause?: unknown };
  if (typeof code === 'number') return code;
  return cause ? codeOf(cause) : undefined;
}
