import { Gate } from './gate.js';

const settings = { requestsPerMinute: 8, withdrawnPermissions: [], consoleUrl: 'https://console.example.com' };
const nobody = { findPerson: async () => null };
const noProgram = { findProgram: async () => Promise.reject(new Error('not asked')) };
const noCookies = { secretOf: () => undefined };

function gate(): Gate {
  return new Gate(nobody as never, noProgram as never, noCookies as never, settings as never);
}

function exchange(address = '192.0.2.1', headers: Record<string, string> = {}) {
  return { address, method: 'GET', header: (name: string) => headers[name] } as never;
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
