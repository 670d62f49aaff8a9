import { Metadata } from '@grpc/grpc-js';
import { jest } from '@jest/globals';
import {
  createLocalJWKSet,
  type CryptoKey,
  exportJWK,
  generateKeyPair,
  type JWTPayload,
  SignJWT,
  UnsecuredJWT,
} from 'jose';
import { callerTokens } from '../caller-tokens.js';
import { callerKeys } from './caller-keys.js';
import { CallerProof } from './caller-proof.js';
import { demandRole } from './demand-role.js';

const { privateKey, publicKey } = await generateKeyPair('ES256');
const foreign = await generateKeyPair('ES256');
const keys = createLocalJWKSet({ keys: [{ ...(await exportJWK(publicKey)), kid: 'one', alg: 'ES256' }] });
const services = new Set(['workflow']);

interface Variant {
  claims?: JWTPayload;
  header?: object;
  issuer?: string;
  audience?: string;
  expires?: string;
  key?: CryptoKey;
}

function token({ claims, header, issuer, audience, expires, key }: Variant = {}): Promise<string> {
  return new SignJWT({ roles: ['agent'], permissions: ['tasks.write'], client: 'console', ...claims })
    .setProtectedHeader({ alg: 'ES256', kid: 'one', typ: callerTokens.type, ...header })
    .setIssuer(issuer ?? callerTokens.issuer)
    .setAudience(audience ?? callerTokens.audience)
    .setSubject('ada')
    .setIssuedAt()
    .setExpirationTime(expires ?? '4m')
    .sign(key ?? privateKey);
}

function metadataOf(given: { actor?: string; token?: string; header?: string }): Metadata {
  const metadata = new Metadata();
  if (given.actor) metadata.set('x-dunlin-actor', given.actor);
  if (given.token) metadata.set('authorization', `Bearer ${given.token}`);
  if (given.header) metadata.set('authorization', given.header);
  return metadata;
}

