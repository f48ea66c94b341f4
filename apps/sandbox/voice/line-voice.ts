import { guessLanguage } from '../audio/guess-language';
import type { Language, Speaker, SpeechLog, Spoken } from '../audio/speech-log';
import { sentences } from './sentences';
import type { Synthesizer } from './synthesizer';

/** The voice of `<Say>` and of the scripted model: a synthesizer, or a murmur as long as the speech would be. */
export class LineVoice {
  constructor(
    private readonly log: SpeechLog,
    /** How fast the murmur talks. */
    private readonly msPerChar: number,
    private readonly synthesizer: Synthesizer | null,
  ) {}

  /**
   * Returns the words in the order in which they are heard. A synthesizer speaks sentence by sentence, all requested at
   * once: the first is played while the others are synthesized. A murmur is not divided into sentences.
   */
  say(text: string, language: Language, speaker: Speaker): readonly Promise<Spoken>[] {
    const { synthesizer } = this;
    if (!synthesizer?.available) return [Promise.resolve(this.murmur(text, language, speaker))];
    return sentences(text, language).map(async (sentence) => {
      // A greeting may offer the other language in that language; an English voice would garble it.
      const spoken = guessLanguage(sentence, language);
      const sound = await synthesizer.speak(sentence.trim(), spoken);
      return sound ? this.log.mark(sentence, spoken, speaker, sound) : this.murmur(sentence, spoken, speaker);
    });
  }

  private murmur(text: string, language: Language, speaker: Speaker): Spoken {
    return this.log.murmur(text, language, speaker, this.msPerChar);
  }
}
