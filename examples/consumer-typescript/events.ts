import { isAbsolute, join } from 'node:path';
import type { KafkaMessage } from 'kafkajs';
import protobuf from 'protobufjs';

/** An event: what its headers say, and its payload, which is read when it is asked for. */
export interface Event {
  /** Tells duplicates apart. */
  readonly id: string;
  readonly type: string;
  /** Version of what the event is about, after it. */
  readonly sequence: bigint;
  payload<Payload>(): Payload;
}

/** Reads events by the published protos; no code is generated. */
export class EventReader {
  private readonly root = new protobuf.Root();

  constructor(protosFolder: string, files: string[]) {
    this.root.resolvePath = (_origin, target) => (isAbsolute(target) ? target : join(protosFolder, target));
    this.root.loadSync(files).resolveAll();
  }

  read({ headers = {}, value }: KafkaMessage): Event {
    const header = (name: string): string => String(headers[name] ?? '');
    const type = header('ce_type');
    return {
      id: header('ce_id'),
      type,
      sequence: BigInt(header('ce_sequence')),
      payload: <Payload>() => {
        const form = header('content-type');
        if (form !== 'application/protobuf') throw new Error(`${type} ${header('ce_id')} is written as ${form}.`);
        const message = this.root.lookupType(type);
        // Fields that these protos do not know yet are passed over; amounts stay exact as text.
        return message.toObject(message.decode(value!), { longs: String, enums: String, defaults: true }) as Payload;
      },
    };
  }
}
