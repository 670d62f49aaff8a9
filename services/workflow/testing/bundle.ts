import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { contractsRoot } from '#libs/contracts';

let bundled: Promise<string> | undefined;

/** The workflows of this service as they stand in the sources. */
export function workflowCode(): Promise<string> {
  bundled ??= bundleWorkflowCode({
    workflowsPath: join(import.meta.dirname, '../workflows.ts'),
    logger: new DefaultLogger('ERROR'),
    webpackConfigHook: (config) => ({
      ...config,
      resolve: { ...config.resolve, conditionNames: ['dunlin-source', '...'] },
    }),
  }).then(({ code }) => code);
  return bundled;
}

/** The same as a file, named from the root of the release as a worker definition wants it. */
export async function workflowBundlePath(): Promise<string> {
  const file = join(mkdtempSync(join(tmpdir(), 'dunlin-workflows-')), 'workflow-bundle.js');
  writeFileSync(file, await workflowCode());
  return relative(contractsRoot, file);
}
