/** Addresses of the real servers that integration specs run against. */
export interface TestServers {
  /** Superuser connection to the database `postgres`. */
  postgresUrl: string;
  kafkaBrokers: string;
  temporalAddress: string;
  redisUrl: string;
  smtpUrl: string;
  mailApi: string;
}

export function testServers(): TestServers {
  const text = process.env.DUNLIN_TEST_SERVERS;
  if (!text) throw new Error('No servers are running: run this spec as part of the integration project.');
  return JSON.parse(text) as TestServers;
}
