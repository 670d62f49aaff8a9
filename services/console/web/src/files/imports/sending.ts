import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { ProblemError } from '../../api/client.js';

/** Parts of a file; every one but the last has this size, whoever sends it. */
export const partBytes = 1_000_000;

/** Where a file goes. */
export interface Target {
  /** @returns the id under which its parts are uploaded */
  register(sha256: string, sizeBytes: number, key: string): Promise<string>;
  /** The same part again changes nothing. @returns how many parts are there now */
  part(id: string, partNumber: number, content: Blob, key: string): Promise<number>;
  start(id: string, key: string): Promise<void>;
}

/** How far a file is. */
export interface Progress {
  readonly stage: 'reading' | 'uploading' | 'starting' | 'done';
  readonly doneBytes: number;
  /** Empty until it is registered. */
  readonly id: string;
}

/** A try that failed may be made again by itself so often, at pauses that grow. */
const maxTries = 4;
const pauseMs = 1_000;

/**
 * Sends a file part by part: at no time more than one part of it is in memory. What was sent is not sent again when
 * `run` is called again after a failure, and nothing is registered or started twice.
 */
export class Sending {
  private readonly key = crypto.randomUUID();
  private digest = '';
  private nextPart = 0;
  private id: string;
  private isStopped = false;

  /** @param id of a file that was registered before, whose upload broke off */
  constructor(
    private readonly file: Blob,
    private readonly target: Target,
    private readonly tell: (progress: Progress) => void,
    id = '',
    private readonly sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)),
  ) {
    this.id = id;
  }

  /** @returns the id; null when it was stopped. @throws ProblemError, or what keeps the file from being read */
  async run(): Promise<string | null> {
    this.isStopped = false;
    if (this.id === '') {
      this.digest ||= await this.digestOf();
      if (this.isStopped) return null;
      this.id = await this.again(() => this.target.register(this.digest, this.file.size, `${this.key}/register`));
    }
    const partCount = Math.ceil(this.file.size / partBytes);
    while (this.nextPart < partCount) {
      if (this.isStopped) return null;
      this.report('uploading', this.nextPart * partBytes);
      const part = this.nextPart;
      const content = this.file.slice(part * partBytes, (part + 1) * partBytes);
      const stored = await this.again(() => this.target.part(this.id, part, content, `${this.key}/part/${part}`));
      // Parts are sent in order, so that those before the last one are there too.
      this.nextPart = Math.max(part + 1, Math.min(stored, partCount));
    }
    this.report('starting', this.file.size);
    await this.again(() => this.target.start(this.id, `${this.key}/start`));
    this.report('done', this.file.size);
    return this.id;
  }

  /** Ends after the part that is on its way. */
  stop(): void {
    this.isStopped = true;
  }

  private async digestOf(): Promise<string> {
    const hash = sha256.create();
    for (let offset = 0; offset < this.file.size && !this.isStopped; offset += partBytes) {
      this.report('reading', offset);
      hash.update(new Uint8Array(await this.file.slice(offset, offset + partBytes).arrayBuffer()));
    }
    return this.isStopped ? '' : bytesToHex(hash.digest());
  }

  /** Tries once more what may go well then: the network, or a limit of requests in a minute. */
  private async again<Result>(act: () => Promise<Result>): Promise<Result> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await act();
      } catch (error) {
        const status = error instanceof ProblemError ? error.status : -1;
        const isPassing = status === 0 || status === 429 || status === 502 || status === 503 || status === 504;
        if (!isPassing || tries >= maxTries || this.isStopped) throw error;
        await this.sleep(status === 429 ? pauseMs * 10 : pauseMs * 2 ** tries);
      }
    }
  }

  private report(stage: Progress['stage'], doneBytes: number): void {
    this.tell({ stage, doneBytes, id: this.id });
  }
}
