import { placeOf, type Setting } from './index.js';

/** The end of TLS that was not reached, and our settings that decide how. */
export interface TlsEnd {
  /** What goes before "shows a certificate ...", such as `The broker at kafka:9093`. */
  readonly server: string;
  readonly authority: Named;
  readonly certificate: Named;
  /** Whether a certificate of ours is shown; taken to be where it is not said. */
  readonly showsCertificate?: boolean;
  /** Says under which name the server is known. */
  readonly name: Named;
  readonly enabled: Named;
}

/** What is set, and where the chart sets it. */
export type Named = Pick<Setting, 'variable' | 'chart'>;

/**
 * What went wrong with certificates between us and a server, and what to set; undefined when it was something else.
 * Clients wrap the errors of TLS in their own and keep only the text, so that is what is looked at.
 */
export function tlsFault(error: unknown, end: TlsEnd): string | undefined {
  const { code = '', message = '' } = (error ?? {}) as { code?: unknown; message?: string };
  const text = `${String(code)} ${message}`;
  const found = faults.find(([pattern]) => pattern.test(text));
  return found && `${end.server} ${found[1](end, text)}`;
}

type Fault = readonly [RegExp, (end: TlsEnd, text: string) => string];

const faults: readonly Fault[] = [
  [
    /self.signed certificate|unable to verify the first certificate|unable to get (local )?issuer certificate/i,
    ({ authority }) =>
      `shows a certificate of an authority that is not trusted here. Set ${placeOf(authority)} to a PEM file of that authority.`,
  ],
  [/(?<!alert )certificate (has )?expired/i, () => 'shows a certificate that has expired. Renew it there.'],
  [/certificate is not yet valid/i, () => 'shows a certificate that is not valid yet. Compare the clocks.'],
  [
    /does not match certificate's altnames/i,
    ({ name }, text) =>
      `shows a certificate for another name (${/altnames: (.*)/i.exec(text)?.[1] ?? text}). Set ${placeOf(name)} to a name that it has, or give it another certificate.`,
  ],
  [/alert certificate required|alert handshake failure|connection requires a valid client certificate/i, wanted],
  [
    /alert (unknown ca|bad certificate|certificate (expired|revoked|unknown)|unsupported certificate)/i,
    (end, text) =>
      end.showsCertificate === false
        ? wanted(end)
        : `refuses the certificate that it was shown (${/alert ([a-z ]+)/i.exec(text)![1]!.trim()}). Set ${placeOf(end.certificate)} to one that it accepts.`,
  ],
  [
    // gRPC reports only this when a Node.js server closes the connection because it does not accept the certificate.
    /^ Failed to connect$/,
    ({ certificate }) =>
      `ended the connection at once, as it does with a certificate that has expired or is of an authority that it does not trust. Set ${placeOf(certificate)} to one that it accepts.`,
  ],
  [
    /wrong version number|packet length too long|does not support SSL connections|disconnected before secure TLS/i,
    ({ enabled }) => `does not respond by TLS. Set ${placeOf(enabled)} to false, or name the port that does.`,
  ],
];

function wanted({ certificate }: TlsEnd): string {
  return `asks for a certificate, and none was shown. Set ${placeOf(certificate)}.`;
}
