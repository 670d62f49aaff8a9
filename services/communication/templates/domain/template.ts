import type { ContactChannel } from '#libs/fence';

/** One immutable version of a template. */
export interface Template {
  /** Kebab-case. */
  readonly name: string;
  readonly channel: ContactChannel;
  /** BCP 47 tag. */
  readonly locale: string;
  readonly version: number;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

/** Messages are sent by e-mail only. */
export const channelsWithTemplates = ['EMAIL'] as const satisfies readonly ContactChannel[];
