import type { WebSocket } from 'ws';
import type { SpeechLog } from '../audio/speech-log';
import type { Faults } from '../faults';
import type { LineVoice } from '../voice/line-voice';
import { checkEvent } from './client-events';
import { Conversation, readItem, showItem, type Item } from './conversation';
import { Ear, type Turn } from './ear';
import { newId } from './ids';
import type { Reader } from './reader';
import { Responses } from './responses';
import { at, detection, initialSession, merge } from './settings';
import { isObject, type Fields, type Problem } from './shape';

export interface ModelSetup {
  readonly speech: SpeechLog;
  readonly faults: Faults;
  /** The voice that speaks the answers. */
  readonly voice: LineVoice;
  readonly thinkMs: number;
  /** How long after the turn its transcript arrives, ms. */
  readonly transcribeMs: number;
  /** The API's limit is 60 minutes. */
  readonly sessionMs: number;
  /** Replaces the model's own reading. */
  readonly reader?: Reader | undefined;
}

/** One socket of the scripted model: the GA protocol, strictly. */
export class RealtimeSession {
  private settings: Fields;
  private readonly conversation = new Conversation();
  private readonly responses: Responses;
  private readonly ear: Ear;
  private readonly expiry: NodeJS.Timeout;
  private speechItem = '';
  private committed = 0;

