/** What is heard on the line of this page, for support and for browser journeys: the last 0.7 s of samples. */
export interface LineProbe {
  sampleRate: number;
  received(): number[];
}

declare global {
  interface Window {
    voicecoreLine?: LineProbe;
  }
}

/** Makes a line's received sound readable as `window.voicecoreLine`; returns the function that ends it. */
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
