import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** Which bytes: those of the client to the server, those of the server to the client, or all. */
export type Direction = 'up' | 'down' | 'both';

/** What happens to bytes that go one way. */
interface Passage {
  isCut: boolean;
  delayMs: number;
  /** Bytes a second at most; unbounded when 0. */
  bytesPerSecond: number;
}

interface Link {
  readonly client: Socket;
  readonly server: Socket;
  readonly tap: Tap | undefined;
}

/** Sees what arrives on a connection, as it arrives, and its end. */
export interface Tap {
  arrived(direction: Exclude<Direction, 'both'>, bytes: Buffer): void;
  closed(): void;
}

interface Address {
  readonly host: string;
  readonly port: number;
}

/**
 * Stands between a client and a server and treats their bytes as a bad network would. It begins as a perfect one; every
 * fault holds for connections that are there and that come, until `heal`.
 */
export class FaultProxy {
  private readonly up: Passage = { isCut: false, delayMs: 0, bytesPerSecond: 0 };
  private readonly down: Passage = { isCut: false, delayMs: 0, bytesPerSecond: 0 };
  private readonly links = new Set<Link>();
  private readonly healed = new Set<() => void>();
  private isRefusing = false;
  /** Whether the bytes that are about to pass end their connection instead. */
  private isUnlucky = (): boolean => false;

  private constructor(
    private readonly listener: Server,
    private target: Address,
    private readonly tapOf: () => Tap | undefined,
  ) {
    listener.on('connection', (client) => this.join(client));
  }

  /** Listens on a free port of this machine. */
  static async open(target: Address, tapOf: () => Tap | undefined = () => undefined): Promise<FaultProxy> {
    const listener = createServer({ allowHalfOpen: true });
    await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
    return new FaultProxy(listener, target, tapOf);
  }

  /** The same address by way of a new proxy. */
  static async before(url: string): Promise<{ proxy: FaultProxy; url: string }> {
    const address = new URL(url);
    const proxy = await FaultProxy.open({ host: address.hostname, port: Number(address.port) });
    address.hostname = '127.0.0.1';
    address.port = String(proxy.port);
    return { proxy, url: address.href };
  }

  get port(): number {
    return (this.listener.address() as AddressInfo).port;
  }

  get connectionCount(): number {
    return this.links.size;
  }

  /** Connections that come from now on lead elsewhere, as after a failover. */
  retarget(target: Address): void {
    this.target = target;
  }

  /** Nothing passes any more, and neither side is told: a node that lost its power, or a cable that was pulled. */
  cut(direction: Direction = 'both'): void {
    for (const passage of this.passages(direction)) passage.isCut = true;
  }

  /** One side vanishes and the other keeps connections that nobody holds; new connections are as before. */
  vanish(side: 'client' | 'server' = 'client'): void {
    for (const link of this.links) {
      const [gone, left] = side === 'client' ? [link.client, link.server] : [link.server, link.client];
      gone.removeAllListeners('close').destroy();
      left.removeAllListeners('data').removeAllListeners('close').resume();
      left.once('close', () => this.links.delete(link));
      link.tap?.closed();
    }
  }

  /** Ends every connection by a reset on both sides. */
  reset(): void {
    for (const link of this.links) this.break(link);
  }

  /** Resets connections as they come, as a server does that is away. */
  refuse(): void {
    this.isRefusing = true;
  }

  /** Such a share of what passes resets its connection instead. */
  resetSome(share: number, random: () => number): void {
    this.isUnlucky = () => random() < share;
  }

  /** Every byte arrives so much later. */
  delay(delayMs: number, direction: Direction = 'both'): void {
    for (const passage of this.passages(direction)) passage.delayMs = delayMs;
  }

  /** Bytes trickle. */
  slow(bytesPerSecond: number, direction: Direction = 'both'): void {
    for (const passage of this.passages(direction)) passage.bytesPerSecond = bytesPerSecond;
  }

  /** A perfect network again; what was held up arrives now. */
  heal(): void {
    this.isRefusing = false;
    this.isUnlucky = () => false;
    for (const passage of this.passages('both'))
      Object.assign(passage, { isCut: false, delayMs: 0, bytesPerSecond: 0 });
    for (const goOn of this.healed) goOn();
    this.healed.clear();
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.listener.close(resolve));
    this.reset();
    this.heal();
    await closed;
  }

  private break({ client, server }: Link): void {
    client.resetAndDestroy();
    server.resetAndDestroy();
  }

  private passages(direction: Direction): Passage[] {
    if (direction === 'both') return [this.up, this.down];
    return [direction === 'up' ? this.up : this.down];
  }

  private join(client: Socket): void {
    if (this.isRefusing) {
      client.resetAndDestroy();
      return;
    }
    const server = connect({ ...this.target, allowHalfOpen: true });
    const tap = this.tapOf();
    const link = { client, server, tap };
    this.links.add(link);
    for (const socket of [client, server]) socket.setNoDelay(true).on('error', () => undefined);
    this.pass(link, 'up');
    this.pass(link, 'down');
    for (const [socket, other] of [
      [client, server],
      [server, client],
    ] as const) {
      socket.on('close', () => {
        if (this.links.delete(link)) tap?.closed();
        // A network that is cut carries no news of an end either.
        if (!this.up.isCut && !this.down.isCut) other.destroy();
        else this.healed.add(() => other.destroy());
      });
    }
  }

  /** Bytes, and the end after the last of them, in their order. */
  private pass(link: Link, direction: 'up' | 'down'): void {
    const [from, to] = direction === 'up' ? [link.client, link.server] : [link.server, link.client];
    const passage = this[direction];
    let before = Promise.resolve();
    const afterwards = (step: () => Promise<void>): void => {
      before = before.then(step).catch(() => undefined);
    };
    const carry = async (bytes: Buffer): Promise<void> => {
      if (this.isUnlucky()) this.break(link);
      else await this.carry(bytes, to, passage, (arrived) => link.tap?.arrived(direction, arrived));
    };
    from.on('data', (bytes: Buffer) => afterwards(() => carry(bytes)));
    from.on('end', () =>
      afterwards(async () => {
        await this.whole(passage);
        to.end();
      }),
    );
  }

  private async carry(bytes: Buffer, to: Socket, passage: Passage, arrived: (bytes: Buffer) => void): Promise<void> {
    if (passage.delayMs > 0) await pause(passage.delayMs);
    const step = passage.bytesPerSecond > 0 ? Math.max(1, Math.floor(passage.bytesPerSecond / 20)) : bytes.length;
    for (let start = 0; start < bytes.length; start += step) {
      await this.whole(passage);
      if (to.destroyed) return;
      const part = bytes.subarray(start, start + step);
      to.write(part);
      arrived(part);
      if (passage.bytesPerSecond > 0) await pause(50);
    }
  }

  private async whole(passage: Passage): Promise<void> {
    while (passage.isCut) await new Promise<void>((resolve) => this.healed.add(resolve));
  }
}
