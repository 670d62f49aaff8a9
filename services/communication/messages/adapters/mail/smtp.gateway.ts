import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import { inSpan, Metrics, type SpanStart } from '#libs/platform';
import { CommunicationSettings } from '../../../communication.settings.js';
import { errors } from '../../domain/errors.js';
import { type HandOver, readFailure, replyCodesOf, type SmtpPhase } from '../../domain/hand-over.js';
import { MailGateway, type OutgoingMail } from '../../use-cases/ports.js';

/** The error of nodemailer for a failed session. */
interface SmtpError extends Error {
  code?: string;
  command?: string;
  response?: string;
}

/** The parts of nodemailer's message that the plugin uses: our own data, and the hook for what reads the content. */
interface GatedMessage {
  data: { gate: ContentGate };
  message: { processFunc(process: (content: Readable) => Readable): void };
}

/**
 * SMTP by nodemailer's pool. The content passes a gate: a stream that the session reads only after the server replied
 * 354 to DATA, and that releases nothing before `beforeContent` has resolved. A session that breaks until then has
 * delivered nothing, because a server keeps a message only when its last line, a dot, arrived (RFC 5321, 4.1.1.4).
 */
@Injectable()
export class SmtpGateway extends MailGateway {
  private readonly transport: Transporter;
  private readonly from: string;
  private readonly replyTo: string | undefined;
  private readonly domain: string;
  private readonly duration: ReturnType<typeof durationOfMail>;
  private readonly span: SpanStart;

  constructor(settings: CommunicationSettings, metrics: Metrics) {
    super();
    this.duration = durationOfMail(metrics);
    this.from = settings.mailFrom;
    this.replyTo = settings.mailReplyTo;
    this.domain = /@([^\s<>@]+)>?$/.exec(settings.mailFrom)![1]!;
    const { hostname, port } = new URL(settings.smtpUrl);
    const server = { 'server.address': hostname, ...(port ? { 'server.port': Number(port) } : {}) };
    this.span = { name: 'smtp send', kind: 'client', attributes: { 'network.protocol.name': 'smtp', ...server } };
    this.transport = createTransport({
      url: settings.smtpUrl,
      ...tlsOf(settings),
      pool: true,
      maxConnections: settings.smtpConnections,
      maxMessages: 10_000,
      maxRequeues: 1,
      connectionTimeout: settings.smtpConnectTimeoutMs,
      greetingTimeout: settings.smtpConnectTimeoutMs,
      socketTimeout: settings.smtpTimeoutMs,
      disableFileAccess: true,
      disableUrlAccess: true,
    } as Parameters<typeof createTransport>[0]);
    this.transport.use('stream', (mail, done) => {
      const { data, message } = mail as unknown as GatedMessage;
      message.processFunc((content) => data.gate.guard(content));
      done();
    });
  }

  override handOver(mail: OutgoingMail, beforeContent: () => Promise<void>): Promise<HandOver> {
    return inSpan(this.span, async (span) => {
      const ended = this.duration.startTimer();
      const handedOver = await this.send(mail, beforeContent);
      const { result, replyCodes } = handedOver;
      ended({ result });
      span.set({ 'dunlin.message.id': mail.messageId, 'dunlin.smtp.result': result, 'dunlin.smtp.reply': replyCodes });
      if (result !== 'ACCEPTED') span.fail(result);
      return handedOver;
    });
  }

  private async send(mail: OutgoingMail, beforeContent: () => Promise<void>): Promise<HandOver> {
    const gate = new ContentGate(beforeContent);
    const waiting = new AbortController();
    const deadline = setTimeout(() => gate.hasSession || waiting.abort(), maxWaitMs);
    try {
      const gated = { ...this.toMail(mail), gate, signal: waiting.signal };
      const { response } = (await this.transport.sendMail(gated as object)) as { response: string };
      return { result: 'ACCEPTED', replyCodes: replyCodesOf(response) };
    } catch (error) {
      if (gate.refusal) throw gate.refusal.error;
      return handOverOf(error as SmtpError, gate.released);
    } finally {
      clearTimeout(deadline);
    }
  }

  /** @throws the client's error unless the server can be reached and accepts the credentials */
  async check(): Promise<void> {
    try {
      await this.transport.verify();
    } catch (error) {
      const { code, message } = error as SmtpError;
      if (code !== 'ETLS' || !message.includes('STARTTLS')) throw error;
      throw new Error(startTlsMissing);
    }
  }

  /** Ends idle connections; those in use end with their message. */
  close(): void {
    this.transport.close();
  }

