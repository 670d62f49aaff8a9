import path from 'node:path';
import { step } from '../../libs/stack/setup/common.mjs';
import { Release } from './release/release.js';
import { prepared, type Site } from './site.js';

/** Where parts are tried, and what they found. */
export class Trial {
  readonly figures: Record<string, unknown> = {};
  readonly problems: string[] = [];

  constructor(
    readonly site: Site,
    readonly dir: string,
    readonly say: (line: string) => void,
  ) {}

  /** Runs a part; what ends it early is a problem, and others are run all the same. */
  async run(name: string, part: (trial: Trial) => Promise<void>): Promise<void> {
    try {
      await part(this);
    } catch (error) {
      this.problems.push(`${name}: ${error instanceof Error ? error.stack : String(error)}`);
      const { cluster } = this.site;
      this.say(await cluster.kubectl('get', 'pods', '--all-namespaces').catch(String));
      this.say(await cluster.kubectl('events', '--all-namespaces', '--types=Warning').catch(String));
    }
  }

  /** Keeps a figure, and what about it is not as it must be. */
  record(name: string, figure: unknown, problems: readonly string[] = []): void {
    this.figures[name] = figure;
    this.problems.push(...problems.map((problem) => `${name}: ${problem}`));
  }

  step<Result>(label: string, work: () => Promise<Result>): Promise<Result> {
    return step(label, work, this.say);
  }

  /** The folder of a chart that was made beforehand. */
  chart(name: string): string {
    return prepared(this.dir).chart(name);
  }

  /** A release that is still to be installed, with a namespace, databases and topics of its own. */
  async release(namespace: string): Promise<Release> {
    await this.site.makeNamespace(namespace);
    await this.site.giveServers(namespace);
    return new Release(this.site, namespace, path.join(this.dir, 'values'));
  }

  async test(release: Release): Promise<void> {
    await this.step('helm test', () => release.test());
    this.record(`${release.namespace}: helm test`, 'passed');
  }

  /** Takes a release away and records what is left of it, which must be nothing. */
  async takeAway(release: Release): Promise<void> {
    await this.step('helm uninstall', () => release.uninstall());
    await this.recordLeft(release);
  }

  /** Records what is left of a release that was taken away, which must be nothing. */
  async recordLeft(release: Release): Promise<void> {
    const left = await release.left();
    this.record(`${release.namespace}: left after helm uninstall`, left.length, left);
  }
}
