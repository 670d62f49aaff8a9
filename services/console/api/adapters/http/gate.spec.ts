import { errors as sessionErrors } from '../../../sessions/domain/errors.js';
import { Gate } from './gate.js';

const settings = { requestsPerMinute: 8, withdrawnPermissions: [], consoleUrl: 'https://console.example.com' };
const nobody = { findPerson: async () => null };
const noProgram = {
  findProgram: async () => Promise.reject(sessionErrors.SIGN_IN_REQUIRED('The access token is none.')),
};
const noCookies = { secretOf: () => undefined };

function gate(findPerson: object = nobody, cookies: object = noCookies): Gate {
  return new Gate(findPerson as never, noProgram as never, cookies as never, settings as never);
}

function exchange(address = '192.0.2.1', headers: Record<string, string> = {}) {
  const url = new URL('http://console/api/v1/me');
  return { address, url, method: 'GET', header: (name: string) => headers[name] } as never;
}

async function refusals(of: Gate, times: number, from = exchange()): Promise<string[]> {
  const codes: string[] = [];
  for (let time = 0; time < times; time += 1)
    await of.admit(from).catch(({ code }: { code: string }) => void codes.push(code));
  return codes;
}

describe('requests without a session', () => {
  it('are so many a minute from an address, and told when more may come', async () => {
    const one = gate();
    expect(await refusals(one, 3)).toEqual(['SIGN_IN_REQUIRED', 'SIGN_IN_REQUIRED', 'RATE_EXCEEDED']);
    await expect(one.admit(exchange())).rejects.toMatchObject({
      details: { facts: { retryAfterSeconds: expect.stringMatching(/^([1-9]|[1-5]\d|60)$/) } },
    });
    expect(await refusals(one, 1, exchange('192.0.2.2'))).toEqual(['SIGN_IN_REQUIRED']);
  });

  it('keep nobody behind the same address from signing in, or being signed out by the provider', async () => {
    const one = gate();
    await refusals(one, 20);
    for (const what of ['sign-in', 'callback', 'back-channel'] as const) {
      expect(() => one.admitAddress(exchange(), what)).not.toThrow();
    }
    one.admitAddress(exchange(), 'sign-in');
    expect(() => one.admitAddress(exchange(), 'sign-in')).toThrow(expect.objectContaining({ code: 'RATE_EXCEEDED' }));
    expect(() => one.admitAddress(exchange(), 'callback')).not.toThrow();
  });
});

describe('guesses', () => {
  const looks: string[] = [];
  const people = {
    findPerson: async (secret: string) => {
      looks.push(secret);
      return secret === 'ada’s' ? { subject: 'ada', name: 'Ada', roles: ['agent'], client: 'console' } : null;
    },
  };
  const cookies = { secretOf: (from: { header(name: string): string | undefined }) => from.header('secret') };
  const showing = (secret: string) => exchange('192.0.2.1', { secret });

  it('are looked up so many times a minute, while whoever was known before goes on', async () => {
    const one = gate(people, cookies);
    await one.admit(showing('ada’s'));
    for (let guess = 0; guess < 20; guess += 1) await refusals(one, 1, showing(`guess ${guess}`));
    expect(looks.filter((secret) => secret.startsWith('guess'))).toHaveLength(settings.requestsPerMinute);
    expect(await one.admit(showing('ada’s'))).toMatchObject({ subject: 'ada' });
  });

  it('at tokens count as those at cookies do', async () => {
    const codes = await refusals(gate(), 4, exchange('192.0.2.1', { authorization: 'Bearer guess' }));
    expect(codes).toEqual(['SIGN_IN_REQUIRED', 'SIGN_IN_REQUIRED', 'RATE_EXCEEDED', 'RATE_EXCEEDED']);
  });
});
