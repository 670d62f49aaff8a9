import type { Command } from 'commander';
import { DomainError } from '#libs/errors';
import { addExamples } from '../../options.js';
import { createOutput } from '../../output.js';
import { callerTokenOf, demandSafe } from '../../sign-in/caller-token.js';
import { revokeTokens, startDeviceCode } from '../../sign-in/device-code.js';
import { keepSignIn, oneAtATime, readSignIn } from '../../sign-in/kept-sign-ins.js';

export function addLoginCommand(login: Command): void {
  addExamples(login, 'login').action(async (_options: object, command: Command) => {
    const { json = false } = command.optsWithGlobals<{ json?: boolean }>();
    const output = createOutput(json);
    const consoleUrl = settingOf('DUNLIN_CONSOLE_URL', 'the address of console');
    demandSafe(consoleUrl);
    const issuer = settingOf('DUNLIN_OIDC_ISSUER', 'the issuer of the identity provider');
    const clientId = process.env['DUNLIN_OIDC_COMMAND_LINE_CLIENT_ID'] || 'dunlin-cli';
    const { page, code, confirmed } = await startDeviceCode(issuer, clientId);
    process.stderr.write(`Open ${page}\nand confirm the code ${code}.\n`);
    const tokens = await confirmed();
    const { token, expiresInSeconds } = await callerTokenOf(consoleUrl, tokens.accessToken);
    const subject = subjectOf(token);
    const callerEndsAt = Date.now() + expiresInSeconds * 1_000;
    const kept = { issuer, clientId, subject, ...tokens, callerToken: token, callerEndsAt };
    await oneAtATime(async () => keepSignIn(consoleUrl, kept));
    output.one({ console: consoleUrl, actor: `user:${subject}` });
  });
}

export function addLogoutCommand(logout: Command): void {
  addExamples(logout, 'logout').action(async (_options: object, command: Command) => {
    const { json = false } = command.optsWithGlobals<{ json?: boolean }>();
    const consoleUrl = settingOf('DUNLIN_CONSOLE_URL', 'the address of console');
    const kept = await oneAtATime(async () => {
      const found = readSignIn(consoleUrl);
      keepSignIn(consoleUrl, undefined);
      return found;
    });
    const revoked = kept !== undefined && (await revokeTokens(kept));
    createOutput(json).one({ console: consoleUrl, signedOut: kept !== undefined, revoked });
  });
}

function settingOf(variable: string, what: string): string {
  const value = process.env[variable];
  if (value) return value;
  throw new DomainError('USAGE', 'invalid', `${variable} is not set, so that ${what} is not known. Set it.`);
}

/** Console has just signed it; the services check it. */
function subjectOf(token: string): string {
  const claims = JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString('utf8')) as { sub: string };
  return claims.sub;
}
