import { Module } from '@nestjs/common';
import { CallsModule } from '../calls';
import { KnowledgeModule } from '../knowledge';
import { AdminNotes } from './admin-notes';
import { KeptSpeech } from './kept-speech';
import { MediaStreamGateway } from './media-stream.gateway';
import { StreamAdmission } from './stream-admission';
import { ModelConnector } from './model-connector';
import { PreparedStreams } from './prepared-streams';
import { CallServices, ProcessServices } from './talk-services';
import { StreamSeeds } from './stream-seed';
import { ToolRunner } from './tool-runner';

/** Streamed conversations: the carrier's media on one side, the model on the other. */
@Module({
  imports: [CallsModule, KnowledgeModule],
  providers: [
    AdminNotes,
    KeptSpeech,
    MediaStreamGateway,
    ModelConnector,
    PreparedStreams,
    CallServices,
    ProcessServices,
    StreamAdmission,
    StreamSeeds,
    ToolRunner,
  ],
  exports: [AdminNotes, PreparedStreams],
})
export class MediaModule {}
