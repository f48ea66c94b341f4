import { Injectable } from '@nestjs/common';
import { CallLedger, CallTurns, StreamOwners } from '../calls';
import { AppLogger } from '../platform/app-logger';
import { Clock } from '../platform/clock';
import { Metrics } from '../platform/metrics';
import { Shutdown } from '../platform/shutdown';
import { AdminNotes } from './admin-notes';
import { KeptSpeech } from './kept-speech';
import { ModelConnector } from './model-connector';
import { ToolRunner } from './tool-runner';

/** What a session needs of the ledger's side: the course of the call, its transcript and the owner of the stream. */
@Injectable()
export class CallServices {
  constructor(
    readonly ledger: CallLedger,
    readonly turns: CallTurns,
    readonly owners: StreamOwners,
    readonly tools: ToolRunner,
    readonly notes: AdminNotes,
    readonly speech: KeptSpeech,
  ) {}
}

/** What a session needs of the process. */
@Injectable()
export class ProcessServices {
  constructor(
    readonly models: ModelConnector,
    readonly clock: Clock,
    readonly log: AppLogger,
    readonly metrics: Metrics,
    readonly shutdown: Shutdown,
  ) {}
}
