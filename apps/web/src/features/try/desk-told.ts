/** What a desk in a frame tells the page around it: it is ready, or it has shown why it cannot be. */
const word = 'voicecore.desk';

/** Sends the message to the page around this one, if that is one of ours. */
export function tellPhone(): void {
  if (window.parent !== window) window.parent.postMessage(word, window.location.origin);
}

/** Calls back once the desk in that frame has reported; returns a function that stops listening. */
export function deskTold(desk: () => Window | null, then: () => void): () => void {
  const listen = ({ source, origin, data }: MessageEvent) => {
    if (origin === window.location.origin && source !== null && source === desk() && data === word) then();
  };
  window.addEventListener('message', listen);
  return () => window.removeEventListener('message', listen);
}
