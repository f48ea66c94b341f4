import { Injectable } from '@nestjs/common';

/** Whether a streamed receptionist can be had now: the voice side reports it, the ledger asks it as a fact. */
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
