import type { Socket } from 'node:net';
import { type AddressObject, type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';
import type { MailRules } from './rules.js';
import type { CaughtMail, MailStore } from './store.js';

const largestMessage = 25 * 1024 * 1024;
const keptHeaders = /^(x-dunlin-.*|list-unsubscribe.*|date|reply-to|in-reply-to|references|auto-submitted|precedence)$/;

class SmtpRefusal extends Error {
  constructor(
    readonly responseCode: number,
    message: string,
  ) {
    super(message);
  }
}

const recipientsOf = (session: SMTPServerSession): string[] => session.envelope.rcptTo.map(({ address }) => address);

export function createSmtpServer(store: MailStore, rules: MailRules): SMTPServer {
  const sockets = new SocketFinder();
  const server = new SMTPServer({
    banner: 'Dunlin mail catcher',
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    hideSize: true,
    size: largestMessage,
    maxClients: 200,
    onRcptTo({ address }, _session, done) {
      const rule = rules.find('rcpt', [address]);
      done(rule && new SmtpRefusal(rule.code, `<${address}> is refused by a rule of the mail catcher`));
    },
    onData(stream, session, done) {
      const recipients = recipientsOf(session);
      if (rules.find('before-data-drop', recipients)) {
        stream.resume();
        return sockets.destroy(session);
      }
      simpleParser(stream, { skipImageLinks: true, skipTextToHtml: true, skipTextLinks: true })
        .then((parsed) => {
          const refusal = rules.find('data', recipients);
          if (refusal) return done(new SmtpRefusal(refusal.code, 'refused by a rule of the mail catcher'));
          store.append(caught(parsed, session));
          if (rules.find('after-data-drop', recipients)) return sockets.destroy(session);
          done();
        })
        .catch((error: Error) => done(error));
    },
  });
  server.on('error', (error) => process.stderr.write(`${error.message}\n`));
  sockets.watch(server);
  return server;
}

/** Finds the connection of a session, which the library does not hand out, by its ports. */
class SocketFinder {
  private readonly byPort = new Map<number, Socket>();

  watch(server: SMTPServer): void {
    server.server.on('connection', (socket) => {
      const { remotePort } = socket;
      if (remotePort === undefined) return;
      this.byPort.set(remotePort, socket);
      socket.once('close', () => this.byPort.delete(remotePort));
    });
  }

  destroy({ remotePort }: SMTPServerSession): void {
    this.byPort.get(remotePort)?.destroy();
  }
}

function caught(parsed: ParsedMail, session: SMTPServerSession): CaughtMail {
  const headers: Record<string, string> = {};
  for (const { key, line } of parsed.headerLines) {
    if (keptHeaders.test(key))
      headers[key] = line
        .slice(line.indexOf(':') + 1)
        .replace(/\r?\n\s*/g, ' ')
        .trim();
  }
  return {
    id: parsed.messageId?.replace(/^<|>$/g, '') ?? `${session.id}-${Date.now()}`,
    from: addressText(parsed.from) || (session.envelope.mailFrom ? session.envelope.mailFrom.address : ''),
    to: recipientsOf(session),
    subject: parsed.subject ?? '',
    headers,
    text: parsed.text ?? '',
    html: parsed.html || '',
    receivedAt: new Date().toISOString(),
  };
}

const addressText = (address: AddressObject | undefined): string => address?.text ?? '';
