import { z } from 'zod';
import { form, setting, type SettingsFault, settingsOf } from '#libs/platform';

const minute = 60_000;

const shape = {
  smtpUrl: setting(
    'DUNLIN_SMTP_URL',
    z.url({ protocol: /^smtps?$/ }),
    'Mail server that sends the messages, smtp://user:password@host:port or smtps://.',
    undefined,
    {
      chart: 'smtp.host',
      secret: true,
      password: { variable: 'DUNLIN_SMTP_PASSWORD', chart: 'smtp.existingSecret' },
    },
  ),
  smtpTlsMode: setting(
    'DUNLIN_SMTP_TLS_MODE',
    z.enum(['starttls', 'implicit', 'none']),
    'starttls sends nothing to a mail server that does not upgrade to TLS, implicit is TLS from the first byte (smtps://), none is in the clear and only without a user. Certificate and name are always checked.',
    'starttls',
    { chart: 'smtp.tls.mode' },
  ),
  smtpConnections: setting(
    'DUNLIN_SMTP_CONNECTIONS',
    form.integer(1, 100),
    'Maximum number of connections of one process to the mail server.',
    5,
    { chart: 'smtp.connections' },
  ),
  smtpTimeoutMs: setting(
    'DUNLIN_SMTP_TIMEOUT_MS',
    form.integer(100, 10 * minute),
    'How long the mail server may take to reply, in milliseconds.',
    60_000,
    { chart: 'smtp.timeoutMs' },
  ),
  smtpConnectTimeoutMs: setting(
    'DUNLIN_SMTP_CONNECT_TIMEOUT_MS',
    form.integer(100, minute),
    'How long connecting to the mail server may take, in milliseconds.',
    5_000,
    { chart: 'smtp.connectTimeoutMs' },
  ),
  mailFrom: setting(
    'DUNLIN_MAIL_FROM',
    z.string().regex(/^[^\r\n]*[^\s<>@]+@[^\s<>@]+>?$/, 'is no address such as Billing <billing@example.org>'),
    'Sender of all messages; its domain ends the Message-ID.',
    'Dunlin <collections@dunlin.test>',
    { chart: 'mail.from' },
  ),
  mailReplyTo: setting(
    'DUNLIN_MAIL_REPLY_TO',
    z
      .string()
      .regex(/^[^\r\n]*[^\s<>@]+@[^\s<>@]+>?$/, 'is no address such as Billing <billing@example.org>')
      .optional(),
    'Address for replies of debtors; the sender when not set.',
    undefined,
    { chart: 'mail.replyTo' },
  ),
  mailPerSecond: setting(
    'DUNLIN_MAIL_PER_SECOND',
    form.integer(1, 100_000),
    'Maximum number of messages a second, over all replicas.',
    1_000,
    { chart: 'mail.perSecond' },
  ),
  publicUrl: setting(
    'DUNLIN_PUBLIC_URL',
    z.url({ protocol: /^https?$/ }),
    'Public address of the HTTP port of this service; opt-out links start with it. One-click opt-out needs https.',
    'http://localhost:8080',
    { chart: 'mail.publicUrl' },
  ),
  leaseMs: setting(
    'DUNLIN_MESSAGE_LEASE_MS',
    form.integer(1_000, 10 * minute),
    'Lease of a message in milliseconds: after this long without renewal another process may take it over.',
    10_000,
    { chart: 'messages.leaseMs' },
  ),
  janitorIntervalMs: setting(
    'DUNLIN_MESSAGE_JANITOR_INTERVAL_MS',
    form.integer(50, 10 * minute),
    'Interval at which expired leases of messages are resolved, in milliseconds.',
    1_000,
    { chart: 'messages.janitorIntervalMs' },
  ),
  deferralDelayMs: setting(
    'DUNLIN_MESSAGE_DEFERRAL_DELAY_MS',
    form.integer(1_000, 24 * 60 * minute),
    'Delay of a message when the mail server asks to be tried later, in milliseconds.',
    5 * minute,
    { chart: 'messages.deferralDelayMs' },
  ),
  maxDeferrals: setting(
    'DUNLIN_MESSAGE_MAX_DEFERRALS',
    form.integer(0, 1_000),
    'Number of such delays after which a message fails.',
    12,
    { chart: 'messages.maxDeferrals' },
  ),
  contentRetentionDays: setting(
    'DUNLIN_MESSAGE_CONTENT_RETENTION_DAYS',
    form.integer(30, 36_500),
    'How long the text of messages is kept, in days; what was sent to whom and when stays.',
    1_095,
    { chart: 'messages.contentRetentionDays' },
  ),
  contactLawFile: setting(
    'DUNLIN_CONTACT_LAW_FILE',
    z.string().optional(),
    'YAML or JSON file with jurisdiction packs of the organisation; one with the name and version of a shipped pack replaces it.',
    undefined,
    { chart: 'contactLaw.existingConfigMap' },
  ),
};

export class CommunicationSettings extends settingsOf(shape, ({ smtpUrl, smtpTlsMode }) => {
  if (smtpTlsMode !== 'none') return [];
  const { protocol, username, password } = new URL(smtpUrl);
  if (protocol === 'smtps:') return [tlsModeFault('is none, but DUNLIN_SMTP_URL begins with smtps://')];
  if (username === '' && password === '') return [];
  return [tlsModeFault('is none, but DUNLIN_SMTP_URL has a user, whose password would be sent in the clear')];
}) {}

function tlsModeFault(problem: string): SettingsFault {
  const { variable, chart } = shape.smtpTlsMode;
  return { variable, problem, remedy: 'starttls or implicit.', chart };
}
