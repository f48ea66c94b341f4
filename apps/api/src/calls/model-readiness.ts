import { Injectable } from '@nestjs/common';

/** Whether a streamed receptionist is available now. The voice module reports it; the ledger reads it as a fact. */
@Injectable()
export class ModelReadiness {
  private state = false;

  ready(): boolean {
    return this.state;
  }

  report(ready: boolean): void {
    this.state = ready;
  }
}
