import fs from 'node:fs';
import { isIP } from 'node:net';
import type { PeerCertificate } from 'node:tls';
import {
  type ChannelCredentials,
  type ChannelOptions,
  credentials,
  ServerCredentials,
  type ServiceError,
  status,
} from '@grpc/grpc-js';
import type { DomainError } from '#libs/errors';
import { type RpcSecuritySettings, rpcSecurityShape } from '../config/index.js';
import { tlsFault } from '../config/tls-fault.js';
import { errors } from '../errors.js';

/**
 * How a caller proves to a service who it is, and checks the service. The certificate of the service must name the
 * service, wherever it is reached: its address may be an IP, a tunnel or a name of several.
 */
export function callerCredentials(service: string, settings: RpcSecuritySettings): ChannelCredentials {
  if (!settings.rpcTls) return credentials.createInsecure();
  const { ca, cert, key } = readFiles(settings);
  const identity = identityOf(service, settings);
  return credentials.createSsl(ca, key, cert, {
    checkServerIdentity: (_host, certificate) => {
      const names = namesOf(certificate);
      if (names.includes(identity)) return undefined;
      return new Error(`${identity} does not match certificate's altnames: ${names.join(', ') || 'none'}`);
    },
  });
}

/** A name for the handshake where the address has none; what the certificate must name is decided above. */
export function handshakeName(service: string, address: string): ChannelOptions {
  const host = address.replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1');
  return isIP(host) ? { 'grpc.ssl_target_name_override': service } : {};
}

/** How a service shows itself to its callers, all of which must show a certificate of a trusted authority. */
export function serverCredentials(settings: RpcSecuritySettings): ServerCredentials {
  const { ca, cert, key } = readFiles(settings);
  return ServerCredentials.createSsl(ca, [{ cert_chain: cert, private_key: key }], true);
}

/** The name in the certificate of a service. */
export function identityOf(service: string, { rpcTlsIdentity }: RpcSecuritySettings): string {
  return rpcTlsIdentity.replaceAll('<service>', service);
}

/** Every name under which a certificate shows its owner, URIs first; the common name only where there is no other. */
export function namesOf({
  subjectaltname = '',
  subject,
}: Pick<PeerCertificate, 'subjectaltname' | 'subject'>): string[] {
  // A name with a character that separates names is quoted. No honest name needs one, so that nothing is read out of it.
  if (subjectaltname.includes('"')) return [];
  const names = subjectaltname.split(', ');
  const of = (kind: string) => names.filter((name) => name.startsWith(kind)).map((name) => name.slice(kind.length));
  const alternative = [...of('URI:'), ...of('DNS:')];
  return alternative.length > 0 ? alternative : [subject?.CN ?? ''].flat().filter((name) => name !== '');
}

/** The names in the certificate of who calls; none where none was shown. */
export function callerNames({ sslPeerCertificate }: { sslPeerCertificate?: PeerCertificate }): string[] {
  return sslPeerCertificate ? namesOf(sslPeerCertificate) : [];
}

/** @returns undefined unless the call failed for a certificate */
export function certificateFailure(service: string, address: string, failed: ServiceError): DomainError | undefined {
  if (failed.code !== status.UNAVAILABLE) return undefined;
  const [, reason] = /.*Last error: (.*?)(?: \([^)]*\))?\. Resolution note/s.exec(failed.details) ?? [];
  const message = tlsFault(
    { message: reason },
    {
      server: `The ${service} service at ${address}`,
      authority: rpcSecurityShape.rpcTlsCaFile,
      certificate: rpcSecurityShape.rpcTlsCertFile,
      name: rpcSecurityShape.rpcTlsIdentity,
      enabled: rpcSecurityShape.rpcTls,
    },
  );
  return message === undefined ? undefined : errors.TLS_FAILED(message, { facts: { service } });
}

/** Files are read when a connection set or a server is made; renewed ones count from the next start. */
function readFiles({ rpcTlsCaFile, rpcTlsCertFile, rpcTlsKeyFile }: RpcSecuritySettings) {
  return {
    ca: fs.readFileSync(rpcTlsCaFile!),
    cert: fs.readFileSync(rpcTlsCertFile!),
    key: fs.readFileSync(rpcTlsKeyFile!),
  };
}
