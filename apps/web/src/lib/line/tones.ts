/** The tones that a phone makes itself, synthesized: nothing is downloaded and nothing can fail to load. */

interface Cadence {
  /** Frequencies in Hz, played together. */
  tones: number[];
  /** Seconds on and off, alternating. */
  beat: number[];
  gain: number;
}

/**
 * Ringback and busy are North American (ITU-T E.180 supplement 2); the ringtone is ours: two soft notes, then a
 * pause.
 */
const CADENCES = {
  ringer: { tones: [659, 880], beat: [0.4, 0.2, 0.4, 2], gain: 0.12 },
  ringback: { tones: [440, 480], beat: [2, 4], gain: 0.05 },
  busy: { tones: [480, 620], beat: [0.5, 0.5], gain: 0.05 },
} satisfies Record<string, Cadence>;

export type Tone = keyof typeof CADENCES;

/** Seconds over which a tone fades in and out, so that it does not click. */
const EDGE_S = 0.02;

/** Seconds of audio scheduled ahead; a hidden tab's timers run once a second at best. */
const AHEAD_S = 12;

function schedule(gain: AudioParam, cadence: Cadence, from: number, until: number): number {
  let at = from;
  while (at < until) {
    for (let i = 0; i < cadence.beat.length; i += 2) {
      const on = cadence.beat[i] ?? 0;
      gain.setValueAtTime(0, at);
      gain.linearRampToValueAtTime(cadence.gain, at + EDGE_S);
      gain.setValueAtTime(cadence.gain, at + on - EDGE_S);
      gain.linearRampToValueAtTime(0, at + on);
      at += on + (cadence.beat[i + 1] ?? 0);
    }
  }
  return at;
}

/** Plays a tone until the returned function is called (or for `seconds`). */
export function sound(tone: Tone, seconds = Infinity): () => void {
  const cadence: Cadence = CADENCES[tone];
  const context = new AudioContext();
  const gain = new GainNode(context, { gain: 0 });
  gain.connect(context.destination);
  for (const frequency of cadence.tones) {
    const oscillator = new OscillatorNode(context, { frequency });
    oscillator.connect(gain);
    oscillator.start();
  }
  const start = context.currentTime + 0.05;
  let scheduled = schedule(gain.gain, cadence, start, start + Math.min(seconds, AHEAD_S));
  const more = setInterval(() => {
    const until = context.currentTime + AHEAD_S;
    if (seconds === Infinity && scheduled < until) scheduled = schedule(gain.gain, cadence, scheduled, until);
  }, 1000);
  const stop = (): void => {
    clearInterval(more);
    clearTimeout(end);
    if (context.state !== 'closed') void context.close();
  };
  const end = seconds === Infinity ? undefined : setTimeout(stop, seconds * 1000 + 500);
  return stop;
}

/** Plays a key's DTMF tone for 120 ms (ITU-T Q.23). */
export function soundKey(key: string): void {
  const rows = ['123A', '456B', '789C', '*0#D'];
  const row = rows.findIndex((keys) => keys.includes(key));
  if (row < 0) return;
  const low = [697, 770, 852, 941][row] ?? 697;
  const high = [1209, 1336, 1477, 1633][rows[row]?.indexOf(key) ?? 0] ?? 1209;
  const context = new AudioContext();
  const gain = new GainNode(context, { gain: 0.05 });
  gain.connect(context.destination);
  for (const frequency of [low, high]) {
    const oscillator = new OscillatorNode(context, { frequency });
    oscillator.connect(gain);
    oscillator.start();
    oscillator.stop(context.currentTime + 0.12);
    oscillator.onended = () => {
      if (context.state !== 'closed') void context.close();
    };
  }
}
