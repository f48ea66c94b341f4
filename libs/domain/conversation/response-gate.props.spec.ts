import { trials } from '@voicecore/testing';
import fc from 'fast-check';
import {
  ask,
  cancel,
  created,
  done,
  idleGate,
  nothingToCancel,
  refusedAsActive,
  type GateStep,
  type ResponseWish,
} from './response-gate';

const RUNS = trials(100);
const wish: ResponseWish = { purpose: 'answer', tools: true };

/** A model that allows one response at a time and takes as long as it likes to answer. */
class StrictModel {
  running: string | null = null;
  requested = 0;
  refusals = 0;
  private names = 0;

  create(): void {
    if (this.running !== null || this.requested > 0) this.refusals += 1;
    else this.requested = 1;
  }

  start(): string | null {
    if (this.requested === 0) return null;
    this.requested = 0;
    this.names += 1;
    this.running = `resp_${this.names}`;
    return this.running;
  }

  end(): string | null {
    const ended = this.running;
    this.running = null;
    return ended;
  }
}

describe('the response gate', () => {
  it('never asks a model for a second response while one runs, and forgets no wish', () => {
    const actions = fc.array(fc.constantFrom('ask', 'cancel', 'start', 'end', 'end', 'start'), { maxLength: 60 });
    fc.assert(
      fc.property(actions, (script) => {
        const model = new StrictModel();
        let gate = idleGate;
        let owed = false;
        const pass = (step: GateStep): void => {
          gate = step.gate;
          if (step.create) {
            model.create();
            owed = false;
          }
        };
        for (const [at, action] of script.entries()) {
          if (action === 'ask') {
            owed = true;
            pass(ask(gate, wish, at));
          } else if (action === 'cancel') {
            owed = false;
            pass(cancel(gate, at));
          } else if (action === 'start') {
            const id = model.start();
            if (id) pass(created(gate, id, gate.count));
          } else {
            const id = model.end();
            if (id) pass(done(gate, id, at));
          }
        }
        for (let i = 0; i < 3; i += 1) {
          const id = model.start();
          if (id) pass(created(gate, id, gate.count));
          const ended = model.end();
          if (ended) pass(done(gate, ended, 100));
        }
        expect(model.refusals).toBe(0);
        expect(owed).toBe(false);
        expect(gate.state).toBe('idle');
      }),
      { numRuns: RUNS },
    );
  });

  it('asks again after the response that the model started by itself', () => {
    const pending = ask(idleGate, wish, 0).gate;
    const refused = refusedAsActive(pending).gate;
    expect(done(refused, 'resp_of_its_own', 1).create).toEqual(wish);
  });

  it('does not wait for the end of a response that was over when it was cancelled', () => {
    const active = created(ask(idleGate, wish, 0).gate, 'resp_1', 1).gate;
    const cancelling = cancel(active, 1).gate;
    const again = ask(cancelling, wish, 1);
    expect(again.create).toBeUndefined();
    expect(nothingToCancel(again.gate, 2).create).toEqual(wish);
  });

  it('takes no answer to an older request for its own', () => {
    const pending = ask(idleGate, wish, 0).gate;
    expect(created(pending, 'resp_old', 0).gate.state).toBe('pending');
    expect(done(created(pending, 'resp_1', 1).gate, 'resp_old', 1).gate.state).toBe('active');
  });
});
