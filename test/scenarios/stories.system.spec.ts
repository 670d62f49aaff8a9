import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from '#libs/client';
import { Broker } from '../conformance/harness/broker.js';
import { withReplayStack } from '../replay/stack.js';
import { type DayReport, expectedOf, firstDay, runStories } from './run-stories.js';
import { stories } from './stories/index.js';

describe('stories', () => {
  let reports: Map<string, DayReport[]>;

  beforeAll(async () => {
    const dir = mkdtempSync(join(tmpdir(), 'dunlin-stories-'));
    try {
      await withReplayStack({ dir, from: firstDay, zone: 'UTC' }, async (stack) => {
        const environment = stack.clientEnv();
        const dunlin = connect(environment, 'user:ada');
        const broker = new Broker(stack.server('kafka').address, stack.state.topicPrefix);
        try {
          await broker.start();
          reports = await runStories({ stack, dunlin, broker }, stories);
        } finally {
          dunlin.close();
          await broker.stop();
        }
      });
    } finally {
      rmSync(dir, { recursive: true, force: true });
    }
  }, 1_200_000);

  it.each(stories.map((story) => [story.name, story] as const))('%s', (name, story) => {
    expect(reports.get(name)).toEqual(expectedOf(story));
  });
});
