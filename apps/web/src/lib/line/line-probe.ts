/** The audio heard on this page's line, for support and for browser journeys: the last 0.7 s of samples. */
export interface LineProbe {
  sampleRate: number;
  received(): number[];
}

declare global {
  interface Window {
    voicecoreLine?: LineProbe;
  }
}

/** Exposes a line's received audio as `window.voicecoreLine`; returns a function that removes it. */
export function listenOnLine(analyser: AnalyserNode): () => void {
  const probe: LineProbe = {
    sampleRate: analyser.context.sampleRate,
    received: () => {
      const samples = new Float32Array(analyser.fftSize);
      analyser.getFloatTimeDomainData(samples);
      return [...samples];
    },
  };
  window.voicecoreLine = probe;
  return () => {
    if (window.voicecoreLine === probe) delete window.voicecoreLine;
  };
}
