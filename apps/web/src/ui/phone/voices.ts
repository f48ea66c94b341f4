import { useEffect, useState } from 'react';

type Language = 'en' | 'es';

function voiceFor(language: Language): SpeechSynthesisVoice | undefined {
  if (!('speechSynthesis' in window)) return undefined;
  const voices = speechSynthesis.getVoices().filter((voice) => voice.lang.toLowerCase().startsWith(language));
  return voices.find((voice) => voice.default) ?? voices[0];
}

/** Speaks with the browser's voice of that language; false when it has none. */
export function speakAloud(text: string, language: Language): boolean {
  const voice = voiceFor(language);
  if (!voice) return false;
  const utterance = new SpeechSynthesisUtterance(text);
  utterance.voice = voice;
  utterance.lang = voice.lang;
  speechSynthesis.speak(utterance);
  return true;
}

export function stopSpeaking(): void {
  if ('speechSynthesis' in window) speechSynthesis.cancel();
}

/** Languages that this browser has no voice for. Browsers list their voices late. */
export function useMissingVoices(): Language[] {
  const [missing, setMissing] = useState<Language[]>([]);
  useEffect(() => {
    const look = () => setMissing((['en', 'es'] as const).filter((language) => !voiceFor(language)));
    look();
    if (!('speechSynthesis' in window)) return undefined;
    speechSynthesis.addEventListener('voiceschanged', look);
    return () => speechSynthesis.removeEventListener('voiceschanged', look);
  }, []);
  return missing;
}
