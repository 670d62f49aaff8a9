import type { commonV1 } from '#libs/contracts';

/** What a parked event or a dead letter holds, beside what lists show of it. */
export function shownContent(content: commonV1.StuckContent) {
  const { headers, payloadJson, payloadBase64, ...origin } = content;
  return {
    ...origin,
    headers: headers.map(({ name, value }) => `${name}: ${value}`),
    payload: payloadJson === '' ? payloadBase64 : JSON.stringify(JSON.parse(payloadJson), null, 2),
  };
}