describe('who a caller is', () => {
  const strict = new CallerProof({ keys, services });
  const trusting = new CallerProof({ keys });
  const trial = new CallerProof({});

  it('is what the token says, with its roles, whatever the metadata claim', async () => {
    const metadata = metadataOf({ actor: 'user:eve', token: await token() });
    for (const proof of [strict, trusting]) {
      expect(await proof.callerOf(metadata, [])).toMatchObject({
        actor: 'user:ada',
        roles: ['agent'],
        permissions: ['tasks.write'],
      });
    }
  });

  it('is not read from a token where no keys are set, and nobody has roles then', async () => {
    const metadata = metadataOf({ actor: 'user:eve', token: await token() });
    expect(await trial.callerOf(metadata, [])).toEqual({ actor: 'user:eve' });
  });

  it.each([
    ['that has expired', () => token({ expires: '-1m' })],
    ['for somebody else', () => token({ audience: 'another' })],
    ['of another issuer', () => token({ issuer: 'https://evil.example' })],
    ['signed by another key', () => token({ key: foreign.privateKey })],
    ['of another type', () => token({ header: { typ: 'at+jwt' } })],
    ['without roles', () => token({ claims: { roles: undefined as never } })],
    ['that does not say what is permitted', () => token({ claims: { permissions: undefined as never } })],
    ['that nobody signed', async () => new UnsecuredJWT({ sub: 'ada', roles: ['admin'] }).encode()],
    ['signed with the public key as a secret', () => secretOfPublicKey()],
    ['that is none', async () => 'not-a-token'],
  ])('is nobody by a token %s', async (_what, make) => {
    const metadata = metadataOf({ actor: 'user:ada', token: await make() });
    await expect(strict.callerOf(metadata, ['workflow'])).rejects.toMatchObject({ code: 'ACTOR_TOKEN_INVALID' });
    await expect(trusting.callerOf(metadata, [])).rejects.toMatchObject({ code: 'ACTOR_TOKEN_INVALID' });
  });

  it.each(['Basic YWRhOg==', 'Bearer', 'Bearer two words'])('is nobody by the header %s', async (header) => {
    const metadata = metadataOf({ actor: 'user:ada', header });
    for (const proof of [strict, trusting])
      await expect(proof.callerOf(metadata, ['workflow'])).rejects.toMatchObject({ code: 'ACTOR_TOKEN_INVALID' });
    expect(await trial.callerOf(metadata, [])).toEqual({ actor: 'user:ada' });
  });

  it('is told as not checked while the keys cannot be read', async () => {
    const away = new CallerProof({ keys: callerKeys('http://127.0.0.1:9/keys', async () => '') });
    const metadata = metadataOf({ token: await token() });
    await expect(away.callerOf(metadata, [])).rejects.toMatchObject({
      code: 'ACTOR_TOKEN_UNCHECKED',
      kind: 'unavailable',
    });
  });

  it('is told by keys that console gives by rpc', async () => {
    const { keys: shown } = { keys: [{ ...(await exportJWK(publicKey)), kid: 'one', alg: 'ES256' }] };
    const asked = new CallerProof({ keys: callerKeys('rpc://console', async () => JSON.stringify({ keys: shown })) });
    expect(await asked.callerOf(metadataOf({ token: await token() }), [])).toMatchObject({ actor: 'user:ada' });
    const away = new CallerProof({ keys: callerKeys('rpc://console', () => Promise.reject(new Error('away'))) });
    await expect(away.callerOf(metadataOf({ token: await token() }), [])).rejects.toMatchObject({
      code: 'ACTOR_TOKEN_UNCHECKED',
    });
    expect(callerKeys('none', async () => '')).toBeUndefined();
  });

  it('is told as not checked by a key that is so new that it may be unknown yet', async () => {
    let shown: object[] = [];
    const fresh = new CallerProof({
      keys: callerKeys('rpc://console', async () => JSON.stringify({ keys: shown })),
    });
    const metadata = metadataOf({ token: await token() });
    await expect(fresh.callerOf(metadata, [])).rejects.toMatchObject({ code: 'ACTOR_TOKEN_INVALID' });
    await expect(fresh.callerOf(metadata, [])).rejects.toMatchObject({ code: 'ACTOR_TOKEN_UNCHECKED' });
    shown = [{ ...(await exportJWK(publicKey)), kid: 'one', alg: 'ES256' }];
    const later = jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 3_000);
    expect(await fresh.callerOf(metadata, [])).toMatchObject({ actor: 'user:ada' });
    later.mockRestore();
  });

  it('is for whom a service says it acts, and for others the name in their certificate', async () => {
    const claim = metadataOf({ actor: 'system:workflow' });
    expect(await strict.callerOf(claim, ['workflow'])).toEqual({ actor: 'system:workflow' });
    expect(await strict.callerOf(claim, ['reports'])).toEqual({ actor: 'system:reports' });
    expect(await strict.callerOf(metadataOf({ actor: 'user:ada' }), ['reports'])).toEqual({ actor: 'system:reports' });
    expect(await strict.callerOf(claim, [])).toEqual({ actor: '' });
  });

  it('is what it says where no certificates are shown', async () => {
    expect(await trusting.callerOf(metadataOf({ actor: 'user:ada' }), [])).toEqual({ actor: 'user:ada' });
  });
});

describe('a role that is demanded', () => {
  const caller = {
    actor: 'user:ada',
    correlationId: 'c',
    causationId: '',
    requestId: '',
    operation: '',
    inputHash: '',
  };

  it('is had, missing or unproven', () => {
    expect(() => demandRole({ ...caller, roles: ['lead', 'admin'] }, 'admin')).not.toThrow();
    expect(() => demandRole({ ...caller, roles: ['agent'] }, 'admin')).toThrow(
      expect.objectContaining({ code: 'ROLE_MISSING' }),
    );
    expect(() => demandRole(caller, 'admin')).toThrow(expect.objectContaining({ code: 'ACTOR_UNPROVEN' }));
  });
});

async function secretOfPublicKey(): Promise<string> {
  const secret = new TextEncoder().encode(JSON.stringify(await exportJWK(publicKey)));
  return new SignJWT({ roles: ['admin'] })
    .setProtectedHeader({ alg: 'HS256', kid: 'one', typ: callerTokens.type })
    .setIssuer(callerTokens.issuer)
    .setAudience(callerTokens.audience)
    .setSubject('ada')
    .setIssuedAt()
    .setExpirationTime('4m')
    .sign(secret);
}
