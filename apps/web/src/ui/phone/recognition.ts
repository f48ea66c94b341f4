/** The browser's own speech recognition, if it has one. It is not a standard yet, so the DOM types lack it. */
interface Recogniser extends EventTarget {
  lang: string;
  continuous: boolean;
  interimResults: boolean;
  start(): void;
  stop(): void;
  onresult: ((event: { resultIndex: number; results: Recognised }) => void) | null;
  onend: (() => void) | null;
  onerror: ((event: { error: string }) => void) | null;
}
type Recognised = ArrayLike<ArrayLike<{ transcript: string }> & { isFinal: boolean }>;
type RecogniserClass = new () => Recogniser;

declare global {
  interface Window {
    SpeechRecognition?: RecogniserClass;
    webkitSpeechRecognition?: RecogniserClass;
  }
}

export function canRecognise(): boolean {
  return Boolean(window.SpeechRecognition ?? window.webkitSpeechRecognition);
}

/** Listens until the returned function is called; passes on each finished sentence. */
export function recognise(language: 'en' | 'es', heard: (text: string) => void, ended: () => void): () => void {
  const Recognition = window.SpeechRecognition ?? window.webkitSpeechRecognition;
  if (!Recognition) return () => undefined;
  const recogniser = new Recognition();
  recogniser.lang = language === 'es' ? 'es-US' : 'en-US';
  recogniser.continuous = true;
  recogniser.interimResults = false;
  let wanted = true;
  recogniser.onresult = ({ resultIndex, results }) => {
    for (let i = resultIndex; i < results.length; i += 1) {
      const result = results[i];
      const text = result?.[0]?.transcript.trim();
      if (result?.isFinal && text) heard(text);
    }
  };
  // It stops by itself after a silence; the call continues.
  recogniser.onend = () => {
    if (wanted) recogniser.start();
  };
  recogniser.onerror = ({ error }) => {
    if (error === 'no-speech' || error === 'aborted') return;
    wanted = false;
    ended();
  };
  recogniser.start();
  return () => {
    wanted = false;
    recogniser.stop();
  };
}
