import { Injectable } from '@nestjs/common';
import type { ProcessId } from '@voicecore/domain/kernel';
import { randomUUID } from 'node:crypto';

/** Identifies this process to the others: the same id in its lease, its streams, its effects and its screens. */
@Injectable()
export class ProcessIdentity {
  readonly id = randomUUID() as ProcessId;
}
