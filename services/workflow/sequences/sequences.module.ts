import { Module } from '@nestjs/common';
import { CalendarsModule } from '../calendars/calendars.module.js';
import { RpcNamedElsewhere } from './adapters/named-elsewhere.gateway.js';
import { YamlSequenceReader } from './adapters/sequence.reader.js';
import { PostgresSequenceStore } from './adapters/sequence.store.js';
import { SequencesApi } from './adapters/sequences.api.js';
import { OutboxSequenceEvents } from './adapters/sequences.events.js';
import { ApplySequence } from './use-cases/apply-sequence.js';
import { GetSequence } from './use-cases/get-sequence.js';
import { NamedElsewhere, SequenceReader, SequenceStore } from './use-cases/ports.js';
import { SequenceEvents } from './use-cases/sequence-events.js';
import { Sequences } from './use-cases/sequences.js';

@Module({
  imports: [CalendarsModule],
  controllers: [SequencesApi],
  providers: [
    { provide: SequenceStore, useClass: PostgresSequenceStore },
    { provide: SequenceReader, useClass: YamlSequenceReader },
    { provide: NamedElsewhere, useClass: RpcNamedElsewhere },
    { provide: SequenceEvents, useClass: OutboxSequenceEvents },
    ApplySequence,
    GetSequence,
    Sequences,
  ],
  exports: [SequenceReader, Sequences, SequenceStore],
})
export class SequencesModule {}
