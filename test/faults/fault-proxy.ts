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

  private constructor(
    private readonly listener: Server,
    private readonly target: { host: string; port: number },
  ) {
    listener.on('connection', (client) => this.join(client));
  }

  /** Listens on a free port of this machine. */
  static async open(target: { host: string; port: number }): Promise<FaultProxy> {
    const listener = createServer({ allowHalfOpen: true });
    await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
    return new FaultProxy(listener, target);
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

  /** Nothing passes any more, and neither side is told: a node that lost its power, or a cable that was pulled. */
  cut(direction: Direction = 'both'): void {
    for (const passage of this.passages(direction)) passage.isCut = true;
  }

  /** The client vanishes and the server keeps connections that nobody holds; new connections are as before. */
  vanish(): void {
    for (const link of this.links) {
      link.client.removeAllListeners('close').destroy();
      link.server.removeAllListeners('data').resume();
      link.server.once('close', () => this.links.delete(link));
    }
  }

  /** Ends every connection by a reset on both sides. */
  reset(): void {
    for (const { client, server } of this.links) {
      client.resetAndDestroy();
      server.resetAndDestroy();
    }
  }

  /** Resets connections as they come, as a server does that is away. */
  refuse(): void {
    this.isRefusing = true;
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
    const link = { client, server };
    this.links.add(link);
    for (const socket of [client, server]) socket.setNoDelay(true).on('error', () => undefined);
    this.pass(client, server, this.up);
    this.pass(server, client, this.down);
    for (const [socket, other] of [
      [client, server],
      [server, client],
    ] as const) {
      socket.on('close', () => {
        this.links.delete(link);
        // A network that is cut carries no news of an end either.
        if (!this.up.isCut && !this.down.isCut) other.destroy();
        else this.healed.add(() => other.destroy());
      });
    }
  }

  /** Bytes, and the end after the last of them, in their order. */
  private pass(from: Socket, to: Socket, passage: Passage): void {
    let before = Promise.resolve();
    const afterwards = (step: () => Promise<void>): void => {
      before = before.then(step).catch(() => undefined);
    };
    from.on('data', (bytes: Buffer) => afterwards(() => this.carry(bytes, to, passage)));
    from.on('end', () =>
      afterwards(async () => {
        await this.whole(passage);
        to.end();
      }),
    );
  }

  private async carry(bytes: Buffer, to: Socket, passage: Passage): Promise<void> {
    if (passage.delayMs > 0) await pause(passage.delayMs);
    const step = passage.bytesPerSecond > 0 ? Math.max(1, Math.floor(passage.bytesPerSecond / 20)) : bytes.length;
    for (let start = 0; start < bytes.length; start += step) {
      await this.whole(passage);
      if (to.destroyed) return;
      to.write(bytes.subarray(start, start + step));
      if (passage.bytesPerSecond > 0) await pause(50);
    }
  }

  private async whole(passage: Passage): Promise<void> {
    while (passage.isCut) await new Promise<void>((resolve) => this.healed.add(resolve));
  }
}
