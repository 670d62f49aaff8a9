import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { ServiceName, Stack, StackOptions } from '#libs/stack';
import type { Between } from '../chaos/histories.js';
import type { FaultKind } from './fault.js';
import { FaultyNetwork } from './network.js';
import { SmallDisk } from './small-disk.js';
import { followable, Standby } from './standby.js';

/** The log of PostgreSQL alone grows to some hundred megabytes before it is used again. */
const postgresDiskMb = 1_500;
const kafkaDiskMb = 600;

/** A stack on a network that can be bad, with what its servers need so that they can fail as the kinds say. */
export class FaultSite implements Between {
  readonly servers: Pick<StackOptions, 'kafka' | 'postgres'>;
  readonly disks = new Map<'postgres' | 'kafka', SmallDisk>();
  private standby: Standby | undefined;

  private constructor(
    readonly network: FaultyNetwork,
    private readonly kinds: readonly FaultKind[],
  ) {
    this.servers = { ...network.servers, ...(kinds.includes('failover') && { postgres: followable }) };
  }

  static async create(kinds: readonly FaultKind[]): Promise<FaultSite> {
    return new FaultSite(await FaultyNetwork.create(), kinds);
  }

  readonly prepare = async (stack: Stack): Promise<void> => {
    if (this.kinds.includes('full disk of postgres')) {
      const disk = this.mount('postgres', postgresDiskMb);
      stack.state.folders['postgres'] = join(disk.folder, 'data');
    }
    if (this.kinds.includes('full disk of kafka')) {
      const disk = this.mount('kafka', kafkaDiskMb);
      mkdirSync(join(stack.dir, 'data'), { recursive: true });
      symlinkSync(disk.make('kafka'), join(stack.dir, 'data/kafka'));
    }
    return Promise.resolve();
  };

  private mount(server: 'postgres' | 'kafka', sizeMb: number): SmallDisk {
    const disk = SmallDisk.mount(sizeMb);
    this.disks.set(server, disk);
    return disk;
  }

  open(stack: Stack): Promise<void> {
    return this.network.open(stack);
  }

  env(service: ServiceName): Record<string, string> {
    return this.network.env(service);
  }

  /** A second PostgreSQL that has all that was acknowledged, made when it is first asked for. */
  async follow(stack: Stack): Promise<Standby> {
    this.standby ??= await Standby.follow(stack, this.network.ports['standby']!);
    return this.standby;
  }

  get inDoubt(): number {
    return this.network.inDoubt;
  }

  async close(): Promise<void> {
    await this.standby?.stop();
    await this.network.close();
    for (const disk of this.disks.values()) disk.unmount();
  }
}
