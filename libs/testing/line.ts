import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** A line to a real server, which is cut and restored to see what happens while that server cannot be reached. */
export class Line {
  private readonly sockets = new Set<Socket>();
  private readonly server: Server;
  private whole = false;

  private constructor(host: string, port: number) {
    this.server = createServer((near) => {
      if (!this.whole) return near.destroy();
      const far = connect(port, host);
      for (const [one, other] of [
        [near, far],
        [far, near],
      ] as const) {
        this.sockets.add(one);
        one.on('error', () => other.destroy()).on('close', () => other.destroy());
        one.pipe(other);
      }
    });
  }

  /** Lays a line, which is cut at first. @param to `host:port` */
  static async lay(to: string): Promise<Line> {
    const { hostname, port } = new URL(`tcp://${to}`);
    const line = new Line(hostname, Number(port));
    await new Promise<void>((resolve) => line.server.listen(0, '127.0.0.1', resolve));
    return line;
  }

  /** `host:port` of the near end. */
  get address(): string {
    return `127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  mend(): void {
    this.whole = true;
  }

  cut(): void {
    this.whole = false;
    for (const socket of this.sockets) socket.destroy();
  }

  close(): void {
    this.server.close();
    this.cut();
  }
}
