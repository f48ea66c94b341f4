/** Why this browser cannot carry a call; the screen names the remedy for each. */
export type Obstacle = 'insecure' | 'microphone-denied' | 'microphone-missing' | 'microphone-busy' | 'no-output';

/** One channel, with the browser's echo cancellation and noise suppression. */
const CONSTRAINTS: MediaTrackConstraints = {
  channelCount: 1,
  echoCancellation: true,
  noiseSuppression: true,
  autoGainControl: true,
};

export class MicrophoneUnavailable extends Error {
  constructor(readonly obstacle: Obstacle) {
    super(obstacle);
  }
}

/** Browsers give microphone access only to pages over https or on localhost. */
export function isSecure(): boolean {
  return window.isSecureContext && 'mediaDevices' in navigator;
}

function obstacleOf(error: unknown): Obstacle {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'microphone-denied';
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'microphone-missing';
  return 'microphone-busy';
}

export async function openMicrophone(): Promise<MediaStream> {
  if (!isSecure()) throw new MicrophoneUnavailable('insecure');
  try {
    return await navigator.mediaDevices.getUserMedia({ audio: CONSTRAINTS });
  } catch (error) {
    throw new MicrophoneUnavailable(obstacleOf(error));
  }
}

/**
 * Returns what prevents a call in this browser, or null. Opens the microphone for a moment (and asks for
 * permission if needed).
 */
export async function findObstacle(): Promise<Obstacle | null> {
  try {
    const stream = await openMicrophone();
    for (const track of stream.getTracks()) track.stop();
  } catch (error) {
    return error instanceof MicrophoneUnavailable ? error.obstacle : 'microphone-busy';
  }
  return (await hasOutput()) ? null : 'no-output';
}

/** Only browsers that let a page choose the speaker list them; the others always have one. */
async function hasOutput(): Promise<boolean> {
  if (!('setSinkId' in HTMLMediaElement.prototype)) return true;
  const devices = await navigator.mediaDevices.enumerateDevices();
  return devices.some((device) => device.kind === 'audiooutput');
}

/** Returns what is known without asking: an insecure page, or a microphone that was refused before. */
export async function knownObstacle(): Promise<Obstacle | null> {
  if (!isSecure()) return 'insecure';
  try {
    const permission = await navigator.permissions.query({ name: 'microphone' });
    return permission.state === 'denied' ? 'microphone-denied' : null;
  } catch {
    return null; // A browser that does not tell before it is asked.
  }
}
