import { saidExactly, type FirstWords } from '@voicecore/domain/conversation';
import { ASIDE, type AudioDelta, type ServerEvent } from '@voicecore/speech';

interface Running {
  readonly words: FirstWords;
  responseId: string;
  itemId: string;
  said: string;
  readonly pieces: Buffer[];
}

/** Speech that the model produces outside the conversation: not played now, but stored until it is needed. */
export class AsideVoice {
  private running: Running | null = null;

  /** @param ended gets the audio, mu-law; null when the model said something else, or nothing */
  constructor(private readonly ended: (words: FirstWords, audio: Buffer | null) => void) {}

  begin(words: FirstWords): void {
    this.running = { words, responseId: '', itemId: '', said: '', pieces: [] };
  }

  /** Takes a delta if it belongs to this speech; returns false otherwise. */
  audio(frame: Buffer, { responseId, itemId, start, end }: AudioDelta): boolean {
    const { running } = this;
    if (running === null || running.responseId !== responseId) return false;
    running.itemId = itemId;
    running.pieces.push(Buffer.from(frame.toString('latin1', start, end), 'base64'));
    return true;
  }

  /** Takes an event if it belongs to this speech; returns false otherwise. */
  event(event: ServerEvent): boolean {
    const { running } = this;
    if (running === null) return false;
    switch (event.type) {
      case 'response.created':
        if (event.response.metadata?.[ASIDE] === undefined) return false;
        running.responseId = event.response.id;
        return true;
      case 'response.output_audio_transcript.done':
        if (event.item_id !== running.itemId) return false;
        running.said = event.transcript;
        return true;
      case 'response.output_audio.done':
      case 'response.output_item.added':
        return event.response_id === running.responseId;
      case 'response.done':
        return event.response.id === running.responseId && this.end(running, event.response.status === 'completed');
      default:
        return false;
    }
  }

  private end({ words, said, pieces }: Running, isWhole: boolean): boolean {
    this.running = null;
    const isThere = isWhole && pieces.length > 0 && saidExactly(said, words.text);
    this.ended(words, isThere ? Buffer.concat(pieces) : null);
    return true;
  }
}
