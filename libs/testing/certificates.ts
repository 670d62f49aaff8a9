import 'reflect-metadata';
import { KeyObject, randomBytes, webcrypto } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import {
  BasicConstraintsExtension,
  type Extension,
  type JsonGeneralNames,
  SubjectAlternativeNameExtension,
  type X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509';

/** PEM files of a certificate, its key and the authority that issued it. */
export interface CertificateFiles {
  readonly ca: string;
  readonly cert: string;
  readonly key: string;
}

export interface CertificateNames {
  readonly dns?: readonly string[];
  readonly ip?: readonly string[];
  readonly url?: readonly string[];
  /** It ended an hour ago. */
  readonly expired?: boolean;
}

/** The variables of a process that calls and serves rpcs by TLS under a certificate. */
export function tlsEnvironment({ ca, cert, key }: CertificateFiles): Record<string, string> {
  return {
    DUNLIN_RPC_TLS: 'true',
    DUNLIN_RPC_TLS_CA_FILE: ca,
    DUNLIN_RPC_TLS_CERT_FILE: cert,
    DUNLIN_RPC_TLS_KEY_FILE: key,
    DUNLIN_RPC_TOKENS_URL: 'none',
  };
}

const hourMs = 3_600_000;
const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const generateKeys = () => webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);

/** A certificate authority of one test, which issues what real servers and clients show each other. */
export class CertificateAuthority {
  private constructor(
    private readonly folder: string,
    private readonly certificate: X509Certificate,
    private readonly keys: webcrypto.CryptoKeyPair,
    /** PEM file of its own certificate. */
    readonly file: string,
  ) {}

  /** @param folder where all files go */
  static async create(folder: string, name = 'authority'): Promise<CertificateAuthority> {
    const keys = await generateKeys();
    const certificate = await X509CertificateGenerator.createSelfSigned({
      serialNumber: serialNumber(),
      name: `CN=${name}`,
      ...validity(false),
      signingAlgorithm: algorithm,
      keys,
      extensions: [new BasicConstraintsExtension(true, 0, true)],
    });
    const file = path.join(folder, `${name}.crt`);
    fs.writeFileSync(file, certificate.toString('pem'));
    return new CertificateAuthority(folder, certificate, keys, file);
  }

  /** @param name common name, and of the files */
  async issue(name: string, { dns = [], ip = [], url = [], expired = false }: CertificateNames = {}) {
    const keys = await generateKeys();
    const alternative: JsonGeneralNames = [
      ...dns.map((value) => ({ type: 'dns' as const, value })),
      ...ip.map((value) => ({ type: 'ip' as const, value })),
      ...url.map((value) => ({ type: 'url' as const, value })),
    ];
    const extensions: Extension[] = alternative.length > 0 ? [new SubjectAlternativeNameExtension(alternative)] : [];
    const certificate = await X509CertificateGenerator.create({
      serialNumber: serialNumber(),
      subject: `CN=${name}`,
      issuer: this.certificate.subject,
      ...validity(expired),
      signingAlgorithm: algorithm,
      publicKey: keys.publicKey,
      signingKey: this.keys.privateKey,
      extensions,
    });
    const base = path.join(this.folder, `${path.basename(this.file, '.crt')}-${name}`);
    const files: CertificateFiles = { ca: this.file, cert: `${base}.crt`, key: `${base}.key` };
    fs.writeFileSync(files.cert, certificate.toString('pem'));
    const key = KeyObject.from(keys.privateKey).export({ type: 'pkcs8', format: 'pem' });
    fs.writeFileSync(files.key, key, { mode: 0o600 });
    return files;
  }
}

function serialNumber(): string {
  return `01${randomBytes(8).toString('hex')}`;
}

function validity(expired: boolean): { notBefore: Date; notAfter: Date } {
  const now = Date.now();
  return { notBefore: new Date(now - 48 * hourMs), notAfter: new Date(now + (expired ? -1 : 24) * hourMs) };
}
