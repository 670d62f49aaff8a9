import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Injectable } from '@nestjs/common';
import { contractsRoot } from '#libs/contracts';
import { briefly } from './briefly.js';
import type { Exchange } from './exchange.js';

/** Where the screens are built. */
const folder = join(contractsRoot, 'services/console/web/dist');
/** Stands in the page where the nonce of a response belongs. */
const noncePlace = '__CSP_NONCE__';

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

/** The files of the screens. Those with a hash in their name are kept for ever; every other path is the one page. */
@Injectable()
export class StaticFiles {
  /** Every address that is no file shows it. */
  private readonly index = briefly(1_000, () => readFile(join(folder, 'index.html'), 'utf8').catch(() => null));

  /** @returns whether there was something to serve */
  async serve(exchange: Exchange, nonce: string): Promise<boolean> {
    if (exchange.method !== 'GET') return false;
    const { pathname } = exchange.url;
    const path = decoded(pathname);
    if (path === null) return false;
    if (extname(path) !== '') return this.file(exchange, path);
    return this.page(exchange, nonce);
  }

  private async file(exchange: Exchange, path: string): Promise<boolean> {
    const type = types[extname(path)];
    const plain = join(folder, path);
    if (!type || !plain.startsWith(`${folder}/`)) return false;
    const found = await bestForm(plain, exchange.header('accept-encoding') ?? '');
    if (!found) return false;
    const isHashed = path.startsWith('/assets/');
    const { response } = exchange;
    response.writeHead(200, {
      'content-type': type,
      'content-length': found.size,
      'cache-control': isHashed ? 'public, max-age=31536000, immutable' : 'no-cache',
      vary: 'accept-encoding',
      ...(found.encoding === '' ? {} : { 'content-encoding': found.encoding }),
    });
    await pipeline(createReadStream(found.file), response);
    return true;
  }

  private async page({ response }: Exchange, nonce: string): Promise<boolean> {
    const page = await this.index();
    if (page === null) return false;
    response.writeHead(200, { 'content-type': types['.html'], 'cache-control': 'no-store' });
    response.end(page.replaceAll(noncePlace, nonce));
    return true;
  }
}

function decoded(pathname: string): string | null {
  try {
    const path = decodeURIComponent(pathname);
    return path.includes('\0') || normalize(path) !== path ? null : path;
  } catch {
    return null;
  }
}

interface Form {
  readonly file: string;
  readonly size: number;
  readonly encoding: string;
}

/** Forms that the build puts beside a file, the smallest first. */
const forms = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const;

/** The smallest form of a file that a browser takes. */
async function bestForm(plain: string, accepted: string): Promise<Form | null> {
  for (const [encoding, ending] of forms) {
    if (!takes(accepted, encoding)) continue;
    const form = await fileAt(`${plain}${ending}`, encoding);
    if (form) return form;
  }
  return fileAt(plain, '');
}

/** Whether a header Accept-Encoding names an encoding and does not refuse it. */
function takes(accepted: string, encoding: string): boolean {
  return accepted.split(',').some((part) => {
    const [name = '', ...parameters] = part.split(';').map((text) => text.trim().toLowerCase());
    return name === encoding && !parameters.some((text) => /^q=0(?:\.0*)?$/.test(text));
  });
}

async function fileAt(file: string, encoding: string): Promise<Form | null> {
  const found = await stat(file).catch(() => null);
  return found?.isFile() ? { file, size: found.size, encoding } : null;
}
