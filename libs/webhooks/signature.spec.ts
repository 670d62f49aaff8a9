import { createHmac } from 'node:crypto';
import { newWebhookSecret, signWebhook, verifyWebhook } from './index.js';

/** The example of the specification. */
const known = {
  secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
  id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
  at: new Date(1_614_265_330_000),
  body: Buffer.from('{"test": 2432232314}'),
  signature: 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
};
const headers = { id: known.id, timestamp: '1614265330', signature: known.signature };
const verify = (more: Partial<typeof headers> = {}, body = known.body, now = known.at, secrets = [known.secret]) =>
  verifyWebhook(secrets, { ...headers, ...more }, body, now);
const after = (seconds: number): Date => new Date(known.at.getTime() + seconds * 1000);

describe('a signed webhook', () => {
  it('has the signature of the specification', () => {
    expect(signWebhook(known.secret, known.id, known.at, known.body)).toEqual(headers);
    expect(verify()).toBeNull();
  });

  it('is genuine by any of several keys and any of several signatures', () => {
    const other = newWebhookSecret();
    expect(verify({}, known.body, known.at, [other, known.secret])).toBeNull();
    expect(verify({ signature: `v1,AAAA v1a,BBBB ${known.signature}` })).toBeNull();
    expect(verify({}, known.body, known.at, [other])).toBe('FORGED');
    expect(verify({}, known.body, known.at, [])).toBe('FORGED');
  });

  it('is forged when a byte, the id or the time is another', () => {
    expect(verify({}, Buffer.from('{"test": 2432232315}'))).toBe('FORGED');
    expect(verify({}, known.body.subarray(0, 10))).toBe('FORGED');
    expect(verify({ id: 'msg_other' })).toBe('FORGED');
    expect(verify({ timestamp: '1614265331' })).toBe('FORGED');
    expect(verify({ signature: known.signature.slice(0, -4) })).toBe('FORGED');
    const plain = createHmac('sha256', 'other').update(known.body).digest('base64');
    expect(verify({ signature: `v1,${plain}` })).toBe('FORGED');
  });

  it('is refused outside of five minutes, before and after', () => {
    expect(verify({}, known.body, after(300))).toBeNull();
    expect(verify({}, known.body, after(301))).toBe('OUTSIDE_WINDOW');
    expect(verify({}, known.body, after(-301))).toBe('OUTSIDE_WINDOW');
  });

  it('is incomplete without an id, a time or a signature', () => {
    expect(verify({ id: '' })).toBe('INCOMPLETE');
    expect(verify({ timestamp: '' })).toBe('INCOMPLETE');
    expect(verify({ timestamp: '1e9' })).toBe('INCOMPLETE');
    expect(verify({ signature: '' })).toBe('INCOMPLETE');
  });
});
