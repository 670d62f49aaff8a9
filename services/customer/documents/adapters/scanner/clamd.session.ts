import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { ScannerFault } from '../../domain/scanner-fault.js';

/** clamd takes chunks of any length; small ones keep the memory of both sides small. */
const chunkBytes = 65_536;
/** A reply is one line with a name of a signature. */
const maxReplyBytes = 4_096;

/** Where clamd listens. */
export type ClamdAddress = { readonly host: string; readonly port: number } | { readonly path: string };

/** One connection to clamd, which carries one command. Everything that is not a whole reply is a fault. */
export class ClamdSession {
  private reply = Buffer.alloc(0);
  private fault: ScannerFault | undefined;
  private readonly ended: Promise<void>;

  private constructor(private readonly socket: Socket) {
    socket.on('data', (bytes: Buffer) => this.take(bytes));
    socket.on('error', (error) =>
      this.note(new ScannerFault('CUT', `clamd broke the connection: ${error.message}.`, error)),
    );
    this.ended = new Promise((resolve) => socket.once('close', () => resolve()));
  }

  /** @throws ScannerFault */
  static async open(address: ClamdAddress, connectTimeoutMs: number): Promise<ClamdSession> {
    const socket = connect(address);
    try {
      await once(socket, 'connect', { signal: AbortSignal.timeout(connectTimeoutMs) });
    } catch (error) {
      socket.on('error', () => undefined).destroy();
      throw new ScannerFault('AWAY', 'clamd cannot be reached.', error);
    }
    return new ClamdSession(socket);
  }

  /**
   * @param pieces what follows the command, as INSTREAM has it
   * @returns the reply without its end
   * @throws ScannerFault
   */
  async ask(command: string, timeoutMs: number, pieces?: AsyncIterable<Uint8Array>): Promise<string> {
    const timer = setTimeout(
      () => this.note(new ScannerFault('SLOW', `clamd did not reply within ${timeoutMs} ms.`)),
      timeoutMs,
    );
    try {
      await this.write(Buffer.from(`z${command}\0`));
      if (pieces) await this.stream(pieces);
      await this.ended;
      return this.wholeReply();
    } finally {
      clearTimeout(timer);
      this.socket.destroy();
    }
  }

  private async stream(pieces: AsyncIterable<Uint8Array>): Promise<void> {
    for await (const piece of pieces) {
      for (let start = 0; start < piece.length && !this.isOver; start += chunkBytes) {
        const chunk = piece.subarray(start, start + chunkBytes);
        await this.write(lengthOf(chunk.length));
        await this.write(chunk);
      }
      if (this.isOver) return;
    }
    await this.write(lengthOf(0));
  }

  /** Waits until clamd has taken so much that no more is kept here than one chunk. */
  private async write(bytes: Uint8Array): Promise<void> {
    if (this.isOver || this.socket.write(bytes)) return;
    await Promise.race([once(this.socket, 'drain').catch(() => undefined), this.ended]);
  }

  /** Once it has replied it reads nothing more. */
  private get isOver(): boolean {
    return this.fault !== undefined || this.socket.destroyed || this.reply.includes(0);
  }

  private take(bytes: Buffer): void {
    this.reply = Buffer.concat([this.reply, bytes]);
    if (this.reply.includes(0)) this.socket.destroy();
    else if (this.reply.length > maxReplyBytes) this.note(new ScannerFault('UNCLEAR', 'clamd replied with too much.'));
  }

  private wholeReply(): string {
    const end = this.reply.indexOf(0);
    if (end >= 0 && end <= maxReplyBytes) return this.reply.subarray(0, end).toString('utf8');
    throw this.fault ?? new ScannerFault('CUT', 'clamd ended the connection before its reply was whole.');
  }

  private note(fault: ScannerFault): void {
    this.fault ??= fault;
    this.socket.destroy();
  }
}

function lengthOf(bytes: number): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes);
  return length;
}
