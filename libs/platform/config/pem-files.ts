import { createPrivateKey, X509Certificate } from 'node:crypto';
import fs from 'node:fs';

/** Names of PEM files for TLS towards one kind of server. */
export interface PemFiles {
  readonly ca?: string | undefined;
  readonly cert?: string | undefined;
  readonly key?: string | undefined;
}

export interface PemFault {
  readonly file: keyof PemFiles;
  /** A sentence part that continues after the name of what holds the file's name, such as `is "/a", which ...`. */
  readonly problem: string;
}

/** Finds certificates that no server would accept before any connection: no PEM, expired, or with another key. */
export function pemFaults({ ca, cert, key }: PemFiles): PemFault[] {
  const faults: PemFault[] = [];
  const read = <Parsed>(file: keyof PemFiles, name: string | undefined, parse: (pem: Buffer) => Parsed) => {
    if (!name) return undefined;
    const add = (what: string) => void faults.push({ file, problem: `is ${JSON.stringify(name)}, which ${what}` });
    try {
      return { parsed: parse(fs.readFileSync(name)), add };
    } catch (error) {
      const { code = 'UNKNOWN', syscall } = error as NodeJS.ErrnoException;
      return add(syscall ? `cannot be read (${code})` : `holds no ${file === 'key' ? 'private key' : 'certificate'}`);
    }
  };
  read('ca', ca, (pem) => new X509Certificate(pem));
  const certificate = read('cert', cert, (pem) => new X509Certificate(pem));
  const privateKey = read('key', key, (pem) => createPrivateKey(pem));
  if (!certificate) return faults;
  const { parsed, add } = certificate;
  if (parsed.validToDate < new Date()) add(`expired at ${parsed.validToDate.toISOString()}`);
  if (privateKey && !parsed.checkPrivateKey(privateKey.parsed)) privateKey.add('is not the key of the certificate');
  return faults;
}
