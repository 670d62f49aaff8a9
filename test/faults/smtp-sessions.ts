import { FaultProxy, type Tap } from './fault-proxy.js';

/**
 * How long after its reply a message may still be unrecorded: its sender may end between the reply and the transaction
 * that says so.
 */
const recordedWithinMs = 1_000;

/** Sessions with the mail server as its client sees them, and how many broke where nobody can know the outcome. */
export class SmtpSessions {
  /** Messages whose content the server asked for. */
  contents = 0;
  /** Those whose session ended between DATA and its reply, or before the reply can have been recorded. */
  inDoubt = 0;

  /** A proxy before the server that counts what passes it. */
  before(url: string): Promise<FaultProxy> {
    const { hostname, port } = new URL(url);
    return FaultProxy.open({ host: hostname, port: Number(port) }, () => this.session());
  }

  private session(): Tap {
    let awaitsReply = false;
    let repliedAt = -Infinity;
    let line = '';
    return {
      arrived: (direction, bytes) => {
        if (direction === 'up') return;
        const lines = `${line}${bytes.toString('latin1')}`.split('\r\n');
        line = lines.pop()!;
        for (const reply of lines.filter((text) => /^\d{3}( |$)/.test(text))) {
          if (awaitsReply) repliedAt = performance.now();
          awaitsReply = reply.startsWith('354');
          if (awaitsReply) this.contents += 1;
        }
      },
      closed: () => {
        // The connection takes the next message while the one before is being recorded.
        this.inDoubt += Number(awaitsReply) + Number(performance.now() - repliedAt < recordedWithinMs);
      },
    };
  }
}
