import fs from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { type Browser, chromium } from 'playwright-core';
import { cacheDir, cacheEntry, run } from '../../libs/stack/setup/common.mjs';

const packaged = '@sparticuz/chromium@153.0.0';

/** Whether a browser can be had here: the packaged one is for Linux on x64, elsewhere CHROME_PATH names one. */
export const hasBrowser =
  process.env['CHROME_PATH'] !== undefined || (process.platform === 'linux' && process.arch === 'x64');

/** A real Chromium, which needs no rights and nothing installed on the machine. */
export async function startBrowser(): Promise<Browser> {
  const installed = process.env['CHROME_PATH'];
  if (installed !== undefined) return chromium.launch({ executablePath: installed, args: quiet });
  const folder = await fetched();
  return chromium.launch({
    executablePath: path.join(folder, 'chromium'),
    chromiumSandbox: false,
    args: quiet,
    env: {
      ...(process.env as Record<string, string>),
      LD_LIBRARY_PATH: path.join(folder, 'lib'),
      FONTCONFIG_FILE: path.join(folder, 'fonts.conf'),
    },
  });
}

const quiet = [
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** The package brings program, libraries and fonts, each packed. */
async function fetched(): Promise<string> {
  const folder = path.join(cacheDir(), 'chromium-153.0.0-linux-x64');
  await cacheEntry(folder, 'fetch Chromium into the cache', async (temporary: string) => {
    const flags = ['--no-save', '--no-package-lock', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
    await run('npm', ['install', '--global=false', '--prefix', temporary, ...flags, packaged], { cwd: temporary });
    const source = path.join(temporary, 'node_modules/@sparticuz/chromium/bin');
    for (const name of fs.readdirSync(source).filter((file) => file.endsWith('.br'))) {
      const plain = path.join(temporary, name.slice(0, -'.br'.length));
      await pipeline(
        fs.createReadStream(path.join(source, name)),
        createBrotliDecompress(),
        fs.createWriteStream(plain),
      );
      if (!plain.endsWith('.tar')) continue;
      await run('tar', ['-xf', plain, '-C', temporary]);
      fs.rmSync(plain);
    }
    fs.rmSync(path.join(temporary, 'node_modules'), { recursive: true });
    fs.chmodSync(path.join(temporary, 'chromium'), 0o755);
    // The package's own list of folders leads nowhere here, and a Chromium without fonts ends at its first page.
    fs.writeFileSync(
      path.join(temporary, 'fonts.conf'),
      `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${folder}/fonts</dir>` +
        `<cachedir>${folder}/font-cache</cachedir></fontconfig>`,
    );
  });
  return folder;
}
