/** Audio by its text; the least recently used is dropped first, limited by the total bytes. */
export class SoundCache {
  private readonly sounds = new Map<string, Buffer>();
  /** The bytes in the cache. */
  bytes = 0;

  constructor(private readonly maxBytes: number) {}

  find(key: string): Buffer | null {
    const sound = this.sounds.get(key);
    if (!sound) return null;
    this.sounds.delete(key);
    this.sounds.set(key, sound);
    return sound;
  }

  keep(key: string, sound: Buffer): void {
    if (sound.length > this.maxBytes) return;
    this.forget(key);
    this.sounds.set(key, sound);
    this.bytes += sound.length;
    for (const oldest of this.sounds.keys()) {
      if (this.bytes <= this.maxBytes) return;
      this.forget(oldest);
    }
  }

  private forget(key: string): void {
    this.bytes -= this.sounds.get(key)?.length ?? 0;
    this.sounds.delete(key);
  }
}
