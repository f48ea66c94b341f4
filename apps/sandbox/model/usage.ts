import type { Item } from './conversation';
import type { Fields } from './shape';

/** The API's rates: characters per text token, tokens per second of audio in and out. */
const CHARS_PER_TOKEN = 4;
const AUDIO_IN_PER_S = 10;
const AUDIO_OUT_PER_S = 20;
/** The prompt cache works in blocks. */
const CACHE_BLOCK = 64;

interface Context {
  readonly text: number;
  readonly audio: number;
}

function tokens(text: string): number {
  return Math.ceil(text.length / CHARS_PER_TOKEN);
}

function measure(instructions: string, items: readonly Item[]): Context {
  let text = tokens(instructions);
  let audio = 0;
  for (const item of items) {
    if (item.kind === 'user' && item.spoken) audio += Math.ceil(item.text.length * 0.06 * AUDIO_IN_PER_S || 1);
    else if (item.kind === 'assistant') audio += Math.ceil((item.audioMs / 1000) * AUDIO_OUT_PER_S);
    if (item.kind === 'call') text += tokens(item.args);
    else if (item.kind === 'output') text += tokens(item.output);
    else if (item.kind !== 'user' || !item.spoken) text += tokens(item.text);
  }
  return { text, audio };
}

/** Counts what a response costs; what the previous response had read already comes from the cache. */
export class Usage {
  private cachedText = 0;
  private cachedAudio = 0;

  bill(instructions: string, items: readonly Item[], spokenMs: number, written: string): Fields {
    const { text, audio } = measure(instructions, items);
    const cached = {
      text_tokens: Math.floor(Math.min(this.cachedText, text) / CACHE_BLOCK) * CACHE_BLOCK,
      audio_tokens: Math.floor(Math.min(this.cachedAudio, audio) / CACHE_BLOCK) * CACHE_BLOCK,
      image_tokens: 0,
    };
    this.cachedText = text;
    this.cachedAudio = audio;
    const out = { text_tokens: tokens(written), audio_tokens: Math.ceil((spokenMs / 1000) * AUDIO_OUT_PER_S) };
    const output = out.text_tokens + out.audio_tokens;
    return {
      total_tokens: text + audio + output,
      input_tokens: text + audio,
      output_tokens: output,
      input_token_details: {
        text_tokens: text,
        audio_tokens: audio,
        image_tokens: 0,
        cached_tokens: cached.text_tokens + cached.audio_tokens,
        cached_tokens_details: cached,
      },
      output_token_details: out,
    };
  }
}
