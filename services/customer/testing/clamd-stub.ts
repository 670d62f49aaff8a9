import { createServer, type Server, type Socket } from 'node:net';

/** How it meets the next document. */
export type StubMood =
  | 'honest'
  /** Reads everything and says nothing. */
  | 'silent'
  /** Ends the connection in the middle of the document. */
  | 'cut'
  /** Ends the connection in the middle of its reply. */
  | 'half-reply'
  /** Says that the document is too long for it, and reads no more. */
  | 'limited'
  /** Speaks another protocol. */
  | 'http'
  /** Never ends its reply. */
  | 'talkative';

/** The mark that it takes for harmful; joined here, so that no file of ours holds it. */
export const harmful = ['EICAR', 'STANDARD', 'ANTIVIRUS', 'TEST', 'FILE'].join('-');

/** Speaks the protocol of clamd over a socket, well or badly. */
export class ClamdStub {
  mood: StubMood = 'honest';
  /** The longest chunk that was sent, and how much in all. */
  maxChunkBytes = 0;
  scannedBytes = 0;
  private readonly sockets = new Set<Socket>();
  private readonly server: Server;

  constructor() {
    this.server = createServer((socket) => {
      this.sockets.add(socket);
      socket.on('close', () => this.sockets.delete(socket)).on('error', () => undefined);
      void this.serve(socket).catch(() => socket.destroy());
    });
  }

  /** @param port that of before, or any @returns its address, as a setting has it */
  async listen(port = 0): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(port, '127.0.0.1', resolve));
    return `tcp://127.0.0.1:${this.port}`;
  }

  get port(): number {
    return (this.server.address() as { port: number }).port;
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async serve(socket: Socket): Promise<void> {
    const bytes = new Reader(socket);
    const command = await bytes.untilZero();
    if (command === 'zVERSION') return void socket.end('ClamAV 0.0.1/7/Mon Mar  4 09:00:00 2013\0');
    if (command !== 'zINSTREAM') return void socket.end('UNKNOWN COMMAND\0');
    if (this.mood === 'http') return void socket.end('HTTP/1.1 400 Bad Request\r\n\r\n\0');
    const content: Buffer[] = [];
    this.scannedBytes = 0;
    for (;;) {
      const length = (await bytes.take(4)).readUInt32BE();
      if (length === 0) break;
      this.maxChunkBytes = Math.max(this.maxChunkBytes, length);
      content.push(await bytes.take(length));
      this.scannedBytes += length;
      if (this.mood === 'cut') return void socket.destroy();
      if (this.mood === 'limited') return void socket.end('INSTREAM size limit exceeded. ERROR\0');
    }
    this.reply(socket, Buffer.concat(content).includes(harmful) ? 'Eicar-Test-Signature FOUND' : 'OK');
  }

  private reply(socket: Socket, result: string): void {
    if (this.mood === 'silent') return;
    if (this.mood === 'half-reply') return void socket.end('stream: O');
    if (this.mood === 'talkative') return void socket.write('stream: '.repeat(10_000));
    socket.end(`stream: ${result}\0`);
  }
}

/** Gives the bytes of a socket in the lengths that are asked for. */
class Reader {
  private held = Buffer.alloc(0);
  private readonly chunks: AsyncIterator<Buffer>;

  constructor(socket: Socket) {
    this.chunks = socket[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  }

  async take(length: number): Promise<Buffer> {
    while (this.held.length < length) await this.more();
    const taken = this.held.subarray(0, length);
    this.held = this.held.subarray(length);
    return taken;
  }

  async untilZero(): Promise<string> {
    while (!this.held.includes(0)) await this.more();
    const text = (await this.take(this.held.indexOf(0))).toString();
    await this.take(1);
    return text;
  }

  private async more(): Promise<void> {
    const { value, done } = await this.chunks.next();
    if (done) throw new Error('The other side has ended.');
    this.held = Buffer.concat([this.held, value]);
  }
}
