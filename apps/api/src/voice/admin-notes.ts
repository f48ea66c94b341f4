import { Injectable } from '@nestjs/common';
import { TenantDb } from '@voicecore/database';
import type { CallKey } from '../calls';
import { AppLogger } from '../platform/app-logger';
import { Clock } from '../platform/clock';
import { TenantNotesStore, type NoteKind } from '../tenants';

/** Maximum length of a vendor's error code that is stored. */
const LONGEST_CODE = 120;

/** Tells a tenant's administrators which of their settings could not be applied. */
@Injectable()
export class AdminNotes {
  constructor(
    private readonly db: TenantDb,
    private readonly clock: Clock,
    private readonly log: AppLogger,
  ) {}

  /** The model refused the voice or the instructions; the caller was served with plain settings. */
  async sessionRefused(call: CallKey, code: string): Promise<void> {
    this.log.warn(
      { callId: call.callId, fault: code },
      "the model refused the tenant's session settings; plain settings are used",
    );
    await this.note(call, 'session_refused', code);
  }

  /** Sentences of a document contain nothing that can be spoken; the call went on without them. */
  async textLeftOut(call: CallKey, kinds: readonly string[]): Promise<void> {
    this.log.warn({ callId: call.callId, kinds }, 'a sentence cannot be spoken and was left out');
    await this.note(call, 'text_left_out', [...new Set(kinds)].join(' '));
  }

  private async note(call: CallKey, kind: NoteKind, code: string): Promise<void> {
    try {
      await this.db.run(call.tenantId, (tx) =>
        new TenantNotesStore(tx).add(kind, code.slice(0, LONGEST_CODE), this.clock.now()),
      );
    } catch (error) {
      this.log.warn({ err: error, callId: call.callId }, 'a note for the administrators could not be stored');
    }
  }
}
