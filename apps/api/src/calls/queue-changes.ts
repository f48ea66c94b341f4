import { Injectable } from '@nestjs/common';
import type { TenantId } from '@voicecore/domain/kernel';

/** Announces after a commit that a caller has begun to wait, or that an agent may have become free. */
@Injectable()
export class QueueChanges {
  private readonly listeners = new Set<(tenantId: TenantId) => void>();

  listen(listener: (tenantId: TenantId) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  changed(tenantId: TenantId): void {
    for (const listener of this.listeners) listener(tenantId);
  }
}
