import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import type { ServiceProcess } from '#libs/platform';
import { aCaller, CertificateAuthority } from '#libs/testing';
import { aCase, codeOf, host, stateOf, useCommunication } from '../../../testing/communication.js';
import { MailPeer } from '../../../testing/mail-peer.js';
import { SendMessage } from '../../use-cases/send-message.js';
import { SmtpGateway } from './smtp.gateway.js';

useCommunication();

describe('TLS towards the mail server', () => {
  let folder: string;
  let certificate: { cert: string; key: string };
  const trusted = getCACertificates('default');
  const peers: MailPeer[] = [];
  const started: ServiceProcess[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'smtp-tls-'));
    const authority = await CertificateAuthority.create(folder);
    const { cert, key } = await authority.issue('mail', { dns: ['localhost'] });
    certificate = { cert: readFileSync(cert, 'utf8'), key: readFileSync(key, 'utf8') };
    setDefaultCACertificates([...trusted, readFileSync(authority.file, 'utf8')]);
  });
  afterAll(() => {
    setDefaultCACertificates(trusted);
    rmSync(folder, { recursive: true });
  });
  afterEach(async () => {
    await Promise.all(started.splice(0).map((process) => process.stop()));
    await Promise.all(peers.splice(0).map((peer) => peer.close()));
  });

  async function aPeer(startTls?: { cert: string; key: string }): Promise<MailPeer> {
    const peer = new MailPeer();
    await peer.listen(startTls ? { startTls } : {});
    peers.push(peer);
    return peer;
  }

  async function launch(url: string, mode: string): Promise<ServiceProcess> {
    const process = await host.launch({ DUNLIN_SMTP_URL: url, DUNLIN_SMTP_TLS_MODE: mode });
    started.push(process);
    return process;
  }

  it('is used where the server offers STARTTLS, before the password and the message', async () => {
    const peer = await aPeer(certificate);
    const { address, request } = aCase();
    const process = await launch(`smtp://someone:secret@localhost:${peer.port}`, 'starttls');
    expect(await process.app.get(SendMessage).sendMessage(aCaller(), request)).toMatchObject({ state: 'SENT' });
    expect(peer.to(address)).toHaveLength(1);
    // Readiness signs in too.
    expect(peer.signIns).toContainEqual({ password: 'secret', encrypted: true });
    expect(peer.signIns.filter(({ encrypted }) => !encrypted)).toEqual([]);
    expect(peer.inTheClear).toBe(0);
  });

  it.each([
    ['with a sign-in', 'someone:secret@'],
    ['without one', ''],
  ])('is required: nothing is sent to a server whose offer of STARTTLS is missing, %s', async (_how, user) => {
    const peer = await aPeer();
    const { address, request } = aCase();
    const process = await launch(`smtp://${user}localhost:${peer.port}`, 'starttls');
    expect(await codeOf(process.app.get(SendMessage).sendMessage(aCaller(), request))).toBe('PROVIDER_UNAVAILABLE');
    expect(await stateOf(request)).toMatchObject({ state: 'STATE_DELAYED', reason: 'PROVIDER_UNAVAILABLE' });
    await expect(process.app.get(SmtpGateway).check()).rejects.toThrow(/STARTTLS.*DUNLIN_SMTP_TLS_MODE/);
    expect(peer.signIns).toEqual([]);
    expect(peer.inTheClear).toBe(0);
    expect(peer.to(address)).toEqual([]);
  });

  it('checks the name in the certificate', async () => {
    const peer = await aPeer(certificate);
    const process = await launch(`smtp://someone:secret@127.0.0.1:${peer.port}`, 'starttls');
    await expect(process.app.get(SmtpGateway).check()).rejects.toThrow();
    expect(peer.signIns).toEqual([]);
  });

  it('is left out where it is switched off in words, and never with a sign-in', async () => {
    const peer = await aPeer(certificate);
    const { address, request } = aCase();
    const process = await launch(`smtp://localhost:${peer.port}`, 'none');
    expect(await process.app.get(SendMessage).sendMessage(aCaller(), request)).toMatchObject({ state: 'SENT' });
    expect(peer.to(address)).toHaveLength(1);
    expect(peer.inTheClear).toBe(1);
    await expect(launch(`smtp://someone:secret@localhost:${peer.port}`, 'none')).rejects.toThrow(
      'DUNLIN_SMTP_TLS_MODE is none, but DUNLIN_SMTP_URL has a user, whose password would be sent in the clear.',
    );
    await expect(launch(`smtps://localhost:${peer.port}`, 'none')).rejects.toThrow('begins with smtps://');
  });
});
