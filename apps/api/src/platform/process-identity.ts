import { Injectable } from '@nestjs/common';
import type { ProcessId } from '@voicecore/domain/kernel';
import { randomUUID } from 'node:crypto';

/** Who this process is to the others: the same in its lease, its streams, its effects and its screens. */
@Injectable()
export class ProcessIdentity {
  readonly id = randomUUID() as ProcessId;
}
