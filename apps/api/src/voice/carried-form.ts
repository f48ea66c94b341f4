import { Inject, Injectable } from '@nestjs/common';
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Env } from '../env';
import { ENV } from '../platform/tokens';

/** What the carrier sends only once: what was said, keyed in or recorded. */
const carried = z.object({
  SpeechResult: z.string().optional(),
  Digits: z.string().optional(),
  Confidence: z.string().optional(),
  RecordingSid: z.string().optional(),
  RecordingUrl: z.string().optional(),
  RecordingDuration: z.string().optional(),
});

/** Maximum length of a carried form, characters: a minute of speech is below 1,500, and a URL holds 4,000. */
const longest = 2_400;

const nonceBytes = 12;
const tagBytes = 16;

/**
 * Preserves what a caller said when our side fails: the carrier is asked to come back to a URL that contains the form,
 * sealed, because the carrier repeats a request without it. Any process can open it; a person who reads the URL cannot.
 */
@Injectable()
export class CarriedForm {
  private readonly key: Buffer;

  constructor(@Inject(ENV) env: Env) {
    this.key = Buffer.from(hkdfSync('sha256', env.VOICECORE_JWT_SECRET, '', 'voicecore/carried-form', 32));
  }

  /** Returns null when the form contains nothing that would be lost, or too much to carry. */
  seal(form: unknown): string | null {
    const read = carried.safeParse(form);
    const json = read.success ? JSON.stringify(read.data) : '{}';
    if (json === '{}' || json.length > longest) return null;
    const nonce = randomBytes(nonceBytes);
    const cipher = createCipheriv('aes-256-gcm', this.key, nonce);
    const sealed = Buffer.concat([nonce, cipher.update(json, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    return sealed.toString('base64url');
  }

  /** Returns the form that the carrier sent first if the URL carries it, otherwise the form unchanged. */
  restore(form: unknown, sealed: unknown): unknown {
    if (typeof sealed !== 'string' || typeof form !== 'object' || form === null) return form;
    const bytes = Buffer.from(sealed, 'base64url');
    if (bytes.length <= nonceBytes + tagBytes) return form;
    const decipher = createDecipheriv('aes-256-gcm', this.key, bytes.subarray(0, nonceBytes));
    decipher.setAuthTag(bytes.subarray(-tagBytes));
    const json = decipher.update(bytes.subarray(nonceBytes, -tagBytes), undefined, 'utf8') + decipher.final('utf8');
    return { ...form, ...carried.parse(JSON.parse(json)) };
  }
}
