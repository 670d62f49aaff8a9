import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { DomainError } from '#libs/errors';
import { Logger } from '#libs/platform';
import { FindUnsubscribeMessage } from '../use-cases/find-unsubscribe-message.js';
import { Unsubscribe } from '../use-cases/unsubscribe.js';
import { UnsubscribeGuard } from './unsubscribe.guard.js';
import { type PageName, UnsubscribePages } from './unsubscribe.pages.js';

/** The parts of the HTTP framework's request and response that are used. */
interface HttpRequest {
  readonly socket: { readonly remoteAddress?: string };
  get(header: string): string | undefined;
  acceptsLanguages(languages: string[]): string | false;
}
interface HttpResponse {
  status(code: number): HttpResponse;
  set(headers: Record<string, string>): HttpResponse;
  send(body: string): void;
}

const statuses: Readonly<Record<PageName, number>> = { ask: 200, done: 200, unknown: 404, later: 503 };
const tooMany = 429;

/** Opt-out links: a GET never opts out, because mail scanners open every link; a POST does, by one click (RFC 8058). */
@Controller('unsubscribe')
export class UnsubscribeController {
  constructor(
    private readonly findUnsubscribeMessage: FindUnsubscribeMessage,
    private readonly unsubscribe: Unsubscribe,
    private readonly guard: UnsubscribeGuard,
    private readonly pages: UnsubscribePages,
    private readonly logger: Logger,
  ) {}

  @Get(':token')
  ask(@Param('token') token: string, @Req() request: HttpRequest, @Res() response: HttpResponse): Promise<void> {
    const find = () => this.findUnsubscribeMessage.findUnsubscribeMessage(token);
    return this.respond(request, response, token, 'ask', find);
  }

  @Post(':token')
  stop(@Param('token') token: string, @Req() request: HttpRequest, @Res() response: HttpResponse): Promise<void> {
    return this.respond(request, response, token, 'done', async () => {
      const locale = this.guard.localeOfDone(token);
      if (locale !== undefined) return { locale };
      const message = await this.unsubscribe.unsubscribe(token);
      if (message) this.guard.noteDone(token, message.locale);
      return message;
    });
  }

  private async respond(
    request: HttpRequest,
    response: HttpResponse,
    token: string,
    page: PageName,
    find: () => Promise<{ locale: string } | null>,
  ): Promise<void> {
    const preferred = request.acceptsLanguages(this.pages.languages) || 'en';
    if (!this.guard.admits(addressOf(request), token)) return this.send(response, 'later', preferred, tooMany);
    try {
      const message = await this.guard.during(find);
      this.send(response, message ? page : 'unknown', message?.locale ?? preferred);
    } catch (error) {
      // A refusal that is not stored is never confirmed.
      const code = error instanceof DomainError ? error.code : 'INTERNAL';
      this.logger.error('An opt-out link could not be served.', { code });
      this.send(response, 'later', preferred);
    }
  }

  private send(response: HttpResponse, page: PageName, locale: string, status = statuses[page]): void {
    response
      .status(status)
      .set({
        'Content-Type': 'text/html; charset=utf-8',
        'Cache-Control': 'no-store',
        'Content-Security-Policy': `default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'`,
        'Referrer-Policy': 'no-referrer',
        'X-Content-Type-Options': 'nosniff',
        'X-Robots-Tag': 'noindex',
        ...(page === 'later' && { 'Retry-After': '60' }),
      })
      .send(this.pages.render(page, locale));
  }
}

/** The proxy in front adds the address of whoever called it as the last; those before it are the caller's own word. */
function addressOf(request: HttpRequest): string {
  const forwarded = request.get('x-forwarded-for')?.split(',').at(-1)?.trim();
  return forwarded || (request.socket.remoteAddress ?? '');
}
