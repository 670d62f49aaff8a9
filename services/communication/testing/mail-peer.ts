import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';

/** How the mail server treats a recipient. */
export interface Behaviour {
  rcpt?: { code: number; text?: string };
  sender?: { code: number };
  /** Refuses the content, or drops the connection before or after the message is stored. */
  data?: { code: number } | 'drop-before' | 'drop-after';
  holdRcpt?: Promise<unknown>;
  holdData?: Promise<unknown>;
}

export interface MailPeerOptions {
  port?: number;
  hidePipelining?: boolean;
  /** PEM texts; without them it does not offer STARTTLS. */
  startTls?: { readonly cert: string; readonly key: string };
}

class Refusal extends Error {
  constructor(
    readonly responseCode: number,
    text = 'refused',
  ) {
    super(text);
  }
}

/** A real SMTP server that stores messages, and misbehaves on request. */
export class MailPeer {
  readonly caught: { raw: string; recipients: string[] }[] = [];
  readonly behaviours = new Map<string, Behaviour>();
  /** How often each recipient was named. */
  readonly asked = new Map<string, number>();
  /** Recipients of messages of which any content arrived. */
  readonly begun = new Set<string>();
  /** For recipients without a behaviour of their own. */
  common: (() => Behaviour) | undefined;
  /** Passwords that were sent, and over which kind of connection. */
  readonly signIns: { password: string; encrypted: boolean }[] = [];
  /** Commands for mail that came over an unencrypted connection. */
  inTheClear = 0;
  private readonly sockets = new Map<number, Socket>();
  private server!: SMTPServer;
  port = 0;

  async listen({ port = 0, hidePipelining = false, startTls }: MailPeerOptions = {}): Promise<void> {
    this.server = new SMTPServer({
      authOptional: true,
      allowInsecureAuth: true,
      ...(startTls ?? { disabledCommands: ['STARTTLS'] }),
      onAuth: ({ password }, session, done) => {
        this.signIns.push({ password: password ?? '', encrypted: session.secure });
        done(null, { user: 'someone' });
      },
      hidePIPELINING: hidePipelining,
      disableReverseLookup: true,
      onMailFrom: (_address, session, done) => {
        if (!session.secure) this.inTheClear += 1;
        done();
      },
      onRcptTo: ({ address }, _session, done) => void this.onRcpt(address, done),
      onData: (stream, session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => {
          this.begun.add(session.envelope.rcptTo[0]!.address);
          chunks.push(chunk);
        });
        stream.on('end', () => void this.onData(Buffer.concat(chunks).toString(), session, done));
      },
    } as ConstructorParameters<typeof SMTPServer>[0]);
    this.server.on('error', () => undefined);
    this.server.server.on('connection', (socket: Socket) => this.sockets.set(socket.remotePort!, socket));
    this.server.listen(port, '127.0.0.1');
    await once(this.server.server, 'listening');
    this.port = (this.server.server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    for (const socket of this.sockets.values()) socket.destroy();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  to(address: string): { raw: string; recipients: string[] }[] {
    return this.caught.filter(({ recipients }) => recipients.includes(address));
  }

  async parsed(address: string): Promise<ParsedMail> {
    const found = this.to(address);
    expect(found).toHaveLength(1);
    return simpleParser(found[0]!.raw);
  }

  private of(address: string): Behaviour {
    return this.behaviours.get(address) ?? this.common?.() ?? {};
  }

  private async onRcpt(address: string, done: (error?: Error) => void): Promise<void> {
    const { rcpt, holdRcpt } = this.of(address);
    this.asked.set(address, (this.asked.get(address) ?? 0) + 1);
    if (holdRcpt) await holdRcpt;
    done(rcpt && new Refusal(rcpt.code, rcpt.text));
  }

  private async onData(raw: string, session: SMTPServerSession, done: (error?: Error) => void): Promise<void> {
    const recipients = session.envelope.rcptTo.map(({ address }) => address);
    const { data, holdData } = this.of(recipients[0]!);
    await holdData;
    const drop = (): void => void this.sockets.get(session.remotePort)?.destroy();
    if (data === 'drop-before') return drop();
    if (typeof data === 'object') return done(new Refusal(data.code));
    this.caught.push({ raw, recipients });
    if (data === 'drop-after') return drop();
    done();
  }
}
