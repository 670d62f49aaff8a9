import type { Counter } from 'prom-client';
import type { Metrics } from '#libs/platform';
import type { Verdict } from '../../domain/document.js';
import { ScannerFault } from '../../domain/scanner-fault.js';
import { Scanner } from '../../use-cases/ports.js';
import { type ClamdAddress, ClamdSession } from './clamd.session.js';

const connectTimeoutMs = 5_000;
const versionTimeoutMs = 5_000;
const maxTextLength = 200;

/** Asks clamd over its own protocol: content is streamed to it, so that it needs no access to where we keep it. */
export class ClamdScanner extends Scanner {
  override readonly name = 'clamd';
  private readonly faults: Counter<'reason'>;

  constructor(
    private readonly address: ClamdAddress,
    private readonly timeoutMs: number,
    metrics: Metrics,
  ) {
    super();
    const help = 'Scans of documents that ended without a result, by reason.';
    this.faults = metrics.counter('dunlin_scanner_errors_total', help, ['reason']);
  }

  override async scan(pieces: AsyncIterable<Uint8Array>): Promise<Verdict> {
    try {
      const scanner = readVersion(await this.ask('VERSION', versionTimeoutMs));
      const finding = readFinding(await this.ask('INSTREAM', this.timeoutMs, pieces));
      return { scanner, finding };
    } catch (error) {
      if (error instanceof ScannerFault) this.faults.inc({ reason: error.reason });
      throw error;
    }
  }

  private async ask(command: string, timeoutMs: number, pieces?: AsyncIterable<Uint8Array>): Promise<string> {
    const session = await ClamdSession.open(this.address, connectTimeoutMs);
    return session.ask(command, timeoutMs, pieces);
  }
}

/** @param url `tcp://host:port` or `unix:///path` */
export function clamdAddressOf(url: string): ClamdAddress {
  if (url.startsWith('unix://')) return { path: url.slice('unix://'.length) };
  const [, host = '', port] = /^tcp:\/\/(.+):(\d+)$/.exec(url) ?? [];
  return { host: host.replace(/^\[(.*)\]$/, '$1'), port: Number(port) };
}

/** `ClamAV 1.4.6/27500/Mon Nov 30 09:00:00 2026` without the date. */
function readVersion(reply: string): string {
  const [program = '', signatures = ''] = reply.split('/');
  const version = signatures === '' ? program : `${program}/${signatures}`;
  return visible(version) || 'clamd';
}

/**
 * The name of what was found, empty for nothing.
 * @throws ScannerFault for everything else: it says nothing about the document
 */
function readFinding(reply: string): string {
  if (reply === 'stream: OK') return '';
  const [, found] = /^stream: (.+) FOUND$/.exec(reply) ?? [];
  if (found !== undefined) return visible(found) || 'unnamed';
  if (reply.endsWith('ERROR')) throw new ScannerFault('UNABLE', `clamd could not scan it: ${visible(reply)}`);
  throw new ScannerFault('UNCLEAR', `clamd replied ${JSON.stringify(visible(reply))}.`);
}

function visible(text: string): string {
  const line = text.replaceAll(/[^\p{L}\p{N}\p{P}\p{S} ]/gu, ' ').trim();
  return [...line].slice(0, maxTextLength).join('');
}
