import { noAttempts } from '../understanding';
import { advance, begin, talkWakeAt, type TalkEffect, type TalkEvent, type TalkState } from '.';
import { talkLimits } from './talk-limits';

const start = 1_000_000;

/** A talk that the model has accepted, and the effects it has requested since. */
class Talk {
  state: TalkState;
  readonly effects: TalkEffect[] = [];
  now = start;

  constructor() {
    this.state = begin(
      {
        directory: { agents: [], departments: [] },
        language: 'en',
        languageKnown: true,
        urgent: [],
        attempts: noAttempts,
        attemptsBeforeTransfer: 3,
        fillers: [],
        known: [],
        screensWords: false,
        knowsMore: false,
        opening: [],
        history: [],
        nextSeq: 1,
        stream: 1,
      },
      start,
    );
    this.take({ kind: 'ModelReady' });
  }

  take(event: TalkEvent): void {
    const { state, effects } = advance(this.state, event, this.now);
    this.state = state;
    this.effects.push(...effects);
  }

  /** Lets time pass as the process does: it checks whenever something is due. */
  pass(ms: number): void {
    const until = this.now + ms;
    for (let due = talkWakeAt(this.state); due !== null && due <= until; due = talkWakeAt(this.state)) {
      this.now = Math.max(due, this.now);
      this.take({ kind: 'TimePassed' });
      if (talkWakeAt(this.state) === due) break;
    }
    this.now = until;
  }

  done(kind: TalkEffect['kind']): number {
    return this.effects.filter((effect) => effect.kind === kind).length;
  }
}

describe('a turn whose transcription failed', () => {
  it('is answered by what the model heard, costs no attempt, and is no silence', () => {
    const talk = new Talk();
    for (let turn = 1; turn <= 4; turn += 1) {
      talk.take({ kind: 'SpeechStarted', heard: [] });
      talk.pass(800);
      talk.take({ kind: 'SpeechStopped', silenceMs: 0 });
      talk.take({ kind: 'TurnCommitted', itemId: `item-${turn}` });
      talk.take({ kind: 'TurnNotTranscribed', itemId: `item-${turn}` });
      const asked = talk.effects.filter((effect) => effect.kind === 'createResponse').at(-1);
      expect(asked).toMatchObject({ wish: { purpose: 'answer', tools: true }, count: turn });
      talk.take({ kind: 'ResponseCreated', responseId: `r-${turn}`, count: turn });
      talk.take({ kind: 'VoiceBegan', responseId: `r-${turn}`, itemId: `a-${turn}` });
      talk.take({ kind: 'VoiceText', itemId: `a-${turn}`, text: 'We open at nine.', final: true });
      talk.take({ kind: 'ResponseEnded', responseId: `r-${turn}`, status: 'completed', heard: [] });
      talk.take({ kind: 'VoiceHeard', heard: [] });
    }
    expect(talk.state.attempts.failed).toBe(0);
    expect(talk.state.phase).toBe('talking');
  });
});

describe('a stream that is left while a tool waits for words', () => {
  it('is over at once: nobody waits for what is not used any more', () => {
    const talk = new Talk();
    talk.take({ kind: 'TurnCommitted', itemId: 'item-1' });
    talk.take({ kind: 'ResponseCreated', responseId: 'r-1', count: 1 });
    talk.take({
      kind: 'ToolCalled',
      responseId: 'r-1',
      callId: 'c-1',
      name: 'ask_for_human',
      args: '{"heard":"a person"}',
    });
    talk.take({ kind: 'ResponseEnded', responseId: 'r-1', status: 'completed', heard: [] });
    expect(talk.done('answerTool')).toBe(0);
    talk.take({ kind: 'Left' });
    expect([talk.done('answerTool'), talk.done('endStream')]).toEqual([1, 1]);
  });
});

describe('a line that never falls silent', () => {
  it('is taken for a turn after a bound, whatever the model hears', () => {
    const talk = new Talk();
    talk.take({ kind: 'SpeechStarted', heard: [] });
    talk.pass(talkLimits.speechMs - 1);
    expect(talk.done('commitAudio')).toBe(0);
    talk.pass(1);
    expect(talk.done('commitAudio')).toBe(1);
    talk.take({ kind: 'TurnCommitted', itemId: 'noise' });
    talk.take({ kind: 'TurnTranscribed', itemId: 'noise', text: '', heard: [] });
    expect(talk.done('createResponse')).toBe(1);
  });

  it('is asked whether somebody is there when the model does not even take it for a turn', () => {
    const talk = new Talk();
    talk.take({ kind: 'SpeechStarted', heard: [] });
    talk.pass(talkLimits.speechMs + talkLimits.silenceMs);
    expect(talk.done('createResponse')).toBe(1);
  });
});

describe('a model that says nothing', () => {
  it('is given up within four seconds of silence', () => {
    const talk = new Talk();
    talk.take({ kind: 'TurnCommitted', itemId: 'item-1' });
    talk.take({ kind: 'TurnTranscribed', itemId: 'item-1', text: 'When do you open?', heard: [] });
    talk.take({ kind: 'ResponseCreated', responseId: 'r-1', count: 1 });
    const asked = talk.now;
    talk.pass(talkLimits.noDeltaMs);
    talk.take({ kind: 'ResponseEnded', responseId: 'r-1', status: 'cancelled', heard: [] });
    talk.take({ kind: 'ResponseCreated', responseId: 'r-2', count: 2 });
    for (let step = 0; step < 40 && talk.done('endStream') === 0 && talk.done('tellLedger') === 0; step += 1)
      talk.pass(100);
    expect(talk.done('tellLedger') + talk.done('endStream')).toBeGreaterThan(0);
    expect(talk.now - asked).toBeLessThanOrEqual(4_000);
  });
});