  constructor(
    private readonly socket: WebSocket,
    model: string,
    private readonly setup: ModelSetup,
  ) {
    const expiresAt = Math.floor((Date.now() + setup.sessionMs) / 1000);
    this.settings = initialSession(newId('sess'), model, expiresAt);
    const { speech, voice, faults, thinkMs, reader } = setup;
    this.responses = new Responses(
      {
        voice,
        faults,
        thinkMs,
        reader,
        session: () => this.settings,
        send: (type, body) => this.send(type, body),
        sendRaw: (text) => socket.send(text),
        close: (code, reason) => socket.close(code, reason),
        reset: () => socket.terminate(),
      },
      this.conversation,
    );
    this.ear = new Ear(speech, () => detection(this.settings), {
      started: (ms) => this.speechStarted(ms),
      stopped: (turn) => this.speechStopped(turn),
    });
    this.expiry = setTimeout(() => this.expire(), setup.sessionMs);
    const unwatch = faults.watch((kind) => kind === 'model-expire' && faults.take('model-expire') && this.expire());
    socket.on('message', (data, isBinary) =>
      this.receive(Buffer.isBuffer(data) && !isBinary ? data.toString('utf8') : ''),
    );
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      clearTimeout(this.expiry);
      unwatch();
      this.responses.drop();
    });
    this.send('session.created', { session: this.settings });
    if (faults.take('model-expire')) this.expire();
  }

  private send(type: string, body: Fields): void {
    if (this.socket.readyState === this.socket.OPEN) {
      this.socket.send(JSON.stringify({ type, event_id: newId('event'), ...body }));
    }
  }

  private refuse(problem: Problem, eventId: unknown): void {
    const { code, message, param } = problem;
    this.send('error', {
      error: { type: 'invalid_request_error', code, message, param: param || null, event_id: eventId ?? null },
    });
  }

  private receive(text: string): void {
    let event: unknown;
    try {
      event = JSON.parse(text);
    } catch {
      event = null;
    }
    if (!isObject(event)) {
      this.refuse({ code: 'invalid_json', message: 'The message is not a JSON object.', param: '' }, null);
      return;
    }
    const problem = checkEvent(event) ?? this.handle(event);
    if (problem) this.refuse(problem, event['event_id']);
  }

  private handle(event: Fields): Problem | null {
    const id = typeof event['item_id'] === 'string' ? event['item_id'] : '';
    switch (event['type']) {
      case 'session.update':
        return this.update(event['session']);
      case 'input_audio_buffer.append':
        this.append(String(event['audio']));
        return null;
      case 'input_audio_buffer.commit':
        return this.commitByHand();
      case 'input_audio_buffer.clear':
        this.ear.forget();
        this.send('input_audio_buffer.cleared', {});
        return null;
      case 'conversation.item.create':
        return this.createItem(event);
      case 'conversation.item.retrieve':
        return this.retrieve(id);
      case 'conversation.item.delete':
        return this.deleteItem(id);
      case 'conversation.item.truncate':
        return this.truncate(id, Number(event['audio_end_ms']));
      case 'response.create':
        return this.responses.create(isObject(event['response']) ? event['response'] : {});
      default:
        return this.responses.cancel(
          typeof event['response_id'] === 'string' ? event['response_id'] : null,
          'client_cancelled',
        );
    }
  }

  private update(session: unknown): Problem | null {
    if (!isObject(session)) return null;
    const { model, tracing } = session;
    if (model !== undefined && model !== this.settings['model']) {
      return { code: 'invalid_value', message: 'The model of a session cannot be changed.', param: 'session.model' };
    }
    if (tracing !== undefined && this.settings['tracing'] !== null) {
      return { code: 'invalid_value', message: 'Tracing cannot be changed once set.', param: 'session.tracing' };
    }
    this.settings = merge(this.settings, session);
    this.send('session.updated', { session: this.settings });
    return null;
  }

  /**
   * Audio that arrives before the phone's format is configured is noise to this model, as it would be to the real
   * one.
   */
  private append(base64: string): void {
    const telephone = at(this.settings, 'audio', 'input', 'format', 'type') === 'audio/pcmu';
    const bytes = Buffer.from(base64, 'base64');
    if (telephone) this.ear.hear(bytes);
  }

  private speechStarted(ms: number): void {
    this.speechItem = newId('item');
    this.send('input_audio_buffer.speech_started', { audio_start_ms: ms, item_id: this.speechItem });
    if (detection(this.settings)?.interruptResponse) this.responses.cancel(null, 'turn_detected');
  }

  private speechStopped(turn: Turn): void {
    const createResponse = detection(this.settings)?.createResponse ?? false;
    this.send('input_audio_buffer.speech_stopped', { audio_end_ms: turn.endMs, item_id: this.speechItem });
    this.commit(turn);
    if (createResponse) this.responses.create({});
  }

  private commitByHand(): Problem | null {
    if (this.ear.ms - this.committed < 100) {
      const message = 'Error committing input audio buffer: buffer too small. Expected at least 100ms of audio.';
      return { code: 'input_audio_buffer_commit_empty', message, param: '' };
    }
    this.speechItem = newId('item');
    this.commit(this.ear.take());
    return null;
  }

  private commit(turn: Turn): void {
    this.committed = this.ear.ms;
    const { text, language } = turn;
    const item: Item = { id: this.speechItem, kind: 'user', text, language, spoken: true };
    const before = this.conversation.add(item);
    this.send('input_audio_buffer.committed', { previous_item_id: before, item_id: item.id });
    this.announce(item, before);
    if (at(this.settings, 'audio', 'input', 'transcription')) this.transcribe(item.id, text, turn);
  }

  /** Transcription runs beside the conversation: its events arrive when they are ready. */
  private transcribe(itemId: string, transcript: string, turn: Turn): void {
    setTimeout(() => {
      const name = 'conversation.item.input_audio_transcription';
      const place = { item_id: itemId, content_index: 0 };
      for (const word of transcript.split(/(?<= )/)) this.send(`${name}.delta`, { ...place, delta: word });
      const seconds = Math.max(1, Math.round((turn.endMs - turn.startMs) / 1000));
      this.send(`${name}.completed`, { ...place, transcript, usage: { type: 'duration', seconds } });
    }, this.setup.transcribeMs);
  }

  private announce(item: Item, before: string | null): void {
    const shown = { previous_item_id: before, item: showItem(item) };
    this.send('conversation.item.added', shown);
    this.send('conversation.item.done', shown);
  }

  private createItem(event: Fields): Problem | null {
    if (!isObject(event['item'])) return null;
    const item = readItem(event['item']);
    const after = event['previous_item_id'];
    if (this.conversation.find(item.id)) {
      return {
        code: 'item_create_duplicate_id',
        message: `Item with id '${item.id}' already exists.`,
        param: 'item.id',
      };
    }
    if (typeof after === 'string' && after !== 'root' && !this.conversation.find(after)) {
      return {
        code: 'item_create_invalid_previous_item_id',
        message: `Item '${after}' not found.`,
        param: 'previous_item_id',
      };
    }
    const problem = item.kind === 'output' ? this.conversation.refuseOutput(item.callId) : null;
    if (problem) return problem;
    this.announce(item, this.conversation.add(item, typeof after === 'string' ? after : null));
    return null;
  }

  private retrieve(id: string): Problem | null {
    const item = this.conversation.find(id);
    if (!item) return { code: 'item_retrieve_invalid_item_id', message: `Item '${id}' not found.`, param: 'item_id' };
    this.send('conversation.item.retrieved', { item: showItem(item) });
    return null;
  }

  private deleteItem(id: string): Problem | null {
    if (!this.conversation.remove(id)) {
      return { code: 'item_delete_invalid_item_id', message: `Item '${id}' not found.`, param: 'item_id' };
    }
    this.send('conversation.item.deleted', { item_id: id });
    return null;
  }

  private truncate(id: string, audioEndMs: number): Problem | null {
    const problem = this.conversation.truncate(id, audioEndMs);
    if (problem) return problem;
    this.send('conversation.item.truncated', { item_id: id, content_index: 0, audio_end_ms: audioEndMs });
    return null;
  }

  private expire(): void {
    const message = 'Your session hit the maximum duration of 60 minutes.';
    this.send('error', {
      error: { type: 'invalid_request_error', code: 'session_expired', message, param: null, event_id: null },
    });
    this.socket.close(1001, 'maximum duration of 60 minutes');
  }
}
