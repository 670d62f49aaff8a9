import type { AddressInfo, Server } from 'node:net';
import { createHttpServer } from './http.js';
import { MailRules } from './rules.js';
import { createSmtpServer } from './smtp.js';
import { MailStore } from './store.js';

export interface CatcherOptions {
  /** Address on which mail is taken; the loopback address unless given. */
  smtpHost?: string;
  smtpPort: number;
  httpPort: number;
  /** Where `mail.jsonl` and `rules.json` lie. */
  folder: string;
}

export interface Catcher {
  ports: { smtp: number; http: number };
  store: MailStore;
  rules: MailRules;
  close(): Promise<void>;
}

/** Starts the mail catcher, whose pages are on the loopback address; port 0 takes a free one. */
export async function startCatcher(options: CatcherOptions): Promise<Catcher> {
  const { smtpHost = '127.0.0.1', smtpPort, httpPort, folder } = options;
  const store = await MailStore.open(folder);
  const rules = new MailRules(folder);
  const smtp = createSmtpServer(store, rules);
  const web = createHttpServer(store, rules);
  const listening = (server: { once: Server['once'] }, start: (done: () => void) => void) =>
    new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      start(resolve);
    });
  await listening(smtp.server, (done) => smtp.listen(smtpPort, smtpHost, done));
  await listening(web, (done) => web.listen(httpPort, '127.0.0.1', done));
  const portOf = (server: { address(): unknown }): number => (server.address() as AddressInfo).port;
  return {
    ports: { smtp: portOf(smtp.server), http: portOf(web) },
    store,
    rules,
    close: async () => {
      await new Promise<void>((resolve) => smtp.close(resolve));
      web.closeAllConnections();
      await new Promise((resolve) => web.close(resolve));
    },
  };
}
