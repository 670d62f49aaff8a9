import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from '#libs/client';
import { newId } from '#libs/ids';
import type { Stack } from '#libs/stack';
import { Administrator } from '#libs/testing';
import { Broker } from '../conformance/harness/broker.js';
import { withReplayStack } from '../replay/stack.js';
import { type DayReport, expectedOf, firstDay, runStories } from './run-stories.js';
import { stories } from './stories/index.js';

/** What people write off alone. */
const limits = {
  DUNLIN_ORGANISATION_APPROVAL_LIMITS: JSON.stringify([
    { act: 'WRITE_OFF', role: 'anyone', amount: '10.00', currency: 'USD' },
  ]),
};

describe('stories', () => {
  let reports: Map<string, DayReport[]>;

  beforeAll(async () => {
    const dir = mkdtempSync(join(tmpdir(), 'dunlin-stories-'));
    const administrator = await Administrator.start();
    const proved = async (actor: string) => ({
      actor,
      correlationId: newId(),
      token: await administrator.token(actor),
    });
    try {
      const env = { DUNLIN_ORGANISATION_ZONE: 'UTC', ...limits, DUNLIN_RPC_TOKENS_URL: administrator.keysUrl };
      const startServices = (stack: Stack) => stack.startServices(undefined, { env });
      await withReplayStack({ dir, from: firstDay, zone: 'UTC', startServices }, async (stack) => {
        const environment = stack.clientEnv();
        const dunlin = connect(environment, 'user:ada');
        const broker = new Broker(stack.server('kafka').address, stack.state.topicPrefix);
        try {
          await broker.start();
          reports = await runStories({ stack, dunlin, broker, proved }, stories);
        } finally {
          dunlin.close();
          await broker.stop();
        }
      });
    } finally {
      administrator.stop();
      rmSync(dir, { recursive: true, force: true });
    }
  }, 1_200_000);

  it.each(stories.map((story) => [story.name, story] as const))('%s', (name, story) => {
    expect(reports.get(name)).toEqual(expectedOf(story));
  });
});