  private toMail({ to, content, unsubscribeUrl, ...about }: OutgoingMail) {
    return {
      messageId: `<${about.messageId}@${this.domain}>`,
      date: about.date,
      from: this.from,
      // As an object it is one address, whatever characters it contains.
      to: { name: '', address: to },
      maxRecipients: 1,
      ...(this.replyTo && { replyTo: this.replyTo }),
      subject: content.subject,
      text: content.text,
      html: content.html,
      headers: {
        'X-Dunlin-Message': about.messageId,
        ...(about.caseId && { 'X-Dunlin-Case': about.caseId }),
        ...(about.stepId && { 'X-Dunlin-Step': about.stepId }),
        'X-Dunlin-Invoices': about.invoiceNumbers.map(headerItem).join(', '),
        'List-Unsubscribe': { prepared: true, value: `<${unsubscribeUrl}>` },
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
        'Auto-Submitted': 'auto-generated',
      },
    };
  }
}

const durationOfMail = (metrics: Metrics) =>
  metrics.histogram('dunlin_mail_duration_seconds', 'Time to hand a message over to the mail server.', ['result']);

/** How long a message waits for a connection: as long as callers wait for its outcome. */
const maxWaitMs = 60_000;

const startTlsMissing =
  'It does not upgrade to TLS by STARTTLS, so that nothing is sent to it. Let it, or set DUNLIN_SMTP_TLS_MODE (chart value smtp.tls.mode).';

/** A man in the middle could remove the offer of STARTTLS, so TLS is required unless it is switched off. */
function tlsOf({ smtpUrl, smtpTlsMode }: CommunicationSettings) {
  if (smtpTlsMode === 'none') return { secure: false, ignoreTLS: true };
  const isImplicit = smtpTlsMode === 'implicit' || new URL(smtpUrl).protocol === 'smtps:';
  return isImplicit ? { secure: true } : { secure: false, requireTLS: true };
}

/** Keeps the content of one message until it may leave, once. */
export class ContentGate {
  /** Whether a session took the message from the queue. */
  hasSession = false;
  /** Whether any content was released to the connection. */
  released = false;
  /** Why it may not leave. */
  refusal: { readonly error: unknown } | undefined;

  constructor(private readonly beforeContent: () => Promise<void>) {}

  /** Called again when the pool composes the message again, because the session broke before content left. */
  guard(content: Readable): Readable {
    this.hasSession = true;
    return Readable.from(this.pass(content), { objectMode: false });
  }

  /** Runs when the session reads the first byte, not earlier. */
  private async *pass(content: Readable): AsyncGenerator<Buffer> {
    const chunks: Buffer[] = [];
    for await (const chunk of content) chunks.push(chunk as Buffer);
    try {
      // The library starts a message again only before it read its content; that must not rest on the library alone.
      if (this.released) throw errors.MESSAGE_CONFLICT('The content has left once already.');
      await this.beforeContent();
    } catch (error) {
      this.refusal = { error };
      // Another error for the stream, because the session writes its own codes into the error it receives.
      throw new Error('The content may not leave.', { cause: error });
    }
    this.released = true;
    yield Buffer.concat(chunks);
  }
}

function handOverOf(error: SmtpError, contentReleased: boolean): HandOver {
  const { code, command, response } = error;
  // The library itself refuses some messages: without an address, or larger than the server's SIZE.
  if (code === 'EMAXRECIPIENTS' || (code === 'EENVELOPE' && command === 'API')) {
    return { result: 'RECIPIENT_REFUSED', replyCodes: '' };
  }
  if (code === 'EMESSAGE' && command === 'MAIL FROM') return { result: 'REFUSED', replyCodes: '' };
  return readFailure({ phase: phaseOf(error), reply: response ?? null, contentReleased });
}

function phaseOf({ code, command, response }: SmtpError): SmtpPhase {
  if (code === 'EMESSAGE' && command === 'DATA') return 'CONTENT';
  if (command === 'MAIL FROM') return 'SENDER';
  if (command === 'RCPT TO') return 'RECIPIENT';
  if (code === 'EENVELOPE' && command === 'DATA') return 'DATA_COMMAND';
  // With pipelining the library does not say which command a closing 421 answers, only that a message was under way.
  if (code === 'ECONNECTION' && response?.startsWith('421')) return 'DATA_COMMAND';
  return 'SESSION';
}

/** Invoice numbers may contain anything; everything but plain ASCII is percent-encoded, and so is the separating comma. */
function headerItem(number: string): string {
  return number.toWellFormed().replace(/[^!-~]|[%,]/gu, encodeURIComponent);
}
